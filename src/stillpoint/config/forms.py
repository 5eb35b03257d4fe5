"""What a setting may be: a few words, on or off, a number within bounds, or text that is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from stillpoint.core.errors import Misuse
from stillpoint.core.texts import nearest, quoted

Value = str | bool | int

SPOKEN = {"on": True, "true": True, "yes": True, "off": False, "false": False, "no": False}
"""On and off, as people say them."""


class Form(Protocol):
    """What a setting may be."""

    @property
    def offers(self) -> tuple[Value, ...]:
        """What is offered to choose from: all of it, or some."""
        ...

    @property
    def bounds(self) -> str:
        """What it may be, in words."""
        ...

    def value_of(self, typed: str) -> Value:
        """What somebody typed stands for; what stands for nothing stays as it is."""
        ...

    def fault(self, value: object) -> str | None:
        """What is wrong with a value; None where nothing is."""
        ...

    def meaning(self, value: Value) -> str:
        """What a value does, where its name does not tell."""
        ...


@dataclass(frozen=True, slots=True)
class Words:
    """One of a few words."""

    meanings: Mapping[str, str]

    @property
    def offers(self) -> tuple[Value, ...]:
        """All of them."""
        return tuple(self.meanings)

    @property
    def bounds(self) -> str:
        """The words."""
        return _either(self.offers)

    def value_of(self, typed: str) -> Value:
        """The word."""
        return typed.strip()

    def fault(self, value: object) -> str | None:
        """Another word, or none at all."""
        if isinstance(value, str) and value in self.meanings:
            return None
        near = nearest(value, self.meanings) if isinstance(value, str) else ()
        meant = f"; did you mean {shown(near[0])}?" if near else ""
        return f"expected {self.bounds}, found {shown(value)}{meant}"

    def meaning(self, value: Value) -> str:
        """What the word stands for."""
        return self.meanings.get(str(value), "")


@dataclass(frozen=True, slots=True)
class Switch:
    """On or off."""

    @property
    def offers(self) -> tuple[Value, ...]:
        """Off, then on."""
        return (False, True)

    @property
    def bounds(self) -> str:
        """On and off as the file has them."""
        return "true or false"

    def value_of(self, typed: str) -> Value:
        """On, or off, as people say it."""
        return SPOKEN.get(typed.strip().lower(), typed)

    def fault(self, value: object) -> str | None:
        """Anything but `true` and `false`."""
        return None if isinstance(value, bool) else f"expected true or false, found {shown(value)}"

    def meaning(self, value: Value) -> str:  # noqa: ARG002 - on is on
        """Nothing beyond on and off."""
        return ""


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number within bounds."""

    least: int
    most: int
    step: int

    @property
    def offers(self) -> tuple[Value, ...]:
        """From the least to the most, in steps."""
        return tuple(range(self.least, self.most + 1, self.step))

    @property
    def bounds(self) -> str:
        """From the least to the most."""
        return f"a whole number from {self.least} to {self.most}"

    def value_of(self, typed: str) -> Value:
        """The number."""
        try:
            return int(typed.strip().removesuffix("%"))
        except ValueError:
            return typed

    def beside(self, value: int, by: int) -> int:
        """The next of the steps on from a value, or back from it, within the bounds."""
        on_a_step = (value - self.least) % self.step == 0
        steps = (value - self.least) // self.step + by + (by < 0 and not on_a_step)
        return min(max(self.least + steps * self.step, self.least), self.most)

    def fault(self, value: object) -> str | None:
        """No whole number, or one out of bounds."""
        match value:
            case bool():
                pass
            case int() if self.least <= value <= self.most:
                return None
        return f"expected {self.bounds}, found {shown(value)}"

    def meaning(self, value: Value) -> str:  # noqa: ARG002 - a number tells itself
        """Nothing beyond the number."""
        return ""


@dataclass(frozen=True, slots=True)
class Written:
    """Text of some form, such as a time of day."""

    read: Callable[[str], object]
    """Raises `Misuse` where the text cannot be read."""
    offers: tuple[Value, ...] = ("",)
    bounds: str = "a text"

    def value_of(self, typed: str) -> Value:
        """The text."""
        return typed.strip()

    def fault(self, value: object) -> str | None:
        """What cannot be read."""
        if not isinstance(value, str):
            return f"expected a text in quotes, found {shown(value)}"
        try:
            self.read(value)
        except Misuse as error:
            return str(error)
        return None

    def meaning(self, value: Value) -> str:  # noqa: ARG002 - the text tells itself
        """Nothing beyond the text."""
        return ""


def shown(value: object) -> str:
    """A value as the settings file holds it, not too long to tell."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return quoted(value)
        case _:
            return str(value)[:40]


def spoken(value: Value) -> str:
    """A value as people say it."""
    if isinstance(value, bool):
        return "on" if value else "off"
    return str(value) or "nothing"


def _either(values: tuple[Value, ...]) -> str:
    *most, last = map(shown, values)
    return f"{', '.join(most)} or {last}"
