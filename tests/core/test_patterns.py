from datetime import timedelta

import pytest
from hypothesis import given

from stillpoint.core.patterns import (
    BadPattern,
    Pattern,
    Phase,
    PhaseKind,
    pattern,
    pattern_of_rate,
)
from strategies import patterns, quickly


def phases_of(pattern: Pattern) -> list[tuple[str, float]]:
    return [(phase.kind.value, phase.length.total_seconds()) for phase in pattern.phases]


@pytest.mark.parametrize(
    ("text", "phases"),
    [
        ("4-7-8", [("in", 4), ("hold", 7), ("out", 8)]),
        ("4-6", [("in", 4), ("out", 6)]),
        ("4-0-6-0", [("in", 4), ("out", 6)]),
        (" 4-4-4-4 ", [("in", 4), ("hold", 4), ("out", 4), ("rest", 4)]),
        ("5.5-0-5.5-0", [("in", 5.5), ("out", 5.5)]),
        ("120-0-0.2", [("in", 120), ("out", 0.2)]),
    ],
)
def test_a_pattern_is_read_as_people_write_it(text: str, phases: list[tuple[str, float]]) -> None:
    assert phases_of(pattern(text)) == phases


@pytest.mark.parametrize(
    "text",
    [
        *("", "4", "4-x-6", "1e9-1", "4--6", "-4-6", "4-6-", "4 - 6", "1-2-3-4-5"),
        *("٤-٦", "4-nan", "inf-6", "1000-1", "4.-6", "9" * 50_000),
    ],
)
def test_what_is_no_pattern_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadPattern, match=r"a pattern is in-hold-out-rest in seconds") as refusal:
        pattern(text)
    assert len(str(refusal.value)) < 200


@pytest.mark.parametrize("text", ["0-0-0-0", "0-4-0-4", "4-4-0-4", "0-6", "121-6", "4-0.1-6"])
def test_what_cannot_be_breathed_is_refused(text: str) -> None:
    with pytest.raises(BadPattern):
        pattern(text)


def test_a_pattern_has_sixteen_phases_at_most() -> None:
    breath = pattern("2-0-2").phases
    assert len(Pattern(breath * 8).phases) == 16
    with pytest.raises(BadPattern, match="18 phases are too many"):
        Pattern(breath * 9)


def test_four_seven_eight_is_a_little_over_three_a_minute() -> None:
    breath = pattern("4-7-8")
    assert breath.length == timedelta(seconds=19)
    assert breath.rate == pytest.approx(3.158, abs=0.001)
    assert breath.share(PhaseKind.HOLD) == pytest.approx(7 / 19)
    assert breath.holds


def test_a_rate_breathes_out_longer_than_in() -> None:
    assert phases_of(pattern_of_rate(6)) == [("in", 4), ("out", 6)]
    assert phases_of(pattern_of_rate(5, 0.5)) == [("in", 6), ("out", 6)]


@pytest.mark.parametrize(
    ("rate", "inhale"),
    [(0.4, 0.4), (151, 0.4), (float("nan"), 0.4), (6, 0), (6, 1), (6, float("nan")), (150, 0.4)],
)
def test_a_rate_that_nobody_breathes_is_refused(rate: float, inhale: float) -> None:
    with pytest.raises(BadPattern):
        pattern_of_rate(rate, inhale)


def test_without_holds_only_in_and_out_are_left() -> None:
    assert pattern("4-4-4-4").without_holds() == pattern("4-0-4-0")
    assert not pattern("4-4-4-4").without_holds().holds


def test_another_rate_keeps_the_shares() -> None:
    assert pattern("4-7-8").at_rate(60 / 38) == pattern("8-14-16")


@pytest.mark.parametrize("text", ["4-0-6-0", "4-7-8-0", "4-4-4-4", "5.5-0-5.5-0", "0.25-0-1.75-0"])
def test_a_pattern_is_written_as_it_is_read(text: str) -> None:
    assert str(pattern(text)) == text


def test_another_order_is_written_phase_by_phase() -> None:
    lengths = [(PhaseKind.IN, 2), (PhaseKind.IN, 1), (PhaseKind.OUT, 6), (PhaseKind.REST, 1)]
    sigh = Pattern(tuple(Phase(kind, timedelta(seconds=length)) for kind, length in lengths))
    assert str(sigh) == "in 2, in 1, out 6, rest 1"


@quickly
@given(patterns())
def test_the_shares_of_all_phases_make_one_cycle(breath: Pattern) -> None:
    assert sum(breath.share(kind) for kind in PhaseKind) == pytest.approx(1)
    assert breath.rate * breath.length.total_seconds() == pytest.approx(60)
