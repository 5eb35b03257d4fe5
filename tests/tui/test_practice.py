from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from practising import Practising
from steering import press, settled

from stillpoint.core.patterns import pattern
from stillpoint.core.sessions import Audience, Practice, Screen, Session
from stillpoint.core.steps import Breathe, Guide, Stretch, Ticking
from stillpoint.services.timers import breathing, sitting
from stillpoint.tui.screens.practice import PracticeScreen
from stillpoint.tui.widgets.huge_word import HugeWord
from stillpoint.tui.widgets.pacer import Pacer
from stillpoint.tui.widgets.words import Words

FIVE_MINUTES = timedelta(minutes=5)
SIX_A_MINUTE = Session(
    id="six-a-minute",
    title="Six a Minute",
    practice=Practice.BREATHING,
    steps=(
        Guide(title="Settle", lasts=timedelta(seconds=20), say=("Feet down. Hands heavy.",)),
        Breathe(
            title="Breathe",
            pattern=pattern("4-0-6-0"),
            cycles=25,
            say=("In for four.", "Out for six, like a slow leak."),
        ),
        Guide(title="Close", lasts=timedelta(seconds=30), say=("One ordinary breath.",)),
    ),
    safety=("Keep breaths small.",),
)
FOUR_SEVEN_EIGHT = breathing(pattern("4-7-8"), FIVE_MINUTES)
FEEDING = Session(
    id="feeding-calm",
    title="Feeding Calm",
    practice=Practice.CO_REGULATION,
    audience=Audience.CARER_AND_INFANT,
    screen=Screen.AUDIO,
    steps=(
        Guide(
            title="Hold",
            lasts=timedelta(minutes=10),
            say=("Let your shoulders sink.",),
            awake=timedelta(seconds=90),
        ),
    ),
)
NECK = Session(
    id="neck",
    title="Neck",
    practice=Practice.STRETCHING,
    steps=(
        Stretch(
            title="Ear to shoulder",
            hold=timedelta(seconds=30),
            sides=2,
            switch=timedelta(seconds=5),
            say=("Let the ear sink.",),
        ),
        Guide(title="Sway", lasts=None, say=("Sway as you like.",), ticking=Ticking(60, 60)),
    ),
)


async def test_time_runs_from_when_the_practice_is_shown(tmp_path: Path) -> None:
    app = Practising(tmp_path, SIX_A_MINUTE)
    app.clock.advance(2)
    async with app.run_test():
        assert app.sitting.run.elapsed == timedelta()
        app.live(4)
        assert app.sitting.run.elapsed == timedelta(seconds=4)


async def test_words_and_seconds_follow_the_breath(tmp_path: Path) -> None:
    app = Practising(tmp_path, FOUR_SEVEN_EIGHT)
    told = []
    async with app.run_test():
        for _ in range(19):
            app.practice.action_wake()
            told.append(f"{app.words('word')} {app.words('seconds')}")
            app.live(1)
        assert app.words("word") == "breathe in"
    assert told == [
        *(f"breathe in {second}" for second in (4, 3, 2, 1)),
        *(f"hold {second}" for second in (7, 6, 5, 4, 3, 2, 1)),
        *(f"breathe out {second}" for second in (8, 7, 6, 5, 4, 3, 2, 1)),
    ]


async def test_a_pause_keeps_the_breath_where_it_is(tmp_path: Path) -> None:
    app = Practising(tmp_path, FOUR_SEVEN_EIGHT)
    async with app.run_test() as pilot:
        app.live(2)
        half_full = app.drawn
        await press(pilot, "space")
        app.clock.advance(300)
        app.practice.beat()
        assert app.drawn == half_full
        assert "paused" in app.text
        assert "space go on" in app.text
        await press(pilot, "space")
        assert app.drawn == half_full
        assert app.words("word") == "breathe in"
        app.live(1)
        assert app.drawn != half_full
    assert app.entries[0].practised == timedelta(seconds=3)
    assert app.entries[0].paused == timedelta(seconds=300)


