from pathlib import Path

from practising import Practising
from steering import press, settled
from test_practice import FEEDING, SIX_A_MINUTE
from textual.widgets import Input


async def test_a_note_and_a_feeling_are_kept_with_the_one_entry(tmp_path: Path) -> None:
    app = Practising(tmp_path, SIX_A_MINUTE)
    async with app.run_test() as pilot:
        app.live(300)
        await settled(pilot)
        assert "5 min of Six a Minute, 25 breaths." in app.text
        assert len(app.entries) == 1
        await press(pilot, "2", "w", *"2 calm d", "enter")
    (entry,) = app.entries
    assert app.has_left
    assert (entry.note, entry.after["feeling"], entry.completed) == ("2 calm d", "lighter", True)


async def test_arrows_choose_and_tab_goes_between_feeling_and_line(tmp_path: Path) -> None:
    app = Practising(tmp_path, SIX_A_MINUTE)
    async with app.run_test(size=(40, 12)) as pilot:
        app.live(30)
        await press(pilot, "q", "right", "right", "right", "left")
        await press(pilot, "tab", "h", "i", "tab", "right", "escape")
    assert app.has_left
    assert (app.entries[0].note, app.entries[0].after["feeling"]) == ("hi", "same")


async def test_removing_is_asked_once(tmp_path: Path) -> None:
    app = Practising(tmp_path, SIX_A_MINUTE)
    async with app.run_test() as pilot:
        app.live(30)
        await press(pilot, "q", "d", "1", "d")
        await settled(pilot)
        assert "Press d again to remove this entry." in app.text
        assert len(app.entries) == 1
        app.clock.advance(1)
        await press(pilot, "d")
    assert app.has_left
    assert not app.entries


async def test_a_key_that_is_held_down_neither_leaves_nor_removes(tmp_path: Path) -> None:
    app = Practising(tmp_path, SIX_A_MINUTE)
    async with app.run_test() as pilot:
        app.live(30)
        for key in ("q", "d"):
            for wait in (1.0, 0.5, *[0.03] * 20):
                app.clock.advance(wait)
                await press(pilot, key)
            await settled(pilot)
        assert "Press d again to remove this entry." in app.text
        assert not app.has_left
    assert len(app.entries) == 1


async def test_leaving_for_a_child_is_no_failure(tmp_path: Path) -> None:
    app = Practising(tmp_path, FEEDING)
    async with app.run_test() as pilot:
        app.live(60)
        await press(pilot, "b")
        await settled(pilot)
        assert "You went. Good. 1 min of 10 min of Feeding Calm." in app.text
    assert app.entries[0].interrupted_by == "child"


async def test_less_than_a_second_is_not_kept(tmp_path: Path) -> None:
    app = Practising(tmp_path, SIX_A_MINUTE)
    async with app.run_test() as pilot:
        app.live(0.9)
        await press(pilot, "q")
        await settled(pilot)
        assert app.text == "Too short to keep.\nenter leave"
        await press(pilot, "1", "w", "d", "enter")
    assert app.has_left
    assert not app.entries


async def test_an_entry_that_cannot_be_saved_is_told_and_offered_again(tmp_path: Path) -> None:
    app = Practising(tmp_path, SIX_A_MINUTE)
    async with app.run_test() as pilot:
        app.live(60)
        (tmp_path / "data" / "history").write_text("in the way")
        await press(pilot, "q")
        await settled(pilot)
        assert "This is not saved" in app.text
        assert "so will the app, and the next start." in " ".join(app.text.split())
        await press(pilot, "w", *"still here", "tab", "t")
        await settled(pilot)
        assert "This is not saved" in app.text
        (tmp_path / "data" / "history").unlink()
        await press(pilot, "t")
        await settled(pilot)
        assert "Saved." in app.text
        await press(pilot, "enter")
    assert app.has_left
    assert [entry.note for entry in app.entries] == ["still here"]


async def test_leaving_unsaved_hands_the_entry_to_the_next_start(tmp_path: Path) -> None:
    app = Practising(tmp_path, SIX_A_MINUTE)
    async with app.run_test() as pilot:
        app.live(60)
        (tmp_path / "data" / "history").write_text("in the way")
        await press(pilot, "q", "3", "enter")
    assert app.has_left
    (left,) = (tmp_path / "data" / "running").glob("*.json")
    assert '"feeling":"same"' in left.read_text()


async def test_it_is_said_when_leaving_would_lose_the_entry(tmp_path: Path) -> None:
    app = Practising(tmp_path, SIX_A_MINUTE)
    async with app.run_test() as pilot:
        app.live(0.5)
        for folder in ("history", "running"):
            (tmp_path / "data" / folder).write_text("in the way")
        app.live(60)
        await press(pilot, "q")
        await settled(pilot)
        assert "so will the app until you quit." in " ".join(app.text.split())


async def test_keep_saves_the_words_written_so_far(tmp_path: Path) -> None:
    app = Practising(tmp_path, SIX_A_MINUTE)
    async with app.run_test() as pilot:
        app.live(60)
        await press(pilot, "q", "w", *"half a")
        assert app.summary.query_one(Input).has_focus
        assert app.summary.keep() is None
    assert [entry.note for entry in app.entries] == ["half a"]
