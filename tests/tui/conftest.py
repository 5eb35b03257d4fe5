from pathlib import Path

import pytest
from browsing import SUNRISE, TWO_PACKS, written

from stillpoint.config.places import Places
from stillpoint.core.clock import ManualClock
from stillpoint.packs.library import read_library
from stillpoint.services.parts import Parts


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(SUNRISE)


@pytest.fixture
def parts(tmp_path: Path, clock: ManualClock) -> Parts:
    """Real parts over a folder of the test's own, with two packs of the tests as built-in ones."""
    places = Places(tmp_path / "data", tmp_path / "config")
    places.data.mkdir()  # not the first run: nothing explains itself
    places.config.mkdir()
    places.settings_file.write_text("reduced_motion = true\n")  # a practice then seldom beats
    made = Parts(places, clock)
    made.library = read_library(written(tmp_path / "built-in", TWO_PACKS), places.packs)
    return made
