"""Amendments and removals: lines that change an entry without touching its own line.

All lines about one entry are put in order of `at`. Amendments add up in that order. The entry is
removed if the last of these lines is a removal; so an amendment later than the removal, even one
that sets nothing, brings it back.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from stillpoint.history.entries import VERSION, Entry, entry_of, record_of, sound_changes
from stillpoint.history.values import BadEntry, identity, moment, written


@dataclass(frozen=True, slots=True)
class Change:
    """One amendment or removal of an entry."""

    id: str
    at: datetime
    fields: Mapping[str, object] | None
    """What an amendment sets, as written, null for what becomes absent; None is a removal."""

    @property
    def key(self) -> tuple[datetime, str, str]:
        """What tells it from every other; in this order it can be told, oldest first."""
        return self.at, self.id, json.dumps(self.fields, sort_keys=True)


def amendment(id: str, fields: Mapping[str, object], at: datetime) -> dict[str, object]:
    """The record of an amendment; with no fields it only brings a removed entry back."""
    return {"v": VERSION, "amend": id, "at": written(at), "set": written(fields)}


def removal(id: str, at: datetime) -> dict[str, object]:
    """The record of a removal."""
    return {"v": VERSION, "remove": id, "at": written(at)}


def recorded(change: Change) -> dict[str, object]:
    """The record of any change."""
    if change.fields is None:
        return removal(change.id, change.at)
    return amendment(change.id, change.fields, change.at)


def change_of(record: Mapping[str, object]) -> Change | None:
    """The change that a record says, None where it is an entry. Raises `BadEntry`."""
    if "amend" not in record and "remove" not in record:
        return None
    kind = "amend" if "amend" in record else "remove"
    place = kind
    try:
        id = identity(record[kind])
        place = "at"
        at = moment(record.get("at"))
        place = "set"
        return Change(id, at, sound_changes(record.get("set")) if kind == "amend" else None)
    except BadEntry as error:
        raise BadEntry(f"{place}: {error}") from None


def changed(entry: Entry, changes: Iterable[Change]) -> Entry | None:
    """The entry once all changes are made, in whatever order they came; None if it is removed."""
    in_order = sorted(changes, key=_settled)
    if not in_order:
        return entry
    if is_removal(in_order):
        return None
    record = record_of(entry)
    for change in in_order:
        record |= change.fields or {}
    return entry_of({name: value for name, value in record.items() if value is not None})


def is_removal(changes: Sequence[Change]) -> bool:
    """Whether what is changed is gone once all changes are made."""
    return bool(changes) and latest(changes).fields is None


def latest(changes: Sequence[Change]) -> Change:
    """The change that outlasts the others."""
    return max(changes, key=_settled)


def _settled(change: Change) -> tuple[datetime, bool, str]:
    """The order of changes; at the same instant, an amendment outlasts a removal."""
    return change.at, change.fields is not None, json.dumps(change.fields, sort_keys=True)