async def test_hours_of_an_open_sit_are_told_whole(tmp_path: Path) -> None:
    app = Practising(tmp_path, sitting(None))
    async with app.run_test() as pilot:
        app.live(2 * 3600)
        await press(pilot, "escape")
        assert "2:00:00 so far" in app.text


async def test_time_away_is_a_pause_that_says_so(tmp_path: Path) -> None:
    app = Practising(tmp_path, SIX_A_MINUTE)
    async with app.run_test() as pilot:
        app.live(21)
        app.clock.advance(3600)
        app.practice.beat()
        await settled(pilot)
        assert "Paused while the screen was away · space goes on" in app.text
        await press(pilot, "space")
        assert app.words("word") == "breathe in"
        assert app.words("left") == "4:39 left"


async def test_steps_are_skipped_repeated_and_made_longer(tmp_path: Path) -> None:
    app = Practising(tmp_path, SIX_A_MINUTE)
    async with app.run_test() as pilot:
        await press(pilot, "right")
        app.live(3)
        assert app.words("left") == "4:37 left"
        await press(pilot, "r")
        assert app.words("left") == "4:40 left"
        await press(pilot, "plus")
        assert app.words("left") == "5:40 left"
        assert app.words("status") == "about a minute more"
        await press(pilot, "left")
        assert app.words("spoken") == "Feet down. Hands heavy."
        app.live(12)
        await press(pilot, "escape")
        assert app.words("status") == "Settle · 1 of 3 · next: Breathe"


async def test_the_way_on_is_offered_while_there_is_a_step_to_go_to(tmp_path: Path) -> None:
    app = Practising(tmp_path, SIX_A_MINUTE)
    async with app.run_test(size=(100, 24)) as pilot:
        app.live(1)
        assert "→ step on   + a minute more" in app.text
        await press(pilot, "right")
        app.live(1)
        await press(pilot, "right")
        app.live(1)
        assert "step on" not in app.text
        assert "? keys   + a minute more   r repeat" in app.text


async def test_what_is_not_needed_fades_and_any_key_brings_it_back(tmp_path: Path) -> None:
    app = Practising(tmp_path, FOUR_SEVEN_EIGHT)
    async with app.run_test() as pilot:
        assert app.words("seconds") == "4"
        assert app.shows_keys
        app.live(9.9)
        await settled(pilot)
        assert app.text.splitlines()[-1] == "hold"
        assert not app.shows_keys
        await press(pilot, "v")
        assert app.words("seconds") == "2"
        assert app.shows_keys
        assert app.words("status") == "ring"
        app.live(9)
        assert not app.shows_keys
        await pilot.hover(offset=(3, 3))
        assert app.shows_keys
    assert app.parts.settings.drawing == "ring"


async def test_a_new_prompt_is_shown_even_on_a_quiet_screen(tmp_path: Path) -> None:
    app = Practising(tmp_path, SIX_A_MINUTE)
    async with app.run_test():
        app.live(20 + 124)
        assert app.words("prompt") == ""
        app.live(2)
        assert app.words("prompt") == "Out for six, like a slow leak."
        assert app.words("left") == ""
        app.live(9)
        assert app.words("prompt") == ""


async def test_between_two_frames_only_the_pacer_changes(tmp_path: Path) -> None:
    app = Practising(tmp_path, FOUR_SEVEN_EIGHT)
    async with app.run_test() as pilot:
        app.live(1.6)
        await settled(pilot)
        before, drawn = app.rows, app.drawn
        app.live(0.04)
        assert app.practice._dirty_widgets == set()
        top = app.practice._pacer.region.y
        below = top + app.practice._pacer.region.height
        assert app.rows[:top] + app.rows[below:] == before[:top] + before[below:]
        assert app.drawn != drawn


async def test_a_session_for_the_ears_shows_a_word_and_the_time(tmp_path: Path) -> None:
    app = Practising(tmp_path, FEEDING)
    async with app.run_test() as pilot:
        app.live(4)
        await settled(pilot)
        assert app.text.splitlines()[:3] == ["Hold", "Let your shoulders sink.", "9:56 left"]
        await press(pilot, "s")
        await settled(pilot)
        assert "space pause   b baby needs me" in app.text


