"""What is wrong in a pack: where, what, and how to mend it."""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from stillpoint.core.errors import Misuse
from stillpoint.core.texts import harmless, nearest, quoted
from stillpoint.core.toml_lines import Path, lines_of

MOST_FAULTS = 100
"""After these a pack is not read on: a hostile file must cost no more than a broken one."""
MOST_WARNINGS = 1000
"""More than these are not listed."""
MOST_COMPARED = 25_000
"""Letters of what is misspelt in one file, times the names that each of them is compared with."""

Value = TypeVar("Value")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a pack, or worth a caution."""

    place: str
    """Such as `session "box" → step 2 → cycles`; empty for the file as a whole."""
    fault: str
    cure: str = ""
    line: int | None = None
    """Where in the file, if that can be known."""
    is_warning: bool = False
    rule: str = ""
    """The safety rule that speaks, by name."""

    def told(self, file: str) -> str:
        """The whole message, beginning with the name of the file."""
        where = harmless(file, 1000) + (f":{self.line}" if self.line else "")
        fault = f"warning: {self.fault}" if self.is_warning else self.fault
        cure = f"; {self.cure}" if self.cure else ""
        rule = f" (rule {self.rule})" if self.rule else ""
        return ": ".join(filter(None, (where, self.place, f"{fault}{cure}{rule}")))


class TooManyFaults(Exception):
    """So much is wrong that nobody would read on."""


@dataclass(frozen=True, slots=True)
class _Finding:
    path: Path
    problem: Problem


@dataclass
class Problems:
    """Collects everything wrong in one document."""

    document: dict[str, Any]
    _findings: list[_Finding] = field(default_factory=list)
    _faulty: set[Path] = field(default_factory=set)
    _counts: Counter[bool] = field(default_factory=Counter)
    """How many faults and, under True, warnings there are."""
    _compared: int = 0

    def add(
        self, path: Path, fault: str, cure: str = "", *, is_warning: bool = False, rule: str = ""
    ) -> None:
        """Note what is wrong at `path`. Raises `TooManyFaults`."""
        self._counts[is_warning] += 1
        if not is_warning:
            self._faulty.update(path[:end] for end in range(len(path) + 1))
            if self._counts[is_warning] > MOST_FAULTS:
                raise TooManyFaults
        if self._counts[is_warning] <= MOST_WARNINGS:
            place = place_in(self.document, path)
            problem = Problem(place, fault, cure, is_warning=is_warning, rule=rule)
            self._findings.append(_Finding(path, problem))

    def meant(self, word: str, known: Collection[str]) -> str:
        """A cure that names what `word` may have been meant to be; empty if nothing is near."""
        self._compared += len(word) * len(known)
        near = nearest(word, known) if self._compared <= MOST_COMPARED else ()
        return f'did you mean "{near[0]}"?' if near else ""

    @property
    def has_warned_enough(self) -> bool:
        """Whether more warnings would not be listed."""
        return self._counts[True] > MOST_WARNINGS

    def touches(self, path: Path) -> bool:
        """Whether anything at `path` or within it is faulty."""
        return path in self._faulty

    def in_order(self, text: str) -> tuple[Problem, ...]:
        """The problems as they come in `text`, from which the document was read."""
        if not self._findings:
            return ()
        lines = lines_of(text, {finding.path for finding in self._findings if finding.path})
        problems = [_with_line(finding, lines) for finding in self._findings]
        problems.sort(key=lambda problem: problem.line or 0)
        if self._counts[False] > MOST_FAULTS:
            problems.append(
                Problem(
                    "",
                    f"more than {MOST_FAULTS} faults; the rest is not listed",
                    "mend these first",
                )
            )
        elif self._counts[True] > MOST_WARNINGS:
            more = f"more than {MOST_WARNINGS:,} warnings; the rest is not listed"
            problems.append(Problem("", more, is_warning=True))
        return tuple(problems)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a document that may be found faulty; `place / "step" / 2` is a place within it."""

    problems: Problems
    path: Path = ()

    def __truediv__(self, part: str | int) -> "Place":
        """A place within this one."""
        return Place(self.problems, (*self.path, part))

    def of_step(self, numbers: tuple[int, ...]) -> "Place":
        """The place of a step of the session here, counted from 0 through nested repeats."""
        parts = (part for number in numbers for part in ("step", number))
        return Place(self.problems, (*self.path, *parts))

    @property
    def is_sound(self) -> bool:
        """Whether nothing here has been found faulty so far."""
        return not self.problems.touches(self.path)

    def fault(self, fault: str, cure: str = "", *, rule: str = "") -> None:
        """Note what is wrong here."""
        self.problems.add(self.path, fault, cure, rule=rule)

    def warn(self, fault: str, cure: str = "", *, rule: str = "") -> None:
        """Note what is worth a caution here."""
        self.problems.add(self.path, fault, cure, is_warning=True, rule=rule)

    def meant(self, word: str, known: Collection[str]) -> str:
        """A cure that names what `word` may have been meant to be; empty if nothing is near."""
        return self.problems.meant(word, known)

    def read(self, reader: Callable[[Value], Answer], written: Value) -> Answer | None:
        """What `reader` makes of `written`; None, and a fault noted, where it refuses."""
        try:
            return reader(written)
        except Misuse as refusal:
            self.fault(str(refusal))
            return None


def place_in(document: dict[str, Any], path: Path) -> str:
    """The path in words: `session "box" → step 2 → cycles`."""
    words: list[str] = []
    value: Any = document
    for part in path:
        value = _within(value, part)
        if isinstance(part, str):
            words.append(harmless(part, 40))
        else:
            words[-1] = f"{words[-1]} {_name(value, part)}"
    return " → ".join(words)


def _within(value: Any, part: str | int) -> Any:
    try:
        return value[part]
    except (KeyError, IndexError, TypeError):
        return None


def _name(value: Any, number: int) -> str:
    named = value.get("id") if isinstance(value, dict) else None
    return quoted(named) if isinstance(named, str) and named else str(number + 1)


def _with_line(finding: _Finding, lines: dict[Path, int]) -> Problem:
    path, problem = finding.path, finding.problem
    nearest = next((path[:end] for end in range(len(path), 0, -1) if path[:end] in lines), None)
    line = lines[nearest] if nearest else None
    return replace(problem, line=line)
