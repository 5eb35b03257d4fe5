"""What a key may hold that is no table: texts, numbers, durations, ids."""

from typing import Annotated, Literal

from msgspec import Meta

from stillpoint.core.durations import LONGEST
from stillpoint.packs.ids import EXAMPLE

_DAY = LONGEST.total_seconds()
_TIME = r"[0-9][0-9. ]*(?:[hH][0-9. ]*)?(?:[mM][0-9. ]*)?[sS]?\s*$"
_DURATION = rf"^\s*{_TIME}"
_SIGNED_DURATION = rf"^\s*-?\s*{_TIME}"
_AGE = r" *(?:[0-9] *){1,3}"
AGES = rf"^{_AGE}(?:[wmyWMY]|[wmyWMY]? *-{_AGE}[wmyWMY]|[wmyWMY] *\+)\s*$"
PATTERN = r"^(?:[a-z0-9][a-z0-9-]{0,63}|[0-9.]+(?:-[0-9.]+){1,3}\s*)$"
"""How durations, ages and patterns look, for editors; their readers say it better."""


def text(most: int, example: str = "", looks: str = "") -> Meta:
    """A text; `looks` is a pattern for editors alone."""
    return Meta(
        max_length=most,
        title="a text",
        description=f"a text of {most:,} characters at most",
        examples=[example] if example else None,
        extra_json_schema={"pattern": looks} if looks else None,
    )


def text_like(pattern: str, description: str, example: str) -> Meta:
    """A short text of a certain form."""
    return Meta(pattern=pattern, max_length=200, description=description, examples=[example])


def whole_number(least: int, most: int) -> Meta:
    """A whole number within bounds."""
    description = f"a whole number from {least} to {most:,}"
    return Meta(ge=least, le=most, title="a whole number", description=description)


def number(least: float, most: float, example: float | None = None) -> Meta:
    """A number within bounds."""
    description = f"a number from {least:g} to {most:g}"
    examples = None if example is None else [example]
    return Meta(ge=least, le=most, title="a number", description=description, examples=examples)


def list_of(least: int, most: int, of: str) -> Meta:
    """A list of so many."""
    return Meta(min_length=least, max_length=most, description=f"a list of {of}")


Id = Annotated[
    str,
    text_like("^[a-z0-9][a-z0-9-]{0,63}$", "an id of small letters, digits and hyphens", EXAMPLE),
]
Target = Annotated[
    str,
    text_like(
        "^[a-z0-9][a-z0-9-]{0,63}(?:/[a-z0-9][a-z0-9-]{0,63})?$",
        'the id of a step, a session or "end"',
        "end",
    ),
]
Title = Annotated[
    str,
    Meta(
        pattern=r"\S",
        max_length=200,
        title="a text",
        description="a text of 1 to 200 characters",
        examples=["Evening breath"],
    ),
]
Word = Annotated[str, text(200)]
Prose = Annotated[str, text(2000)]
Prompts = Annotated[
    Prose | Annotated[list[Prose], list_of(0, 200, "texts")],
    Meta(description="a text or a list of texts of 2,000 characters at most"),
]
Length = Annotated[
    str | float,
    Meta(
        description='a duration such as "90s", "2m30s" or a number of seconds',
        examples=["30s"],
        extra_json_schema={"pattern": _DURATION, "minimum": 0, "maximum": _DAY},
    ),
]
Moment = Annotated[
    str | float,
    Meta(
        description='a duration such as "90s", "2m30s" or a number of seconds',
        examples=["30s"],
        extra_json_schema={"pattern": _SIGNED_DURATION, "minimum": -_DAY, "maximum": _DAY},
    ),
]
Bell = Annotated[
    Literal["bowl", "wood", "chime", "soft", "double", "none"],
    Meta(
        description='a bell: "bowl", "wood", "chime", "soft", "double" or "none"',
        examples=["bowl"],
    ),
]
Scale = Annotated[
    str,
    text_like("^[0-9]{1,3}-[0-9]{1,3}$", 'a lowest and a highest answer such as "0-10"', "0-10"),
]
Beat = Annotated[float, number(1, 240, 60)]
