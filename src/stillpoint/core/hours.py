"""Hours of the day, such as those in which nothing is told in passing."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from stillpoint.core.errors import Misuse
from stillpoint.core.texts import quoted
from stillpoint.core.times import time_of_day

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Hours:
    """From one time of day up to another, over midnight where that comes first."""

    start: timedelta
    end: timedelta

    def hold(self, moment: datetime) -> bool:
        """Whether the clock on the wall is within them."""
        since_midnight = timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second)
        return (since_midnight - self.start) % A_DAY < (self.end - self.start) % A_DAY


def hours(written: str) -> Hours | None:
    """The hours that `21:00-07:00` stands for; none for an empty text. Raises `Misuse`."""
    if not written.strip():
        return None
    start, _, end = written.partition("-")
    try:
        return Hours(time_of_day(start), time_of_day(end))
    except Misuse:
        form = 'write them as 21:00-07:00, or "" for none'
        raise Misuse(f"{quoted(written)} are no hours of the day; {form}") from None
