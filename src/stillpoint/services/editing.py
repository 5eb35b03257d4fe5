"""Changing what history says: entries edited, removed, brought back and added by hand."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from typing import TypeVar

from stillpoint.core.errors import Misuse
from stillpoint.core.sessions import Practice
from stillpoint.core.texts import faults_of_text, quoted
from stillpoint.history.entries import Entry, record_of
from stillpoint.history.formats.moments import on_the_clock
from stillpoint.history.identity import new_id
from stillpoint.history.tracing import Trace, traces
from stillpoint.history.values import EARLIEST_YEAR, LATEST_YEAR
from stillpoint.services.accounts import FEELINGS
from stillpoint.services.parts import Parts

BY_HAND = "by-hand"
"""The tag of an entry that no run wrote."""

Told = TypeVar("Told", Entry, Trace)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What is to change in an entry; None is left as it is."""

    note: str | None = None
    moment: str | None = None
    """One good moment; nothing takes it away."""
    feeling: str | None = None
    """One of `FEELINGS`; nothing takes it back."""
    tags: tuple[str, ...] = ()
    """Added to those it has."""
    untags: tuple[str, ...] = ()
    """Taken from those it has."""
    started: datetime | None = None
    """The end moves with it."""
    practised: timedelta | None = None
    """The end moves where it would come too soon."""


def found(parts: Parts, id_prefix: str) -> Entry:
    """The one entry whose id begins so. Raises `Misuse`."""
    all_so = _traced(parts, id_prefix)
    if here := [trace.entry for trace in all_so if trace.entry]:
        return _only(here, id_prefix)
    if all_so:
        id = _only(all_so, id_prefix).id
        raise Misuse(f"that entry was removed; to bring it back: stillpoint history restore {id}")
    raise _unknown(id_prefix)


def found_removed(parts: Parts, id_prefix: str) -> Entry:
    """The one removed entry whose id begins so, as it was first written. Raises `Misuse`."""
    all_so = _traced(parts, id_prefix)
    if removed := [trace.written for trace in all_so if trace.written and not trace.entry]:
        return _only(removed, id_prefix)
    if all_so:
        raise Misuse("that entry is in history; there is nothing to bring back")
    raise _unknown(id_prefix)


def edit(parts: Parts, entry: Entry, change: Edit) -> Entry:
    """Change an entry, also one that was changed meanwhile; what it is then.

    Raises `Misuse`, and `JournalError`.
    """
    now = parts.clock.now()

    def changes(standing: Entry) -> dict[str, object]:
        return differences(standing, edited(standing, change, now))

    return edited(parts.journal.revise(entry.id, changes, now), change, now)


def differences(before: Entry, after: Entry) -> dict[str, object]:
    """What was changed, as records say it, with None for what was taken away."""
    old, new = record_of(before), record_of(after)
    names = dict.fromkeys((*new, *old))
    return {name: new.get(name) for name in names if new.get(name) != old.get(name)}


def remove(parts: Parts, entry: Entry) -> None:
    """Take an entry out of history, from which it can be brought back. Raises `JournalError`."""
    parts.journal.remove(entry.id, parts.clock.now())


def restore(parts: Parts, entry: Entry) -> None:
    """Bring a removed entry back, with all that was changed in it. Raises `JournalError`."""
    parts.journal.restore(entry.id, parts.clock.now())


def add(
    parts: Parts,
    *,
    started: datetime,
    practised: timedelta,
    title: str = "",
    practice: Practice = Practice.MEDITATION,
    note: str = "",
) -> Entry:
    """Add a past session that no run wrote. Raises `Misuse`, and `JournalError`."""
    ended = started + practised
    _refuse_future(ended, parts.clock.now())
    entry = Entry(
        id=new_id(parts.clock),
        started_at=started,
        ended_at=ended,
        practised=practised,
        completed=True,
        title=_sound("title", title) if title else str(practice).capitalize(),
        practice=str(practice),
        note=note.strip(),
        tags=(BY_HAND,),
    )
    parts.journal.append(entry)
    return entry


