from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from practising import Practising
from steering import press, settled
from textual.pilot import Pilot

from stillpoint.core.patterns import pattern, pattern_of_rate
from stillpoint.core.sessions import Ages, Audience, Practice, Session
from stillpoint.core.steps import Attune, Breathe, Guide, Lead, Who
from stillpoint.services.timers import attuning
from stillpoint.tui.screens.summary import SummaryScreen
from stillpoint.tui.widgets.duet import Duet
from stillpoint.tui.widgets.pacer import Pacer

TEN_MINUTES = attuning(timedelta(minutes=10), to=pattern_of_rate(6))
DUET = Session(
    id="duet",
    title="Duet",
    practice=Practice.CO_REGULATION,
    audience=Audience.CARER_AND_CHILD,
    ages=Ages(96, 155, "8-12y"),
    steps=(
        Breathe(
            title="Together",
            pattern=pattern("4-0-6-0"),
            child=pattern("2-0-3-0"),
            cycles=3,
            who=Who.BOTH,
        ),
        Breathe(
            title="You lead",
            pattern=pattern("4-0-4-0"),
            child=pattern("4-0-4-0"),
            cycles=3,
            lead=Lead.CHILD,
            who=Who.BOTH,
        ),
    ),
)
WATCHED = replace(DUET, steps=(Attune(observe=True, within=timedelta(minutes=1), who=Who.CHILD),))


async def tapped(app: Practising, pilot: Pilot[None], key: str, *gaps: float) -> None:
    await press(pilot, key)
    for gap in gaps:
        app.live(gap)
        await press(pilot, key)


async def test_taps_become_the_pacer_without_a_seam(tmp_path: Path) -> None:
    app = Practising(tmp_path, TEN_MINUTES)
    async with app.run_test() as pilot:
        assert app.words("word") == "tap as you breathe in"
        assert app.words("seconds") == "· · · · · ·"
        still = app.drawn
        await tapped(app, pilot, "enter", 4, 4)
        assert app.words("seconds") == "● ● ● · · ·"
        app.live(0.3)
        assert app.drawn != still
        app.live(3.7)
        assert app.drawn == still
        await tapped(app, pilot, "t", 4, 4)
        assert (app.words("word"), app.words("seconds")) == ("breathe in", "2")
        assert [row.text for row in app.drawn] == [row.text for row in still]
        app.live(1)
        assert app.sitting.run.rate_start == 15


async def test_a_click_is_a_tap_and_a_click_on_a_key_is_not(tmp_path: Path) -> None:
    app = Practising(tmp_path, TEN_MINUTES)
    async with app.run_test() as pilot:
        await pilot.click(Pacer)
        assert app.words("seconds") == "● · · · · ·"
        app.live(4)
        await pilot.click("KeyBar", offset=(4, 0))
        await settled(pilot)
        assert app.words("seconds") == "● ● · · · ·"


async def test_a_held_key_is_one_tap(tmp_path: Path) -> None:
    app = Practising(tmp_path, TEN_MINUTES)
    async with app.run_test() as pilot:
        await tapped(app, pilot, "enter", 0.66, *[0.04] * 20)
        assert app.words("seconds") == "● · · · · ·"


async def test_tapping_done_twice_too_slow_lets_the_breath_go(tmp_path: Path) -> None:
    app = Practising(tmp_path, TEN_MINUTES)
    async with app.run_test() as pilot:
        await press(pilot, "u")
        assert app.words("status") == "nothing is paced here"
        await tapped(app, pilot, "enter", 4, 4, 4, 4, 4)
        app.live(1)
        await press(pilot, "u")
        assert app.words("status") == "a step back, and it stays there"
        app.live(1)
        await press(pilot, "u")
        assert app.words("status") == "nothing is paced now; breathe as you like"
        assert (app.words("word"), app.words("seconds")) == ("breathe freely", "")


async def test_what_was_done_while_listening_is_kept(tmp_path: Path) -> None:
    app = Practising(tmp_path, TEN_MINUTES)
    async with app.run_test() as pilot:
        await tapped(app, pilot, "enter", 4, 4)
        app.live(10)
        await press(pilot, "q")
        assert isinstance(app.screen, SummaryScreen)
    (entry,) = app.entries
    assert entry.practised == timedelta(seconds=18)
    assert (entry.cycles, entry.rate_start, entry.kept) == (None, None, {})


async def test_the_rates_of_an_attuned_session_are_in_its_entry(tmp_path: Path) -> None:
    app = Practising(tmp_path, TEN_MINUTES)
    async with app.run_test() as pilot:
        await tapped(app, pilot, "enter", 4, 4, 4, 4, 4)
        app.live(600)
        await settled(pilot)
    (entry,) = app.entries
    assert (entry.rate_start, entry.rate_end, entry.completed) == (15, 6, True)


async def test_a_childs_breath_is_noticed_and_forgotten_unless_asked_for(tmp_path: Path) -> None:
    app = Practising(tmp_path, WATCHED)
    async with app.run_test() as pilot:
        await tapped(app, pilot, "enter", *[1.5] * 6)
        assert app.words("word") == "tap as they breathe in"
        assert "Quick and uneven is usual at this age." in app.words("prompt")
        assert app.sitting.entry.kept == {}
        await press(pilot, "k")
        assert app.sitting.entry.kept == {"noticed-rate": 40.0}
        assert app.sitting.entry.rate_start is None


async def test_two_breathe_side_by_side_in_shape_and_word(tmp_path: Path) -> None:
    app = Practising(tmp_path, DUET)
    async with app.run_test(size=(80, 24)):
        app.live(3)
        assert "you · breathe in" in app.text
        assert "child · breathe out" in app.text
        carer, child = app.practice.query_one(Duet).query(Pacer)
        assert carer.region.y == child.region.y
        assert (str(carer.drawing), str(child.drawing)) == ("orb", "pillow")


async def test_two_have_their_lanes_above_each_other_where_it_is_narrow(tmp_path: Path) -> None:
    app = Practising(tmp_path, DUET)
    async with app.run_test(size=(40, 30)):
        app.live(1)
        carer, child = app.practice.query_one(Duet).query(Pacer)
        assert carer.region.bottom <= child.region.y
        assert "you · in" in app.text
        assert "child · in" in app.text


async def test_two_stay_beside_each_other_where_there_is_room_for_neither(tmp_path: Path) -> None:
    app = Practising(tmp_path, DUET)
    async with app.run_test(size=(40, 12)) as pilot:
        app.live(3)
        carer, child = app.practice.query_one(Duet).query(Pacer)
        assert (carer.region.y, carer.size.height) == (child.region.y, child.size.height)
        assert carer.size.height >= 5
        assert "you · in" in app.text
        assert "child · out" in app.text
        await press(pilot, "right")
        assert "you · wait" in app.text
        assert "child · tap" in app.text


async def test_the_childs_taps_lead_and_their_absence_rests(tmp_path: Path) -> None:
    app = Practising(tmp_path, DUET)
    async with app.run_test() as pilot:
        await press(pilot, "right")
        assert "child · tap as they breathe in" in app.text
        assert "you · wait with them" in app.text
        await tapped(app, pilot, "enter", 3, 3)
        assert "child · breathe in" in app.text
        app.live(10)
        assert "child · tap as they breathe in" in app.text
        await press(pilot, "u")
        assert app.words("status") == "nothing is paced here"


async def test_a_session_for_one_has_no_second_lane(tmp_path: Path) -> None:
    app = Practising(tmp_path, replace(DUET, steps=(Guide(lasts=timedelta(minutes=1)),)))
    async with app.run_test():
        assert not app.practice.query(Duet)
