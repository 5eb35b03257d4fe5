"""The themes, and which of them a terminal can show."""

from dataclasses import dataclass
from typing import Any

from textual.app import App
from textual.theme import Theme

DEFAULT = "dusk"


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
}

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
}
"""Looks in values of the 256 colours, where the nearest ones would be of another hue."""

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

LIGHT = ("paper",)

FEWER_COLOURS = {"256": "-256", "standard": "-16", "windows": "-16"}
"""How the names of themes end that are made for terminals of fewer colours."""


def theme_for(name: str, color_system: str | None, no_color: bool) -> Theme:
    """The theme of that name for a terminal, as Rich names its colours; dusk for an unknown name.

    Without colour a theme is kept, for Textual turns it into greys that are as bright or as dark.
    """
    known = name if name in LOOKS else DEFAULT
    ending = "" if no_color else FEWER_COLOURS.get(color_system or "", "")
    return THEMES.get(known + ending, THEMES[known])


def register(app: App[Any]) -> None:
    """Make every theme known to an app."""
    for theme in THEMES.values():
        app.register_theme(theme)


def _theme(name: str, look: Look, *, dark: bool) -> Theme:
    return Theme(
        name=name,
        primary=look.accent,
        secondary=look.quiet,
        accent=look.accent,
        warning=look.alarm,
        error=look.alarm,
        success=look.accent,
        foreground=look.text,
        background=look.ground,
        surface=look.ground,
        panel=look.raised,
        boost=look.raised,
        dark=dark,
        luminosity_spread=0,  # no lighter shades: they would be grey, and night has no grey
        variables=_variables(name, look),
    )


def _variables(name: str, look: Look) -> dict[str, str]:
    levels = LEVELS.get(name, (look.accent,) * 5)
    return {
        **{f"year-{level}": colour for level, colour in enumerate(levels)},
        "pacer-inner": look.inner,
        "pacer-outer": look.outer,
        "pacer-outline": look.outline,
        "text": look.text,
        "text-quiet": look.quiet,
        "text-faint": look.faint,
        "text-muted": look.quiet,
        "text-disabled": look.quiet,
        "text-primary": look.accent,
        "text-secondary": look.quiet,
        "text-accent": look.accent,
        "text-success": look.accent,
        "text-warning": look.alarm,
        "text-error": look.alarm,
        "chosen": look.chosen,
        "chosen-text": look.ground if look.chosen == look.accent else look.accent,
        "foreground-muted": look.quiet,
        "foreground-disabled": look.faint,
        "block-cursor-foreground": look.ground,
        "block-cursor-background": look.accent,
        "block-cursor-blurred-foreground": look.text,
        "block-cursor-blurred-background": look.raised,
        "block-hover-background": look.raised,
        "border": look.faint,
        "border-blurred": look.faint,
        "surface-active": look.raised,
        "scrollbar": look.faint,
        "scrollbar-hover": look.quiet,
        "scrollbar-active": look.quiet,
        "scrollbar-background": look.ground,
        "input-selection-background": look.quiet,
        "input-selection-foreground": look.ground,
        "screen-selection-background": look.quiet,
        "screen-selection-foreground": look.ground,
        "link-background-hover": look.ground,
        "link-color-hover": look.accent,
        "button-color-foreground": look.ground,
    }


THEMES = {
    name + ending: _theme(name + ending, look, dark=name not in LIGHT)
    for ending, looks in (("", LOOKS), ("-256", LOOKS_IN_256), ("-16", LOOKS_IN_16))
    for name, look in looks.items()
}
"""Every theme by name."""

VARIABLE_DEFAULTS = _variables(DEFAULT, LOOKS[DEFAULT])
"""What `App.get_theme_variable_defaults` answers, so that Textual's own themes work too."""