async def test_s_leaves_a_word_and_the_time_of_a_breath(tmp_path: Path) -> None:
    app = Practising(tmp_path, FOUR_SEVEN_EIGHT)
    async with app.run_test() as pilot:
        app.live(12)
        await press(pilot, "s")
        await settled(pilot)
        assert app.text.splitlines()[1:3] == ["breathe out", "4:52 left"]


async def test_any_key_answers_whether_one_is_awake_and_does_nothing_else(tmp_path: Path) -> None:
    app = Practising(tmp_path, FEEDING)
    async with app.run_test() as pilot:
        app.live(90)
        assert app.words("spoken") == "Awake? Press any key."
        assert app.bells == 2
        await press(pilot, "q")
        assert isinstance(app.screen, PracticeScreen)
        assert app.words("spoken") == "Let your shoulders sink."
        app.live(90 + 40)
        assert "never a sofa or armchair" in app.words("spoken")


async def test_stretches_show_the_side_and_open_steps_wait_for_enter(tmp_path: Path) -> None:
    app = Practising(tmp_path, NECK)
    async with app.run_test() as pilot:
        app.live(28)
        assert (app.words("word"), app.words("seconds")) == ("left side", "2")
        assert app.words("status") == "Change sides soon."
        app.live(60)
        assert app.words("spoken") == "Sway as you like."
        first = app.words("sway")
        app.live(1)
        assert {first, app.words("sway")} == {"●         ·", "·         ●"}
        await press(pilot, "enter")
        assert "1 min 29 s of Neck" in app.text
    assert app.entries[0].completed


@pytest.mark.parametrize(("size", "rows"), [((40, 12), 3), ((80, 24), 8), ((200, 60), 20)])
async def test_for_a_room_there_is_a_drawing_and_one_large_word(
    tmp_path: Path, size: tuple[int, int], rows: int
) -> None:
    app = Practising(tmp_path, replace(SIX_A_MINUTE, screen=Screen.ROOM))
    async with app.run_test(size=size) as pilot:
        app.live(21)
        await settled(pilot)
        app.live(8)  # the keys have faded
        await settled(pilot)
        assert "In for four." not in app.text
        assert "left" not in app.text
        large = app.practice.query_one(HugeWord)
        assert large.word == "out"
        assert app.practice.query_one(Pacer).display
        letters = [large.render_line(row).text.strip() for row in range(large.size.height)]
        assert len([row for row in letters if row]) == rows
        await press(pilot, "f")
        assert not large.display
        assert app.words("word").startswith("out")
        await press(pilot, "f", "space")
        assert large.word == "paused"


async def test_who_is_asked_whether_awake_can_read_it_in_any_view(tmp_path: Path) -> None:
    step = Breathe(pattern=pattern("4-0-6-0"), cycles=30, awake=timedelta(seconds=60))
    app = Practising(tmp_path, replace(SIX_A_MINUTE, steps=(step,), screen=Screen.ROOM))
    async with app.run_test() as pilot:
        app.live(64)
        await settled(pilot)
        prompt = app.practice.query_one("#prompt", Words)
        assert app.words("prompt") == "Awake? Press any key."
        assert prompt.display
        assert prompt.size.height


async def test_bells_are_seen_as_well_as_heard_and_m_keeps_them_quiet(tmp_path: Path) -> None:
    app = Practising(tmp_path, sitting(timedelta(minutes=20)))
    async with app.run_test() as pilot:
        assert (app.bells, app.words("status")) == (1, "◦ bell")
        await press(pilot, "m")
        app.live(20 * 60)
        await settled(pilot)
        assert app.bells == 1
        assert "20 min of Sit 20 min." in app.text
    assert app.parts.settings.muted


async def test_a_key_that_is_held_down_does_not_let_the_breath_race(tmp_path: Path) -> None:
    app = Practising(tmp_path, FOUR_SEVEN_EIGHT)
    async with app.run_test() as pilot:
        app.live(1)
        for key in ("u", "plus"):
            await press(pilot, key)
            app.live(0.5)
            for _ in range(40):
                await press(pilot, key)
                app.clock.advance(0.03)
        assert app.sitting.run.knowledge.slowest == pytest.approx(60 / 19 + 0.5)
        assert len(app.sitting.run.added) == 2


