"""Warns of sessions that a routine or a learning path names and that are nowhere."""

from collections.abc import Collection
from dataclasses import dataclass

from stillpoint.core.texts import quoted
from stillpoint.packs.problems import Place


@dataclass(frozen=True, slots=True)
class NamedSessions:
    """The sessions that may be named in a pack."""

    pack: str
    """Its own id."""
    own: Collection[str]
    elsewhere: Collection[str] | None = None
    """The addresses of what is in other packs; None where that is not known."""

    def note_unknown(self, name: str, place: Place) -> None:
        """Note a session that is not where it is said to be."""
        pack, _, id = name.rpartition("/")
        if not pack:
            cure = "write pack/session for another pack's"
            self._note(name, self.own, "here", place, cure)
        elif pack == self.pack:
            addresses = [f"{pack}/{own}" for own in self.own] if id not in self.own else [name]
            self._note(name, addresses, "here", place, "name one of its sessions")
        elif self.elsewhere is not None:
            cure = "list them all with: stillpoint sessions"
            self._note(name, self.elsewhere, "in any pack that is here", place, cure)

    def _note(self, name: str, known: Collection[str], where: str, place: Place, cure: str) -> None:
        if name not in known:
            place.warn(
                f"there is no session {quoted(name)} {where}", place.meant(name, known) or cure
            )
