from datetime import UTC, datetime

import pytest

from stillpoint.core.hours import hours
from stillpoint.signals.loudness import Loudness

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
NIGHT = datetime(2026, 11, 21, 3, tzinfo=UTC)
LOUDNESS = Loudness(60, 30, hours("21:00-07:00"))


def test_the_night_is_quieter_and_only_the_night() -> None:
    assert LOUDNESS.gain(NOON) == pytest.approx(0.36)
    assert LOUDNESS.gain(NIGHT) == pytest.approx(0.09)
    assert Loudness(60, 30, None).gain(NIGHT) == pytest.approx(0.36)


def test_what_is_asked_louder_is_never_more_than_all_there_is() -> None:
    assert LOUDNESS.gain(NIGHT, 2) == pytest.approx(0.36)
    assert LOUDNESS.gain(NOON, 3) == 1
    assert Loudness(0, 0).gain(NOON, 3) == 0
