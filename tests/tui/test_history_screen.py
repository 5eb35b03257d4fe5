from dataclasses import replace
from datetime import datetime, timedelta

from browsing import SUNRISE, practised, shown, written
from steering import press, settled, text_of, until

from stillpoint.core.clock import ManualClock
from stillpoint.history.entries import Entry
from stillpoint.history.reading import entries_in
from stillpoint.services.parts import Parts
from stillpoint.tui.app import StillpointApp
from stillpoint.tui.screens.history import HistoryScreen

IN_TOKYO = datetime.fromisoformat("2026-11-20T22:05:00+09:00")
AWAY = Entry(
    id="0199aaaa-0000-7000-8000-000000000001",
    started_at=IN_TOKYO,
    ended_at=IN_TOKYO + timedelta(minutes=3),
    planned=timedelta(minutes=5),
    practised=timedelta(minutes=2),
    paused=timedelta(seconds=30),
    completed=False,
    title="Slow Rock",
    practice="co-regulation",
    carer="Ada",
    child="Mo",
    who_led=("carer", "together", "child"),
    before={"tension": 7},
    after={"feeling": "settled", "tension": 3},
    kept={"one word": "grey sky"},
    cycles=18,
    rate_start=9.5,
    rate_end=8.0,
    interrupted_by="baby",
    came_back=True,
    note="Rain on the roof.",
    tags=("rain", "evening"),
)


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
        "How it was",
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
        assert chosen.kind.title == "Six a Minute"
        assert "Déjà Vu" not in text_of(pilot)


async def test_an_empty_history_says_where_it_will_be_kept(parts: Parts) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3")
        assert "Nothing yet. What you practise" in text_of(pilot)


async def test_a_removed_entry_comes_back_at_a_key(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3", "x")
        assert entries_in(parts.places.history) == ()
        await press(pilot, "u")
        assert "▸ 07:02 Six a Minute" in text_of(pilot)
    assert [entry.title for entry in entries_in(parts.places.history)] == ["Six a Minute"]


async def test_lines_that_cannot_be_read_are_told(parts: Parts) -> None:
    written(parts.places.history, {"other.jsonl": "no line of a journal\n"})
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3")
        assert "Nothing can be read. f shows why." in text_of(pilot)
        assert "1 line cannot be read · f shows" in text_of(pilot)
        await press(pilot, "f")
        assert "other.jsonl:1:" in text_of(pilot)
        assert "`stillpoint history repair` sets them aside" in text_of(pilot)


async def test_lines_of_a_newer_program_are_counted(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    written(parts.places.history, {"other.jsonl": '{"v":2,"id":"new"}\n{"v":2,"id":"newer"}\n'})
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3")
        assert "2 from a newer stillpoint · f shows" in text_of(pilot)


async def test_a_filter_asks_for_more_than_words(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"), note="Rainy and quiet.")
    practised(parts, parts.library.session("deja-vu"), days_ago=1)
    practised(parts, parts.library.session("deja-vu"), days_ago=40)
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "3", "slash")
        history_of(app).filter.value = "practice:meditation since:2026-11"
        await settled(pilot)
        assert "1 of 3 entries" in text_of(pilot)
        assert "Yesterday\n" in text_of(pilot)
        await press(pilot, "escape")
        assert "3 entries" in text_of(pilot)


async def test_a_faulty_filter_is_told_where_its_entries_would_be(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    app = StillpointApp(parts)
    async with shown(app, width=120) as pilot:
        await press(pilot, "3")
        history_of(app).filter.value = "since:soon"
        await settled(pilot)
        assert "since:soon asks for no date; write" in text_of(pilot)


async def test_the_page_of_keys_tells_what_the_filter_takes(parts: Parts) -> None:
    async with shown(StillpointApp(parts), height=60) as pilot:
        await press(pilot, "3", "question_mark")
        assert "practice:yoga a kind of practice" in text_of(pilot)


async def test_days_end_when_the_settings_say(parts: Parts, clock: ManualClock) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    parts.change("day_ends", "06:00")
    clock.moment = SUNRISE.replace(hour=5)
    async with shown(StillpointApp(parts), width=120) as pilot:
        await press(pilot, "3")
        assert "Today 4 min" not in text_of(pilot)


async def test_an_entry_tells_all_that_is_known_of_it(parts: Parts) -> None:
    parts.journal.append(AWAY)
    async with shown(StillpointApp(parts), width=120, height=40) as pilot:
        await press(pilot, "3")
        text = text_of(pilot)
    expected = (
        "2 min of 5 min of Slow Rock, 18 breaths.",
        "Yesterday, 22:05 to 22:08 (UTC+09:00)",
        "co-regulation · ended early · paused 30 s",
        "9.5 to 8 breaths a minute",
        "with Ada and Mo",
        "led by Ada, then both, then Mo",
        "you were called away: baby; you came back",
        "How it was",
        "tension: 7 → 3",
        "settled",
        "one word: grey sky",
        "Rain on the roof.",
        "rain, evening",
    )
    assert [words for words in expected if words not in text] == []


async def test_no_entry_of_another_device_reaches_the_terminal_with_its_control_characters(
    parts: Parts,
) -> None:
    practised(parts, parts.library.session("six-a-minute"), note="before \x1b[31mred\x07 after")
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3")
        assert "\x1b" not in text_of(pilot)
        assert "\x07" not in text_of(pilot)
        assert "before \ufffd[31mred\ufffd after" in text_of(pilot)


async def test_what_others_do_to_the_files_is_noticed(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    practised(parts, parts.library.session("deja-vu"), days_ago=1)
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "3", "down")
        practised(parts, parts.library.session("marked"), days_ago=2)
        history_of(app).look_again()
        text = await until(pilot, "3 entries")
    assert "▸ 07:02 Déjà Vu" in text


async def test_the_ends_of_a_page_that_is_read_are_no_other_entry(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"), note="\n".join("abcdefghijkl"))
    practised(parts, parts.library.session("deja-vu"), days_ago=1)
    async with shown(StillpointApp(parts), width=40, height=12) as pilot:
        await press(pilot, "3", "enter", "end")
        assert "Six a Minute" not in await until(pilot, "\nk\nl\n")
        await press(pilot, "home")
        await until(pilot, "Six a Minute")


async def test_an_entry_of_the_small_hours_tells_its_own_date(parts: Parts) -> None:
    at_two = SUNRISE.replace(hour=2, minute=0)
    parts.journal.append(replace(AWAY, started_at=at_two, ended_at=at_two + timedelta(minutes=20)))
    async with shown(StillpointApp(parts), width=120) as pilot:
        await press(pilot, "3")
        assert "Today, 02:00 to 02:20; counts to Friday" in text_of(pilot)


async def test_escape_takes_the_day_away_before_the_words(parts: Parts) -> None:
    practised(parts, parts.library.session("deja-vu"))
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "3", "slash", *"medi")
        app.screen.set_focus(None)
        await press(pilot, "y", "enter")
        assert history_of(app).filter.value == "medi on:2026-11-21"
        await press(pilot, "escape")
        assert history_of(app).filter.value == "medi"
        await press(pilot, "escape")
        assert history_of(app).filter.value == ""
