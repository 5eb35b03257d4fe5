"""The few colours that each theme is made of, for terminals of many colours, of 256 and of 16."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Look:
    """The few colours that a theme is made of."""

    ground: str
    raised: str
    """Behind what lies over a screen: help, the palette."""
    text: str
    quiet: str
    """Words that may wait."""
    faint: str
    """Rules, tracks and other marks; never words."""
    accent: str
    chosen: str
    """Behind the chosen row; where it is the accent, the row is written in the ground."""
    alarm: str
    """What is wrong."""
    inner: str
    """The pacer's middle."""
    outer: str
    """The pacer's rim when it is full."""
    outline: str
    """Where the full breath will reach."""


LOOKS = {
    "dusk": Look(
        ground="#10141c",
        raised="#141a24",
        text="#c4d4d8",
        quiet="#6c8794",
        faint="#33424f",
        accent="#c4e0dc",
        chosen="#1c2832",
        alarm="#e0a58c",
        inner="#c4e0dc",
        outer="#345c78",
        outline="#2c3c4a",
    ),
    "paper": Look(
        ground="#f6f2ea",
        raised="#f1ece1",
        text="#33383b",
        quiet="#5f6a6c",
        faint="#c6c8c0",
        accent="#3f6f73",
        chosen="#ebe6d9",
        alarm="#9a3f2c",
        inner="#2f5f66",
        outer="#a9c3bf",
        outline="#cfd2ca",
    ),
    "night": Look(
        ground="#000000",
        raised="#0c0201",
        text="#b02c1c",
        quiet="#8a2a1a",
        faint="#4a120a",
        accent="#b02c1c",
        chosen="#1c0603",
        alarm="#b02c1c",
        inner="#a02818",
        outer="#5c180e",
        outline="#3c0f08",
    ),
    "contrast": Look(
        ground="#000000",
        raised="#000000",
        text="#ffffff",
        quiet="#ffffff",
        faint="#ffffff",
        accent="#ffffff",
        chosen="#ffffff",
        alarm="#ffffff",
        inner="#ffffff",
        outer="#ffffff",
        outline="#ffffff",
    ),
    "blue-orange": Look(
        ground="#0e1219",
        raised="#151b25",
        text="#dbe3ea",
        quiet="#93a7ba",
        faint="#61707f",
        accent="#56b4e9",
        chosen="#1a2735",
        alarm="#e69f00",
        inner="#b5dcf4",
        outer="#0072b2",
        outline="#61707f",
    ),
    "blue-yellow": Look(
        ground="#0d1017",
        raised="#141823",
        text="#e0e4ea",
        quiet="#97a5b8",
        faint="#616d80",
        accent="#77aaff",
        chosen="#182236",
        alarm="#f0e442",
        inner="#c6dbff",
        outer="#2a6fd6",
        outline="#616d80",
    ),
    "teal-rose": Look(
        ground="#0e1313",
        raised="#151c1c",
        text="#dfe6e4",
        quiet="#94aaa6",
        faint="#5f726f",
        accent="#4dd0b8",
        chosen="#15302b",
        alarm="#ff7a8a",
        inner="#b5efe3",
        outer="#1f8577",
        outline="#5f726f",
    ),
}
"""The three last are for eyes that see fewer hues, around the colours of Okabe and Ito (2008)."""