async def test_holds_are_left_out_and_breaths_quickened_on_request(tmp_path: Path) -> None:
    app = Practising(tmp_path, FOUR_SEVEN_EIGHT)
    async with app.run_test() as pilot:
        app.live(5)
        assert app.words("word") == "hold"
        await press(pilot, "n")
        app.live(0.001)
        assert app.words("word") == "breathe out"
        await press(pilot, "u")
        assert app.words("status") == "quicker from the next breath on"
        app.live(8)
        assert app.words("word") == "breathe in"
        assert timedelta() < (app.sitting.run.moment.left or timedelta()) < timedelta(seconds=4)


@pytest.mark.parametrize("size", [(40, 12), (300, 90), (20, 5)])
async def test_any_size_is_fine_at_any_time(tmp_path: Path, size: tuple[int, int]) -> None:
    app = Practising(tmp_path, SIX_A_MINUTE)
    async with app.run_test() as pilot:
        app.live(22)
        await pilot.resize_terminal(*size)
        app.live(1)
        await settled(pilot)
        assert [len(row) for row in app.rows] == [size[0]] * size[1]
        assert ("is too" in app.text) is (size == (20, 5))
        await pilot.resize_terminal(80, 24)
        app.live(2)
        await settled(pilot)
        assert "breathe out" in app.text
    assert app.entries[0].practised == timedelta(seconds=25)


async def test_a_card_on_top_does_not_stop_the_breath(tmp_path: Path) -> None:
    app = Practising(tmp_path, SIX_A_MINUTE)
    async with app.run_test() as pilot:
        await press(pilot, "h")
        await settled(pilot)
        assert "Keep breaths small." in app.text
        app.live(300)
        assert app.entries[0].completed
        await press(pilot, "h")
        assert "5 min of Six a Minute, 25 breaths." in app.text
    assert len(app.entries) == 1


class Build:
    is_over = False
    sets_the_length = True

    def is_done(self) -> bool:
        return self.is_over


async def test_what_runs_beside_ends_it_after_a_whole_breath(tmp_path: Path) -> None:
    build = Build()
    app = Practising(tmp_path, FOUR_SEVEN_EIGHT, beside=build)
    async with app.run_test():
        app.live(4)
        assert app.words("left") == "0:04 so far"
        app.live(21)
        build.is_over = True
        app.live(12.9)
        assert isinstance(app.screen, PracticeScreen)
        app.live(0.1)
        (entry,) = app.entries
        assert (entry.cycles, entry.practised, entry.planned) == (2, timedelta(seconds=38), None)
        assert entry.completed


async def test_keep_saves_the_part_done_and_says_why_it_cannot(tmp_path: Path) -> None:
    app = Practising(tmp_path, SIX_A_MINUTE)
    async with app.run_test():
        app.live(75)
        (tmp_path / "data" / "history").write_text("in the way")
        assert "history" in (app.practice.keep() or "")
        (tmp_path / "data" / "history").unlink()
        assert app.practice.keep() is None
        assert app.practice.keep() is None
    (entry,) = app.entries
    assert entry.practised == timedelta(seconds=75)
    assert not entry.completed


async def test_reduced_motion_changes_the_drawing_once_a_second_at_most(tmp_path: Path) -> None:
    app = Practising(tmp_path, FOUR_SEVEN_EIGHT)
    app.parts.change("reduced_motion", True)
    async with app.run_test():
        app.live(1.1)
        drawn = app.drawn
        app.live(0.8)
        assert app.drawn == drawn
        app.live(1)
        assert app.drawn != drawn


async def test_reduced_motion_lets_nothing_move_from_its_place(tmp_path: Path) -> None:
    app = Practising(tmp_path, NECK)
    app.parts.change("reduced_motion", True)
    async with app.run_test() as pilot:
        app.live(88)
        first = app.words("sway")
        app.live(1)
        await settled(pilot)
        assert {first, app.words("sway")} == {"●", "·"}
