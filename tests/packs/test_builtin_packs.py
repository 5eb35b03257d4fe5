import textwrap
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from stillpoint.core.branches import target
from stillpoint.core.entering import length_of
from stillpoint.core.patterns import PhaseKind
from stillpoint.core.safety_lanes import ADULT, lanes, youngest
from stillpoint.core.sessions import Audience, Screen, Session, lived_steps
from stillpoint.core.steps import Ask
from stillpoint.packs.library import Library, builtin_folder, read_library
from stillpoint.services.following import session_that_follows

MINUTES = {
    "breath": {
        "low-and-easy": 5,
        "even-five-five": 10,
        "six-a-minute": 5,
        "double-sip-sigh": 5,
        "four-corners": 5,
        "four-seven-eight": 5,
        "meet-then-slow": 10,
        "find-your-pace": 20,
        "side-by-side": 5,
    },
    "sit": {
        "first-five": 5,
        "open-timer": 20,
        "count-to-nine": 10,
        "body-scan": 12,
        "kind-wishes": 10,
        "walk-sit": 30,
    },
    "stretch": {"neck-shoulders": 8, "hips-legs": 10, "whole-body": 15, "after-holding": 7},
    "yoga": {"chair": 8, "morning-flow": 10, "floor-gentle": 15, "animal-parade": 6},
    "taichi": {"stand-and-shift": 6, "float-and-settle": 8, "cloud-hands": 10, "five-shapes": 15},
    "ground": {"five-senses": 4, "feet-first": 3, "barefoot-walk": 15, "twenty-green": 20},
    "carer": {"door-minute": 1, "step-back": 10, "hand-on-heart": 2, "kind-fifteen": 15},
    "infant": {
        "chest-to-chest": 20,
        "walk-five-sit-eight": 14,
        "slow-rock": 8,
        "hum-out": 6,
        "one-change": 4,
        "your-turn": 5,
        "slow-stroke": 5,
        "twenty-second-hug": 3,
        "feeding-calm": 10,
    },
    "child": {
        "balloon-belly": 2,
        "teddy-waves": 4,
        "warm-cup": 2,
        "trace-a-hand": 3,
        "soft-square": 3,
        "duet": 5,
        "storm-to-shore": 6,
        "name-it": 3,
        "mend": 5,
        "stomp-and-soften": 3,
        "everyone-breathes": 1,
        "hand-in-hand": 3,
        "before-a-meal": 1,
    },
    "wind": {"bedtime-steps": 20, "sleepy-body": 6, "tense-and-release": 14, "dark-exhale": 10},
    "desk": {
        "far-look": 1,
        "one-minute-sigh": 1,
        "two-minute-reset": 2,
        "hands-and-wrists": 3,
        "stand-five": 5,
    },
}
"""How long every session of the curriculum lasts, and one-change, which branches, at most."""

NARROW = 38
"""Cells of a line of words on a screen of 40."""
LONGEST_PROMPT = 72


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(builtin_folder(), Path("no such folder"))


def test_the_library_is_sixty_six_sessions_in_eleven_packs(library: Library) -> None:
    assert len(library.sessions) == 66
    assert {pack.id: [session.id for session in pack.sessions] for pack in library.packs} == {
        pack: list(minutes) for pack, minutes in MINUTES.items()
    }


def test_every_session_lasts_as_many_minutes_as_it_says(library: Library) -> None:
    lasting = {pack.id: {s.id: _whole_seconds(s) for s in pack.sessions} for pack in library.packs}
    assert lasting == {
        pack: {session: timedelta(minutes=number) for session, number in minutes.items()}
        for pack, minutes in MINUTES.items()
    }


def test_every_session_tells_what_it_rests_on(library: Library) -> None:
    silent = [s.address for s in library.sessions if not (s.summary and s.sources and s.evidence)]
    assert silent == []
    assert [s.address for s in library.sessions if not s.safety] == []


def test_no_prompt_is_too_long_to_be_said_or_shown(library: Library) -> None:
    prompts = [(s.address, line) for s in library.sessions for line in _prompts(s)]
    assert [prompt for prompt in prompts if len(prompt[1]) > LONGEST_PROMPT] == []
    assert [prompt for prompt in prompts if len(textwrap.wrap(prompt[1], NARROW)) > 2] == []


def test_the_screen_is_dark_with_a_baby(library: Library) -> None:
    with_a_baby = [s for s in library.sessions if s.audience is Audience.CARER_AND_INFANT]
    assert len(with_a_baby) == 9
    assert {s.screen for s in with_a_baby} == {Screen.AUDIO}


def test_only_two_sessions_hold_the_breath_and_both_are_for_adults(library: Library) -> None:
    holding = [s for s in library.sessions if _holds(s)]
    assert [s.address for s in holding] == ["breath/four-corners", "breath/four-seven-eight"]
    assert {youngest(s) for s in holding} == {ADULT}


def test_every_session_for_two_begins_with_the_one_who_cares(library: Library) -> None:
    joint = (Audience.CARER_AND_INFANT, Audience.CARER_AND_CHILD)
    first = {s.address: lived_steps(s)[0].say for s in library.sessions if s.audience in joint}
    assert len(first) == 22
    assert [address for address, say in first.items() if "jaw" not in " ".join(say)] == []


def test_routines_and_paths_lead_to_sessions_that_are_there(library: Library) -> None:
    routines = {
        f"{pack.id}/{routine.id}": [_address(pack.id, name) for name in routine.sessions]
        for pack in library.packs
        for routine in pack.routines
    }
    paths = {
        f"{pack.id}/{path.id}": [_address(pack.id, name) for way in path.sessions for name in way]
        for pack in library.packs
        for path in pack.paths
    }
    assert sorted(routines) == [
        "carer/carer-week",
        "child/after-school",
        "child/at-table",
        "child/school-morning",
        "desk/workday",
        "infant/fussy-hour",
        "infant/newborn-day",
        "wind/bedtime",
    ]
    assert sorted(paths) == [
        "breath/new-to-this",
        "child/calmer-with-my-child",
        "child/fading-the-help",
        "infant/new-baby",
    ]
    there = {session.address for session in library.sessions}
    assert {name for way in (*routines.values(), *paths.values()) for name in way} <= there


def test_every_choice_leads_to_a_step_or_to_a_session_that_may_follow(library: Library) -> None:
    led = [
        (session, choice.then)
        for session in library.sessions
        for step in lived_steps(session)
        if isinstance(step, Ask)
        for choice in step.choices
        if choice.then and target(lived_steps(session), choice.then) is None
    ]
    followed = {(s.id, session_that_follows(library, s, then).address) for s, then in led}
    assert ("your-turn", "carer/step-back") in followed
    assert len(led) == 8


def _whole_seconds(session: Session) -> timedelta:
    """The length, to the second: a glide at a given rate ends with a whole breath."""
    length = length_of(session)
    assert length is not None
    return timedelta(seconds=round(length.total_seconds()))


def _prompts(session: Session) -> Iterator[str]:
    for step in lived_steps(session):
        yield from step.say
        if isinstance(step, Ask):
            yield step.question


def _holds(session: Session) -> bool:
    return any(
        phase.kind is PhaseKind.HOLD for lane in lanes(session) for phase in lane.pattern.phases
    )


def _address(pack: str, name: str) -> str:
    return name if "/" in name else f"{pack}/{name}"
