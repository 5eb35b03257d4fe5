from browsing import practised, press, shown, text_of, written

from stillpoint.services.parts import Parts
from stillpoint.tui.app import StillpointApp
from stillpoint.tui.screens.history import HistoryScreen


def history_of(app: StillpointApp) -> HistoryScreen:
    screen = app.screen
    assert isinstance(screen, HistoryScreen)
    return screen


async def test_history_tells_days_newest_first_and_the_chosen_entry_at_length(
    parts: Parts,
) -> None:
    practised(parts, parts.library.session("six-a-minute"), note="Quiet [b]now[/b].")
    practised(parts, parts.library.session("marked"), days_ago=1)
    practised(parts, parts.library.session("deja-vu"), days_ago=400)
    async with shown(StillpointApp(parts), width=120) as pilot:
        await press(pilot, "3")
        text = text_of(pilot)
    order = [text.index(words) for words in ("Today", "Yesterday", "Fri 17 Oct 2025")]
    assert order == sorted(order)
    expected = (
        "3 entries",
        "▸ 07:02 Six a Minute",
        "3 min 40 s of 4 min 40 s of Six a Minute, 22 breaths.",
        "Today, 07:02 to 07:06",
        "breathing · ended early",
        "6 breaths a minute",
        "settled",
        "Quiet [b]now[/b].",
    )
    assert [words for words in expected if words not in text] == []


async def test_an_entry_is_found_by_a_word_of_its_note(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"), note="Rainy and quiet.")
    practised(parts, parts.library.session("deja-vu"), days_ago=1)
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "3", "down", "slash", *"rai")
        chosen = history_of(app).listing.chosen
        assert chosen is not None
        assert chosen.title == "Six a Minute"
        assert "Déjà Vu" not in text_of(pilot)


async def test_an_empty_history_says_where_it_will_be_kept(parts: Parts) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3")
        assert "Nothing yet. What you practise" in text_of(pilot)


async def test_a_removed_entry_comes_back_at_a_key(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3", "x")
        assert parts.history().entries == ()
        await press(pilot, "u")
        assert "▸ 07:02 Six a Minute" in text_of(pilot)
    assert [entry.title for entry in parts.history().entries] == ["Six a Minute"]


async def test_lines_that_cannot_be_read_are_told(parts: Parts) -> None:
    written(parts.places.history, {"other.jsonl": "no line of a journal\n"})
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3")
        assert "0 entries · 1 fault in its files" in text_of(pilot)
        assert "other.jsonl:1:" in text_of(pilot)


async def test_no_entry_of_another_device_reaches_the_terminal_with_its_control_characters(
    parts: Parts,
) -> None:
    practised(parts, parts.library.session("six-a-minute"), note="before \x1b[31mred\x07 after")
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3")
        assert "\x1b" not in text_of(pilot)
        assert "\x07" not in text_of(pilot)
        assert "before \ufffd[31mred\ufffd after" in text_of(pilot)
