"""Entries edited, removed, brought back and added in the app."""

from datetime import timedelta
from pathlib import Path

from browsing import practised, shown
from steering import press, settled, text_of, told, type_ahead
from textual.events import Paste
from textual.pilot import Pilot

from stillpoint.history.entries import Entry
from stillpoint.history.reading import entries_in
from stillpoint.services.parts import Parts
from stillpoint.tui.app import StillpointApp
from stillpoint.tui.screens.adding import AddingScreen
from stillpoint.tui.screens.history import HistoryScreen
from stillpoint.tui.widgets.form import Line

FAULTY_ADDITIONS = {
    ("2026-11-22 21:00", "20m", "Déjà Vu"): "is still to come",
    ("2026-11-21 07:00", "30m", "Déjà Vu"): "would end at 2026-11-21 07:30",
    ("yesterday", "20m", "Déjà Vu"): 'write such as "2026-11-20 07:10"',
    ("2026-11-20 21:00", "long", "Déjà Vu"): "is not a duration",
    ("2026-11-20 21:00", "0", "Déjà Vu"): "How long was it?",
    ("2026-11-20 21:00", "", "Déjà Vu"): "How long was it?",
    ("2026-11-20 21:00", "20m", "Swimming"): "Choose one by its digit.",
}
ADDITION = ("2026-11-20 21:00", "20m", "Déjà Vu")
LETTERS = {" ": "space", "/": "slash"}


def kept(parts: Parts) -> tuple[Entry, ...]:
    return entries_in(parts.places.history)


async def write(pilot: Pilot[object], words: str) -> None:
    type_ahead(pilot, *(LETTERS.get(letter, letter) for letter in words))
    await settled(pilot)


