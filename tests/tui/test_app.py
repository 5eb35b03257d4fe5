import pytest
from browsing import practised, shown
from steering import press, settled, text_of, told, type_ahead, until
from textual.pilot import Pilot

from stillpoint.core.clock import ManualClock
from stillpoint.core.runs import Run
from stillpoint.history.reading import entries_in
from stillpoint.services.parts import Parts
from stillpoint.tui.app import StillpointApp
from stillpoint.tui.screens.browser import Browser
from stillpoint.tui.screens.caution import CautionScreen
from stillpoint.tui.screens.help import KeysScreen
from stillpoint.tui.screens.help_card import HelpCard
from stillpoint.tui.screens.history import HistoryScreen
from stillpoint.tui.screens.home import HomeScreen
from stillpoint.tui.screens.packs import PacksScreen
from stillpoint.tui.screens.practice import PracticeScreen
from stillpoint.tui.screens.settings import SettingsScreen
from stillpoint.tui.screens.sheets import Sheet
from stillpoint.tui.screens.summary import SummaryScreen
from stillpoint.tui.screens.welcome import WelcomeScreen


def practice_of(app: StillpointApp) -> PracticeScreen:
    screen = app.screen
    assert isinstance(screen, PracticeScreen)
    return screen


def breathe(app: StillpointApp, clock: ManualClock) -> None:
    """Four seconds of the session, settling-in left out."""
    practice = practice_of(app)
    practice.sitting.steer(Run.skip)
    clock.advance(4)
    practice.beat()


async def test_a_session_goes_from_home_over_its_summary_into_the_history(
    parts: Parts, clock: ManualClock
) -> None:
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "enter")
        breathe(app, clock)
        await press(pilot, "q")
        assert isinstance(app.screen, SummaryScreen)
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)
        assert "Last: today, 4 s" in text_of(pilot)
        await press(pilot, "3")
        assert "▸ 07:12 Six a Minute" in text_of(pilot)


async def test_a_session_started_from_the_shell_ends_in_the_shell(
    parts: Parts, clock: ManualClock
) -> None:
    app = StillpointApp(parts, parts.library.session("six-a-minute"))
    async with shown(app) as pilot:
        breathe(app, clock)
        await press(pilot, "q")
        await press(pilot, "enter")
    assert app.return_code == 0
    assert [entry.title for entry in entries_in(parts.places.history)] == ["Six a Minute"]


async def test_ctrl_c_leaves_at_once_and_keeps_the_part_done(
    parts: Parts, clock: ManualClock
) -> None:
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "enter")
        breathe(app, clock)
        await press(pilot, "ctrl+c")
    assert [entry.completed for entry in entries_in(parts.places.history)] == [False]


async def practise_until_a_fault(app: StillpointApp, clock: ManualClock) -> None:
    async with shown(app) as pilot:
        await press(pilot, "enter")
        breathe(app, clock)
        app.call_later(lambda: 1 / 0)
        await settled(pilot)


async def test_a_fault_of_ours_keeps_the_part_done_and_is_told_in_a_sentence(
    parts: Parts, clock: ManualClock
) -> None:
    app = StillpointApp(parts)
    with pytest.raises(ZeroDivisionError):
        await practise_until_a_fault(app, clock)
    assert app.return_code == 1
    assert [entry.completed for entry in entries_in(parts.places.history)] == [False]
    sentence, comfort = app.last_words
    assert comfort == "what was practised is kept."
    assert "ZeroDivisionError: division by zero (test_app.py:" in sentence
    assert "\n" not in sentence


async def test_a_session_that_asks_for_care_says_so_before_its_first_run(parts: Parts) -> None:
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, CautionScreen)
        assert "Before Long Hold" in text_of(pilot)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "enter", "enter")
        assert isinstance(app.screen, PracticeScreen)


async def test_a_session_practised_before_starts_without_a_word(parts: Parts) -> None:
    practised(parts, parts.library.session("long-hold"))
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "enter")
        assert isinstance(app.screen, PracticeScreen)


async def test_declining_a_session_started_from_the_shell_leaves(parts: Parts) -> None:
    app = StillpointApp(parts, parts.library.session("long-hold"))
    async with shown(app) as pilot:
        await press(pilot, "escape")
    assert app.return_code == 0
    assert entries_in(parts.places.history) == ()


