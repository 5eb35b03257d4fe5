from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillpoint.routines.days import Place, due, notices_between, on_day
from stillpoint.routines.values import NOTICES, OwnRoutine

FRIDAY = date(2026, 11, 27)
FOUR = timedelta(hours=4)
WINTER, SUMMER = (timezone(timedelta(hours=hours)) for hours in (1, 2))
"""The system tells moments by their offsets, which change in two nights of the year."""


def routine(id: str, at: str = "", **fields: object) -> OwnRoutine:
    given = {"title": id.capitalize(), "sessions": (f"pack/{id}",), "notices": NOTICES} | fields
    return OwnRoutine(id=id, at=at, **given)  # type: ignore[arg-type]


MORNING, NOON, BEDTIME = (
    routine("morning", "07:30"),
    routine("noon", "12:00"),
    routine("bed", "19:00"),
)
NIGHT = routine("night", "02:30")
DAY = (NIGHT, BEDTIME, NOON, MORNING)


def at(hour: int, minute: int = 0, *, day: int = 27) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def places(
    now: datetime,
    *routines: OwnRoutine,
    day: date = FRIDAY,
    practised: Mapping[str, datetime] | None = None,
) -> list[tuple[str, str]]:
    found = on_day(routines, day, now, FOUR, practised or {})
    return [(one.routine.id, str(one.place)) for one in found]


def test_the_clock_tells_what_is_now_next_and_then() -> None:
    assert places(at(12, 20), *DAY) == [
        ("morning", "earlier"),
        ("noon", "now"),
        ("bed", "next"),
        ("night", "then"),
    ]


def test_now_lasts_an_hour_or_until_the_next_one_comes() -> None:
    soon = routine("soon", "12:30")
    assert places(at(12, 59), NOON) == [("noon", "now")]
    assert places(at(13, 0), NOON) == [("noon", "earlier")]
    assert places(at(12, 30), NOON, soon) == [("noon", "earlier"), ("soon", "now")]


def test_two_of_the_same_time_are_both_now_and_both_next() -> None:
    other = routine("other", "12:00")
    assert places(at(12, 1), NOON, other) == [("noon", "now"), ("other", "now")]
    assert places(at(11), NOON, other) == [("noon", "next"), ("other", "next")]


def test_after_midnight_the_evening_is_not_over_yet() -> None:
    assert places(at(1, 0, day=28), *DAY)[-1] == ("night", "next")
    assert places(at(2, 45, day=28), *DAY)[-1] == ("night", "now")
    assert places(at(3, 59, day=28), *DAY)[-1] == ("night", "earlier")
    assert places(at(4, 0, day=28), *DAY, day=date(2026, 11, 28))[-1] == ("night", "then")


def test_days_are_those_of_the_calendar_and_anchored_ones_those_of_the_practice_day() -> None:
    saturday_night = routine("feed", "02:30", days=("sat",))
    bath = routine("bath", anchor="after bath", days=("fri",))
    assert places(at(20), saturday_night, bath) == [("feed", "next"), ("bath", "anchored")]
    other_days = (routine("a", "12:00", days=("sat",)), routine("b", anchor="c", days=("sat",)))
    assert places(at(20), *other_days) == []


def test_a_paused_one_does_not_come() -> None:
    assert places(at(8), routine("a", "12:00", is_paused=True)) == []


def test_any_session_keeps_a_routine() -> None:
    two = routine("two", "19:00", sessions=("pack/a", "pack/b"))
    (found,) = on_day((two,), FRIDAY, at(21), FOUR, {"pack/b": at(19, 10)})
    assert found.is_kept
    assert found.kept_at == at(19, 10)
    (missed,) = on_day((two,), FRIDAY, at(21), FOUR, {})
    assert not missed.is_kept


def test_what_was_begun_is_no_longer_now_but_practice_of_the_morning_does_not_count_for_that() -> (
    None
):
    begun = {"pack/bed": at(18, 56)}
    in_the_morning = {"pack/bed": at(7)}
    assert places(at(19, 5), BEDTIME, practised=begun) == [("bed", "earlier")]
    assert places(at(19, 5), BEDTIME, practised=in_the_morning) == [("bed", "now")]


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (at(18, 54), []),
        (at(18, 55), ["Bed, in 5 min"]),
        (at(18, 58), ["Bed, in 2 min"]),
        (at(19, 0), ["Bed, now"]),
        (at(19, 59), ["Bed, now"]),
        (at(20, 0), []),
    ],
)
def test_it_is_due_from_its_first_notice_on(now: datetime, told: list[str]) -> None:
    assert [notice.words for notice in due((BEDTIME,), FRIDAY, now, FOUR)] == told


