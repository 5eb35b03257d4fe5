"""Sharing packs: offers, updates, comebacks and what is given out."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from packs.packs_to_read import GOOD
from stillpoint.core.clock import ManualClock
from stillpoint.core.errors import Misuse
from stillpoint.history.journal import Journal
from stillpoint.history.reading import entries_in
from stillpoint.packs.library import UnknownPack, read_library
from stillpoint.packs.reading import pack_of
from stillpoint.services.downloads import DownloadError
from stillpoint.services.sharing import BUILT_IN, BY_HAND, Sharing, SharingError
from stillpoint.services.sittings import Sitting
from stillpoint.services.sources import as_source

MORNING = datetime(2026, 11, 21, 7, 12, tzinfo=UTC)
URL = "https://example.org/packs/calm.toml"
NEWER = GOOD.replace("1.0.0", "2.0.0")
FAULTY = GOOD.replace('"30s"', '"soon"')


class Desk:
    """A user's packs, a folder of files, and a web."""

    def __init__(self, folder: Path) -> None:
        self.packs, self.files, self.builtin = (
            folder / name for name in ("packs", "files", "builtin")
        )
        self.files.mkdir()
        self.builtin.mkdir()
        (self.builtin / "sit.toml").write_text(GOOD.replace('"calm"', '"sit"'))
        self.web: dict[str, str] = {}
        self.sharing = Sharing(
            self.packs, ManualClock(MORNING), builtin=self.builtin, download=self.download
        )

    def download(self, url: str) -> bytes:
        if url not in self.web:
            raise DownloadError(f"there is nothing at {url}")
        return self.web[url].encode()

    def writes(self, name: str, text: str) -> str:
        (self.files / name).write_text(text)
        return str(self.files / name)

    def adds(self, source: str) -> None:
        for offer in self.sharing.offers(source):
            self.sharing.add(offer)

    @property
    def versions(self) -> dict[str, str]:
        """The user's packs as the program finds them."""
        library = read_library(self.builtin, self.packs)
        assert library.broken == ()
        return {pack.id: pack.version for pack in library.packs if pack.id != "sit"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_an_offer_tells_what_it_is_and_adds_nothing(desk: Desk) -> None:
    (offer,) = desk.sharing.offers(desk.writes("calm.toml", GOOD))
    assert offer.pack is not None
    assert (offer.pack.title, offer.installed, offer.differences) == ("Calm", None, ())
    assert offer.read.digest == pack_of(GOOD, "").digest
    assert not desk.packs.exists()


def test_an_offer_that_is_added_can_be_used(desk: Desk) -> None:
    desk.adds(desk.writes("calm.toml", GOOD))
    assert desk.versions == {"calm": "1.0.0"}


def test_an_offer_tells_what_it_changes_before_it_does(desk: Desk) -> None:
    desk.adds(desk.writes("calm.toml", GOOD))
    (offer,) = desk.sharing.offers(desk.writes("calm-2.toml", NEWER))
    assert offer.differences == ('version: "1.0.0" → "2.0.0"',)
    assert desk.versions == {"calm": "1.0.0"}
    desk.sharing.add(offer)
    assert desk.versions == {"calm": "2.0.0"}


def test_new_comments_are_a_difference_too(desk: Desk) -> None:
    desk.adds(desk.writes("calm.toml", GOOD))
    (offer,) = desk.sharing.offers(desk.writes("calm.toml", f"# mine\n{GOOD}"))
    assert offer.differences == (
        "the sessions are the same; only comments or the way it is written changed",
    )


def test_every_pack_of_a_folder_is_offered(desk: Desk) -> None:
    desk.writes("b.toml", GOOD)
    desk.writes("a.toml", GOOD.replace('"calm"', '"easy"'))
    desk.writes("notes.txt", "none")
    desk.writes(".hidden.toml", "none")
    desk.adds(str(desk.files))
    assert desk.versions == {"calm": "1.0.0", "easy": "1.0.0"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (FAULTY, "calm.toml:16: session"),
        ("<!DOCTYPE html>\n<p>", "calm.toml: this is a web page, not a pack; take the address of"),
        (GOOD.replace('"calm"', '"sit"'), 'a pack with the id "sit" comes with the program'),
        (GOOD.replace('"calm"', '"../../x"'), "expected an id"),
        (GOOD.replace('"Calm"', r'"\u001b[31m"'), "holds an escape character"),
    ],
    ids=["faulty", "web page", "built-in", "path for an id", "escape"],
)
def test_what_speaks_against_a_pack_is_told_and_it_is_not_added(
    desk: Desk, text: str, fault: str
) -> None:
    desk.web[URL] = text
    (offer,) = desk.sharing.offers(URL)
    assert offer.pack is None
    assert fault in offer.faults[0]
    with pytest.raises(SharingError):
        desk.sharing.add(offer)
    assert not desk.packs.exists()


