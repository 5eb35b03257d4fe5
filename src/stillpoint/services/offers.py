"""Packs that may come in, each beside the one that it would replace."""

from dataclasses import dataclass
from functools import cached_property

from stillpoint.core.sessions import Pack
from stillpoint.core.texts import harmless
from stillpoint.packs.differences import differences
from stillpoint.packs.origins import Removal
from stillpoint.packs.reading import ReadPack


@dataclass(frozen=True)
class Offer:
    """A pack that may be added, beside the one that it would replace."""

    read: ReadPack
    content: bytes
    source: str
    """The path or the URL that it came from."""
    installed: ReadPack | None = None
    """The one of that id that the user has, perhaps a broken one."""
    refusal: str = ""
    """Why it cannot be added although nothing in it is wrong."""

    @property
    def pack(self) -> Pack | None:
        """What may be added; None where anything speaks against it."""
        return None if self.refusal else self.read.pack

    @property
    def faults(self) -> tuple[str, ...]:
        """All that speaks against adding it."""
        told = tuple(problem.told(self.source) for problem in self.read.errors)
        return (*told, f"{harmless(self.source, 1000)}: {self.refusal}") if self.refusal else told

    @property
    def warnings(self) -> tuple[str, ...]:
        """All that is worth a caution."""
        return tuple(problem.told(self.source) for problem in self.read.warnings)

    @property
    def is_here(self) -> bool:
        """Whether the user has it already, byte for byte."""
        return self.installed is not None and self.installed.digest == self.read.digest

    @cached_property
    def differences(self) -> tuple[str, ...]:
        """What it says otherwise than the one that it would replace."""
        return _told_apart(self.installed, self.read)


@dataclass(frozen=True)
class Update:
    """What is now where a pack came from."""

    id: str
    offer: Offer | None
    """None where there is nothing to be had, or nothing that may be added."""
    trouble: str = ""
    """Why there is none."""
    was_edited: bool = False
    """Whether the user has changed the pack since it came."""


@dataclass(frozen=True)
class Comeback:
    """A removed pack that may be brought back, beside the one that it would replace."""

    id: str
    read: ReadPack
    removal: Removal
    installed: ReadPack | None = None

    @cached_property
    def differences(self) -> tuple[str, ...]:
        """What it says otherwise than the one that it would replace."""
        return _told_apart(self.installed, self.read)


def id_of(read: ReadPack) -> str:
    """The id of a pack; for a broken one, the name of its file without its ending."""
    return read.pack.id if read.pack else read.name.removesuffix(".toml")


def _told_apart(old: ReadPack | None, new: ReadPack) -> tuple[str, ...]:
    if old is None or new.pack is None:
        return ()
    if old.pack is None:
        return ("the one that is here is broken",)
    told = differences(old.pack, new.pack)
    if told or old.digest == new.digest:
        return told
    return ("the sessions are the same; only comments or the way it is written changed",)
