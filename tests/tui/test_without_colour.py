"""Every screen told by its characters alone: no colour, no bold, no underline."""

from datetime import timedelta
from pathlib import Path

import pytest
from browsing import practised, shown
from family_examples import checked_in, with_family
from practising import Practising
from steering import press, settled, text_of

from stillpoint.core.patterns import pattern
from stillpoint.core.sessions import Ages, Audience, Practice, Session
from stillpoint.core.steps import Ask, Breathe, Choice, Guide, Stretch
from stillpoint.services.parts import Parts
from stillpoint.tui.app import StillpointApp

ROUTINES = """\
[[routine]]
id = "evening"
title = "Evening"
audience = "carer+child"
at = "19:00"
sessions = ["together/balloon", "breath/six-a-minute"]
"""

ALL_KINDS = Session(
    id="all-kinds",
    title="All kinds",
    practice=Practice.CO_REGULATION,
    audience=Audience.CARER_AND_CHILD,
    ages=Ages(96, 155, "8-12y"),
    steps=(
        Breathe(title="Breathe", pattern=pattern("4-0-6-0"), cycles=2),
        Breathe(pattern=pattern("4-0-6-0"), child=pattern("2-0-3-0"), cycles=2),
        Stretch(title="Bend", hold=timedelta(seconds=20), sides=2),
        Ask(question="How calm?", scale=(0, 10)),
        Ask(question="What now?", choices=(Choice("milk"), Choice("a rest"))),
        Guide(title="Hold", lasts=timedelta(minutes=4), awake=timedelta(seconds=90)),
    ),
)


@pytest.fixture
def family(parts: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Parts:
    monkeypatch.setenv("NO_COLOR", "1")
    parts.places.routines_file.write_text(ROUTINES)
    parts.places.circle_file.write_text('[[person]]\nname = "Ada"\n[[person]]\nname = "Bo"\n')
    with_family(parts, tmp_path)
    for number in range(7):
        checked_in(parts, number, moment="A laugh.")
    practised(parts, parts.library.session("balloon"))
    return parts


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("", ["▸ Balloon"]),
        ("2", ["▸ Evening kept", "done Balloon", "next Six a Minute"]),
        ("3", ["▸list year charts", "▸ 07:02 Balloon"]),
        ("3 y", ["list ▸year charts", "◆", "░ under 5"]),
        ("3 c", ["list year ▸charts", "▸ ever", "co-regulation 15 min"]),
        ("3 e tab", ["▸ Tags"]),
        ("3 e tab tab right", ["▸ How it was", "2▸lighter"]),
        ("4", ["▸ Breath Basics"]),
        ("5 down down", ["▸ Reduced motion • on", "▸ on"]),
        ("p", ["▸ Kim"]),
        ("o", ["▸ Ada"]),
        ("g", ["▸ A laugh."]),
        ("space", ["▸ 1"]),
        ("space down", ["▸ 2"]),
        ("h right", ["▸2 circle", "1 help"]),
    ],
)
async def test_what_is_chosen_and_where_one_is_has_a_mark(
    family: Parts, keys: str, expected: list[str]
) -> None:
    async with shown(StillpointApp(family), width=120, height=40) as pilot:
        await press(pilot, *keys.split())
        text = text_of(pilot)
    assert [words for words in expected if words not in text] == [], text


async def test_a_practice_tells_its_state_in_words(tmp_path: Path) -> None:
    app = Practising(tmp_path, ALL_KINDS)
    async with app.run_test(size=(80, 24)) as pilot:
        app.live(1)
        assert app.words("word") == "breathe in"
        app.live(4)
        assert app.words("word") == "breathe out"
        await press(pilot, "m", "space")
        assert app.words("word") == "paused"
        assert "muted" in app.text
        await press(pilot, "m", "space", "right")
        app.live(3)
        await settled(pilot)
        assert "you · breathe in" in app.text
        assert "child · breathe out" in app.text
        await press(pilot, "right")
        app.live(1)
        assert app.words("word") == "left side"
        await press(pilot, "right", "right")
        assert "▸0" in app.text
        await press(pilot, "enter", "down", "down")
        assert "▸2  a rest" in app.text
        app.live(2)  # for Enter twice at once is taken for a slip
        await press(pilot, "enter")
        app.live(92)
        assert app.words("spoken") == "Awake? Press any key."
