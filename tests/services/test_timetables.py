from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from stillpoint.config.places import Places
from stillpoint.core.clock import ManualClock
from stillpoint.core.runs import Run
from stillpoint.core.sessions import Bells
from stillpoint.people.persons import Person, Role
from stillpoint.routines.days import Place
from stillpoint.routines.values import OwnRoutine, Rung
from stillpoint.services import ladders
from stillpoint.services.adopting import UnknownOffer, copied, offer_at, offered
from stillpoint.services.following import session_that_follows
from stillpoint.services.parts import Parts
from stillpoint.services.timetables import closed_with

EVENING = datetime(2026, 11, 27, 19, 5, tzinfo=UTC)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(EVENING)


@pytest.fixture
def parts(tmp_path: Path, clock: ManualClock) -> Parts:
    """The packs that come with the program, over folders of the test's own."""
    return Parts(Places(tmp_path / "data", tmp_path / "config"), clock)


def adopted(parts: Parts, address: str) -> OwnRoutine:
    return parts.routines.add(copied(offer_at(parts.library, address)))


def practised(parts: Parts, address: str, at: datetime) -> None:
    clock = ManualClock(at)
    sitting = Parts(parts.places, clock).sitting(parts.library.session(address))
    for _ in range(20):
        clock.advance(4)
        sitting.beat()
    sitting.steer(Run.finish)
    sitting.save()


def test_every_offer_of_the_built_in_packs_names_sessions_that_there_are(parts: Parts) -> None:
    addresses = {session.address for session in parts.library.sessions}
    offers = tuple(offered(parts.library))
    assert len([one for one in offers if one.is_path]) == 4
    assert len([one for one in offers if not one.is_path]) == 8
    assert {name for one in offers for place in one.places for name in place} <= addresses


def test_a_copy_keeps_where_it_came_from_and_what_the_pack_says(parts: Parts) -> None:
    bedtime = adopted(parts, "bedtime")
    assert bedtime.origin == "wind/bedtime"
    assert bedtime.at == "19:00"
    assert bedtime.notices == tuple(timedelta(minutes=n) for n in (30, 10, 2))
    assert parts.routines.routine("bedtime") == bedtime


def test_an_unknown_offer_is_told_with_what_it_may_be(parts: Parts) -> None:
    with pytest.raises(UnknownOffer, match="wind/bedtime"):
        offer_at(parts.library, "wind/bedtmie")


def test_it_is_kept_by_any_session_of_its_practice_day(parts: Parts) -> None:
    adopted(parts, "wind/bedtime")
    practised(parts, "wind/sleepy-body", EVENING - timedelta(days=1))
    assert not parts.timetable().today[0].is_kept
    practised(parts, "wind/sleepy-body", EVENING - timedelta(hours=12))
    (bedtime,) = parts.timetable().today
    assert bedtime.is_kept
    assert bedtime.place is Place.NOW


def test_it_is_told_on_how_many_of_the_last_seven_days_it_was_kept(parts: Parts) -> None:
    bedtime = adopted(parts, "wind/bedtime")
    assert parts.timetable().days_kept(bedtime) == 0
    for days in (0, 0, 1, 6, 7):
        practised(parts, "wind/sleepy-body", EVENING - timedelta(days=days, hours=1))
    practised(parts, "sit/first-five", EVENING - timedelta(days=3))
    assert parts.timetable().days_kept(bedtime) == 3


def test_after_midnight_the_evening_still_counts_until_the_day_ends(
    parts: Parts, clock: ManualClock
) -> None:
    adopted(parts, "wind/bedtime")
    practised(parts, "wind/sleepy-body", EVENING)
    clock.advance(timedelta(hours=8, minutes=50).total_seconds())
    assert parts.timetable().today[0].is_kept
    clock.advance(timedelta(minutes=10).total_seconds())
    assert not parts.timetable().today[0].is_kept


def test_the_end_of_the_day_is_that_of_the_settings(parts: Parts, clock: ManualClock) -> None:
    adopted(parts, "wind/bedtime")
    practised(parts, "wind/sleepy-body", EVENING)
    parts.change("day_ends", "00:00")
    clock.advance(timedelta(hours=5).total_seconds())
    assert not parts.timetable().today[0].is_kept


def test_sessions_go_on_after_those_that_were_practised_and_begin_again(parts: Parts) -> None:
    bedtime = adopted(parts, "wind/bedtime")
    assert [one.id for one in parts.timetable().sessions_from(bedtime)] == [
        "bedtime-steps",
        "sleepy-body",
    ]
    practised(parts, "wind/bedtime-steps", EVENING)
    assert [one.id for one in parts.timetable().sessions_from(bedtime)] == ["sleepy-body"]
    practised(parts, "wind/sleepy-body", EVENING)
    assert len(parts.timetable().sessions_from(bedtime)) == 2


