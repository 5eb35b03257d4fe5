import pytest
from hypothesis import given
from hypothesis import strategies as some

from stillpoint.core.curve import eased, fullness

fractions = some.floats(0, 1)


@pytest.mark.parametrize(("fraction", "share"), [(-1, 0), (0, 0), (0.5, 0.5), (1, 1), (7, 1)])
def test_a_phase_goes_from_nothing_to_all_and_no_further(fraction: float, share: float) -> None:
    assert eased(fraction) == pytest.approx(share)


def test_the_breath_stands_still_at_both_turns() -> None:
    assert eased(0.01) < 0.001
    assert eased(0.99) > 0.999


@given(fractions, fractions)
def test_the_breath_never_turns_back_within_a_phase(one: float, other: float) -> None:
    assert eased(min(one, other)) <= eased(max(one, other))


@given(fractions)
def test_breathing_out_is_breathing_in_backwards(fraction: float) -> None:
    assert fullness(1, 0, fraction) == pytest.approx(1 - fullness(0, 1, fraction))
