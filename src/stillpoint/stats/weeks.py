"""What was done of a weekly intention."""

from dataclasses import dataclass
from datetime import date, timedelta

from stillpoint.core.intentions import Intention
from stillpoint.stats.days import A_DAY, week_of
from stillpoint.stats.tallies import NONE, Tally


@dataclass(frozen=True, slots=True)
class Week:
    """What was done of an intention since Monday."""

    intention: Intention
    days: int
    practised: timedelta

    @property
    def is_kept(self) -> bool:
        """Whether it is done."""
        return self.days >= self.intention.days and self.practised >= self.intention.practised


def week(tally: Tally, intention: Intention, today: date) -> Week:
    """What was done of an intention in the week that today is in."""
    monday = week_of(today)
    days = [monday + A_DAY * number for number in range(7)]
    practised = [tally.days[day].practised for day in days if day in tally.days]
    return Week(intention, len(practised), sum(practised, NONE.practised))
