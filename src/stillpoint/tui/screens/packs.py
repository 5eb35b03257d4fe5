"""Packs: what each holds and whose it is, and the ways in and out."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from textual import events, work
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.notifications import SeverityLevel

from stillpoint.core.errors import StillpointError
from stillpoint.core.texts import counted, harmless
from stillpoint.history.files import mishap
from stillpoint.packs.library import Library
from stillpoint.packs.reading import ReadPack
from stillpoint.services.offers import id_of
from stillpoint.services.parts import Parts
from stillpoint.services.sources import as_source
from stillpoint.tui.finding import Group, findable
from stillpoint.tui.pack_cards import about, digest_of, sequences_of, sessions_of, the_first
from stillpoint.tui.pack_offers import in_words
from stillpoint.tui.pages import LOUD, WARNING, lines, page, said, where, with_heading
from stillpoint.tui.screens.browser import Browser
from stillpoint.tui.screens.pack_adding import AddingScreen
from stillpoint.tui.screens.spread import Hints
from stillpoint.tui.widgets.keybar import KeyHint
from stillpoint.tui.widgets.listing import Heading, Row


class PacksScreen(Browser[ReadPack]):
    """Every pack found, the broken ones first."""

    PLACE = "Packs"
    FINDS = "a pack"

    BINDINGS = [
        Binding("a", "add", "Add a pack", id="packs.add"),
        Binding("x,delete", "remove", "Remove the pack", id="packs.remove"),
        Binding("u", "restore", "Bring back what was removed", id="packs.restore"),
        Binding("e", "export", "Export it to a file here", id="packs.export"),
        Binding("c", "check", "Check: read the files again", id="packs.check"),
    ]

    @dataclass
    class Done(Message):
        """What was asked for is done, or could not be."""

        words: str
        is_failed: bool = False
        removed: str | None = None
        """The id that can be brought back from now on; None leaves that as it is."""
        wanted: str = ""
        """The id of the pack to choose."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._removed = ""
        self._wanted = ""
        self._titles: Counter[str] = Counter()
        """How many packs have each title."""
        self._is_busy = False
        self._is_checking = False

    def gather(self) -> Library:
        """Read the packs."""
        return self.parts.library

    def receive(self, stock: Library) -> None:
        """Show the broken ones, the user's and the built-in ones."""
        self._titles = Counter(pack.title for pack in stock.packs)
        groups = tuple(_groups(stock, self.parts.places.packs))
        self.fill(groups, chosen=self._to_choose(stock), none="There are no packs.")
        packs = counted(len(stock.packs), "pack")
        self.masthead.tell(f"{packs}, {counted(len(stock.sessions), 'session')}", packs)
        self._is_busy = False
        if self._is_checking and (read := self.listing.chosen):
            self.notify(_verdict(read), markup=False)
        self._is_checking = False

    def words(self, value: ReadPack) -> Row:
        """What it is called, and how many sessions it holds, or which of that title it is."""
        pack = value.pack
        if pack is None:
            return Row(value.name, "broken")
        if self._titles[pack.title] > 1:
            return Row(pack.title, f"{pack.id} {pack.version}")
        return Row(pack.title, str(len(pack.sessions)))

    def page_of(self, value: ReadPack, width: int) -> Content:
        """A pack, or all that is wrong with it."""
        return page(
            about(value.pack) if value.pack else _broken(value),
            _problems(value),
            with_heading("From", said(self.parts.sharing.source(value)), digest_of(value)),
            with_heading("File", where(value.path, width)) if value.path else None,
            sessions_of(value.pack) if value.pack else None,
            sequences_of(value.pack) if value.pack else None,
        )

    def page_of_nothing(self, width: int) -> Content:
        """Where packs go."""
        folder = where(self.parts.places.packs, width)
        return page(lines(said("Packs of your own go into"), folder), said("a adds one."))

    def hints(self) -> Hints:
        """Look, find, share."""
        if self.is_reading:
            return (KeyHint("←", "back to the list", "leave_page"), *self._sharing())
        if self.filter.has_focus:
            return self.hints_while_finding
        return (
            KeyHint("enter", "all of it", "take"),
            KeyHint("a", "add", "add"),
            KeyHint("/", "find", "find"),
            *self._sharing(),
            KeyHint("1", "home", "app.go('home')"),
            KeyHint("?", "keys", "app.keys"),
        )

    def on_paste(self, event: events.Paste) -> None:
        """A file was dragged here, or a path or an address pasted."""
        event.stop()
        if pasted := event.text.strip():
            first = as_source(pasted.splitlines()[0])
            self._open_adding("".join(filter(str.isprintable, first)))

    def on_packs_screen_done(self, message: Done) -> None:
        """Tell what was done, and show the packs as they are now."""
        severity: SeverityLevel = "error" if message.is_failed else "information"
        self.notify(message.words, severity=severity, markup=False)
        if message.removed is not None:
            self._removed = message.removed
        self._wanted = message.wanted
        self.look()

    def action_add(self) -> None:
        """Ask where the pack is."""
        self._open_adding("")

    def action_remove(self) -> None:
        """Take the chosen pack out of use; `u` brings it back."""
        read = self.listing.chosen
        if read is None or self._is_busy:
            return
        if not self._is_own(read):
            name = harmless(read.pack.title if read.pack else read.name)
            self._refuse(f"{name} comes with the program and cannot be removed")
            return
        self.action_leave_page()
        self._begin(lambda: self._remove(read))

    def action_restore(self) -> None:
        """Bring back the pack that was removed last."""
        if (id := self._removed) and not self._is_busy:
            self._begin(lambda: self._restore(id))

    def action_export(self) -> None:
        """Write the chosen pack to a file in the current folder, never over another."""
        read = self.listing.chosen
        if read is None or self._is_busy:
            return
        if read.pack is None:
            self._refuse(f"{harmless(read.name)} is broken: mend it first")
            return
        id = read.pack.id
        self._begin(lambda: self._export(id))

    def action_check(self) -> None:
        """Read the files again, and say how the chosen one is."""
        self.parts.forget_library()
        self._is_checking = True
        self.look()

    def _open_adding(self, source: str) -> None:
        sheet = AddingScreen(self.parts, source)

        def take_in(was_added: bool | None) -> None:
            if was_added:
                self.stop_finding()
                self.action_leave_page()
                ids = [id_of(offer.read) for offer in sheet.offers]
                removed = "" if self._removed in ids else None
                self.post_message(self.Done(in_words(sheet.offers), removed=removed, wanted=ids[0]))

        self.app.push_screen(sheet, take_in)

    def _refuse(self, words: str) -> None:
        self.notify(words, severity="warning", markup=False)

    def _begin(self, change: Callable[[], Done]) -> None:
        self._is_busy = True
        self._change(change)

    @work(thread=True, group="changes")  # another process may keep us waiting
    def _change(self, change: Callable[[], Done]) -> None:
        try:
            done = change()
        except StillpointError as error:
            done = self.Done(str(error), is_failed=True)
        self.parts.forget_library()
        self.post_message(done)

    def _remove(self, read: ReadPack) -> Done:
        id = id_of(read)
        self.parts.sharing.remove(read)
        name = harmless(read.pack.title if read.pack else read.name)
        return self.Done(f"{name} is removed · u brings it back", removed=id)

    def _restore(self, id: str) -> Done:
        sharing = self.parts.sharing
        sharing.restore(sharing.comeback(id))
        return self.Done(f"{harmless(id)} is back", removed="", wanted=id)

    def _export(self, id: str) -> Done:
        path = _written_here(f"{id}.toml", self.parts.sharing.exported(id))
        return self.Done(f"written to {harmless(str(path), 1000)}")

    def _is_own(self, read: ReadPack) -> bool:
        return read.path is not None and read.path.parent == self.parts.places.packs

    def _to_choose(self, library: Library) -> ReadPack | None:
        """The pack that has just come, or else the one that was chosen, as it is now."""
        before, wanted = self.listing.chosen, self._wanted
        self._wanted = ""
        own = (read for read in library.read if wanted and self._is_own(read))
        came = next((read for read in own if id_of(read) == wanted), None)
        same = (read for read in library.read if before and read.path == before.path)
        return came or next(same, None)

    def _sharing(self) -> Iterator[KeyHint]:
        """What can be done with the chosen pack."""
        read = self.listing.chosen
        if self._removed:
            yield KeyHint("u", "bring back", "restore")
        elif read and self._is_own(read):
            yield KeyHint("x", "remove", "remove")
        if read and read.pack:
            yield KeyHint("e", "export", "export")
        yield KeyHint("c", "check", "check")


