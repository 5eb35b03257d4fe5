"""Sharing packs: what comes in is compared first, and whatever goes can be brought back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from stillpoint.core.clock import Clock
from stillpoint.core.errors import Misuse, StillpointError
from stillpoint.core.texts import harmless, nearest, quoted
from stillpoint.history.files import mishap
from stillpoint.packs.documents import Unreadable, bytes_of
from stillpoint.packs.library import Library, UnknownPack, builtin_folder, read_library
from stillpoint.packs.origins import Origin
from stillpoint.packs.reading import ReadPack, read_pack
from stillpoint.packs.shelf import Shelf
from stillpoint.services.offers import Comeback, Offer, Update, id_of
from stillpoint.services.sources import files_at, is_address, name_at, pack_from, pack_in

BUILT_IN = "built in"
BY_HAND = "put here by hand"


class SharingError(StillpointError):
    """Packs that could not be added, removed or brought back."""


def downloaded(url: str) -> bytes:
    """What is at an https address. Raises `DownloadError`, and `BadAddress`."""
    from stillpoint.services.downloads import Downloads  # what it needs is slow to import

    return Downloads().content_at(url)


class Sharing:
    """The packs of a user: what comes in, what goes out, and where it came from.

    It reads the packs anew each time, so that what is compared is what is on the disk.
    """

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        *,
        builtin: Path | None = None,
        download: Callable[[str], bytes] = downloaded,
    ) -> None:
        self._shelf = Shelf(folder)
        self._clock = clock
        self._builtin_folder = builtin or builtin_folder()
        self._download = download

    def offers(self, source: str) -> tuple[Offer, ...]:
        """The pack in a file or at an address, or all packs in a folder; nothing is added yet.

        Raises `DownloadError`, and `Misuse` where `source` can be none of these.
        """
        library = self._library()
        if is_address(source):
            content = self._download(source)
            return (self._offer(library, source, pack_from(content, name_at(source)), content),)
        offers = [self._offer(library, str(path), *pack_in(path)) for path in files_at(source)]
        return tuple(_without_doubles(offers))

    def add(self, offer: Offer) -> None:
        """Put a pack among the user's; the one that it replaces is kept. Raises `SharingError`."""
        if offer.pack is None:
            raise SharingError("\n".join(offer.faults))
        origin = Origin(offer.source, self._clock.now(), offer.read.digest)
        with _told(self._shelf.folder):
            if offer.installed and offer.is_here:
                if Path(offer.source).parent != self._shelf.folder:
                    self._shelf.note_origin(offer.pack.id, origin, of=offer.installed)
            else:
                self._shelf.put(offer.pack.id, offer.content, origin, over=offer.installed)

    def updates(self, id: str | None = None) -> Iterator[Update]:
        """For the pack of that id, or for each whose origin is known, what is there now.

        Raises `Misuse`, but goes on where one of many cannot be reached.
        """
        library = self._library()
        for read in [self._own_pack(library, id)] if id else self._own(library):
            origin = self.origin(read)
            if origin:
                yield self._update(library, read, origin)
            elif id:
                yield Update(id, None, "where it came from is not known; add it from there again")

    def own_pack(self, id: str) -> ReadPack:
        """The pack of that id, or the broken file of that name, among the user's own.

        Raises `Misuse`.
        """
        return self._own_pack(self._library(), id)

    def remove(self, read: ReadPack) -> None:
        """Take one of the user's packs out of use; it is kept. Raises `SharingError`."""
        with _told(self._shelf.folder):
            self._shelf.take_away(id_of(read), read, self._clock.now())

    def comeback(self, id: str) -> Comeback:
        """What was removed or replaced last under that id. Raises `Misuse`."""
        with _told(self._shelf.folder):
            removal = self._shelf.removal(id)
            known = self._shelf.removed_ids()
        if removal is None:
            near = nearest(id, known, 3) or known[:5]
            hint = f"; these can be brought back: {', '.join(near)}" if near else ""
            raise Misuse(f"no pack {quoted(id)} was removed{hint}")
        own = _named(self._own(self._library()), id)
        return Comeback(id, read_pack(removal.path), removal, own)

    def restore(self, comeback: Comeback) -> None:
        """Bring a pack back; the one that it replaces is kept. Raises `SharingError`."""
        with _told(self._shelf.folder):
            self._shelf.bring_back(
                comeback.id, comeback.removal, self._clock.now(), over=comeback.installed
            )

    def exported(self, id: str, *, is_canonical: bool = False) -> bytes:
        """A pack as a file to give away: the user's own byte for byte, others as we write them.

        Raises `UnknownPack`, and `SharingError` where the file is gone.
        """
        from stillpoint.packs.canonical import canonical  # only this writes packs

        read = self._library().read_pack(id)
        if read.pack and (is_canonical or not self._shelf.holds(read)):
            return canonical(read.pack).encode()
        assert read.path  # a library reads files only
        try:
            return bytes_of(read.path)
        except Unreadable as reason:
            raise SharingError(f"{read.path}: {reason}") from reason

    def origin(self, read: ReadPack) -> Origin | None:
        """Where one of the user's packs came from, if that is known."""
        return self._shelf.origin(id_of(read)) if self._shelf.holds(read) else None

    def source(self, read: ReadPack) -> str:
        """Where a pack is from, in a word or an address."""
        if not self._shelf.holds(read):
            return BUILT_IN
        origin = self.origin(read)
        return harmless(origin.source, 1000) if origin else BY_HAND

    def _library(self) -> Library:
        return read_library(self._builtin_folder, self._shelf.folder)

    def _own(self, library: Library) -> list[ReadPack]:
        return [read for read in library.read if self._shelf.holds(read)]

    def _builtin(self, library: Library) -> list[ReadPack]:
        return [read for read in library.read if not self._shelf.holds(read)]

    def _own_pack(self, library: Library, id: str) -> ReadPack:
        own = self._own(library)
        if found := _named(own, id):
            return found
        if any(read.pack and read.pack.id == id for read in self._builtin(library)):
            raise Misuse(f"{id} comes with the program: it stays, and is updated with it")
        near = nearest(id, map(id_of, own), 3)
        meant = f"did you mean {' or '.join(near)}?" if near else "list all: stillpoint packs list"
        raise UnknownPack(f"there is no pack {quoted(id)} of yours; {meant}")

    def _offer(self, library: Library, source: str, read: ReadPack, content: bytes) -> Offer:
        if read.pack is None:
            return Offer(read, content, source)
        id = read.pack.id
        if any(one.pack and one.pack.id == id for one in self._builtin(library)):
            refusal = f'a pack with the id "{id}" comes with the program; choose another id'
            return Offer(read, content, source, refusal=refusal)
        return Offer(read, content, source, _named(self._own(library), id))

    def _update(self, library: Library, read: ReadPack, origin: Origin) -> Update:
        id = id_of(read)
        try:
            if is_address(origin.source):
                content = self._download(origin.source)
                now = pack_from(content, name_at(origin.source))
            else:
                now, content = pack_in(Path(origin.source))
        except StillpointError as error:
            return Update(id, None, str(error))
        offer = self._offer(library, origin.source, now, content)
        if offer.pack is None:
            return Update(id, None, "\n".join(offer.faults))
        if offer.pack.id != id:
            other = f'{harmless(origin.source, 1000)} is another pack now, "{offer.pack.id}"'
            return Update(id, None, other)
        return Update(id, offer, was_edited=read.digest != origin.digest)


def _named(own: list[ReadPack], id: str) -> ReadPack | None:
    """The pack of that id, else the broken file of that name."""
    sound = [read for read in own if read.pack and read.pack.id == id]
    return next((read for read in (*sound, *own) if id_of(read) == id), None)


def _without_doubles(offers: list[Offer]) -> Iterator[Offer]:
    """The offers, each whose id came before refused."""
    first: dict[str, str] = {}
    for offer in offers:
        id = id_of(offer.read) if offer.read.pack else ""
        if id in first:
            yield replace(
                offer, refusal=f'the id "{id}" is that of {first[id]} too; choose another'
            )
        else:
            yield offer
        if id:
            first.setdefault(id, offer.read.name)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Say in plain words what the disk refuses. Raises `SharingError`."""
    try:
        yield
    except OSError as error:
        raise SharingError(f"{folder} could not be written: {mishap(error)}") from error
