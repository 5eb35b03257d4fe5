"""Settings and keys on their screens, and what changes them from elsewhere."""

import runpy
from pathlib import Path

from browsing import shown
from steering import press, settled, text_of, told, until_true
from textual.pilot import Pilot

from sound_programs import Programs, made
from stillpoint.config.settings_changes import change_key, change_setting
from stillpoint.services.parts import Parts
from stillpoint.signals.sounds import sound_path
from stillpoint.tui.app import StillpointApp
from stillpoint.tui.bindings import nodes, own_bindings
from stillpoint.tui.screens.practice import PracticeScreen

ROOT = Path(__file__).resolve().parents[2]


class Ringing(StillpointApp):
    """Counts how often the bell of the terminal rang."""

    rung = 0

    def bell(self) -> None:
        self.rung += 1


async def looked(pilot: Pilot[object]) -> None:
    """Let the app look at what other programs wrote, and at whether they are done."""
    assert isinstance(pilot.app, StillpointApp)
    for _ in range(2):
        pilot.app.live_settings.look()
        await settled(pilot)


async def test_settings_stand_below_headings_and_what_was_changed_is_marked(parts: Parts) -> None:
    async with shown(StillpointApp(parts), width=120, height=50) as pilot:
        await press(pilot, "5")
        text = text_of(pilot)
        headings = ("Look", "Practice", "Sound", "Voice and notices", "History", "People", "Keys")
        assert [each for each in headings if f"\n{each}" not in text] == []
        assert "Reduced motion • on" in text
        await press(pilot, "down", "down")
        assert "• By default it is off." in text_of(pilot)
        await press(pilot, "x")
        assert "Reduced motion off" in text_of(pilot)
        assert "This is the default." in text_of(pilot)
    assert parts.places.settings_file.read_text() == ""


async def test_a_text_is_typed_and_what_is_wrong_with_it_is_told_in_place(parts: Parts) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "5", "slash", *"day ends", "enter", *"3", "enter")
        assert '"3" is not a time of day; write it as 07:30' in text_of(pilot)
        await press(pilot, *":30", "enter")
        assert "Day ends at • 3:30" in text_of(pilot)
    assert parts.settings.day_ends == "3:30"


async def test_a_number_is_turned_in_steps_or_typed_within_its_bounds(parts: Parts) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "5", "slash", *"night vol", "escape", "left")
        assert "Night volume • 30" in text_of(pilot)
        assert "A whole number from 0 to 100." in text_of(pilot)
        await press(pilot, "enter", *"133", "enter")
        assert "expected a whole number from 0 to 100, found" in text_of(pilot)
        await press(pilot, *["backspace"] * 3, *"33", "enter", "right")
    assert parts.settings.night_volume == 35


async def test_p_lets_the_chosen_bell_be_heard_and_nothing_where_there_is_no_sound(
    parts: Parts,
) -> None:
    parts.places.settings_file.write_text('sound = "terminal"\n')
    app = Ringing(parts)
    async with shown(app) as pilot:
        await press(pilot, "5", "slash", *"bell within", "escape", "p")
        await until_true(pilot, lambda: app.rung)  # what plays is minded in a thread of its own
        await press(pilot, "home", "p")
        assert app.rung == 1


async def test_p_lets_breath_tones_and_the_voice_be_heard_before_they_are_on(
    parts: Parts, tmp_path: Path
) -> None:
    programs = Programs(tmp_path / "bin")
    programs.write("paplay")
    programs.write("espeak-ng")
    made(parts.places.sounds, "breath-in-3.0", "breath-out-4.0", "bowl")
    parts = Parts(parts.places, parts.clock, environ={"PATH": programs.path})
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "5", "slash", *"voice rate", "escape", "right", "p")
        await press(pilot, "slash", *"breath tones", "escape", "p")
        assert "p hear it" in text_of(pilot)
        await until_true(pilot, lambda: len(programs.calls) == 2)
    parts.fall_silent()
    spoken, breath, *_ = sorted(programs.lines)
    assert spoken == "espeak-ng -s 180 -v en -- Breathe in. And slowly out."
    assert breath.endswith(str(sound_path(parts.places.sounds, "breath-in-3.0")))


