from stillpoint.core.sessions import Path, Routine
from stillpoint.services.sequences import path_in_a_line, routine_in_a_line


def test_a_routine_tells_when_it_comes_and_what_it_goes_through() -> None:
    bedtime = Routine(
        id="bedtime",
        title="Bedtime",
        anchor="after bath",
        sessions=("wind/bedtime-steps", "wind/sleepy-body"),
    )
    told = "Bedtime, after bath: wind/bedtime-steps, then wind/sleepy-body"
    assert routine_in_a_line(bedtime) == told


def test_a_path_tells_its_days_and_where_one_may_choose() -> None:
    path = Path(
        id="with-my-child",
        title="With my child",
        days=10,
        sessions=(("carer/door-minute",), ("child/balloon-belly", "child/teddy-waves")),
    )
    told = (
        "With my child, 10 days: carer/door-minute, then child/balloon-belly or child/teddy-waves"
    )
    assert path_in_a_line(path) == told
