from datetime import timedelta
from pathlib import Path

import pytest
from browsing import shown, written
from steering import press, text_of
from textual.constants import TEXTUAL_ANIMATIONS

from stillpoint.packs.library import read_library
from stillpoint.services.parts import Parts
from stillpoint.tui.app import StillpointApp
from stillpoint.tui.cards import session_card, shared
from stillpoint.tui.pages import keys_and_words, where


async def test_a_setting_is_changed_at_once_and_kept(parts: Parts) -> None:
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "5", "enter")
        assert app.theme.startswith("paper")
        assert "▸ paper" in text_of(pilot)
        await press(pilot, "down", "down", "left")
        assert "▸ Reduced motion off" in text_of(pilot)
    kept = Parts(parts.places, parts.clock).settings
    assert (kept.theme, kept.reduced_motion) == ("paper", False)


async def test_reduced_motion_lets_no_screen_glide_and_is_heeded_at_once(parts: Parts) -> None:
    app = StillpointApp(parts)
    assert app.animation_level == "none"
    async with shown(app) as pilot:
        await press(pilot, "5", "down", "down", "enter")
        assert "▸ Reduced motion off" in text_of(pilot)
        assert app.animation_level == TEXTUAL_ANIMATIONS


async def test_a_narrow_terminal_tells_what_a_setting_does_below_the_list(parts: Parts) -> None:
    async with shown(StillpointApp(parts), width=40, height=12) as pilot:
        await press(pilot, "5")
        assert "The colours of every screen." in text_of(pilot)
        assert "dark and soft" in text_of(pilot)


async def test_a_setting_that_cannot_be_kept_is_told(parts: Parts) -> None:
    parts.places.settings_file.unlink()
    parts.places.settings_file.mkdir()
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "5", "enter")
        assert "left as it" in text_of(pilot)


async def test_packs_tell_whose_they_are_and_what_they_hold(parts: Parts) -> None:
    async with shown(StillpointApp(parts), width=120, height=40) as pilot:
        await press(pilot, "4")
        text = text_of(pilot)
    expected = (
        "2 packs, 4 sessions",
        "Built in",
        "▸ Breath Basics",
        "version 1.2.0 · CC0-1.0 · en",
        "by Ada Example",
        "Six a Minute · 5 min",
    )
    assert [words for words in expected if words not in text] == []


async def test_a_broken_pack_tells_everything_that_is_wrong(parts: Parts, tmp_path: Path) -> None:
    packs = written(parts.places.packs, {"mine.toml": 'format = 1\n[pack]\nid = "BAD"\n'})
    parts.library = read_library(tmp_path / "built-in", packs)
    async with shown(StillpointApp(parts), width=120, height=40) as pilot:
        await press(pilot, "4", "enter")
        text = text_of(pilot)
    expected = ("This pack cannot be used.", "mine.toml:3", '"title"', '"version"', str(packs)[:20])
    assert [words for words in expected if words not in text] == []


async def test_the_overlay_tells_every_key_in_words(parts: Parts) -> None:
    async with shown(StillpointApp(parts), height=40) as pilot:
        await press(pilot, "question_mark")
        text = text_of(pilot)
    expected = ("Start the chosen session", "/ ", "→ i", "Everywhere", "ctrl+p", "Back, then quit")
    assert [words for words in expected if words not in text] == []


def test_a_card_tells_a_session_in_short_lines(parts: Parts) -> None:
    session = parts.library.session("six-a-minute")
    assert session_card(session, 38, last="today, 5 min").plain.splitlines() == [
        "Six a Minute                 breathing",
        "Four in, six out: an everyday reset.",
        "",
        "5 min · adults 16+ · watch the screen",
        "Last: today, 5 min",
        "",
        "▔▔▔▔▔▔▔ ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔ ▔▔▔▔▔▔▔",
        "settle  Breathe 4-0-6-0       Close",
        "0:20    4:10                  0:30",
        "",
        "Well supported (A): Lehrer 2014",
        "",
        *session.safety,
    ]


def test_a_long_path_is_broken_between_folders() -> None:
    told = where(Path("/home/ada/.config/stillpoint/settings.toml"), 30).plain
    assert told.splitlines() == ["/home/ada/.config/stillpoint/", "settings.toml"]


def test_long_words_beside_a_key_stay_in_their_column() -> None:
    told = keys_and_words((("q", "Finish early; what was done is kept"),), 24).plain
    assert told.splitlines() == ["q   Finish early; what", "    was done is kept"]


@pytest.mark.parametrize("width", [12, 38, 60])
def test_a_strip_of_time_fills_its_width_and_longer_steps_get_more(width: int) -> None:
    lengths = [timedelta(seconds=20), None, timedelta(minutes=4), timedelta(seconds=30)]
    widths = shared(width, lengths, [2, 2, 2, 2])
    assert sum(widths) == width
    assert widths[1] == pytest.approx(widths[2], abs=1)
    assert widths[0] <= widths[3] < widths[2]
