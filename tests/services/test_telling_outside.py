from datetime import UTC, datetime, timedelta

import pytest

from living import session_of, sit
from stillpoint.config.settings import Settings
from stillpoint.services.outside import of_end, of_routine, outside_in_words, tell_outside

MORNING = datetime(2026, 11, 21, 7, 12, tzinfo=UTC)
NIGHT = MORNING - timedelta(hours=4)
GHOSTTY = {"TERM_PROGRAM": "ghostty"}
MIAS_BEDTIME = of_routine("Mia to bed, in 5 min")


@pytest.mark.parametrize(
    ("settings", "now", "told"),
    [
        (Settings(), MORNING, []),
        (Settings(notices="discreet"), NIGHT, []),
        (Settings(notices="discreet"), MORNING, ["Something you planned is near."]),
        (Settings(notices="named"), MORNING, ["Mia to bed, in 5 min"]),
        (Settings(notices="named", quiet_hours=""), NIGHT, ["Mia to bed, in 5 min"]),
    ],
    ids=["off", "quiet hours", "discreet", "named", "no quiet hours"],
)
def test_nothing_is_told_unasked_nor_at_night_nor_a_name_unless_it_is_wanted(
    settings: Settings, now: datetime, told: list[str]
) -> None:
    written = list[str]()
    assert tell_outside(MIAS_BEDTIME, settings, now, GHOSTTY, written.append) is bool(told)
    assert written == [f"\x1b]777;notify;stillpoint;{words}\a" for words in told]


def test_the_end_of_a_session_is_told_without_its_name() -> None:
    news = of_end(session_of(sit(60)))
    assert (news.plain, news.named) == ("The session has ended.", "Any has ended.")


def test_the_doctor_tells_which_way_notices_go() -> None:
    assert outside_in_words(Settings(notices="named"), GHOSTTY) == "by the terminal (OSC 777)"
    assert outside_in_words(Settings(), {}) == (
        "off; they would go nowhere: neither this terminal nor a desktop gives notice"
    )
