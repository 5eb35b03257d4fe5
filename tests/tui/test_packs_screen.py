from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import BREATH, SIT, shown, written
from steering import press, settled, text_of, told, type_ahead, until
from textual.events import Paste

from stillpoint.core.clock import ManualClock
from stillpoint.packs.reading import read_pack
from stillpoint.services.parts import Parts
from stillpoint.tui.app import StillpointApp
from web import AUTHORITY, Site, site

EVENING = BREATH.replace('"breath"', '"evening"').replace("Breath Basics", "[b]Evening[/b] Ease")
NEWER = EVENING.replace("1.2.0", "1.3.0").replace("Six a Minute", "Six Slow Breaths")


@pytest.fixture
def parts(parts: Parts, tmp_path: Path, clock: ManualClock) -> Parts:
    """Parts whose packs are read from the disk each time, the built-in ones too."""
    return Parts(parts.places, clock, builtin=written(tmp_path / "bundled", {"sit.toml": SIT}))


@pytest.fixture
def evening(tmp_path: Path) -> Path:
    """A pack that somebody was given."""
    return written(tmp_path / "given away", {"evening.toml": EVENING}) / "evening.toml"


@pytest.fixture
def secure(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site with a certificate that the system trusts."""
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setenv("SSL_CERT_FILE", str(AUTHORITY))
    with site() as up:
        up.slow["/evening.toml"] = EVENING.encode()
        yield up


def installed(parts: Parts, text: str = EVENING) -> Path:
    return written(parts.places.packs, {"evening.toml": text}) / "evening.toml"


async def test_a_pack_dragged_here_is_shown_first_and_added_by_a_second_enter(
    parts: Parts, evening: Path, clock: ManualClock
) -> None:
    app = StillpointApp(parts)
    here = parts.places.packs / "evening.toml"
    async with shown(app, width=100, height=50) as pilot:
        await press(pilot, "4")
        app.post_message(Paste(f"'{evening}' \n"))
        await press(pilot, "enter")
        text = text_of(pilot)
        was_here = here.exists()
        clock.advance(1)
        await press(pilot, "enter")
        after = text_of(pilot)
    expected = (
        "[b]Evening[/b] Ease",
        "version 1.2.0 · CC0-1.0 · en",
        "by Ada Example",
        "Six a Minute · 5 min",
        "Warnings",
        f"digest {read_pack(evening).digest[:12]}",
        "enter add",
    )
    assert [words for words in expected if words not in text] == []
    assert not was_here
    assert here.read_bytes() == evening.read_bytes()
    assert "▸ [b]Evening[/b] Ease" in after
    assert "[b]Evening[/b] Ease is added" in told(pilot)
    assert parts.library.pack("evening").version == "1.2.0"


async def test_an_enter_that_comes_too_soon_to_have_read_anything_adds_nothing(
    parts: Parts, evening: Path, clock: ManualClock
) -> None:
    app = StillpointApp(parts)
    here = parts.places.packs / "evening.toml"
    async with shown(app, width=40, height=12) as pilot:
        await press(pilot, "4")
        app.post_message(Paste(str(evening)))
        await press(pilot, "enter", "enter")
        text = text_of(pilot)
        for _ in range(5):  # a key that is held down
            clock.advance(0.5)
            await press(pilot, "enter")
        was_here = here.exists()
        clock.advance(0.6)
        await press(pilot, "enter")
    assert "enter add esc back ↑↓ scroll" in text
    assert not was_here
    assert here.exists()


async def test_a_newer_version_tells_what_it_changes_and_escape_changes_nothing(
    parts: Parts, evening: Path
) -> None:
    here = installed(parts)
    evening.write_text(NEWER)
    app = StillpointApp(parts)
    async with shown(app, width=100, height=50) as pilot:
        await press(pilot, "4")
        app.post_message(Paste(str(evening)))
        await press(pilot, "enter")
        text = text_of(pilot)
        await press(pilot, "escape")
    assert "What changes, beside version 1.2.0 that you have" in text
    assert "Six Slow Breaths" in text
    assert here.read_text() == EVENING


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("bad.toml", ("bad.toml:3", "bad.toml:2", '"title"', '"version"')),
        ("gone.toml", ("gone.toml",)),
        (
            "http://example.org/a.toml",
            ("is plain http", "stillpoint packs add --allow-http http://example.org/a.toml"),
        ),
    ],
)
async def test_what_cannot_be_added_says_all_that_is_wrong_in_a_small_terminal(
    parts: Parts,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    source: str,
    expected: tuple[str, ...],
) -> None:
    monkeypatch.chdir(written(tmp_path / "work", {"bad.toml": 'format = 1\n[pack]\nid = "BAD"\n'}))
    async with shown(StillpointApp(parts), width=40, height=12) as pilot:
        await press(pilot, "4", "a")
        type_ahead(pilot, *source)
        await press(pilot, "enter")
        first = text_of(pilot)
        await press(pilot, *["down"] * 9)
        text = " ".join((first + text_of(pilot)).split())
    assert "This cannot be added." in first
    assert "esc back" in first
    assert ("↑↓ scroll" in first) == (source != "gone.toml")
    assert [words for words in expected if words not in text] == []
    assert not parts.places.packs.exists()


async def test_packs_of_one_title_are_told_apart_by_id_and_version(parts: Parts) -> None:
    dusk = NEWER.replace('"evening"', '"dusk"')
    written(parts.places.packs, {"evening.toml": EVENING, "dusk.toml": dusk})
    async with shown(StillpointApp(parts), width=80, height=24) as pilot:
        await press(pilot, "4")
        text = " ".join(text_of(pilot).split())
    expected = ("evening 1.2.0", "dusk 1.3.0", "Sitting 2")
    assert [words for words in expected if words not in text] == []


async def test_what_one_has_already_is_not_offered_to_be_added(
    parts: Parts, evening: Path, clock: ManualClock
) -> None:
    installed(parts)
    app = StillpointApp(parts)
    async with shown(app, width=100, height=50) as pilot:
        await press(pilot, "4")
        app.post_message(Paste(str(evening)))
        await press(pilot, "enter")
        text = text_of(pilot)
        clock.advance(1)
        await press(pilot, "enter")
    assert "You have it already, byte for byte." in text
    assert "enter show it" in text
    assert "enter add" not in text
    assert "[b]Evening[/b] Ease was here already" in told(pilot)


async def test_a_removed_pack_comes_back_and_a_built_in_one_stays(parts: Parts) -> None:
    here = installed(parts)
    async with shown(StillpointApp(parts), width=100, height=30) as pilot:
        await press(pilot, "4", "x")
        is_gone = not here.exists()
        without = text_of(pilot)
        await press(pilot, "x")
        await press(pilot, "u")
        after = text_of(pilot)
    assert is_gone
    assert "1 pack, 2 sessions" in without
    assert "[b]Evening[/b] Ease is removed · u brings it back" in without
    assert here.read_text() == EVENING
    assert "▸ [b]Evening[/b] Ease" in after
    assert told(pilot) == [
        "[b]Evening[/b] Ease is removed · u brings it back",
        "Sitting comes with the program and cannot be removed",
        "evening is back",
    ]


async def test_a_pack_is_exported_here_and_never_over_a_file(
    parts: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = installed(parts)
    monkeypatch.chdir(written(tmp_path / "work", {"sit.toml": "mine"}))
    async with shown(StillpointApp(parts), width=100, height=30) as pilot:
        await press(pilot, "4", "e")
        await press(pilot, "down", "e")
    assert Path("evening.toml").read_bytes() == here.read_bytes()
    assert Path("sit.toml").read_text() == "mine"
    assert told(pilot) == [
        f"written to {Path('evening.toml').absolute()}",
        f"{Path('sit.toml').absolute()} is there already, and was left as it is",
    ]


async def test_a_check_shows_the_newest_faults_of_a_pack_that_is_being_read(parts: Parts) -> None:
    here = installed(parts)
    async with shown(StillpointApp(parts), width=100, height=40) as pilot:
        await press(pilot, "4", "enter")
        sound = text_of(pilot)
        here.write_text(EVENING.replace('practice = "breathing"', 'practise = "breathing"', 1))
        await press(pilot, "c")
        broken = text_of(pilot)
    expected = ("put here by hand", "version 1.2.0", "digest")
    assert [words for words in expected if words not in sound] == []
    assert "This pack cannot be used." in broken
    assert "practise" in broken
    assert told(pilot)[0].startswith("evening.toml: ")


async def test_a_slow_download_tells_how_far_it_is_and_is_then_added(
    parts: Parts, secure: Site, clock: ManualClock
) -> None:
    app = StillpointApp(parts)
    async with shown(app, width=100, height=50) as pilot:
        await press(pilot, "4")
        app.post_message(Paste(f"{secure.address}/evening.toml"))
        await settled(pilot)
        type_ahead(pilot, "enter")
        await until(pilot, "Reading it…")
        clock.advance(1)
        under_way = await until(pilot, "of 1 KiB", "█░")
        type_ahead(pilot, "enter")
        secure.may_go_on.set()
        offered = await until(pilot, "enter add")
        clock.advance(1)
        await press(pilot, "enter")
    assert under_way.count("█") == under_way.count("░") == 30
    assert "esc back" in under_way
    assert "enter" not in under_way
    assert "[b]Evening[/b] Ease" in offered
    assert f"{secure.address}/evening.toml" in offered
    assert (parts.places.packs / "evening.toml").read_text() == EVENING
    assert told(pilot) == ["[b]Evening[/b] Ease is added"]


async def test_escape_leaves_a_download_that_hangs_at_once(parts: Parts, secure: Site) -> None:
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "4")
        app.post_message(Paste(f"{secure.address}/silent"))
        await settled(pilot)
        type_ahead(pilot, "enter")
        await until(pilot, "Reading it…")
        await press(pilot, "escape")
        text = text_of(pilot)
    assert secure.asked == ["/silent"]
    assert "Built in" in text
    assert told(pilot) == []


async def test_a_download_that_fails_says_why_and_may_be_tried_again(
    parts: Parts, secure: Site
) -> None:
    app = StillpointApp(parts)
    async with shown(app, width=100) as pilot:
        await press(pilot, "4")
        app.post_message(Paste(f"{secure.address}/cut"))
        await press(pilot, "enter")
        failed = text_of(pilot)
        secure.pages["/cut"] = EVENING.encode()
        await press(pilot, "enter")
        tried_again = text_of(pilot)
    assert "This cannot be added." in failed
    assert "the connection to 127.0.0.1 broke off. Try again" in failed
    assert "[b]Evening[/b] Ease" in tried_again
    assert not parts.places.packs.exists()


async def test_a_site_that_nobody_vouches_for_is_refused_in_the_app(
    parts: Parts, secure: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    app = StillpointApp(parts)
    async with shown(app, width=100) as pilot:
        await press(pilot, "4")
        app.post_message(Paste(f"{secure.address}/evening.toml"))
        await press(pilot, "enter")
        text = text_of(pilot)
    assert "does not show that it is 127.0.0.1" in text
    assert secure.asked == []