def test_of_two_files_with_one_id_the_second_is_refused(desk: Desk) -> None:
    desk.writes("a.toml", GOOD)
    desk.writes("b.toml", NEWER)
    first, second = desk.sharing.offers(str(desk.files))
    assert (first.faults, second.pack) == ((), None)
    assert 'the id "calm" is that of a.toml too' in second.faults[0]


def test_a_folder_without_packs_is_misuse(desk: Desk) -> None:
    with pytest.raises(Misuse, match=r"there is no \.toml file in"):
        desk.sharing.offers(str(desk.files))


def test_an_update_is_what_is_now_where_a_pack_came_from(desk: Desk) -> None:
    desk.web[URL] = GOOD
    desk.adds(URL)
    (same,) = desk.sharing.updates()
    desk.web[URL] = NEWER
    (newer,) = desk.sharing.updates("calm")
    assert same.offer is not None
    assert newer.offer is not None
    assert (same.offer.is_here, newer.offer.is_here) == (True, False)
    assert newer.offer.differences == ('version: "1.0.0" → "2.0.0"',)
    desk.sharing.add(newer.offer)
    assert desk.versions == {"calm": "2.0.0"}


def test_a_source_that_is_gone_or_went_bad_keeps_no_other_from_its_update(desk: Desk) -> None:
    desk.web |= {
        f"{URL}?{id}": GOOD.replace('"calm"', f'"{id}"') for id in ("a", "b", "c", "d", "e")
    }
    for url in desk.web:
        desk.adds(url)
    del desk.web[f"{URL}?a"]
    desk.web[f"{URL}?b"] = FAULTY
    desk.web[f"{URL}?c"] = GOOD
    desk.web[f"{URL}?e"] = NEWER.replace('"calm"', '"e"')
    troubles = {one.id: one.trouble for one in desk.sharing.updates()}
    assert list(troubles) == ["a", "b", "c", "d", "e"]
    assert "there is nothing at" in troubles["a"]
    assert "soon" in troubles["b"]
    assert 'is another pack now, "calm"' in troubles["c"]
    assert (troubles["d"], troubles["e"]) == ("", "")


def test_a_pack_that_was_edited_here_is_told_of_before_its_update(desk: Desk) -> None:
    desk.web[URL] = GOOD
    desk.adds(URL)
    (desk.packs / "calm.toml").write_text(f"# mine\n{GOOD}")
    (update,) = desk.sharing.updates()
    assert update.was_edited


def test_a_pack_put_here_by_hand_cannot_be_updated_until_it_is_added(desk: Desk) -> None:
    desk.packs.mkdir()
    (desk.packs / "calm.toml").write_text(GOOD)
    assert list(desk.sharing.updates()) == []
    (update,) = desk.sharing.updates("calm")
    assert "where it came from is not known" in update.trouble
    desk.adds(desk.writes("calm.toml", GOOD))
    (update,) = desk.sharing.updates("calm")
    assert update.offer is not None


def test_a_pack_is_removed_and_brought_back(desk: Desk) -> None:
    desk.adds(desk.writes("calm.toml", GOOD))
    desk.sharing.remove(desk.sharing.own_pack("calm"))
    assert desk.versions == {}
    comeback = desk.sharing.comeback("calm")
    assert comeback.installed is None
    desk.sharing.restore(comeback)
    assert desk.versions == {"calm": "1.0.0"}


