"""Which sound belongs to which cue."""

from datetime import timedelta

from living import START, breaths, run_of, seconds, session_of, sit
from stillpoint.core.cues import BEFORE
from stillpoint.core.patterns import pattern
from stillpoint.core.runs import Run, begun
from stillpoint.core.sessions import Bells
from stillpoint.core.steps import Ask, Breathe, Guide, Stretch, Ticking
from stillpoint.core.timelines import Knowledge
from stillpoint.signals.soundings import Purpose, Sounding, soundings

BALLOON = pattern("4-0-6-2")
TO_RING = Bells("bowl", "wood", "bowl", strikes=3)


def heard(run: Run, *times: float) -> tuple[Run, list[Sounding]]:
    """The run after looks at some times, counted from now, and what was heard at them."""
    sounds: list[Sounding] = []
    began = run.looked
    for time in times:
        beat = run.beat(began + seconds(time))
        found = soundings(run, beat.run, beat.cues)
        sounds += [sounding for *_, sounding in found if sounding]
        run = beat.run
    return run, sounds


def names(run: Run, *times: float) -> list[str]:
    return [sounding.name for sounding in heard(run, *times)[1]]


def test_breaths_have_a_tone_as_long_as_the_phase_and_what_is_held_is_silent() -> None:
    run = run_of(breaths(BALLOON, 2))
    assert names(run, 0, 4, 8, 10, 12) == ["breath-in-4.0", "breath-out-6.0", "breath-in-4.0"]


def test_a_bell_at_the_end_outlives_the_session_and_others_do_not() -> None:
    run, sounds = heard(run_of(sit(4), bells=TO_RING), 0, 4)
    assert run.is_over
    assert sounds == [Sounding("bowl", Purpose.BELL, 3), Sounding("bowl", Purpose.END, 3)]


def test_a_step_is_rung_in_unless_its_bell_or_the_session_says_otherwise() -> None:
    assert names(run_of(sit(4), sit(4)), 0, 4) == ["step"]
    silent = Bells("none", "none", "none")
    assert names(run_of(sit(4), sit(4), bells=silent), 0, 4) == []
    question = Ask(question="How?", choices=(), lasts=seconds(4))
    assert names(run_of(sit(4), question, bells=silent), 0, 4) == ["step"]


def test_a_side_change_is_told_early_and_marked_when_it_comes() -> None:
    stretch = Stretch(hold=seconds(10), sides=2, reps=1, switch=seconds(5))
    assert names(run_of(stretch), 0, 4, 7, 10, 15) == ["soon", "side", "side"]


def test_rocking_ticks() -> None:
    rocking = Guide(lasts=seconds(3), ticking=Ticking(60, 60))
    assert names(run_of(rocking), 0, 1, 2) == ["tick", "tick", "tick"]


def test_whether_one_is_awake_is_asked_louder_and_louder() -> None:
    feeding = Guide(lasts=seconds(600), awake=seconds(90))
    _, sounds = heard(run_of(feeding), *range(0, 140, 2))
    assert [(sound.name, sound.louder) for sound in sounds] == [
        ("awake", 1.0),
        ("awake-loud", 1.5),
        ("awake-loud", 1.5),
        ("awake-loud", 3.0),
        ("awake-loud", 3.0),
    ]


def test_where_two_breathe_the_carer_is_heard() -> None:
    two = Breathe(pattern=pattern("4-0-4-0"), cycles=2, child=pattern("2-0-2-0"))
    run = begun(session_of(two), START, Knowledge(youngest=72))
    assert names(run, 0, 2, 4, 6) == ["breath-in-4.0", "breath-out-4.0"]


def test_what_comes_late_is_left_out_but_no_bell_is() -> None:
    run, _ = heard(run_of(breaths(BALLOON, 2), sit(4), bells=TO_RING), 0)
    assert names(run, 4.9) == []
    hasty = run_of(Guide(lasts=seconds(8), ticking=Ticking(120, 120)))
    assert names(hasty, 3.2) == ["tick"]
    run, _ = heard(run_of(sit(4), sit(1), bells=TO_RING), 0, 2)
    assert names(run, 2.9, 4) == ["step", "bowl"]


def test_a_run_that_was_just_entered_has_heard_nothing() -> None:
    assert run_of(sit(1)).heard == BEFORE < timedelta()
