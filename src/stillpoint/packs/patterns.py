"""Patterns in the forms that a pack may write them in."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from stillpoint.core.patterns import (
    BadPattern,
    Pattern,
    Phase,
    PhaseKind,
    pattern,
    pattern_of_rate,
)
from stillpoint.core.texts import quoted
from stillpoint.packs.named_patterns import NAMED_PATTERNS
from stillpoint.packs.problems import Place
from stillpoint.packs.schema.breaths import PatternTable, PhaseTable, RateTable

STAND_IN = pattern("5-0-5-0")
"""In place of a faulty pattern, so that the rest of its session can be read."""

Form = str | RateTable | list[PhaseTable]
"""How a table may write a pattern."""
Named = Mapping[str, Pattern]


def named_patterns(tables: list[PatternTable], place: Place) -> dict[str, Pattern]:
    """The built-in patterns and those of a pack, by name."""
    named = dict(NAMED_PATTERNS)
    for number, table in enumerate(tables):
        where = place / number
        _refuse_name(table.id, named, where / "id")
        named[table.id] = pattern_of(table.phases, NAMED_PATTERNS, where / "phases")
    return named


def pattern_of(form: Form, named: Named, place: Place) -> Pattern:
    """The pattern that a pack wrote; faults are noted."""
    found: Pattern | None
    if isinstance(form, RateTable):
        found = place.read(_pattern_of_rate, form)
    elif isinstance(form, list):
        found = _pattern_of_phases(form, place)
    elif form in named:
        found = named[form]
    elif form[:1].isdigit() or not form:
        found = place.read(pattern, form)
    else:
        found = None
        how = "add a [[pattern]] with that id, or write it out, as in 4-0-6-0"
        cure = place.meant(form, named) or how
        place.fault(f"there is no pattern {quoted(form)}", cure)
    return found or STAND_IN


def _pattern_of_rate(table: RateTable) -> Pattern:
    return replace(pattern_of_rate(table.rate, table.inhale), is_own=table.own)


def _pattern_of_phases(tables: list[PhaseTable], place: Place) -> Pattern | None:
    phases: list[Phase] = []
    for number, table in enumerate(tables):
        lengths = (table.in_, table.hold, table.out, table.rest)
        given = [
            Phase(kind, timedelta(seconds=length))
            for kind, length in zip(PhaseKind, lengths, strict=True)
            if length is not None
        ]
        if len(given) == 1:
            phases += [phase for phase in given if phase.length]
        elif (place / number).is_sound:
            (place / number).fault("expected one phase", "write such as { in = 2 }")
    return place.read(Pattern, tuple(phases)) if place.is_sound else None


def _refuse_name(name: str, named: Named, place: Place) -> None:
    if name in NAMED_PATTERNS:
        place.fault(f'"{name}" is the name of a built-in pattern', "choose another id")
    elif name in named:
        place.fault(f'there is a pattern "{name}" already', "choose another id")
    elif _is_written_out(name):
        place.fault(f'"{name}" reads as a pattern itself', "choose an id with letters")


def _is_written_out(name: str) -> bool:
    try:
        pattern(name)
    except BadPattern:
        return False
    return True
