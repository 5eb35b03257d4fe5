"""All packs found: the built-in ones and the user's."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from stillpoint.core.errors import Misuse
from stillpoint.core.sessions import Pack, Session
from stillpoint.core.texts import folded, harmless, nearest, quoted
from stillpoint.packs.problems import Problem
from stillpoint.packs.reading import ReadPack, read_pack

MOST_NAMED = 5
"""Addresses that one message names."""


class UnknownSession(Misuse):
    """No session has that address, or more than one has that id."""


class UnknownPack(Misuse):
    """No pack has that id."""


@dataclass(frozen=True)
class Library:
    """Packs that can be used, and those that cannot."""

    read: tuple[ReadPack, ...]
    """All that was found, built-in packs first."""

    @cached_property
    def packs(self) -> tuple[Pack, ...]:
        """The packs that can be used."""
        return tuple(found.pack for found in self.read if found.pack)

    @cached_property
    def broken(self) -> tuple[ReadPack, ...]:
        """The files that cannot be used, each with its reasons."""
        return tuple(found for found in self.read if found.is_broken)

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        """Every session, pack by pack."""
        return tuple(session for pack in self.packs for session in pack.sessions)

    def pack(self, id: str) -> Pack:
        """The pack with that id. Raises `UnknownPack`."""
        found = self.read_pack(id).pack
        assert found is not None  # `read_pack` finds only those that can be used
        return found

    def read_pack(self, id: str) -> ReadPack:
        """The pack with that id together with its file and warnings. Raises `UnknownPack`."""
        if id in self._read_by_id:
            return self._read_by_id[id]
        known = _suggestion(id, self._read_by_id, "packs list")
        raise UnknownPack(f"there is no pack {quoted(id)}; {known}")

    def session(self, address: str) -> Session:
        """The session at `pack/session`, or with that id where only one has it.

        Raises `UnknownSession`.
        """
        found = self._by_address.get(address, [])
        if len(found) == 1:
            return found[0]
        if found:
            addresses = ", ".join(session.address for session in found[:MOST_NAMED])
            raise UnknownSession(
                f"{quoted(address)} is in {len(found)} packs; write pack/session, such as"
                f" {addresses}"
            )
        known = _suggestion(address, self._by_address, "sessions")
        raise UnknownSession(f"there is no session {quoted(address)}; {known}")

    def matching(self, words: str) -> tuple[Session, ...]:
        """Sessions that hold every word in any letters, those with the words in the title first."""
        wanted = folded(words).split()
        if not wanted:
            return self.sessions
        found = [entry for entry in self._entries if all(word in entry.text for word in wanted)]
        found.sort(key=lambda entry: entry.rank(wanted))
        return tuple(entry.session for entry in found)

    @cached_property
    def _entries(self) -> tuple["_Entry", ...]:
        return tuple(_entries(self.packs))

    @cached_property
    def _read_by_id(self) -> dict[str, ReadPack]:
        return {found.pack.id: found for found in self.read if found.pack}

    @cached_property
    def _by_address(self) -> dict[str, list[Session]]:
        sessions = defaultdict(list)
        for session in self.sessions:
            sessions[session.address].append(session)
            sessions[session.id].append(session)
        return sessions


def builtin_folder() -> Path:
    """Where the packs are that come with the program."""
    package = Path(__file__).resolve().parent.parent
    checkout = package.parent.parent
    if package.parent.name == "src" and (checkout / "pyproject.toml").is_file():
        return checkout / "sessions"  # an editable install leaves a stale copy in the package
    return package / "builtin"


def read_library(builtin: Path, user_folder: Path) -> Library:
    """All packs in two folders; what cannot be read is listed as broken and stops nothing."""
    found = [*_read_folder(builtin), *_read_folder(user_folder)]
    library = Library(tuple(_without_doubles(found)))
    library.matching("a")  # makes the texts to search now, so that the first key typed is not late
    return library


def _read_folder(folder: Path) -> list[ReadPack]:
    try:
        paths = sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        reason = f"this folder cannot be read: {(error.strerror or 'unknown reason').lower()}"
        return [ReadPack(folder.name, None, (Problem("", reason),), path=folder)]
    return [
        read_pack(path)
        for path in paths
        if path.suffix == ".toml" and not path.name.startswith(".")
    ]


def _without_doubles(found: Iterable[ReadPack]) -> Iterable[ReadPack]:
    """The packs, each with an id that came before made a broken one."""
    first: dict[str, ReadPack] = {}
    for read in found:
        if read.pack is None:
            yield read
        elif read.pack.id in first:
            other = harmless(first[read.pack.id].name)
            fault = f'a pack with the id "{read.pack.id}" is here already, in {other}'
            problem = Problem("pack → id", fault, "choose another id, or remove one of the files")
            yield replace(read, pack=None, problems=(problem, *read.problems))
        else:
            first[read.pack.id] = read
            yield read


def _suggestion(wanted: str, known: Iterable[str], command: str) -> str:
    near = nearest(wanted, known, 3)
    if not near:
        return f"list them all with: stillpoint {command}"
    return f"did you mean {' or '.join(near)}?"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A session as it is searched."""

    session: Session
    title: str
    text: str

    def rank(self, wanted: list[str]) -> int:
        """The lower, the earlier it is shown."""
        if self.title.startswith(" ".join(wanted)):
            return 0
        return 1 if all(word in self.title for word in wanted) else 2


def _entries(packs: Iterable[Pack]) -> Iterable[_Entry]:
    for pack in packs:
        of_pack = folded("\n".join((pack.title, *pack.tags)))
        for session in pack.sessions:
            title = folded(session.title)
            said = (session.id, session.summary, session.practice, session.audience)
            yield _Entry(session, title, "\n".join((title, folded("\n".join(said)), of_pack)))
