from datetime import timedelta
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as some

from living import seconds
from stillpoint.core.taps import NO_TAPS, Taps
from strategies import quickly


def taps_at(*times: float) -> Taps:
    taps = NO_TAPS
    for time in times:
        taps = taps.with_press(seconds(time))
    return taps


def taps_after(*gaps: float) -> Taps:
    return taps_at(*accumulate((0.0, *gaps)))


def test_even_taps_tell_their_rate_exactly() -> None:
    assert taps_after(4, 4, 4, 4, 4).rate == 15
    assert taps_after(2.4, 2.4, 2.4, 2.4, 2.4).rate == 25


def test_uneven_taps_tell_the_median() -> None:
    assert taps_after(3.8, 4.4, 4.0, 3.9, 4.1).rate == 15


def test_a_missed_and_an_early_tap_count_for_nothing() -> None:
    assert taps_after(4, 8, 4, 1, 4, 4).rate == 15


def test_fewer_than_six_taps_tell_no_rate() -> None:
    assert taps_after(4, 4, 4, 4).noticed_rate is None
    assert taps_after(4, 4, 4, 4).rate == 12


@pytest.mark.parametrize("gap", [1.9, 12.1])
def test_a_rate_that_nobody_starts_at_is_twelve_instead(gap: float) -> None:
    assert taps_after(*[gap] * 6).rate == 12


@pytest.mark.parametrize(("gap", "rate"), [(2, 30), (12, 5)])
def test_the_bounds_themselves_are_rates(gap: float, rate: float) -> None:
    assert taps_after(*[gap] * 6).rate == rate


def test_a_quick_breath_is_noticed_as_it_is() -> None:
    assert taps_after(*[1.25] * 6).noticed_rate == 48


def test_a_double_tap_is_one() -> None:
    doubled = [0, 0.2, 4, 4.3, 8, 8.1, 12, 12.6, 16, 16.3, 20, 20.2]
    assert taps_at(*doubled).count == 6
    assert taps_at(*doubled).rate == 15


def test_a_held_key_is_one_tap_however_long_it_is_held() -> None:
    held = [0, 0.66, *(0.7 + 0.04 * repeat for repeat in range(500))]
    assert taps_at(*held).count == 1


def test_no_gap_is_counted_over_a_pause() -> None:
    before = taps_after(4, 4, 4)
    after = before.broken()
    for time in (12.8, 16.8, 20.8):
        after = after.with_press(seconds(time))
    assert after.count == 7
    assert set(after.gaps) == {seconds(4)}
    assert after.rate == 15


@quickly
@given(some.lists(some.floats(0, 20), max_size=60))
def test_any_taps_give_a_rate_within_bounds(gaps: list[float]) -> None:
    taps = NO_TAPS
    for time in accumulate(gaps):
        taps = taps.with_press(timedelta(seconds=time))
        assert 5 <= taps.rate <= 30
