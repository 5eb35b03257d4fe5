"""A family, and a pack of sessions for it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from browsing import TWO_PACKS, written

from stillpoint.core.clock import ManualClock
from stillpoint.history.entries import Entry
from stillpoint.packs.library import read_library
from stillpoint.services.parts import Parts

FAMILY = """\
[[person]]
alias = "Kim"
role = "carer"

[[person]]
alias = "Mo"
role = "child"
age = "5-6y"

[[person]]
alias = "Jo"
role = "infant"
"""

TOGETHER = """
format = 1
[pack]
id = "together"
title = "Together"
version = "1.0.0"
summary = "For two."
authors = ["Ada Example"]
license = "CC0-1.0"

[[source]]
id = "lehrer"
cite = "Lehrer 2014, Frontiers in Psychology 5:756"

[[session]]
id = "balloon"
title = "Balloon"
practice = "co-regulation"
audience = "carer+child"
ages = "3-8y"
summary = "Belly breaths."
evidence = "B"
sources = ["lehrer"]
[[session.step]]
kind = "guide"
for = "20s"
[[session.step]]
kind = "breathe"
who = "both"
pattern = "3-0-3-0"
cycles = 5

[[session]]
id = "rocking"
title = "Rocking"
practice = "co-regulation"
audience = "carer+infant"
ages = "0-12m"
summary = "Slow rocking."
evidence = "B"
sources = ["lehrer"]
screen = "audio"
[[session.step]]
kind = "guide"
for = "60s"
beat = 57
"""


def with_family(parts: Parts, folder: Path, people: str = FAMILY) -> Parts:
    """The parts, with a family in their folder and sessions for two."""
    parts.places.people_file.write_text(people)
    packs = written(folder / "with-two", {**TWO_PACKS, "together.toml": TOGETHER})
    parts.library = read_library(packs, parts.places.packs)
    return parts


def checked_in(parts: Parts, number: int, *, child: str = "Mo", moment: str = "") -> Entry:
    """An entry with check-ins, days ago by its number."""
    clock = parts.clock
    assert isinstance(clock, ManualClock)
    started = datetime(2026, 11, 20, 18, 0, tzinfo=UTC) - timedelta(days=number)
    entry = Entry(
        id=f"019ab3c4-{number:04}-7000-8000-000000000000",
        started_at=started,
        ended_at=started + timedelta(minutes=2),
        practised=timedelta(minutes=2),
        completed=True,
        pack="together",
        session="balloon",
        title="Balloon",
        practice="co-regulation",
        audience="carer+child",
        carer="Kim",
        child=child,
        before={"stirred": 7, "child_size": "house"},
        after={"stirred": 4, "child_size": "apple"},
        moment=moment,
        came_back=True,
    )
    parts.journal.append(entry)
    return entry
