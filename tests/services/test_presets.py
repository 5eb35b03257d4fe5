"""A preset is a few settings together, of those that there are."""

from pathlib import Path

import pytest

from stillpoint.config.places import Places
from stillpoint.config.settings import SETTINGS
from stillpoint.core.clock import SystemClock
from stillpoint.core.errors import Misuse
from stillpoint.services.parts import Parts
from stillpoint.services.presets import PRESETS, choose, settings_of


@pytest.fixture
def parts(tmp_path: Path) -> Parts:
    return Parts(Places(tmp_path / "data", tmp_path / "config"), SystemClock())


@pytest.mark.parametrize("name", PRESETS)
def test_whatever_it_sets_may_be_set_so(name: str, parts: Parts) -> None:
    chosen = choose(parts, name)
    assert "theme" in chosen
    assert chosen == {setting: getattr(parts.settings, setting) for setting in chosen}
    assert chosen.keys() == PRESETS[name].settings.keys() & SETTINGS.keys()


def test_a_theme_that_was_chosen_to_see_better_stays(parts: Parts) -> None:
    parts.change("theme", "contrast")
    choose(parts, "night")
    assert parts.settings.theme == "contrast"


def test_an_unknown_one_is_told_with_the_nearest() -> None:
    with pytest.raises(Misuse, match="did you mean rain"):
        settings_of("rian", "dusk")
