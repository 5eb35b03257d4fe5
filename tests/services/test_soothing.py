from datetime import UTC, datetime, timedelta

import pytest

from stillpoint.config.circle import Person
from stillpoint.core.sessions import Audience
from stillpoint.core.steps import Guide
from stillpoint.history.entries import Entry
from stillpoint.history.summaries import Summaries, Summary
from stillpoint.packs.library import Library, builtin_folder, read_library
from stillpoint.services.soothing import (
    ADDRESSES,
    Way,
    is_dark_out,
    sessions_of,
    uses,
    with_circle,
)

NOW = datetime(2026, 11, 21, 3, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return read_library(builtin_folder(), tmp_path_factory.mktemp("no-packs"))


def practised(address: str, *, minutes_ago: float, seconds: float = 300) -> Summary:
    pack, session = address.split("/")
    start = NOW - timedelta(minutes=minutes_ago)
    entry = Entry(
        id=f"019ab3c4-5d6e-7000-8000-{minutes_ago * 10:012.0f}",
        started_at=start,
        ended_at=start + timedelta(seconds=seconds),
        practised=timedelta(seconds=seconds),
        completed=False,
        pack=pack,
        session=session,
        title=session,
        practice="co-regulation",
    )
    return Summaries().of(entry)


def ago(minutes: float) -> datetime:
    return NOW - timedelta(minutes=minutes)


def test_every_session_that_soothes_comes_with_the_program(library: Library) -> None:
    there = {session.address: session for session in library.sessions}
    asked = [address for addresses in ADDRESSES.values() for address in addresses]
    assert [address for address in asked if address not in there] == []
    assert {there[address].warnings for address in asked} == {()}  # nothing is asked before


def test_holding_and_moving_begin_with_a_baby(library: Library) -> None:
    firsts = [sessions_of(way, library, ())[0] for way in (Way.HOLD, Way.MOVE)]
    assert [session.id for session in firsts] == ["chest-to-chest", "walk-five-sit-eight"]
    assert {session.audience for session in firsts} == {Audience.CARER_AND_INFANT}


def test_what_was_used_last_comes_first(library: Library) -> None:
    newest_first = (
        practised("breath/six-a-minute", minutes_ago=10),
        practised("child/storm-to-shore", minutes_ago=90),
        practised("infant/hum-out", minutes_ago=900),
    )
    sessions = [session.id for session in sessions_of(Way.HOLD, library, newest_first)]
    assert sessions == ["storm-to-shore", "chest-to-chest", "hum-out", "twenty-second-hug"]


def test_a_library_without_them_has_none(library: Library) -> None:
    assert sessions_of(Way.MOVE, Library(()), ()) == ()


@pytest.mark.parametrize(
    ("opened", "begun", "count"),
    [
        ((), (), 0),
        ((0,), (), 1),
        ((40, 20, 0), (), 3),
        ((70, 61, 0), (), 1),
        ((0,), (30, 20), 3),
        ((0,), (65, 20), 2),
        # a session that was begun from the words is one use, not two
        ((40, 0), (39.8,), 2),
        ((40, 20, 0), (39.8, 19.8), 3),
        ((40, 0), (39.8, 30), 3),
    ],
)
def test_uses_of_the_last_hour_are_counted(
    opened: tuple[float, ...], begun: tuple[float, ...], count: int
) -> None:
    newest_first = [
        practised("infant/slow-rock", minutes_ago=minutes, seconds=2) for minutes in sorted(begun)
    ]
    assert uses(map(ago, opened), newest_first, NOW) == count


def test_other_sessions_are_no_use(library: Library) -> None:
    newest_first = (
        practised("breath/six-a-minute", minutes_ago=5),
        practised("infant/your-turn", minutes_ago=15),
    )
    assert uses((), newest_first, NOW) == 0


def test_the_circle_is_named_for_as_long_as_a_call_takes(library: Library) -> None:
    circle = (Person("Ada", "my sister", "555 0100"), Person("Mrs Okafor"))
    session = with_circle(library.session("carer/step-back"), circle)
    (step,) = (step for step in session.steps if "Ada" in " ".join(getattr(step, "say", ())))
    assert isinstance(step, Guide)
    assert step.say == (
        "Call or message someone you trust. Ada: 555 0100 · Mrs Okafor."
        " Press h for when to get help.",
    )
    assert step.lasts == timedelta(seconds=60)


def test_no_other_session_and_no_empty_circle_changes_anything(library: Library) -> None:
    step_back, hum = library.session("carer/step-back"), library.session("infant/hum-out")
    assert with_circle(step_back, ()) is step_back
    assert with_circle(hum, (Person("Ada"),)) is hum


@pytest.mark.parametrize(
    ("hour", "minute", "is_dark"),
    [(3, 0, True), (6, 59, True), (7, 0, False), (20, 59, False), (21, 0, True), (0, 0, True)],
)
def test_the_dark_hours_are_those_in_which_children_sleep(
    hour: int, minute: int, is_dark: bool
) -> None:
    assert is_dark_out(NOW.replace(hour=hour, minute=minute)) is is_dark
