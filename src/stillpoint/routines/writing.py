"""Changes in a file of routines, whose comments and other lines stay as they are."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stillpoint.core.durations import written
from stillpoint.core.errors import Misuse, StillpointError
from stillpoint.core.sessions import CLOSING_BELL
from stillpoint.core.texts import harmless, nearest
from stillpoint.files import own_files
from stillpoint.routines.reading import read_routines
from stillpoint.routines.values import NOTICES, OwnRoutine, OwnRoutines, Rung

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

Table = Mapping[str, Any]

MOST_REMOVED = 20
"""So many removed routines can be brought back."""

MOST_ROUTINES = 200


class RoutinesError(StillpointError):
    """A file of routines that cannot be written."""


class UnknownRoutine(Misuse):
    """No routine has that id."""


class RoutineFile:
    """The user's own routines, and beside them those that were removed."""

    def __init__(self, path: Path, removed: Path) -> None:
        self.path = path
        self.removed = removed

    def read(self) -> OwnRoutines:
        """All that the file says now."""
        return read_routines(self.path)

    def read_removed(self) -> OwnRoutines:
        """What was removed and can be brought back; the last comes last."""
        return read_routines(self.removed)

    def routine(self, id: str) -> OwnRoutine:
        """The routine with that id. Raises `UnknownRoutine`."""
        return _called(id, self.read().routines)

    def add(self, routine: OwnRoutine) -> OwnRoutine:
        """Put a routine at the end, under an id that is not taken; the routine as it is kept."""
        with self._changing() as document:
            taken = _ids(document)
            if len(taken) >= MOST_ROUTINES:
                raise RoutinesError(
                    f"there are {MOST_ROUTINES} routines already, the most there can be"
                )
            kept = replace(routine, id=_free(routine.id, taken))
            _append(document, "routine", _values(kept))
        return kept

    def change(self, id: str, **changes: object) -> OwnRoutine:
        """Change fields of a routine; the routine as it is then."""
        with self._changing() as document:
            before = self.routine(id)
            _, table = _found(document, "routine", id=before.id)
            wanted = _values(replace(before, **changes))  # type: ignore[arg-type]
            for key in _CHANGING.keys() & changes.keys():
                for name in _CHANGING[key]:
                    _set(table, name, wanted.get(name))
        return self.routine(id)

    def remove(self, id: str) -> None:
        """Take a routine out; `restore` brings it back. Raises `UnknownRoutine`."""
        with self._changing() as document:
            routine, removed = self.routine(id), _document(self.removed)
            place, table = _found(document, "routine", id=routine.id)
            _append(removed, "routine", table)
            while len(_tables(removed, "routine")) > MOST_REMOVED or _is_too_long(removed):
                _delete(removed, "routine", 0)
            _keep(self.removed, removed)  # first, so that it is never in neither file
            _delete(document, "routine", place)

    def restore(self, id: str = "") -> OwnRoutine:
        """Bring back what was removed last, or the routine with that id."""
        with own_files.undisturbed(self.path, RoutinesError):
            removed = _document(self.removed)
            tables = _tables(removed, "routine")
            ids = [str(table.get("id")) for table in tables]
            if not ids or (id and id not in ids):
                what = f"routine {harmless(id)!r}" if id else "routine"
                raise UnknownRoutine(f"no {what} was removed")
            place = len(ids) - 1 - ids[::-1].index(id or ids[-1])
            table = tables[place]
            document = _document(self.path)
            table["id"] = free = _free(ids[place], _ids(document))
            _append(document, "routine", table)
            _keep(self.path, document)
            _delete(removed, "routine", place)
            _keep(self.removed, removed)
        return self.routine(free)

    def begin(self, address: str, now: datetime) -> None:
        """Be on a learning path from now on; one that was begun stays as it was."""
        with self._changing() as document:
            if not any(path.address == address for path in self.read().paths):
                _append(document, "path", {"path": address, "begun": now.replace(microsecond=0)})

    def leave(self, address: str) -> None:
        """Be on a learning path no longer. Raises `UnknownRoutine`."""
        with self._changing() as document:
            place, _ = _found(document, "path", path=address)
            _delete(document, "path", place)

    def hold(self, child: str, skill: str, rung: Rung) -> None:
        """Keep the rung of a child in a skill; the lowest leaves no word."""
        with self._changing() as document:
            try:
                place, table = _found(document, "rung", child=child, skill=skill)
            except UnknownRoutine:
                if rung is not Rung.CARER_ONLY:
                    values = {"child": child, "skill": skill, "rung": str(rung)}
                    _append(document, "rung", values)
            else:
                if rung is Rung.CARER_ONLY:
                    _delete(document, "rung", place)
                else:
                    table["rung"] = str(rung)

    @contextmanager
    def _changing(self) -> Iterator["TOMLDocument"]:
        """What the file says, to change it while no other process does; kept unless that fails."""
        with own_files.undisturbed(self.path, RoutinesError):
            document = _document(self.path)
            yield document
            _keep(self.path, document)