def test_a_broken_file_is_removed_by_its_name(desk: Desk) -> None:
    desk.packs.mkdir()
    (desk.packs / "sit.toml").write_text(GOOD.replace('"calm"', '"sit"'))
    (desk.packs / "My pack.toml").write_text(FAULTY)
    desk.sharing.remove(desk.sharing.own_pack("sit"))
    desk.sharing.remove(desk.sharing.own_pack("My pack"))
    assert desk.versions == {}


@pytest.mark.parametrize(
    ("id", "told"),
    [
        ("sit", "sit comes with the program: it stays"),
        ("clam", 'there is no pack "clam" of yours; did you mean calm?'),
        ("../calm", 'there is no pack "../calm" of yours'),
    ],
)
def test_only_packs_of_ones_own_are_removed(desk: Desk, id: str, told: str) -> None:
    desk.adds(desk.writes("calm.toml", GOOD))
    with pytest.raises(Misuse, match=told):
        desk.sharing.own_pack(id)


def test_what_was_never_removed_cannot_be_brought_back(desk: Desk) -> None:
    desk.adds(desk.writes("calm.toml", GOOD))
    desk.sharing.remove(desk.sharing.own_pack("calm"))
    with pytest.raises(Misuse, match=r'no pack "clam" was removed; these can be .*: calm'):
        desk.sharing.comeback("clam")


def test_a_pack_of_ones_own_is_given_out_byte_for_byte(desk: Desk) -> None:
    text = f"# mine, with care\r\n{GOOD}"
    desk.adds(desk.writes("calm.toml", text))
    assert desk.sharing.exported("calm") == Path(desk.files / "calm.toml").read_bytes()


@pytest.mark.parametrize("id", ["sit", "calm"])
def test_other_packs_are_given_out_as_we_write_them(desk: Desk, id: str) -> None:
    desk.adds(desk.writes("calm.toml", f"# mine\n{GOOD}"))
    text = desk.sharing.exported(id, is_canonical=True).decode()
    assert "# mine" not in text
    assert pack_of(text, "").pack == pack_of(GOOD.replace('"calm"', f'"{id}"'), "").pack


def test_no_pack_that_is_not_there_is_given_out(desk: Desk) -> None:
    with pytest.raises(UnknownPack):
        desk.sharing.exported("../../etc/passwd")


def test_where_a_pack_is_from_is_known(desk: Desk) -> None:
    desk.web[URL] = GOOD
    desk.adds(URL)
    (desk.packs / "by-hand.toml").write_text(GOOD.replace('"calm"', '"by-hand"'))
    library = read_library(desk.builtin, desk.packs)
    sources = {pack.id: desk.sharing.source(library.read_pack(pack.id)) for pack in library.packs}
    assert sources == {"sit": BUILT_IN, "by-hand": BY_HAND, "calm": URL}


def test_an_entry_keeps_the_digest_of_the_pack_it_was_practised_from(desk: Desk) -> None:
    desk.adds(desk.writes("calm.toml", GOOD))
    session = read_library(desk.builtin, desk.packs).session("calm/box")
    clock, folder = ManualClock(MORNING), desk.packs.parent
    journal = Journal(folder / "history", "desk")
    sitting = Sitting(session, clock=clock, journal=journal, running=folder / "running")
    clock.advance(2)
    sitting.beat()
    sitting.save()
    (entry,) = entries_in(folder / "history")
    assert entry.pack_digest == sha256(GOOD.encode()).hexdigest()


def test_a_disk_that_refuses_is_told_of_plainly(desk: Desk) -> None:
    (offer,) = desk.sharing.offers(desk.writes("calm.toml", GOOD))
    desk.packs.write_text("a file where the folder should be")
    with pytest.raises(SharingError, match="there is a file where its folder should be"):
        desk.sharing.add(offer)


@pytest.mark.parametrize(
    ("pasted", "source"),
    [
        (" /home/me/calm.toml\n", "/home/me/calm.toml"),
        ("'/home/me/my pack.toml'", "/home/me/my pack.toml"),
        (r"/home/me/my\ pack.toml", "/home/me/my pack.toml"),
        ("file:///home/me/my%20pack.toml", "/home/me/my pack.toml"),
        ("https://example.org/a%20b.toml", "https://example.org/a%20b.toml"),
        ("", ""),
    ],
)
def test_what_is_pasted_or_dragged_here_is_understood(pasted: str, source: str) -> None:
    assert as_source(pasted) == source