@pytest.mark.parametrize(("asked", "is_without"), [("", False), ("1", True)])
def test_only_a_no_color_that_says_something_takes_the_colours_away(
    asked: str, is_without: bool, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", asked)
    assert StillpointApp(parts).no_color is is_without


async def test_keys_typed_before_there_is_a_list_are_dealt_out_in_their_order(parts: Parts) -> None:
    app = StillpointApp(parts)
    async with app.run_test() as pilot:
        type_ahead(pilot, "down", "enter")
        await settled(pilot)
        await settled(pilot)
        assert isinstance(app.screen, CautionScreen)
        assert "Before Long Hold" in text_of(pilot)


async def test_a_burst_of_keys_goes_from_screen_to_screen(parts: Parts) -> None:
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        type_ahead(pilot, "3", "q", "slash", *"six", "enter", "space")
        await until(pilot, "paused")
        assert practice_of(app).sitting.session.title == "Six a Minute"
        assert practice_of(app).sitting.run.is_paused


async def test_whoever_finds_at_once_on_the_first_run_finds(parts: Parts) -> None:
    parts.places.data.rmdir()
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        type_ahead(pilot, "slash", *"six", "enter")
        await settled(pilot)
        assert practice_of(app).sitting.session.title == "Six a Minute"


async def test_the_first_run_explains_itself_in_one_screen(parts: Parts) -> None:
    parts.places.data.rmdir()
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        assert isinstance(app.screen, WelcomeScreen)
        assert "Breathe with a shape" in text_of(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)
    async with shown(StillpointApp(parts)) as pilot:
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_what_a_killed_run_left_behind_is_told_and_can_be_removed(
    parts: Parts, clock: ManualClock
) -> None:
    sitting = parts.sitting(parts.library.session("six-a-minute"))
    sitting.steer(Run.skip)
    clock.advance(4)
    sitting.beat()
    sitting.checkpoint()
    orphaned(parts, sitting.entry.id)
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        assert told(pilot) == [
            "A session that was cut short is in history now · 3 shows it, and can remove it"
        ]
        await press(pilot, "3")
        assert "The program was killed meanwhile" in text_of(pilot)
        await press(pilot, "x")
    assert entries_in(parts.places.history) == ()


def orphaned(parts: Parts, id: str) -> None:
    """A copy of a checkpoint that no process holds, as a killed one leaves it."""
    checkpoint = parts.places.running / f"{id}.json"
    text = checkpoint.read_bytes()
    checkpoint.unlink()
    (parts.places.running / f"{id}.lock").unlink(missing_ok=True)
    checkpoint.write_bytes(text)


async def test_a_corrupt_settings_file_is_named_and_the_defaults_are_used(parts: Parts) -> None:
    parts.places.settings_file.write_text("theme = [")
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        assert app.theme.startswith("dusk")
        assert told(pilot)[0].startswith("settings.toml: ")


async def test_a_key_leads_to_every_place_and_q_leads_back(parts: Parts) -> None:
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        seen = [await screens_of(pilot, key) for key in ("3", "4", "5", "h", "question_mark")]
    places = (HistoryScreen, PacksScreen, SettingsScreen, HelpCard, KeysScreen)
    assert seen == [(place, HomeScreen) for place in places]


async def screens_of(pilot: Pilot[object], key: str) -> tuple[type[object], type[object]]:
    """What a key leads to, and `q` after it."""
    await press(pilot, key)
    there = type(pilot.app.screen)
    await press(pilot, "q")
    return there, type(pilot.app.screen)


async def test_the_keys_of_places_lead_nowhere_while_one_practises(parts: Parts) -> None:
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "enter", "3", "1")
        assert isinstance(app.screen, PracticeScreen)


async def test_nothing_told_in_passing_covers_a_practice(parts: Parts, clock: ManualClock) -> None:
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        app.notify("Told before.")
        await settled(pilot)
        await press(pilot, "enter")
        practice_of(app).notify("Told [b]meanwhile[/b].")
        await press(pilot, "question_mark")
        app.notify("Told to a card.")
        await press(pilot, "escape")
        assert told(pilot) == []
        breathe(app, clock)
        await press(pilot, "q")
        assert told(pilot) == ["Told before.", "Told [b]meanwhile[/b].", "Told to a card."]
        assert "Told [b]meanwhile[/b]." in text_of(pilot)


async def test_what_could_not_be_told_is_told_at_the_end(parts: Parts) -> None:
    parts.places.settings_file.write_text('theme = "loud"\n')
    app = StillpointApp(parts, parts.library.session("six-a-minute"))
    async with shown(app) as pilot:
        assert told(pilot) == []
        await press(pilot, "ctrl+c")
    (words,) = app.notices.untold
    assert "loud" in words


async def test_the_palette_offers_what_is_done_here_first_and_quitting_last(parts: Parts) -> None:
    app = StillpointApp(parts)
    async with shown(app, width=40, height=90) as pilot:
        await press(pilot, "ctrl+p")
        offers = [row for row in text_of(pilot).splitlines() if row]
    assert offers[1] == "Start the chosen session enter"
    assert offers.index("History 3") < offers.index("Theme: dusk")
    assert offers[-4:-1] == ["Back, then quit q", "To the shell ctrl+z", "Quit ctrl+c"]


async def test_the_palette_does_what_the_typed_letters_stand_for(parts: Parts) -> None:
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "ctrl+p")
        await press(pilot, *"pap")
        await press(pilot, "enter")
        await settled(pilot)
        assert app.theme.startswith("paper")
        assert parts.settings.theme == "paper"
        await press(pilot, "ctrl+p")
        await press(pilot, *"sound", "space", *"night")
        await press(pilot, "enter")
        await settled(pilot)
        assert app.theme.startswith("night")
    assert parts.settings.theme == "night"


@pytest.mark.parametrize(
    "screen",
    [StillpointApp, *Browser.__subclasses__(), Browser, Sheet, *Sheet.__subclasses__()],
    ids=lambda screen: screen.__name__,
)
def test_every_key_has_an_id_to_bind_it_anew(screen: type[StillpointApp | Browser[object]]) -> None:
    assert [binding for binding in screen.BINDINGS if not getattr(binding, "id", None)] == []
