"""What a run comes to: its entry, and the sentence that sums it up."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from stillpoint.core.durations import in_words
from stillpoint.core.runs import Run
from stillpoint.core.sessions import Audience, Session
from stillpoint.core.texts import counted
from stillpoint.history.entries import Entry

FEELINGS = ("settled", "lighter", "same", "tired", "stirred")
"""The one-key answers to how it was."""


NO_ANSWERS: Mapping[str, object] = {}


@dataclass(frozen=True, slots=True)
class Said:
    """What its user says of a run: a line, a word, and the answers of the check-in after it."""

    note: str = ""
    feeling: str = ""
    """The quiet word of the summary; it stands for the one of the check-in."""
    answers: Mapping[str, object] = field(default_factory=dict)


NOTHING_SAID = Said()


def account(session: Session, run: Run, *, id: str, started_at: datetime, now: datetime) -> Entry:
    """The entry of a run as it stands."""
    return Entry(
        id=id,
        started_at=started_at,
        ended_at=now,
        planned=run.planned,
        practised=run.practised,
        paused=run.paused,
        completed=run.is_completed,
        pack=session.pack,
        pack_version=session.pack_version,
        pack_digest=session.pack_digest,
        session=session.id,
        title=session.title,
        practice=str(session.practice),
        audience=str(session.audience),
        who_led=tuple(map(str, run.led)),
        kept=dict(run.kept),
        cycles=run.cycles or None,
        rate_start=_rounded(run.rate_start),
        rate_end=_rounded(run.rate_end),
    )


def with_words(entry: Entry, said: Said) -> Entry:
    """The entry with what its user says of it, in place of what it held."""
    answers = dict(said.answers)
    came_back, moment = answers.pop("came_back", None), answers.pop("moment", "")
    after = answers | ({"feeling": said.feeling} if said.feeling else {})
    return replace(
        entry,
        note=said.note,
        after=after,
        came_back=came_back if isinstance(came_back, bool) else None,
        moment=moment if isinstance(moment, str) else "",
    )


YOU_WENT = "You went. Good."
"""What is said first to who was called away."""


def in_a_sentence(entry: Entry) -> str:
    """What was done, plainly."""
    breaths = f", {counted(entry.cycles, 'breath')}" if entry.cycles else ""
    whole = "" if entry.completed or entry.planned is None else f" of {in_words(entry.planned)}"
    return f"{in_words(entry.practised)}{whole} of {entry.title}{breaths}."


def led_told(entry: Entry) -> str:
    """Who led, one after another."""
    other = entry.child or entry.adult
    other = other or ("the other" if entry.audience == Audience.ADULT else "the child")
    names = {"carer": entry.carer or "you", "child": other}
    return f"led by {', then '.join(names.get(lead, 'both') for lead in entry.who_led)}"


def _rounded(rate: float | None) -> float | None:
    return None if rate is None else round(rate, 2)