async def test_the_words_of_an_entry_are_edited_in_place(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"), note="Quiet.")
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3", "e")
        assert "enter save tab next field esc leave" in text_of(pilot)
        await write(pilot, " Then 1 bus / q")
        await press(pilot, "tab")
        await write(pilot, "rain, on the way")
        await press(pilot, "tab", "2", "enter")
        text = text_of(pilot)
    (entry,) = kept(parts)
    assert entry.note == "Quiet. Then 1 bus / q"
    assert entry.tags == ("rain", "on the way")
    assert entry.after == {"feeling": "lighter"}
    assert [words for words in ("Quiet. Then 1 bus / q", "lighter") if words not in text] == []


async def test_a_tag_and_a_feeling_are_taken_back(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    parts.journal.amend(kept(parts)[0].id, {"tags": ["rain", "tea, black"]}, parts.clock.now())
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3", "e", "tab", "tab", "1", "enter")
        assert kept(parts)[0].tags == ("rain", "tea, black")
        assert kept(parts)[0].after == {}
        await press(pilot, "e", "tab", "ctrl+u", "enter")
    assert kept(parts)[0].tags == ()


async def test_escape_leaves_an_entry_as_it_was(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"), note="Quiet.")
    before = kept(parts)
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3", "e")
        await write(pilot, " Not so.")
        await press(pilot, "escape")
        assert "Esc again leaves without saving" in text_of(pilot)
        assert "Quiet. Not so." in text_of(pilot)
        await press(pilot, "escape")
        assert "Quiet." in text_of(pilot)
        assert "Not so." not in text_of(pilot)
    assert kept(parts) == before


async def test_words_typed_after_the_question_are_asked_about_again(parts: Parts) -> None:
    app = StillpointApp(parts)
    async with shown(app, height=30) as pilot:
        await press(pilot, "3", "a", "tab", "2", "escape", "0", "escape")
        assert isinstance(app.screen, AddingScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, HistoryScreen)


async def test_quitting_saves_the_words_of_an_open_form(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "3", "e")
        await write(pilot, "Kept")
        await press(pilot, "ctrl+c")
    assert kept(parts)[0].note == "Kept"
    assert app.last_words == []


async def test_words_that_cannot_be_saved_on_quitting_are_told(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "3", "e")
        await write(pilot, "Kept")
        parts.journal.remove(kept(parts)[0].id, parts.clock.now())
        await press(pilot, "ctrl+c")
    assert kept(parts) == ()
    assert "meanwhile" in app.last_words[0]
    assert "Kept" in app.last_words[0]


async def test_a_whole_addition_is_saved_on_quitting(parts: Parts) -> None:
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "3", "a")
        for field, words in zip(app.screen.query(Line), ADDITION, strict=True):
            field.value = words
        await press(pilot, "ctrl+c")
    assert [entry.title for entry in kept(parts)] == ["Déjà Vu"]


async def test_saving_nothing_new_writes_nothing(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"), note="Quiet.")
    before = parts.journal.path.read_bytes()
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3", "e", "enter")
        assert "-editing" not in pilot.app.screen.classes
    assert parts.journal.path.read_bytes() == before


async def test_a_note_of_several_lines_keeps_them(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"), note="One.\nTwo.")
    async with shown(StillpointApp(parts), width=40, height=12) as pilot:
        await press(pilot, "3", "e", "ctrl+j")
        await write(pilot, "Three.")
        await press(pilot, "enter")
    assert kept(parts)[0].note == "One.\nTwo.\nThree."


async def test_no_note_of_another_device_acts_on_the_terminal_while_it_is_edited(
    parts: Parts,
) -> None:
    practised(parts, parts.library.session("six-a-minute"), note="a \x1b[31mred\x07 note")
    before = parts.journal.path.read_bytes()
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3", "e")
        assert "a \ufffd[31mred\ufffd note" in text_of(pilot)
        assert "\x1b" not in text_of(pilot)
        await press(pilot, "enter")
    assert parts.journal.path.read_bytes() == before


async def test_what_nobody_touched_in_a_note_stays_as_it_was(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"), note="a\ttab,\r\na \x07bell")
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3", "e")
        assert "a tab," in text_of(pilot)
        await write(pilot, " or two")
        await press(pilot, "enter")
    assert kept(parts)[0].note == "a\ttab,\r\na \x07bell or two"


async def test_what_is_pasted_is_cleaned(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3", "e")
        pilot.app.post_message(Paste("\x1b[31mred\x1b[0m\ttab\r\n\x07bell"))
        await press(pilot, "tab")
        pilot.app.post_message(Paste("rain\x1b\nsnow"))
        await press(pilot, "enter")
    assert kept(parts)[0].note == "red tab\nbell"
    assert kept(parts)[0].tags == ("rain snow",)


async def test_a_tag_is_added_to_tags_of_which_one_holds_a_comma(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    parts.journal.amend(kept(parts)[0].id, {"tags": ["rain", "tea, black"]}, parts.clock.now())
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3", "e", "tab")
        await write(pilot, ", new, two")
        await press(pilot, "enter")
    assert kept(parts)[0].tags == ("rain", "tea, black", "new", "two")


async def test_what_cannot_be_saved_is_told_and_stays_written(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    lock = Path(f"{parts.journal.path}.lock")
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3", "e")
        lock.unlink()
        lock.mkdir()
        await write(pilot, "Kept in mind")
        await press(pilot, "enter")
        assert "This is not saved:" in text_of(pilot)
        assert "Kept in mind" in text_of(pilot)
        lock.rmdir()
        await press(pilot, "enter")
    assert kept(parts)[0].note == "Kept in mind"


async def test_a_note_changed_elsewhere_is_not_written_over_unasked(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"), note="Quiet.")
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3", "e")
        parts.journal.amend(
            kept(parts)[0].id, {"note": "Of the other.", "tags": ["rain"]}, parts.clock.now()
        )
        await write(pilot, " Mine")
        await press(pilot, "enter")
        assert "changed elsewhere meanwhile" in " ".join(text_of(pilot).split())
        assert "Quiet. Mine" in text_of(pilot)
        assert kept(parts)[0].note == "Of the other."
        await press(pilot, "enter")
    assert kept(parts)[0].note == "Quiet. Mine"
    assert kept(parts)[0].tags == ("rain",)


async def test_escape_leaves_what_was_changed_elsewhere(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"), note="Quiet.")
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3", "e")
        parts.journal.amend(kept(parts)[0].id, {"note": "Of the other."}, parts.clock.now())
        await write(pilot, " Mine")
        await press(pilot, "enter", "escape")
        assert "-editing" not in pilot.app.screen.classes
        assert "Of the other." in text_of(pilot)
    assert kept(parts)[0].note == "Of the other."


async def test_an_entry_removed_elsewhere_is_not_revived_unasked(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3", "e")
        parts.journal.remove(kept(parts)[0].id, parts.clock.now())
        await write(pilot, "Mine")
        await press(pilot, "enter")
        assert "removed elsewhere meanwhile" in " ".join(text_of(pilot).split())
        assert kept(parts) == ()
        await press(pilot, "enter")
    assert kept(parts)[0].note == "Mine"


async def test_an_entry_removed_elsewhere_stays_so_where_nothing_was_written(
    parts: Parts,
) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3", "e")
        parts.journal.remove(kept(parts)[0].id, parts.clock.now())
        await press(pilot, "enter")
        assert "-editing" not in pilot.app.screen.classes
    assert kept(parts) == ()


async def test_words_stay_in_the_form_when_the_folder_is_gone(parts: Parts, tmp_path: Path) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3", "e")
        parts.places.history.rename(tmp_path / "away")
        await write(pilot, "Mine")
        await press(pilot, "enter")
        assert "is no longer there" in " ".join(text_of(pilot).split())
        assert not parts.places.history.exists()
        (tmp_path / "away").rename(parts.places.history)
        await press(pilot, "enter")
    assert kept(parts)[0].note == "Mine"


async def test_a_tag_that_cannot_be_is_told(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "3", "e", "tab")
        app.screen.query(Line).first().value = "bad\u200btag"
        await press(pilot, "enter")
        assert "This is not saved: the tag" in text_of(pilot)


async def test_several_removals_are_undone_one_after_another(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    practised(parts, parts.library.session("deja-vu"), days_ago=1)
    practised(parts, parts.library.session("marked"), days_ago=2)
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3", "down", "x")
        assert "▸ 07:02 [bold]Loud" in text_of(pilot)
        await press(pilot, "x")
        assert [entry.title for entry in kept(parts)] == ["Six a Minute"]
        await press(pilot, "u")
        assert "▸ 07:02 [bold]Loud" in text_of(pilot)
        await press(pilot, "u")
        assert "▸ 07:02 Déjà Vu" in text_of(pilot)
    assert len(kept(parts)) == 3


async def test_among_found_entries_the_next_found_is_chosen_after_a_removal(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    practised(parts, parts.library.session("deja-vu"), days_ago=1)
    practised(parts, parts.library.session("six-a-minute"), days_ago=2)
    practised(parts, parts.library.session("six-a-minute"), days_ago=3)
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "3", "slash", *"six")
        app.screen.set_focus(None)
        await press(pilot, "down", "x")
        assert "2 of 3 entries" in text_of(pilot)
        assert "Wednesday, 07:02 to 07:06" in text_of(pilot)


async def test_a_removal_that_fails_is_told_and_nothing_is_gone(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    lock = Path(f"{parts.journal.path}.lock")
    async with shown(StillpointApp(parts)) as pilot:
        lock.unlink()
        lock.mkdir()
        await press(pilot, "3", "x")
        assert "could not be written" in told(pilot)[-1]
        assert "▸ 07:02 Six a Minute" in text_of(pilot)
    assert len(kept(parts)) == 1


async def test_an_entry_that_is_gone_meanwhile_is_told(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3")
        parts.journal.remove(kept(parts)[0].id, parts.clock.now())
        await press(pilot, "e")
        assert told(pilot) == ["This entry is no longer in the files."]
        assert "Nothing yet." in text_of(pilot)


async def test_a_past_session_is_added_by_hand(parts: Parts) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3", "a", "ctrl+u")
        await write(pilot, "2026-11-20 21:00")
        await press(pilot, "tab")
        await write(pilot, "20m")
        await press(pilot, "tab")
        await write(pilot, "deja vu")
        await press(pilot, "tab", "tab")
        await write(pilot, "On the train.")
        await press(pilot, "enter")
        assert "▸ 21:00 Déjà Vu" in text_of(pilot)
        assert "added by hand" in text_of(pilot)
    (entry,) = kept(parts)
    assert (entry.title, entry.practice, entry.note) == ("Déjà Vu", "meditation", "On the train.")
    assert entry.practised.total_seconds() == 1200


async def test_a_session_is_added_once_however_often_enter_is_pressed(parts: Parts) -> None:
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "3", "a")
        for field, words in zip(app.screen.query(Line), ADDITION, strict=True):
            field.value = words
        type_ahead(pilot, "enter", "enter", "enter")
        await settled(pilot)
        assert told(pilot) == ["Déjà Vu is added"]
    assert len(kept(parts)) == 1


async def test_a_removal_is_undone_after_history_was_left(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3", "x", "1", "3", "u")
        assert "▸ 07:02 Six a Minute" in text_of(pilot)
        assert told(pilot) == []
        await press(pilot, "u")
        assert told(pilot) == ["There is nothing to bring back."]
    assert len(kept(parts)) == 1


async def test_every_key_of_a_burst_removes_the_next_entry(parts: Parts) -> None:
    for days in range(5):
        practised(parts, parts.library.session("deja-vu"), days_ago=days)
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3")
        type_ahead(pilot, "x", "x", "x")
        await settled(pilot)
        assert told(pilot) == ["Déjà Vu is removed · u brings it back"]
        assert "2 entries" in text_of(pilot)
    assert len(kept(parts)) == 2


async def test_what_is_wrong_has_the_focus(parts: Parts) -> None:
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "3", "a", "enter")
        assert app.screen.query(Line)[1].has_focus
        await write(pilot, "45m")
        await press(pilot, "enter", "1", "enter")
    (entry,) = kept(parts)
    assert parts.clock.now() - entry.ended_at < timedelta(minutes=1)


async def test_removals_asked_for_are_made_also_when_history_is_left(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    practised(parts, parts.library.session("deja-vu"), days_ago=1)
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3")
        type_ahead(pilot, "x", "down", "x", "1")
        await settled(pilot)
    assert kept(parts) == ()


async def test_what_is_wrong_with_an_addition_is_told(parts: Parts) -> None:
    app = StillpointApp(parts)
    async with shown(app, height=30) as pilot:
        await press(pilot, "3", "a")
        for (when, length, title), fault in FAULTY_ADDITIONS.items():
            for field, words in zip(app.screen.query(Line), (when, length, title), strict=True):
                field.value = words
            await press(pilot, "enter")
            assert fault in " ".join(text_of(pilot).split())
        assert isinstance(app.screen, AddingScreen)
    assert kept(parts) == ()


async def test_a_form_is_filled_in_with_the_mouse(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    app = StillpointApp(parts)
    async with shown(app, height=16) as pilot:
        await press(pilot, "3", "e")
        await pilot.click("Choice", offset=(15, 0))
        await settled(pilot)
        await pilot.click("KeyBar", offset=(2, 0))
        await settled(pilot)
        assert isinstance(app.screen, HistoryScreen)
    assert kept(parts)[0].after == {"feeling": "lighter"}
