import os
from pathlib import Path

import pytest
from practising import Practising
from steering import press
from test_practice_dark import BY_EAR

from booth import HANGS, WRITES_WORDS_DOWN, Booth

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the engines are shell scripts")


@pytest.fixture
def booth(tmp_path: Path) -> Booth:
    """Where the app finds its engines, and that it is to speak."""
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text("voice = true\n")
    return Booth(tmp_path)


@pytest.mark.parametrize("key", ["space", "m", "q"], ids=["pause", "mute", "finish"])
async def test_a_session_is_said_until_a_key_breaks_it_off(
    key: str, tmp_path: Path, booth: Booth
) -> None:
    booth.has("spd-say", WRITES_WORDS_DOWN, f'[ "$1" = --cancel ] || {{{{ {HANGS}; }}}}')
    app = Practising(tmp_path, BY_EAR, environ={"PATH": str(tmp_path)})
    async with app.run_test() as pilot:
        with booth.hanging():
            assert booth.said == ["Settling in."]
            app.practice.action_wake()
            await press(pilot, key)
