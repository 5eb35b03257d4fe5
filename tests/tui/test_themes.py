import math
from collections.abc import Iterator
from dataclasses import asdict
from itertools import pairwise

import pytest
from rich.color import ColorSystem
from textual.app import App
from textual.color import Color, ColorParseError, rgb_to_lab
from textual.theme import Theme

from stillpoint.config.settings import SETTINGS
from stillpoint.tui.looks import LOOKS, LOOKS_IN_16
from stillpoint.tui.themes import THEMES, register, theme_for

SEEN_BY = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What becomes of linear red, green and blue: Machado, Oliveira and Fernandes 2009, severity 1."""

COLOUR_SYSTEMS = {
    "truecolor": ColorSystem.TRUECOLOR,
    "256": ColorSystem.EIGHT_BIT,
    "standard": ColorSystem.STANDARD,
}


def variables(theme: Theme) -> dict[str, str]:
    return theme.to_color_system().generate() | theme.variables


def sent(name: str, system: str, variable: str) -> tuple[int, int, int]:
    """The colour that a terminal of that kind gets for a variable of a theme."""
    wanted = Color.parse(variables(theme_for(name, system, no_color=False))[variable])
    red, green, blue = wanted.rich_color.downgrade(COLOUR_SYSTEMS[system]).get_truecolor()
    return red, green, blue


def linear_of(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def of_linear(part: float) -> int:
    part = min(1.0, max(0.0, part))
    value = part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
    return round(value * 255)


def luminance(colour: tuple[int, int, int]) -> float:
    red, green, blue = map(linear_of, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def seen(colour: tuple[int, int, int], eyes: str) -> Color:
    """A colour as such eyes see it."""
    linear = [linear_of(value) for value in colour]
    mixed = (sum(part * of for part, of in zip(row, linear, strict=True)) for row in SEEN_BY[eyes])
    red, green, blue = map(of_linear, mixed)
    return Color(red, green, blue)


def difference(one: Color, other: Color) -> float:
    """How far apart two colours look: CIE 1976, where 2.3 can just be noticed."""
    return math.dist(rgb_to_lab(one), rgb_to_lab(other))


def colours(theme: Theme) -> Iterator[Color]:
    for value in variables(theme).values():
        try:
            colour = Color.parse(value.partition(" ")[0])
        except ColorParseError:
            continue  # the style of a text, or a word of CSS
        yield colour


FEWER_HUES = {
    "blue-orange": "deuteranopia",
    "blue-yellow": "protanopia",
    "teal-rose": "tritanopia",
}
"""The themes for eyes that see fewer hues, and what each is made for."""

WORDS_STAND_OUT = {"contrast": 7.0, **dict.fromkeys(("dusk", "paper", *FEWER_HUES), 4.5)}
"""How clearly words stand out, as WCAG 2.2 counts; night is dim, and held to that below."""


@pytest.mark.parametrize("system", COLOUR_SYSTEMS)
@pytest.mark.parametrize("name", WORDS_STAND_OUT)
def test_words_stand_out_from_what_is_behind_them(name: str, system: str) -> None:
    inks = ("text", "foreground", "text-quiet", "accent", "error", "text-warning")
    grounds = ("background", "surface", "panel")
    pairs = [(sent(name, system, ink), sent(name, system, on)) for ink in inks for on in grounds]
    assert min(contrast(ink, ground) for ink, ground in pairs) >= WORDS_STAND_OUT[name]


@pytest.mark.parametrize("system", COLOUR_SYSTEMS)
@pytest.mark.parametrize("name", ["contrast", *FEWER_HUES])
def test_marks_stand_out_where_eyes_need_it(name: str, system: str) -> None:
    marks = ("text-faint", "border", "scrollbar", "pacer-inner", "pacer-outer", "pacer-outline")
    ground = sent(name, system, "background")
    assert min(contrast(sent(name, system, mark), ground) for mark in marks) >= 3


@pytest.mark.parametrize("system", COLOUR_SYSTEMS)
@pytest.mark.parametrize("name", FEWER_HUES)
def test_what_means_another_thing_looks_another_way_to_eyes_that_see_fewer_hues(
    name: str, system: str
) -> None:
    told_apart = (
        ("accent", "error"),
        ("accent", "text"),
        ("error", "text"),
        ("accent", "text-quiet"),
        ("error", "text-quiet"),
        ("pacer-inner", "pacer-outer"),
        ("pacer-outer", "pacer-outline"),
        ("pacer-inner", "pacer-outline"),
    )
    apart = [
        difference(*(seen(sent(name, system, ink), FEWER_HUES[name]) for ink in pair))
        for pair in told_apart
    ]
    assert min(apart) >= 20


@pytest.mark.parametrize("system", COLOUR_SYSTEMS)
@pytest.mark.parametrize("name", WORDS_STAND_OUT)
def test_the_chosen_row_can_be_read_and_looks_unlike_the_others(name: str, system: str) -> None:
    words, ground = sent(name, system, "chosen-text"), sent(name, system, "chosen")
    assert contrast(words, ground) >= WORDS_STAND_OUT[name]
    assert (words, ground) != (sent(name, system, "text"), sent(name, system, "background"))


@pytest.mark.parametrize("name", ["dusk", "paper", *FEWER_HUES])
@pytest.mark.parametrize("system", COLOUR_SYSTEMS)
def test_tones_stay_apart_however_few_colours_there_are(name: str, system: str) -> None:
    assert sent(name, system, "text") != sent(name, system, "text-quiet")
    assert sent(name, system, "pacer-inner") != sent(name, system, "pacer-outer")
    assert sent(name, system, "pacer-outer") != sent(name, system, "background")
    assert sent(name, system, "pacer-outline") != sent(name, system, "background")
    assert sent(name, system, "text-faint") != sent(name, system, "background")


@pytest.mark.parametrize("name", ["dusk", "paper", "night", "dusk-256", "paper-256"])
def test_days_of_more_minutes_stand_out_more(name: str) -> None:
    ground = Color.parse(variables(THEMES[name])["background"]).rgb
    levels = [Color.parse(variables(THEMES[name])[f"year-{level}"]).rgb for level in range(5)]
    strengths = [contrast(level, ground) for level in levels]
    assert all(more / less > 1.15 for less, more in pairwise(strengths))
    assert strengths[1] > 1.3


@pytest.mark.parametrize("system", ["truecolor", "256"])
@pytest.mark.parametrize("name", ["dusk", "paper"])
def test_levels_stay_apart_as_they_are_sent(name: str, system: str) -> None:
    levels = {sent(name, system, f"year-{level}") for level in range(5)}
    assert len(levels) == 5
    assert sent(name, system, "background") not in levels


@pytest.mark.parametrize("name", ["dusk", "paper", *FEWER_HUES])
def test_greys_in_place_of_colours_are_as_legible(name: str) -> None:
    theme = variables(theme_for(name, "truecolor", no_color=True))
    quiet = Color.parse(theme["text-quiet"]).monochrome.rgb
    assert contrast(quiet, Color.parse(theme["background"]).monochrome.rgb) >= 4.5


@pytest.mark.parametrize("system", ["truecolor", "256"])
def test_night_is_dim_and_can_be_read_all_the_same(system: str) -> None:
    ground = sent("night", system, "background")
    assert contrast(sent("night", system, "text"), ground) >= 2.5
    assert contrast(sent("night", system, "text-quiet"), ground) >= 1.8


@pytest.mark.parametrize("name", ["night", "night-256", "night-16"])
def test_night_is_dim_and_red_throughout(name: str) -> None:
    assert max(luminance(colour.rgb) for colour in colours(THEMES[name])) <= 0.12
    assert all(colour.r >= colour.g and colour.r >= colour.b for colour in colours(THEMES[name]))
    assert not any("auto" in value for value in variables(THEMES[name]).values())


@pytest.mark.parametrize("name", LOOKS_IN_16)
def test_sixteen_colours_are_the_terminals_own(name: str) -> None:
    plain = {"#000000", "#aa0000", "#0000aa", "#00aaaa", "#aaaaaa"}
    bright = {"#555555", "#ff5555", "#ffff55", "#ff55ff", "#55ffff", "#ffffff"}
    assert set(asdict(LOOKS_IN_16[name]).values()) <= plain | bright


@pytest.mark.parametrize(
    ("name", "color_system", "no_color", "theme"),
    [
        ("paper", "truecolor", False, "paper"),
        ("paper", "256", False, "paper-256"),
        ("night", "standard", False, "night-16"),
        ("contrast", "windows", False, "contrast"),
        ("dusk", None, False, "dusk"),
        ("night", "standard", True, "night"),
        ("no such theme", "truecolor", False, "dusk"),
    ],
)
def test_the_theme_fits_the_terminal(
    name: str, color_system: str | None, no_color: bool, theme: str
) -> None:
    assert theme_for(name, color_system, no_color).name == theme


def test_no_theme_lets_no_color_paint_black_on_black() -> None:
    assert not any(theme.ansi for theme in THEMES.values())


def test_every_theme_that_can_be_chosen_is_there() -> None:
    app: App[object] = App()
    register(app)
    assert tuple(LOOKS) == SETTINGS["theme"].form.offers
    assert set(THEMES) <= set(app.available_themes)