async def test_faults_of_the_file_are_told_with_their_lines_and_go_once_mended(
    parts: Parts,
) -> None:
    parts.places.settings_file.write_text('theme = "papr"\nloud = true\n')
    async with shown(StillpointApp(parts), width=120, height=40) as pilot:
        await press(pilot, "5", "up", "up")
        assert "2 wrong in the file" in text_of(pilot)
        assert "▸ line 1: theme: expected" in text_of(pilot)
        assert 'did you mean "paper"?' in text_of(pilot)
        parts.places.settings_file.write_text('theme = "paper"\n')
        await looked(pilot)
        assert "wrong in the file" not in text_of(pilot)
        assert pilot.app.theme.startswith("paper")


async def test_what_another_program_sets_shows_at_once_also_in_a_practice(parts: Parts) -> None:
    app = StillpointApp(parts, parts.library.session("six-a-minute"))
    file = parts.places.settings_file
    async with shown(app) as pilot:
        assert isinstance(app.screen, PracticeScreen)
        await press(pilot, "m")
        for name, value in {"theme": "night", "drawing": "bar", "glyphs": "ascii"}.items():
            change_setting(file, name, value)
        change_key(file, "practice.pause", "f2")
        await looked(pilot)
        assert app.theme.startswith("night")
        assert "muted" in text_of(pilot), "what was chosen underway stays"
        assert text_of(pilot).isascii()
        await press(pilot, "f2")
        assert "paused" in text_of(pilot)
        assert "f2 go on" in text_of(pilot)
        change_setting(file, "glyphs", "blocks")
        await looked(pilot)
        assert not text_of(pilot).isascii()
        await press(pilot, "q")
    assert parts.settings.drawing == "bar"


async def test_a_key_is_given_on_the_screen_and_told_wherever_keys_are_told(parts: Parts) -> None:
    async with shown(StillpointApp(parts), height=40) as pilot:
        await press(pilot, "5", "end", "enter", "slash", *"good moments", "enter")
        assert "Press the new key for\nGood moments" in text_of(pilot)
        await press(pilot, "4")
        said = " ".join(text_of(pilot).split())
        assert "4 is taken: “Packs” (app.packs). Press another one." in said
        file = parts.places.settings_file
        kept = file.rename(file.with_name("kept"))
        file.mkdir()
        await press(pilot, "G")
        assert "then try again. Press another one." in " ".join(text_of(pilot).split())
        file.rmdir()
        kept.rename(file)
        await press(pilot, "G")
        assert "▸ Good moments • G" in text_of(pilot)
        await press(pilot, "escape", "slash", *"home", "enter", "f9", "escape", "escape")
        assert "f9 home" in text_of(pilot), parts.settings.keys
        await press(pilot, "question_mark")
        assert "G Good moments" in text_of(pilot)
        await press(pilot, "escape", "G")
        assert "f9 home" in text_of(pilot)
        await press(pilot, "f9", "ctrl+p")
        assert "Good moments G" in text_of(pilot)
    assert parts.settings.keys == {"app.moments": "G", "app.home": "f9"}


async def test_keys_in_the_file_that_clash_are_named_and_the_own_ones_stay(parts: Parts) -> None:
    parts.places.settings_file.write_text('[keys]\n"app.packs" = "2"\n"app.history" = "f3"\n')
    async with shown(StillpointApp(parts)) as pilot:
        assert told(pilot) == ["settings.toml:2: keys: app.packs: 2 is taken: “Today” (app.today)"]
        await press(pilot, "4")
        assert "2 packs" in text_of(pilot)
        await press(pilot, "f3")
        assert text_of(pilot).strip().startswith("History")


def test_every_binding_has_an_id() -> None:
    without = [
        f"{node.__name__}: {binding.key}"
        for node in nodes()
        for binding in own_bindings(node)
        if not binding.id
    ]
    assert without == []


def test_the_list_of_bindings_is_that_of_the_screens() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "make_bindings.py"))
    assert made["TABLE"].read_text(encoding="utf-8") == made["written"](), "run: make tables"