LOOKS_IN_256 = {
    "dusk": Look(
        ground="#121212",
        raised="#1c1c1c",
        text="#d0d0d0",
        quiet="#87afaf",
        faint="#444444",
        accent="#afd7d7",
        chosen="#303030",
        alarm="#d7af87",
        inner="#afd7d7",
        outer="#005f87",
        outline="#303030",
    ),
    "paper": Look(
        ground="#f2f2f2",
        raised="#e8e8e8",
        text="#303030",
        quiet="#585858",
        faint="#bcbcbc",
        accent="#005f5f",
        chosen="#dadada",
        alarm="#870000",
        inner="#005f5f",
        outer="#87afaf",
        outline="#d0d0d0",
    ),
    "night": Look(
        ground="#000000",
        raised="#000000",
        text="#af0000",
        quiet="#870000",
        faint="#5f0000",
        accent="#af0000",
        chosen="#000000",
        alarm="#af0000",
        inner="#af0000",
        outer="#5f0000",
        outline="#5f0000",
    ),
    "blue-orange": Look(
        ground="#121212",
        raised="#1c1c1c",
        text="#dadada",
        quiet="#a8a8a8",
        faint="#6c6c6c",
        accent="#5fafff",
        chosen="#303030",
        alarm="#ffaf00",
        inner="#afd7ff",
        outer="#0087d7",
        outline="#6c6c6c",
    ),
    "blue-yellow": Look(
        ground="#121212",
        raised="#1c1c1c",
        text="#dadada",
        quiet="#a8a8a8",
        faint="#6c6c6c",
        accent="#87afff",
        chosen="#303030",
        alarm="#ffff5f",
        inner="#d7d7ff",
        outer="#5f87d7",
        outline="#6c6c6c",
    ),
    "teal-rose": Look(
        ground="#121212",
        raised="#1c1c1c",
        text="#dadada",
        quiet="#a8a8a8",
        faint="#6c6c6c",
        accent="#5fd7af",
        chosen="#303030",
        alarm="#ff8787",
        inner="#afffd7",
        outer="#008787",
        outline="#6c6c6c",
    ),
}
"""Looks in values of the 256 colours, where the nearest ones would be of another hue."""

CYAN_AND_YELLOW = Look(
    ground="#000000",
    raised="#000000",
    text="#ffffff",
    quiet="#aaaaaa",
    faint="#aaaaaa",
    accent="#55ffff",
    chosen="#000000",
    alarm="#ffff55",
    inner="#55ffff",
    outer="#00aaaa",
    outline="#aaaaaa",
)

LOOKS_IN_16 = {
    "dusk": Look(
        ground="#000000",
        raised="#000000",
        text="#ffffff",
        quiet="#aaaaaa",
        faint="#555555",
        accent="#55ffff",
        chosen="#000000",
        alarm="#ff5555",
        inner="#55ffff",
        outer="#00aaaa",
        outline="#555555",
    ),
    "paper": Look(
        ground="#ffffff",
        raised="#ffffff",
        text="#000000",
        quiet="#0000aa",
        faint="#aaaaaa",
        accent="#0000aa",
        chosen="#0000aa",
        alarm="#aa0000",
        inner="#0000aa",
        outer="#00aaaa",
        outline="#aaaaaa",
    ),
    "night": Look(
        ground="#000000",
        raised="#000000",
        text="#aa0000",
        quiet="#aa0000",
        faint="#aa0000",
        accent="#aa0000",
        chosen="#000000",
        alarm="#aa0000",
        inner="#aa0000",
        outer="#aa0000",
        outline="#aa0000",
    ),
    "blue-orange": CYAN_AND_YELLOW,
    "blue-yellow": replace(
        CYAN_AND_YELLOW, accent="#ffff55", alarm="#ff55ff", inner="#ffff55", outline="#ffffff"
    ),
    "teal-rose": replace(CYAN_AND_YELLOW, alarm="#ff5555"),
}
"""Looks in values that become exactly one of a terminal's own sixteen colours each."""

LEVELS = {
    "dusk": ("#1d2731", "#2c4f66", "#4b7a8e", "#82adb6", "#c4e0dc"),
    "paper": ("#e4e0d5", "#c0d3ce", "#90b2b0", "#5c8789", "#2f5f66"),
    "night": ("#1e0704", "#44110a", "#641a10", "#8a2216", "#b02c1c"),
    "dusk-256": ("#262626", "#005f5f", "#5f8787", "#87afaf", "#d7ffff"),
    "paper-256": ("#e4e4e4", "#afd7d7", "#87afaf", "#5f8787", "#005f5f"),
    "dusk-16": ("#00aaaa",) * 5,
}
"""How days are marked in the year, from nothing to the fourth level.

Where these are one colour, as where none are given, glyphs tell the levels.
"""
