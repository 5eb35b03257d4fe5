from datetime import timedelta

from stillpoint.signals.swell import Swell

A_TENTH = timedelta(seconds=0.1)


def gains(swell: Swell, pieces: int) -> list[float]:
    return [round(swell.next(A_TENTH)[1], 3) for _ in range(pieces)]


def test_a_background_comes_slowly_makes_way_quickly_and_comes_back() -> None:
    swell = Swell(0.6)
    assert gains(swell, 3) == [0.04, 0.08, 0.12]
    assert gains(swell, 13)[-1] == 0.6
    swell.make_way(timedelta(seconds=1))
    assert gains(swell, 4) == [0.4, 0.2, 0.15, 0.15]
    assert gains(swell, 6)[-1] == 0.15
    assert gains(swell, 2) == [0.19, 0.23]


def test_making_way_again_lasts_until_the_later_end() -> None:
    swell = Swell(0.6)
    gains(swell, 20)
    swell.make_way(timedelta(seconds=2))
    swell.make_way(timedelta(seconds=0.5))
    assert gains(swell, 20)[-1] == 0.15


def test_it_fades_to_nothing_before_it_is_over() -> None:
    swell = Swell(0.6)
    gains(swell, 20)
    swell.end()
    assert not swell.is_over
    assert gains(swell, 3) == [0.4, 0.2, 0.0]
    assert swell.is_over
