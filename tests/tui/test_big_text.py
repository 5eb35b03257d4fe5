"""A practice that is read from two metres away."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from practising import Practising
from steering import press, settled

from stillpoint.config.settings_changes import change_setting
from stillpoint.core.patterns import pattern
from stillpoint.core.sessions import Ages, Audience, Bells, Practice, Screen, Session
from stillpoint.core.steps import Breathe, Guide
from stillpoint.tui.drawing.letters import paragraph
from stillpoint.tui.widgets.pacer import Pacer

FIVE_MINUTES = timedelta(minutes=5)
QUIET = Bells(start="none", interval="none", end="none")
BREATHS = Session(
    id="breaths",
    title="Breaths",
    practice=Practice.BREATHING,
    bells=QUIET,
    steps=(
        Breathe(pattern=pattern("4-0-6-0"), cycles=6),
        Guide(title="Rest", lasts=timedelta(minutes=1), say=("Let your shoulders sink.",)),
    ),
)
FOR_TWO = Session(
    id="for-two",
    title="For two",
    practice=Practice.CO_REGULATION,
    audience=Audience.CARER_AND_CHILD,
    ages=Ages(96, 155, "8-12y"),
    bells=QUIET,
    screen=Screen.GLANCE,
    steps=(Breathe(pattern=pattern("4-0-6-0"), child=pattern("2-0-3-0"), cycles=4),),
)


@pytest.fixture
def enlarged(tmp_path: Path) -> Callable[[Session], Practising]:
    """The app in big text."""
    (tmp_path / "config").mkdir()
    change_setting(tmp_path / "config" / "settings.toml", "big_text", True)
    return lambda session: Practising(tmp_path, session)


def is_drawn(text: str, width: int, height: int, app: Practising) -> bool:
    """Whether a text is on the screen, in the letters that fit such a box."""
    rows = [row.strip() for row in paragraph(text, width - 2, height)]
    shown = [row.strip() for row in app.rows]
    return bool(rows) and any(
        all(row in seen for row, seen in zip(rows, shown[start:], strict=False))
        for start in range(len(shown) - len(rows) + 1)
    )


@pytest.mark.parametrize(
    ("size", "word", "time"), [((40, 12), 5, 3), ((80, 24), 5, 3), ((200, 60), 13, 5)]
)
async def test_the_phase_its_seconds_and_the_time_left_are_in_letters_of_blocks(
    enlarged: Callable[[Session], Practising], size: tuple[int, int], word: int, time: int
) -> None:
    app = enlarged(BREATHS)
    async with app.run_test(size=size) as pilot:
        app.live(16)  # long after all that is small has faded
        await settled(pilot)
        assert is_drawn("out 4", size[0], word, app)
        assert is_drawn("1:44 left", size[0], time, app)
        assert app.practice.query_one(Pacer).display is (size != (40, 12))
        await press(pilot, "space")
        assert is_drawn("paused", size[0], word, app)


async def test_what_is_said_is_as_large_as_there_is_room_for(
    enlarged: Callable[[Session], Practising],
) -> None:
    app = enlarged(BREATHS)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "right")
        app.live(1)
        await settled(pilot)
        assert is_drawn("Let your shoulders sink.", 80, 12, app)


async def test_a_session_to_glance_at_is_in_big_text_without_being_asked(tmp_path: Path) -> None:
    app = Practising(tmp_path, FOR_TWO)
    async with app.run_test(size=(80, 24)) as pilot:
        app.live(3)
        await settled(pilot)
        assert is_drawn("you in", 40, 3, app)
        assert is_drawn("child out", 40, 3, app)


async def test_what_is_said_is_whole_on_the_smallest_screen_where_large_letters_do_not_fit(
    enlarged: Callable[[Session], Practising],
) -> None:
    words = "Baby on the back, in the cot, cot empty."
    said = replace(BREATHS, steps=(Guide(title="Put down", lasts=FIVE_MINUTES, say=(words,)),))
    app = enlarged(said)
    async with app.run_test(size=(40, 12)) as pilot:
        app.live(3)
        await pilot.pause()
        assert words in " ".join(app.text.split())
        await pilot.press("space")
        await pilot.pause()
        assert "paused" in app.text