def test_whatever_is_practised_out_of_it_ends_with_its_bell(parts: Parts) -> None:
    two = ("breath/six-a-minute", "sit/body-scan")
    quiet = parts.routines.add(OwnRoutine(id="quiet", title="Quiet", sessions=two))
    ends = [one.bells.last for one in parts.timetable().sessions_from(quiet)]
    assert ends == [("soft", 1), ("soft", 1)]
    louder = parts.routines.change(quiet.id, bell="double")
    first, _ = parts.timetable().sessions_from(louder)
    assert first.bells.last == ("double", 1)
    assert first.bells.start == parts.library.session("six-a-minute").bells.start


def test_a_session_that_ends_in_silence_stays_silent_in_a_routine() -> None:
    assert Bells(end="none", closing="soft").last == ("none", 1)


def test_what_a_session_of_a_routine_leads_to_ends_with_its_bell_too(parts: Parts) -> None:
    one_change = closed_with("wood", parts.library.session("infant/one-change"))
    other = session_that_follows(parts.library, one_change, "chest-to-chest")
    assert other.bells.last == ("wood", 1)


def test_a_path_goes_on_in_any_order_from_when_it_was_begun(
    parts: Parts, clock: ManualClock
) -> None:
    practised(parts, "carer/hand-on-heart", EVENING - timedelta(days=2))
    parts.routines.begin("infant/new-baby", EVENING - timedelta(days=1))
    practised(parts, "infant/slow-rock", EVENING)
    (trail,) = parts.timetable().trails
    assert [stop.is_practised for stop in trail.stops] == [False, False, False, True] + [False] * 3
    assert trail.next is trail.stops[0]
    practised(parts, "carer/hand-on-heart", EVENING)
    (trail,) = parts.timetable().trails
    assert trail.next is trail.stops[1]


def test_either_of_two_sessions_is_enough_for_a_place_of_a_path(parts: Parts) -> None:
    parts.routines.begin("child/fading-the-help", EVENING)
    practised(parts, "breath/low-and-easy", EVENING)
    (trail,) = parts.timetable().trails
    assert trail.stops[0].is_practised


def test_a_walked_path_has_no_next_step(parts: Parts) -> None:
    parts.routines.begin("child/fading-the-help", EVENING)
    for session in ("carer/door-minute", "child/teddy-waves", "child/duet", "child/warm-cup"):
        practised(parts, session, EVENING)
    (trail,) = parts.timetable().trails
    assert trail.is_walked
    assert trail.next is None


def test_a_session_whose_pack_is_gone_is_missing_and_not_dropped(parts: Parts) -> None:
    bedtime = adopted(parts, "wind/bedtime")
    changed = parts.routines.change(bedtime.id, sessions=("gone/one", "wind/sleepy-body"))
    timetable = parts.timetable()
    assert [stop.missing for stop in timetable.stops(changed)] == [("gone/one",), ()]
    assert [one.id for one in timetable.sessions_from(changed)] == ["sleepy-body"]


def test_the_rung_of_a_child_is_asked_by_name_and_session(parts: Parts) -> None:
    duet = parts.library.session("child/duet")
    assert ladders.rung_of(parts.routines, "Mo", "child/duet") is Rung.CARER_ONLY
    assert ladders.move(parts.routines, "Mo", duet, 1) is Rung.TOGETHER
    assert ladders.rung_of(parts.routines, "Mo", "child/duet") is Rung.TOGETHER
    assert ladders.rung_of(parts.routines, "Bo", "child/duet") is Rung.CARER_ONLY


def test_the_children_are_those_of_the_people_and_those_on_a_ladder(parts: Parts) -> None:
    parts.places.data.mkdir()
    parts.places.people_file.write_text(
        '[[person]]\nalias = "Mo"\nrole = "child"\n[[person]]\nalias = "Ada"\nrole = "carer"\n'
        '[[person]]\nalias = "Bo"\nrole = "infant"\n'
    )
    parts.routines.hold("Eli", "child/duet", Rung.TOGETHER)
    assert ladders.children(parts.people(), parts.routines.read()) == ("Mo", "Eli")


def test_the_rung_of_whom_a_session_is_with_is_told_in_a_word(parts: Parts) -> None:
    duet, sit = (parts.library.session(name) for name in ("child/duet", "sit/first-five"))
    mo = Person(alias="Mo", role=Role.CHILD)
    parts.routines.hold("Mo", "child/duet", Rung.CHILD_LEADS)
    own = parts.routines.read()
    assert ladders.rung_told(duet, mo, own) == "Mo: child leads"
    assert ladders.rung_told(duet, None, own) == ""
    assert ladders.rung_told(sit, mo, own) == ""