def test_what_comes_just_after_the_day_ends_is_due_before_it_does() -> None:
    early = routine("early", "04:02")
    assert [one.words for one in due((early,), FRIDAY, at(3, 58, day=28), FOUR)] == [
        "Early, in 4 min"
    ]


def told_between(after: datetime, upto: datetime, *routines: OwnRoutine) -> list[str]:
    return [one.words for one in notices_between(routines, after, upto, FRIDAY, FOUR)]


def test_notices_come_five_minutes_and_one_before_and_then() -> None:
    assert told_between(at(18, 54), at(18, 55), BEDTIME) == ["Bed, in 5 min"]
    assert told_between(at(18, 55), at(18, 58), BEDTIME) == []
    assert told_between(at(18, 58), at(18, 59), BEDTIME) == ["Bed, in 1 min"]
    assert told_between(at(18, 59), at(19), BEDTIME) == ["Bed, now"]


def test_of_several_missed_notices_only_the_last_is_told() -> None:
    assert told_between(at(18, 50), at(19, 1), BEDTIME) == ["Bed, now"]


def test_longer_notice_is_told_as_people_say_it() -> None:
    long = routine("long", "19:00", notices=(timedelta(minutes=90),))
    assert told_between(at(17, 29), at(17, 30), long) == ["Long, in 1 h 30 min"]


def test_in_the_night_without_two_oclock_it_comes_when_the_clock_has_jumped() -> None:
    before = datetime(2026, 3, 29, 1, 59, 50, tzinfo=WINTER)
    after = before.astimezone(SUMMER) + timedelta(seconds=15)
    saturday = date(2026, 3, 28)
    (found,) = on_day((NIGHT,), saturday, after, FOUR, {})
    assert found.place is Place.NOW
    (notice,) = notices_between((NIGHT,), before, after, saturday, FOUR)
    assert notice.words == "Night, now"


def test_in_the_night_with_two_oclock_twice_it_is_there_both_times() -> None:
    first = datetime(2026, 10, 25, 2, 59, 50, tzinfo=SUMMER)
    again = first.astimezone(WINTER) + timedelta(seconds=15)
    saturday = date(2026, 10, 24)
    assert [on_day((NIGHT,), saturday, now, FOUR, {})[0].place for now in (first, again)] == [
        Place.NOW,
        Place.NEXT,
    ]
    assert notices_between((NIGHT,), first, again, saturday, FOUR) == ()


def test_a_routine_follows_its_people_to_another_place() -> None:
    tokyo = datetime(2026, 11, 27, 18, 58, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert [one.words for one in due((BEDTIME,), FRIDAY, tokyo, FOUR)] == ["Bed, in 2 min"]


@given(
    times=st.lists(st.times().map(lambda time: f"{time:%H:%M}"), max_size=8),
    minutes=st.integers(0, 24 * 60 - 1),
)
def test_at_every_minute_each_routine_has_one_place_in_the_order_of_the_day(
    times: list[str], minutes: int
) -> None:
    routines = tuple(routine(f"r{n}", time) for n, time in enumerate(times))
    now = at(4) + timedelta(minutes=minutes)
    found = on_day(routines, FRIDAY, now, FOUR, {})
    moments = [one.at for one in found if one.at]
    assert len(moments) == len(routines)
    assert moments == sorted(moments)
    assert all((one.at > now) == (one.place in (Place.NEXT, Place.THEN)) for one in found if one.at)
    assert len({one.at for one in found if one.place in (Place.NOW,)}) <= 1
    assert len({one.at for one in found if one.place is Place.NEXT}) <= 1


@given(looks=st.lists(st.integers(1, 240), min_size=1, max_size=40))
def test_however_often_one_looks_the_last_notice_comes_and_none_comes_twice(
    looks: list[int],
) -> None:
    after, told = at(18, 50), []
    for seconds in looks:
        upto = after + timedelta(seconds=seconds)
        told += [n.left for n in notices_between((BEDTIME,), after, upto, FRIDAY, FOUR)]
        after = upto
    assert told == sorted(set(told), reverse=True)
    assert (timedelta() in told) == (after >= at(19))