def edited(entry: Entry, change: Edit, now: datetime) -> Entry:
    """The entry with a change made to it. Raises `Misuse`."""
    after = entry
    if change.note is not None:
        after = replace(after, note=change.note.strip())
    if change.moment is not None:
        after = replace(after, moment=change.moment.strip())
    if change.feeling is not None:
        after = replace(after, after=_with_feeling(entry, change.feeling))
    if change.tags or change.untags:
        after = replace(after, tags=_with_tags(entry.tags, change.tags, change.untags))
    if change.started is not None or change.practised is not None:
        after = _moved(after, change)
        _refuse_future(after.ended_at, now)
    return after


def moment_in(text: str, zone: tzinfo | None = None) -> datetime:
    """The moment that was typed, in `zone` or here where none was typed. Raises `Misuse`."""
    return moment_and_remark(text, zone)[0]


def moment_and_remark(text: str, zone: tzinfo | None = None) -> tuple[datetime, str]:
    """The same, and what is to be noted where the clock skipped that time or showed it twice."""
    try:
        read = datetime.fromisoformat(text.strip())
    except ValueError:
        read = None
    if read is None or ":" not in text or not EARLIEST_YEAR <= read.year < LATEST_YEAR:
        raise Misuse(f'{quoted(text)} is no day and time; write such as "2026-11-20 07:10"')
    return (read, "") if read.tzinfo else on_the_clock(read, zone)


def _moved(entry: Entry, change: Edit) -> Entry:
    started = change.started or entry.started_at
    ended = started + (entry.ended_at - entry.started_at)
    practised = entry.practised if change.practised is None else change.practised
    if change.practised is not None:
        ended = max(ended, started + practised + entry.paused)
    return replace(entry, started_at=started, ended_at=ended, practised=practised)


def _with_feeling(entry: Entry, feeling: str) -> dict[str, object]:
    if feeling and feeling not in FEELINGS:
        raise Misuse(f"{quoted(feeling)} is no feeling here; write one of {', '.join(FEELINGS)}")
    others = {about: answer for about, answer in entry.after.items() if about != "feeling"}
    return others | ({"feeling": feeling} if feeling else {})


def _with_tags(
    tags: tuple[str, ...], added: Iterable[str], taken: Iterable[str]
) -> tuple[str, ...]:
    for tag in taken:
        if tag not in tags:
            has = f"its tags are {', '.join(map(quoted, tags))}" if tags else "it has none"
            raise Misuse(f"it has no tag {quoted(tag)}; {has}")
    sound = [_sound("tag", tag) for tag in added]
    return tuple(dict.fromkeys(tag for tag in (*tags, *sound) if tag not in taken))


def _sound(what: str, text: str) -> str:
    stripped = text.strip()
    if what == "tag" and "," in stripped:
        raise Misuse(f"the tag {quoted(text)} holds a comma, which stands between tags; give each")
    for fault in faults_of_text(stripped) or ["is empty"] * (not stripped):
        raise Misuse(f"the {what} {quoted(text)} {fault}; write it otherwise")
    return stripped


def _refuse_future(ended: datetime, now: datetime) -> None:
    if ended > now:
        raise Misuse(
            f"that would end at {ended:%Y-%m-%d %H:%M}, which is still to come; history holds"
            " what has been practised"
        )


def _traced(parts: Parts, id_prefix: str) -> list[Trace]:
    wanted = id_prefix.strip()
    return [one for one in traces(parts.places.history, wanted) if one.written] if wanted else []


def _only(several: list[Told], id_prefix: str) -> Told:
    if len(several) == 1:
        return several[0]
    raise Misuse(
        f"{len(several):,} entries have an id that begins with {quoted(id_prefix)};"
        " write more of it"
    )


def _unknown(id_prefix: str) -> Misuse:
    return Misuse(
        f"no entry has an id that begins with {quoted(id_prefix)};"
        " `stillpoint history list` shows them"
    )
