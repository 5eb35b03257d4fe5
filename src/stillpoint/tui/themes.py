"""The themes, and which of them a terminal can show."""

from typing import Any

from textual.app import App
from textual.theme import Theme

from stillpoint.tui.looks import LEVELS, LOOKS, LOOKS_IN_16, LOOKS_IN_256, Look

DEFAULT = "dusk"

LIGHT = ("paper",)

EASIER_TO_SEE = ("contrast", "blue-orange", "blue-yellow", "teal-rose")
"""The themes that are chosen because others are hard to see."""

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