def _groups(library: Library, folder: Path) -> Iterator[Group[ReadPack]]:
    sound = [read for read in library.read if read.pack]
    mine = [read for read in sound if read.path and read.path.parent == folder]
    built_in = [read for read in sound if read not in mine]
    titles = (("Could not be read", library.broken), ("Yours", mine), ("Built in", built_in))
    for title, packs in titles:
        members = tuple(findable(read, read.name, *_words(read)) for read in packs)
        yield Group(Heading(title, str(len(members))), members)


def _words(read: ReadPack) -> tuple[str, ...]:
    pack = read.pack
    return (pack.title, pack.id, pack.summary, *pack.tags, *pack.authors) if pack else ()


def _broken(read: ReadPack) -> Content:
    return lines(said(read.name, LOUD), said("This pack cannot be used.", WARNING))


def _problems(read: ReadPack) -> Content | None:
    heading = "What is wrong" if read.is_broken else "What its safety check says"
    return with_heading(heading, the_first(read.messages))


def _verdict(read: ReadPack) -> str:
    """What a check found, in a few words."""
    faults, warnings = len(read.errors), len(read.warnings)
    told = [counted(faults, "fault")] * bool(faults)
    told += [counted(warnings, "warning")] * bool(warnings)
    return f"{harmless(read.name)}: {', '.join(told) or 'nothing wrong'}"


def _written_here(name: str, content: bytes) -> Path:
    """A new file in the current folder. Raises `StillpointError`."""
    path = Path(name)
    try:
        path = path.absolute()
        file = path.open("xb")
    except FileExistsError:
        raise StillpointError(f"{path} is there already, and was left as it is") from None
    except OSError as error:
        raise StillpointError(f"{path} could not be written: {mishap(error)}") from error
    try:
        with file:
            file.write(content)
    except OSError as error:
        with suppress(OSError):
            path.unlink()
        raise StillpointError(f"{path} could not be written: {mishap(error)}") from error
    return path