_CHANGING: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "at": ("at", "anchor"),
    "anchor": ("at", "anchor"),
    "days": ("days",),
    "notices": ("notices",),
    "bell": ("bell",),
    "sessions": ("sessions",),
    "is_paused": ("paused",),
}
"""The keys of a table that a field is written in."""


def _called(id: str, routines: tuple[OwnRoutine, ...]) -> OwnRoutine:
    for routine in routines:
        if routine.id == id:
            return routine
    ids = [routine.id for routine in routines]
    near = nearest(id, ids)
    known = f"did you mean {near[0]!r}?" if near else "`routines list` shows them"
    raise UnknownRoutine(f"there is no routine {harmless(id)!r}; {known}")


def _document(path: Path) -> "TOMLDocument":
    import tomlkit  # 60 ms to import, and only writing needs it

    try:
        return tomlkit.parse(own_files.text_of(path))
    except FileNotFoundError:
        return tomlkit.document()
    except (OSError, ValueError, RecursionError) as error:
        raise RoutinesError(
            f"{path} was left as it is: {own_files.reason(error)}."
            " Mend or remove it, then try again."
        ) from error


def _keep(path: Path, document: "TOMLDocument") -> None:
    import tomlkit

    if _is_too_long(document):
        most = own_files.LARGEST_FILE // 1024
        raise RoutinesError(f"{path} would be longer than {most} KiB; remove something first")
    try:
        own_files.replace(path, tomlkit.dumps(document))
    except OSError as error:
        raise RoutinesError(f"{path} could not be written: {own_files.reason(error)}.") from error


def _is_too_long(document: "TOMLDocument") -> bool:
    import tomlkit

    return len(tomlkit.dumps(document).encode()) > own_files.LARGEST_FILE


def _ids(document: "TOMLDocument") -> set[str]:
    return {str(table.get("id")) for table in _tables(document, "routine")}


def _tables(document: "TOMLDocument", kind: str) -> Any:
    """The tables of a kind in a document, to read and to change."""
    tables = document.get(kind, [])
    if isinstance(tables, list) and all(isinstance(table, dict) for table in tables):
        return tables
    raise RoutinesError(f"{kind} is not written as [[{kind}]]; mend that first")


def _found(document: "TOMLDocument", kind: str, **named: str) -> tuple[int, Any]:
    """The place of the table that is named so, and the table."""
    for place, table in enumerate(_tables(document, kind)):
        if all(table.get(key) == value for key, value in named.items()):
            return place, table
    raise UnknownRoutine(f"there is no {kind} {harmless(' '.join(named.values()))!r}")


def _append(document: "TOMLDocument", kind: str, values: Any) -> None:
    """Put a table at the end: one that was in a file, as it was, or a new one of these values."""
    import tomlkit

    table = values if hasattr(values, "trivia") else _new_table(values)
    if _tables(document, kind):
        _tables(document, kind).append(table)
        return
    several = tomlkit.aot()
    several.append(table)
    document[kind] = several


def _new_table(values: Table) -> Any:
    import tomlkit

    table = tomlkit.table()
    for key, value in values.items():
        table.add(key, value)
    return table.add(tomlkit.nl())


def _delete(document: "TOMLDocument", kind: str, place: int) -> None:
    tables = _tables(document, kind)
    if len(tables) > 1:
        del tables[place]
    else:
        del document[kind]


def _set(table: Any, name: str, value: object) -> None:
    """Set a key; a new one comes below the id, above what was written behind the last one."""
    if value is None:
        table.pop(name, None)
    elif name in table:
        table[name] = value
    else:
        table.value._insert_after("id", name, value)


def _values(routine: OwnRoutine) -> dict[str, Any]:
    """A routine as its table says it; what goes without saying is left out."""
    return dict(_said(routine))


def _said(routine: OwnRoutine) -> Iterator[tuple[str, Any]]:
    yield "id", routine.id
    yield "title", routine.title
    if routine.origin:
        yield "from", routine.origin
    yield "audience", str(routine.audience)
    if routine.at:
        yield "at", routine.at
    elif routine.anchor:
        yield "anchor", routine.anchor
    if routine.days:
        yield "days", list(routine.days)
    if routine.notices != NOTICES:
        yield "notices", list(map(written, routine.notices))
    if routine.bell != CLOSING_BELL:
        yield "bell", routine.bell
    yield "sessions", list(routine.sessions)
    if routine.is_paused:
        yield "paused", True


def _free(id: str, taken: set[str]) -> str:
    """That id, or with a number behind it where it is taken."""
    if id not in taken:
        return id
    return next(
        name for n in range(2, MOST_ROUTINES + 3) if (name := f"{id[:60]}-{n}") not in taken
    )
