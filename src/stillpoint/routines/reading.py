"""Reads a file of routines strictly: what is wrong is named, and the rest is used."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from stillpoint.core.errors import Misuse
from stillpoint.core.sessions import CLOSING_BELL
from stillpoint.core.texts import nearest, quoted
from stillpoint.files.own_files import reason, text_of
from stillpoint.routines import forms
from stillpoint.routines.values import NOTICES, BegunPath, Held, OwnRoutine, OwnRoutines

Value = TypeVar("Value")

KINDS: Mapping[str, Mapping[str, forms.Form]] = {
    "routine": forms.ROUTINE,
    "path": forms.PATH,
    "rung": forms.RUNG,
}
"""The tables of a file, and what each key in them is read with."""

NEEDED: Mapping[str, tuple[str, ...]] = {
    "routine": ("id", "sessions"),
    "path": ("path", "begun"),
    "rung": ("child", "skill", "rung"),
}
"""Without these a table says nothing."""

MOST_FAULTS = 100


def read_routines(path: Path) -> OwnRoutines:
    """What a file says; nothing where there is none."""
    try:
        parsed = _parsed(text_of(path))
    except FileNotFoundError:
        return OwnRoutines()
    except (OSError, ValueError, RecursionError) as error:
        return OwnRoutines(faults=(f"{path.name}: {reason(error)}; no routine is used",))
    found = routines_in(parsed)
    told = tuple(f"{path.name}: {fault}" for fault in found.faults[:MOST_FAULTS])
    return replace(found, faults=told)


def routines_in(parsed: Mapping[str, Any]) -> OwnRoutines:
    """What a parsed file says; its faults without the name of the file."""
    faults: list[str] = list(_unknown(parsed, KINDS, "tables"))
    tables = {kind: list(_sound(kind, parsed.get(kind, []), faults)) for kind in KINDS}
    return OwnRoutines(
        routines=tuple(_routine(table, faults) for table in tables["routine"]),
        paths=tuple(BegunPath(table["path"], table["begun"]) for table in tables["path"]),
        held=tuple(Held(**table) for table in tables["rung"]),
        faults=tuple(faults),
    )


def _parsed(text: str) -> dict[str, Any]:
    import tomli  # only for those who have routines: home is painted after this

    return tomli.loads(text)


def _sound(kind: str, tables: object, faults: list[str]) -> Iterator[dict[str, Any]]:
    """The tables of a kind that can be used, as what their keys are read into."""
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        faults.append(f"{kind}: write it as [[{kind}]]")
        return
    seen: set[str] = set()
    for number, table in enumerate(tables, start=1):
        where = _name(kind, table, number)
        read = dict(_read(kind, table, where, faults))
        missing = [key for key in NEEDED[kind] if key not in table]
        faults += [f"{where}: {key} is missing" for key in missing]
        key = _key(kind, read)
        if key in seen:
            faults.append(f"{where}: is there twice; only the first is used")
        elif all(needed in read for needed in NEEDED[kind]):
            seen.add(key)
            yield read


def _read(
    kind: str, table: Mapping[str, Any], where: str, faults: list[str]
) -> Iterator[tuple[str, Any]]:
    known = KINDS[kind]
    faults += [f"{where}: {fault}" for fault in _unknown(table, known, "keys")]
    for key in filter(known.__contains__, table):
        try:
            yield key, known[key](table[key])
        except Misuse as error:
            faults.append(f"{where}: {key}: {error}")


def _unknown(table: Mapping[str, Any], known: Mapping[str, object], what: str) -> Iterator[str]:
    for key in table:
        if key in known:
            continue
        near = nearest(key, known)
        meant = f"did you mean {near[0]}?" if near else f"the {what} are {', '.join(known)}"
        yield f"there is no {what.removesuffix('s')} {quoted(key)}; {meant}"


def _name(kind: str, table: Mapping[str, Any], number: int) -> str:
    named = table.get("id") or table.get("path") or table.get("child")
    return f"{kind} {quoted(named) if isinstance(named, str) else number}"


def _key(kind: str, read: Mapping[str, Any]) -> str:
    match kind:
        case "routine":
            return str(read.get("id"))
        case "path":
            return str(read.get("path"))
        case _:
            return f"{read.get('child')}\n{read.get('skill')}"


def _routine(table: Mapping[str, Any], faults: list[str]) -> OwnRoutine:
    at, anchor = table.get("at", ""), table.get("anchor", "")
    if at and anchor:
        faults.append(f'routine {quoted(table["id"])}: has "at" and "anchor"; "at" is used')
    return OwnRoutine(
        id=table["id"],
        title=table.get("title") or table["id"],
        sessions=table["sessions"],
        origin=table.get("from", ""),
        at=at,
        anchor="" if at else anchor,
        days=table.get("days", ()),
        notices=table.get("notices", NOTICES),
        bell=table.get("bell", CLOSING_BELL),
        is_paused=table.get("paused", False),
        **{"audience": table["audience"]} if "audience" in table else {},
    )
