"""Whole sessions, line by line, without a second of waiting."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from plain_sessions import ENTER, ClosingPipe, Told

from stillpoint.cli.waiting import Woken
from stillpoint.core.awake import SAFE_SLEEP
from stillpoint.core.endings import last_breath, unplanned
from stillpoint.core.patterns import pattern
from stillpoint.core.runs import begun
from stillpoint.core.sessions import Ages, Audience, Bells, Practice, Session
from stillpoint.core.steps import Breathe, Guide, IntervalBells, Stretch, Ticking
from stillpoint.history.reading import entries_in
from stillpoint.services.timers import attuning, breathing, sitting

SILENT = Bells(start="none", interval="none", end="none")
TWENTY_OF_SIX = breathing(pattern("4-0-6-0"), timedelta(seconds=20))
A_MINUTE_OF_SIX = breathing(pattern("4-0-6-0"), timedelta(minutes=1))
OPEN_SIT = sitting(None, sounds=SILENT)
OPEN_THEN_BREATH = Session(
    id="open-then-breath",
    title="Open, then a breath",
    practice=Practice.BREATHING,
    bells=SILENT,
    steps=(
        Guide(title="Arrive", lasts=None),
        Breathe(title="One breath", pattern=pattern("4-7-8"), cycles=1),
    ),
)
ALL_KINDS = Session(
    id="all-kinds",
    title="All kinds",
    practice=Practice.STRETCHING,
    settle=timedelta(seconds=10),
    steps=(
        Guide(
            title="Rock",
            lasts=timedelta(seconds=20),
            say=("Rock gently.", "Let your\nshoulders sink."),
            ticking=Ticking(57, 40),
            bells=IntervalBells(every=timedelta(seconds=15)),
        ),
        Stretch(
            title="Side bend", hold=timedelta(seconds=15), sides=2, switch=timedelta(seconds=5)
        ),
        Breathe(pattern=pattern("3.5-5.5"), cycles=1),
    ),
)
AT_NIGHT = Session(
    id="at-night",
    title="At night",
    practice=Practice.CO_REGULATION,
    bells=SILENT,
    steps=(Guide(title="Hold", lasts=timedelta(minutes=4), awake=timedelta(seconds=90)),),
)


def test_a_session_is_told_by_a_line_for_each_phase(tmp_path: Path) -> None:
    told = Told(tmp_path, TWENTY_OF_SIX)
    assert told.live() == 0
    assert told.lines == [
        "0:00  bell",
        "0:00  breathe in  4",
        "0:04  breathe out  6",
        "0:10  breathe in  4",
        "0:14  breathe out  6",
        "0:20  bell",
        "Done: 20 s of Breathe 4-0-6-0, 2 breaths.",
    ]
    assert told.entry.completed
    assert told.entry.practised == timedelta(seconds=20)


def test_every_kind_of_step_is_told(tmp_path: Path) -> None:
    told = Told(tmp_path, ALL_KINDS)
    assert told.live() == 0
    assert told.lines[:-1] == [
        "0:00  Settling in",
        "0:00  Rock; a beat of 57, going to 40, a minute",
        "0:00  bell",
        "0:00  Rock gently.",
        "0:10  Let your shoulders sink.",
        "0:15  bell",
        "0:20  Side bend",
        "0:20  left side  15",
        "0:32  Change sides soon.",
        "0:35  change sides  5",
        "0:40  right side  15",
        "0:55  breathe in  3.5",
        "0:58  breathe out  5.5",
        "1:04  bell",
    ]


def test_settling_in_is_announced_and_not_counted(tmp_path: Path) -> None:
    told = Told(tmp_path, ALL_KINDS)
    told.live()
    assert told.talk.startswith("All kinds, 1 min 4 s after 10 s of settling in. ")
    assert told.lines[-1] == "Done: 1 min 4 s of All kinds, 1 breath."
    assert told.entry.practised == told.entry.planned == timedelta(seconds=64)
    assert told.entry.ended_at - told.entry.started_at == timedelta(seconds=74)


def test_a_session_left_while_settling_in_leaves_no_entry(tmp_path: Path) -> None:
    told = Told(tmp_path, ALL_KINDS, {9: Woken(signal=2)})
    assert told.live() == 130
    assert told.lines == ["0:00  Settling in", "Nothing was done, so nothing is kept."]
    assert entries_in(tmp_path / "history") == ()


@pytest.mark.parametrize(("number", "code"), [(2, 130), (15, 143), (1, 129)])
def test_a_signal_ends_the_session_and_keeps_what_was_done(
    number: int, code: int, tmp_path: Path
) -> None:
    told = Told(tmp_path, A_MINUTE_OF_SIX, {17: Woken(signal=number)})
    assert told.live() == code
    assert told.entry.practised == timedelta(seconds=17)
    assert not told.entry.completed
    assert told.lines[-1].startswith("Ended early: 17 s of 1 min of Breathe 4-0-6-0")


def test_ctrl_c_is_the_whole_end_of_an_open_sit(tmp_path: Path) -> None:
    told = Told(tmp_path, OPEN_SIT, {754.5: Woken(signal=2)})
    assert told.live() == 130
    assert told.entry.completed
    assert told.lines == ["0:00  Sit; open", "Done: 12 min 34 s of Open sit."]


def test_a_session_ended_at_once_leaves_nothing(tmp_path: Path) -> None:
    told = Told(tmp_path, A_MINUTE_OF_SIX, {0.5: Woken(signal=2)})
    assert told.live() == 130
    assert told.lines[-1] == "Nothing was done, so nothing is kept."
    assert not (tmp_path / "history").exists()


def test_a_stopped_process_goes_on_by_itself_and_counts_no_practice(tmp_path: Path) -> None:
    told = Told(tmp_path, TWENTY_OF_SIX, {4.5: 40.0})
    assert told.live() == 0
    assert "0:04  paused for 40 s; going on" in told.lines
    assert told.lines[-2] == "0:20  bell"
    assert told.entry.practised == timedelta(seconds=20)
    assert told.entry.paused == timedelta(seconds=40.5)


def test_enter_moves_on_from_an_open_step_and_from_no_other(tmp_path: Path) -> None:
    told = Told(tmp_path, OPEN_THEN_BREATH, {33: ENTER, 40: ENTER})
    assert told.live() == 0
    assert told.lines == [
        "0:00  Arrive; open",
        "0:33  One breath",
        "0:33  breathe in  4",
        "0:37  hold  7",
        "0:44  breathe out  8",
        "Done: 52 s of Open, then a breath, 1 breath.",
    ]


def test_enter_answers_whether_somebody_is_awake(tmp_path: Path) -> None:
    told = Told(tmp_path, AT_NIGHT, {93: ENTER})
    told.live()
    assert told.lines[1:-1] == [
        "1:30  Awake? Press Enter.",
        "3:03  Awake? Press Enter.",
        "3:23  Awake? Press Enter.",
        "3:33  Awake? Press Enter.",
        *(f"3:{second}  {SAFE_SLEEP}" for second in (43, 48, 53, 58)),
    ]


def test_a_terminal_rings_and_a_pipe_gets_no_control_characters(tmp_path: Path) -> None:
    on_terminal = Told(tmp_path / "terminal", ALL_KINDS, rings=True)
    in_pipe = Told(tmp_path / "pipe", ALL_KINDS)
    on_terminal.live()
    in_pipe.live()
    assert on_terminal.text.count("\a") == 3
    assert in_pipe.text.replace("\n", "").isprintable()


def test_what_cannot_be_saved_is_said_and_kept_for_the_next_start(tmp_path: Path) -> None:
    (tmp_path / "history").write_text("a file where the folder should be")
    told = Told(tmp_path, TWENTY_OF_SIX)
    assert told.live() == 1
    assert "The next start tries again." in told.talk
    assert json.loads(told.talk.splitlines()[-1])["practised"] == 20
    (checkpoint,) = (tmp_path / "running").glob("*.json")
    assert json.loads(checkpoint.read_text())["final"]


def test_what_was_done_is_kept_when_nobody_reads_any_more(tmp_path: Path) -> None:
    told = Told(tmp_path, A_MINUTE_OF_SIX, answers=ClosingPipe(lines=4))
    with pytest.raises(BrokenPipeError):
        told.live()
    assert told.entry.practised == timedelta(seconds=14)


def test_a_session_that_ends_with_a_command_ends_on_a_whole_breath(tmp_path: Path) -> None:
    told = Told(tmp_path, A_MINUTE_OF_SIX, command_ends=13)
    assert told.live() == 0
    assert told.lines[-2:] == ["0:20  bell", "Done: 20 s of Breathe 4-0-6-0, 2 breaths."]


def test_a_session_as_long_as_a_command_is_not_cut_short_of_a_day() -> None:
    day = breathing(pattern("4-0-6-0"), timedelta(hours=24))
    run = unplanned(begun(day, timedelta()), timedelta()).run
    run = run.beat(timedelta(seconds=3)).run
    run = last_breath(run, timedelta(seconds=6)).run.beat(timedelta(seconds=10)).run
    assert run.is_completed
    assert (run.practised, run.cycles, run.planned) == (timedelta(seconds=10), 1, None)


def test_enter_taps_the_breath_and_lines_tell_the_rate(tmp_path: Path) -> None:
    session = attuning(timedelta(minutes=2), to=pattern("4-0-6-0"))
    taps = dict.fromkeys((2.0, 6.0, 10.0, 14.0, 18.0, 22.0), ENTER)
    told = Told(tmp_path, session, taps)
    assert told.live() == 0
    assert told.lines[:5] == [
        "0:00  Attune; press Enter as each in-breath begins",
        "0:00  bell",
        "0:02  tap 1 of 6",
        "0:06  tap 2 of 6",
        "0:10  tap 3 of 6",
    ]
    assert told.lines[7:10] == [
        "0:22  tap 6 of 6",
        "0:22  about 15 a minute; the pacer begins there",
        "0:22  breathe in  2",
    ]
    assert (told.entry.rate_start, told.entry.completed) == (15, True)


def test_nobody_who_taps_is_paced_all_the_same(tmp_path: Path) -> None:
    told = Told(tmp_path, attuning(timedelta(minutes=2), to=pattern("4-0-6-0")))
    assert told.live() == 0
    assert "1:00  no steady rate was tapped; the pacer begins at 12 a minute" in told.lines
    assert told.entry.rate_start == 12


def test_two_lanes_are_told_by_whose_they_are(tmp_path: Path) -> None:
    session = Session(
        id="two",
        title="Two",
        practice=Practice.CO_REGULATION,
        audience=Audience.CARER_AND_CHILD,
        ages=Ages(96, 155, "8-12y"),
        bells=SILENT,
        steps=(Breathe(pattern=pattern("4-0-6-0"), child=pattern("2-0-3-0"), cycles=1),),
    )
    told = Told(tmp_path, session)
    assert told.live() == 0
    assert told.lines[:6] == [
        "0:00  you    breathe in  4",
        "0:00  child  breathe in  2",
        "0:02  child  breathe out  3",
        "0:04  you    breathe out  6",
        "0:05  child  breathe in  2",
        "0:07  child  breathe out  3",
    ]
