"""What packs offer to adopt: routines to be copied, and learning paths to be begun."""

from collections.abc import Iterator
from dataclasses import dataclass

from stillpoint.core.errors import Misuse
from stillpoint.core.sessions import Pack, Path, Routine
from stillpoint.core.texts import counted, harmless, nearest
from stillpoint.packs.library import Library
from stillpoint.routines.values import NOTICES, OwnRoutine
from stillpoint.routines.wording import when_told
from stillpoint.services.timetables import in_full


class UnknownOffer(Misuse):
    """No pack offers a routine or a learning path of that address."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A routine or a learning path, and the pack it is in."""

    pack: Pack
    offer: Routine | Path

    @property
    def address(self) -> str:
        """`pack/routine` or `pack/path`."""
        return f"{self.pack.id}/{self.offer.id}"

    @property
    def is_path(self) -> bool:
        """Whether it is a learning path, which is begun rather than copied."""
        return isinstance(self.offer, Path)

    @property
    def when(self) -> str:
        """When a routine comes, or how many days a path takes, as its pack says it."""
        if isinstance(self.offer, Path):
            return counted(self.offer.days, "day") if self.offer.days else "learning path"
        return when_told(self.offer)

    @property
    def places(self) -> tuple[tuple[str, ...], ...]:
        """The sessions one after another, each place as the addresses to choose from."""
        ways = ((way,) if isinstance(way, str) else way for way in self.offer.sessions)
        return tuple(tuple(in_full(name, self.pack) for name in way) for way in ways)


def offered(library: Library) -> Iterator[Offered]:
    """All routines and learning paths, pack by pack."""
    for pack in library.packs:
        yield from (Offered(pack, routine) for routine in pack.routines)
        yield from (Offered(pack, path) for path in pack.paths)


def offer_at(library: Library, address: str) -> Offered:
    """The routine or path at that address, or of that id. Raises `UnknownOffer`."""
    offers = tuple(offered(library))
    found = [one for one in offers if address in (one.address, one.offer.id)]
    exact = [one for one in found if one.address == address] or found
    if len(exact) == 1 or (exact and exact[0].address == address):
        return exact[0]
    if exact:
        several = " or ".join(one.address for one in exact)
        raise UnknownOffer(f"{address!r} is in {len(exact)} packs; write {several}")
    near = nearest(address, [one.address for one in offers])
    known = f"did you mean {near[0]!r}?" if near else "`routines list --offered` shows them"
    raise UnknownOffer(f"no pack offers {harmless(address)!r}; {known}")


def copied(one: Offered) -> OwnRoutine:
    """The user's own copy of an offered routine, which keeps where it came from."""
    routine = one.offer
    assert isinstance(routine, Routine)
    return OwnRoutine(
        id=routine.id,
        title=routine.title,
        sessions=tuple(address for (address,) in one.places),
        audience=routine.audience,
        anchor=routine.anchor,
        at=routine.at,
        days=routine.days,
        notices=routine.notices or NOTICES,
        bell=routine.bell,
        origin=one.address,
    )
