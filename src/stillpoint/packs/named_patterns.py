"""The patterns that every pack may use by name."""

from stillpoint.core.durations import duration
from stillpoint.core.patterns import Pattern, Phase, PhaseKind, pattern

SIGH = Pattern(
    (
        Phase(PhaseKind.IN, duration(2)),
        Phase(PhaseKind.IN, duration(1)),
        Phase(PhaseKind.OUT, duration(6)),
        Phase(PhaseKind.REST, duration(1)),
    )
)
"""A breath in, a sip more, and a long way out."""

NAMED_PATTERNS: dict[str, Pattern] = {
    "easy": pattern("3-0-4-0"),
    "even": pattern("5-0-5-0"),
    "six-a-minute": pattern("4-0-6-0"),
    "long-out": pattern("4-0-8-0"),
    "box": pattern("4-4-4-4"),
    "4-7-8": pattern("4-7-8"),
    "sigh": SIGH,
}
