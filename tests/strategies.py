"""Values to try promises with: patterns, steps, sessions, and looks at the clock."""

from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as some

from stillpoint.core.patterns import Pattern, Phase, PhaseKind
from stillpoint.core.sessions import Bells, Practice, Session
from stillpoint.core.steps import (
    Ask,
    Attune,
    Breathe,
    Glide,
    Guide,
    IntervalBells,
    PlainStep,
    Stretch,
    Ticking,
)

quickly = settings(
    max_examples=25,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
"""For promises that are tried often, on machines of any speed."""


def lengths(shortest: float, longest: float) -> some.SearchStrategy[timedelta]:
    """Durations to the millisecond, whole seconds among them."""
    exact = some.integers(round(shortest * 1000), round(longest * 1000))
    whole = some.integers(max(1, round(shortest)), int(longest)).map(lambda second: second * 1000)
    return (whole | exact).map(lambda milliseconds: timedelta(milliseconds=milliseconds))


def patterns() -> some.SearchStrategy[Pattern]:
    """Phases in any order, at least one of them in and one out."""
    more = some.lists(some.sampled_from(PhaseKind), max_size=4)
    kinds = more.flatmap(lambda kinds: some.permutations([PhaseKind.IN, PhaseKind.OUT, *kinds]))
    return kinds.flatmap(_patterns_of)


def _patterns_of(kinds: list[PhaseKind]) -> some.SearchStrategy[Pattern]:
    phases = [some.builds(Phase, some.just(kind), lengths(0.2, 12)) for kind in kinds]
    return some.tuples(*phases).map(Pattern)


def glides(start: Pattern) -> some.SearchStrategy[Glide]:
    """From one pattern to another with the same phases, evenly or in steps of a rate."""
    ends = _patterns_of([phase.kind for phase in start.phases])
    evenly = some.builds(Glide, to=ends)
    stepwise = some.builds(Glide, to=ends, by=some.sampled_from([0.5, 1, 3]), every=lengths(5, 60))
    return evenly | stepwise


def breathes() -> some.SearchStrategy[Breathe]:
    """Breathe steps of some minutes at most."""
    return patterns().flatmap(_breathes_of)


def _breathes_of(pattern: Pattern) -> some.SearchStrategy[Breathe]:
    glide = some.none() | glides(pattern)
    said = {"glide": glide, "say": _prompts(), "awake": some.none() | lengths(10, 60)}
    counted = some.builds(Breathe, pattern=some.just(pattern), cycles=some.integers(1, 8), **said)
    timed = some.builds(Breathe, pattern=some.just(pattern), lasts=lengths(1, 90), **said)
    return counted | timed


def guides() -> some.SearchStrategy[Guide]:
    """Guides that end by themselves, with bells, ticks or questions whether one is awake."""
    bells = (
        some.builds(IntervalBells, every=lengths(1, 60))
        | some.builds(IntervalBells, at=some.tuples(lengths(0.5, 60), lengths(1, 90).map(_before)))
        | some.just(IntervalBells(at=(timedelta(),)))
        | some.just(IntervalBells(random=(timedelta(seconds=3), timedelta(seconds=20))))
    )
    rates = some.floats(10, 120)
    return some.builds(
        Guide,
        lasts=lengths(0.5, 120),
        say=_prompts(),
        bells=some.none() | bells,
        ticking=some.none() | some.builds(Ticking, rates, rates),
        awake=some.none() | lengths(10, 60),
    )


def stretches() -> some.SearchStrategy[Stretch]:
    """Stretches with and without a switch."""
    return some.builds(
        Stretch,
        hold=lengths(1, 30),
        sides=some.integers(1, 3),
        reps=some.integers(1, 3),
        switch=some.just(timedelta()) | lengths(1, 8),
        say=_prompts(),
    )


def attunes() -> some.SearchStrategy[Attune]:
    """Attune steps that pace, and those that only observe."""
    return some.builds(Attune, lasts=lengths(90, 300), say=_prompts()) | some.builds(
        Attune, observe=some.just(True), within=lengths(10, 90), say=_prompts()
    )


def asks() -> some.SearchStrategy[Ask]:
    """Questions with choices, a scale or neither."""
    return some.builds(
        Ask,
        question=some.just("How was it?"),
        choices=some.sampled_from([(), ("easy", "hard")]),
        lasts=lengths(5, 60),
        say=_prompts(),
    )


def plain_steps() -> some.SearchStrategy[PlainStep]:
    """Every kind of step that a run lives."""
    return guides() | breathes() | attunes() | stretches() | asks()


def sessions() -> some.SearchStrategy[Session]:
    """Sessions of one to three steps, some with settling-in."""
    return some.builds(
        Session,
        id=some.just("any"),
        title=some.just("Any"),
        practice=some.just(Practice.BREATHING),
        steps=some.lists(plain_steps(), min_size=1, max_size=3).map(tuple),
        settle=some.just(timedelta()) | lengths(1, 10),
        bells=some.builds(Bells, start=_bells(), interval=_bells(), end=_bells()),
    )


def turning_patterns() -> some.SearchStrategy[Pattern]:
    """Patterns that begin where the breath turns, as all that people write do."""
    return patterns().filter(lambda pattern: _moves(pattern)[0] is not _moves(pattern)[-1])


def gliding_breathes() -> some.SearchStrategy[Breathe]:
    """Breathe steps on the way from one pattern to another."""
    return turning_patterns().flatmap(
        lambda pattern: some.builds(
            Breathe,
            pattern=some.just(pattern),
            cycles=some.integers(1, 12),
            glide=glides(pattern),
        )
    )


def looks(longest: float = 5) -> some.SearchStrategy[list[timedelta]]:
    """The times between looks at the clock, to the microsecond."""
    microseconds = some.integers(0, round(longest * 1_000_000))
    whole = some.integers(0, int(longest)).map(lambda second: second * 1_000_000)
    gap = (whole | microseconds).map(lambda length: timedelta(microseconds=length))
    return some.lists(gap, max_size=12)


def _moves(pattern: Pattern) -> list[PhaseKind]:
    kinds = [phase.kind for phase in pattern.phases]
    return [kind for kind in kinds if kind in (PhaseKind.IN, PhaseKind.OUT)]


def _before(length: timedelta) -> timedelta:
    return -length


def _bells() -> some.SearchStrategy[str]:
    return some.sampled_from(["bowl", "wood", "none"])


def _prompts() -> some.SearchStrategy[tuple[str, ...]]:
    return some.sampled_from([(), ("Easy.",), ("In.", "Out.", "Let go.")])
