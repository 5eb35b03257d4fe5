"""Patterns in the shortest form that reads as exactly the same breath."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from stillpoint.core.patterns import (
    BadPattern,
    Pattern,
    PhaseKind,
    pattern,
    pattern_of_rate,
)
from stillpoint.packs.named_patterns import NAMED_PATTERNS
from stillpoint.packs.toml_text import Value

Named = Mapping[str, Pattern]


def pattern_form(breath: Pattern, own: Named) -> Value:
    """Its name in the pack, `4-0-6-0`, a built-in name, a rate, or all phases one by one."""
    if breath.is_own:
        return {**_rate_of(replace(breath, is_own=False)), "own": True}
    return (
        _name(breath, own)
        or _written_out(breath)
        or _name(breath, NAMED_PATTERNS)
        or _as_rate(breath)
        or [{phase.kind.value: phase.length.total_seconds()} for phase in breath.phases]
    )


def goal_form(goal: Pattern, start: Pattern, own: Named) -> Value:
    """Breaths a minute where the goal is the start at another rate, or the form of a pattern."""
    rate = round(goal.rate, 2)
    if goal != start and rate and _at_rate(start, rate) == goal:
        return rate
    return pattern_form(goal, own)


def _name(breath: Pattern, named: Named) -> str:
    return next((name for name, known in named.items() if known == breath), "")


def _written_out(breath: Pattern) -> str:
    lengths = {phase.kind: phase.length for phase in breath.phases}
    text = "-".join(_seconds(lengths.get(kind, timedelta())) for kind in PhaseKind)
    return text if _read(text) == breath else ""


def _seconds(length: timedelta) -> str:
    return f"{length.total_seconds():.3f}".rstrip("0").rstrip(".")


def _read(text: str) -> Pattern | None:
    try:
        return pattern(text)
    except BadPattern:
        return None


def _as_rate(breath: Pattern) -> Value:
    form = _rate_of(breath)
    try:
        found = pattern_of_rate(form["rate"], form["inhale"])
    except BadPattern:
        return None
    return dict(form) if found == breath else None


def _rate_of(breath: Pattern) -> dict[str, float]:
    return {"rate": round(breath.rate, 2), "inhale": round(breath.share(PhaseKind.IN), 2)}


def _at_rate(start: Pattern, rate: float) -> Pattern | None:
    try:
        pattern_of_rate(rate)  # what the reader asks of a rate
        return start.at_rate(rate)
    except BadPattern:
        return None
