from collections.abc import Iterator
from dataclasses import asdict
from itertools import pairwise

import pytest
from rich.color import ColorSystem
from textual.app import App
from textual.color import Color, ColorParseError
from textual.theme import Theme

from stillpoint.config.settings import SETTINGS
from stillpoint.tui.themes import LOOKS, LOOKS_IN_16, THEMES, register, theme_for

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


def luminance(colour: tuple[int, int, int]) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def colours(theme: Theme) -> Iterator[Color]:
    for value in variables(theme).values():
        try:
            colour = Color.parse(value.partition(" ")[0])
        except ColorParseError:
            continue  # the style of a text, or a word of CSS
        yield colour


@pytest.mark.parametrize("system", COLOUR_SYSTEMS)
@pytest.mark.parametrize("ground", ["background", "surface", "panel"])
@pytest.mark.parametrize("ink", ["text", "foreground", "text-quiet", "accent", "error"])
@pytest.mark.parametrize("name", ["dusk", "paper", "contrast"])
def test_words_stand_out_from_what_is_behind_them(
    name: str, ink: str, ground: str, system: str
) -> None:
    assert contrast(sent(name, system, ink), sent(name, system, ground)) >= 4.5


@pytest.mark.parametrize("system", COLOUR_SYSTEMS)
@pytest.mark.parametrize("name", ["dusk", "paper", "contrast"])
def test_the_chosen_row_can_be_read_and_looks_unlike_the_others(name: str, system: str) -> None:
    words, ground = sent(name, system, "chosen-text"), sent(name, system, "chosen")
    assert contrast(words, ground) >= 4.5
    assert (words, ground) != (sent(name, system, "text"), sent(name, system, "background"))


@pytest.mark.parametrize("name", ["dusk", "paper"])
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


@pytest.mark.parametrize("name", ["dusk", "paper"])
def test_greys_in_place_of_colours_are_as_legible(name: str) -> None:
    theme = variables(theme_for(name, "truecolor", no_color=True))
    quiet = Color.parse(theme["text-quiet"]).monochrome.rgb
    assert contrast(quiet, Color.parse(theme["background"]).monochrome.rgb) >= 4.5


@pytest.mark.parametrize("name", ["night", "night-256", "night-16"])
def test_night_is_dim_and_red_throughout(name: str) -> None:
    assert max(luminance(colour.rgb) for colour in colours(THEMES[name])) <= 0.12
    assert all(colour.r >= colour.g and colour.r >= colour.b for colour in colours(THEMES[name]))
    assert not any("auto" in value for value in variables(THEMES[name]).values())


@pytest.mark.parametrize("name", LOOKS_IN_16)
def test_sixteen_colours_are_the_terminals_own(name: str) -> None:
    plain = {"#000000", "#aa0000", "#0000aa", "#00aaaa", "#aaaaaa"}
    bright = {"#555555", "#ff5555", "#55ffff", "#ffffff"}
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
