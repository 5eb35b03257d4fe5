from itertools import product
from typing import ClassVar

import pyte
import pytest
from rich.color import ColorSystem
from rich.console import RenderableType
from steering import at_rest
from textual._compositor import CompositorUpdate
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen
from textual.theme import Theme
from textual.widgets import Static

from stillpoint.core.patterns import PhaseKind
from stillpoint.tui import themes
from stillpoint.tui.drawing.drawings import Alphabet, Drawing
from stillpoint.tui.widgets.pacer import Pacer
from stillpoint.tui.widgets.patches import Patches

SIZE = (70, 20)
BREATH = (
    (0.1, PhaseKind.IN, 0),
    (0.7, PhaseKind.IN, 2),
    (1.0, PhaseKind.HOLD, 0),
    (1.0, PhaseKind.HOLD, 1),
    (0.45, PhaseKind.OUT, 0),
    (0.0, PhaseKind.REST, 1),
    (0.3, None, None),
)
HOLDS = ((1.0, PhaseKind.HOLD), (0.0, PhaseKind.REST))
TEAL = Theme("teal", primary="#00a0a0", accent="#a0ffff", background="#002020")


class PacerApp(App[None]):
    CSS: ClassVar = "Pacer { margin: 1 3; padding: 1 2; }"

    def __init__(self, colours: ColorSystem = ColorSystem.TRUECOLOR, theme: str = "teal") -> None:
        super().__init__()
        themes.register(self)
        self.register_theme(TEAL)
        self.theme = theme
        self.console._color_system = colours
        self.pacer = Pacer()
        self.written: list[CompositorUpdate] = []

    def compose(self) -> ComposeResult:
        yield self.pacer
        yield Static("breathe in")

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if isinstance(renderable, CompositorUpdate):
            self.written.append(renderable)
        super()._display(screen, renderable)

    async def settled(self, pilot: Pilot[None]) -> None:
        """All that was asked for is painted, so that patches may follow."""
        await at_rest(pilot)
        self.pacer.screen._on_timer_update()

    def painted(self) -> str:
        """A full repaint, as the terminal would be sent it."""
        update = self.screen._compositor.render_full_update()
        return update.render_segments(self.console)


class Terminal:
    """Shows what it is sent."""

    def __init__(self, *sent: str) -> None:
        self.screen = pyte.Screen(*SIZE)
        self.stream = pyte.Stream(self.screen)
        self.send(*sent)

    def send(self, *sent: str) -> None:
        for text in sent:
            self.stream.feed(text.replace("\n", "\r\n"))

    @property
    def cells(self) -> list[list[tuple[object, ...]]]:
        lines = [self.screen.buffer[y] for y in range(SIZE[1])]
        return [[tuple(line[x]) for x in range(SIZE[0])] for line in lines]


@pytest.fixture(autouse=True)
def _coloured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.mark.parametrize("drawing", Drawing)
@pytest.mark.parametrize(
    ("colours", "theme", "alphabet", "environment"),
    [
        (ColorSystem.TRUECOLOR, "teal", Alphabet.BLOCKS, {}),
        (ColorSystem.EIGHT_BIT, "teal", Alphabet.BLOCKS, {}),
        (ColorSystem.STANDARD, "teal", Alphabet.BLOCKS, {}),
        (ColorSystem.STANDARD, "ansi-dark", Alphabet.BLOCKS, {}),
        (ColorSystem.TRUECOLOR, "teal", Alphabet.BLOCKS, {"NO_COLOR": "1"}),
        (ColorSystem.STANDARD, "teal", Alphabet.ASCII, {}),
    ],
    ids=["millions", "256", "16", "the terminal's own", "no colour", "ascii"],
)
async def test_patches_draw_the_very_cells_that_a_full_repaint_draws(
    drawing: Drawing,
    colours: ColorSystem,
    theme: str,
    alphabet: Alphabet,
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    app = PacerApp(colours, theme)
    app.pacer.draw_with(drawing)
    app.pacer.glyphs = alphabet
    async with app.run_test(size=SIZE) as pilot:
        await app.settled(pilot)
        terminal = Terminal(app.painted())
        app.written.clear()
        for fullness, phase, second in BREATH:
            app.pacer.show(fullness, phase, second)
            terminal.send(app.written[-1].render_segments(app.console))
            assert terminal.cells == Terminal(app.painted()).cells
        assert all(isinstance(update, Patches) for update in app.written)
        assert len(app.written) == len(BREATH)


async def test_only_what_changes_is_written() -> None:
    app = PacerApp()
    async with app.run_test(size=SIZE) as pilot:
        await app.settled(pilot)
        app.pacer.show(0.5, PhaseKind.IN, 1)
        app.written.clear()
        app.pacer.show(0.51, PhaseKind.IN, 1)
        (patches,) = app.written
        await at_rest(pilot)
        assert app.written == [patches]
        assert isinstance(patches, Patches)
        assert len(patches.render_segments(app.console)) < 1500


@pytest.mark.parametrize(
    ("theme", "colours"),
    [
        ("teal", ColorSystem.TRUECOLOR),
        ("teal", ColorSystem.STANDARD),
        ("contrast", ColorSystem.TRUECOLOR),
        ("contrast", ColorSystem.STANDARD),
        ("night-16", ColorSystem.STANDARD),
    ],
)
async def test_a_hold_writes_nothing_but_a_small_sign_of_life_each_second(
    theme: str, colours: ColorSystem
) -> None:
    app = PacerApp(colours, theme)
    async with app.run_test(size=SIZE) as pilot:
        for drawing, (fullness, phase) in product(Drawing, HOLDS):
            app.pacer.draw_with(drawing)
            app.pacer.show(fullness, phase, 2)
            await app.settled(pilot)
            still = Terminal(app.painted()).cells
            app.written.clear()
            app.pacer.show(fullness, phase, 2)
            assert app.written == []
            app.pacer.show(fullness, phase, 1)
            (sign,) = app.written
            assert len(sign.render_segments(app.console)) < 250
            assert Terminal(app.painted()).cells != still


@pytest.mark.parametrize(
    ("theme", "colours"),
    [
        ("teal", ColorSystem.TRUECOLOR),
        ("contrast", ColorSystem.TRUECOLOR),
        ("contrast", ColorSystem.STANDARD),
        ("night-16", ColorSystem.STANDARD),
    ],
)
async def test_breathing_in_and_out_look_different_at_the_same_fullness(
    theme: str, colours: ColorSystem
) -> None:
    app = PacerApp(colours, theme)
    async with app.run_test(size=SIZE):
        app.pacer.show(0.5, PhaseKind.IN, 0)
        inhaling = Terminal(app.painted()).cells
        app.pacer.show(0.5, PhaseKind.OUT, 0)
        assert Terminal(app.painted()).cells != inhaling


async def test_a_screen_on_top_is_never_written_over() -> None:
    app = PacerApp()
    async with app.run_test(size=SIZE) as pilot:
        await app.push_screen(ModalScreen())
        await app.settled(pilot)
        app.written.clear()
        app.pacer.show(0.6, PhaseKind.IN)
        assert app.written == []


async def test_a_notice_is_never_written_over() -> None:
    app = PacerApp()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        app.notify("saved")
        await app.settled(pilot)
        app.written.clear()
        app.pacer.show(0.9, PhaseKind.IN)
        assert app.written == []


async def test_a_resize_and_another_theme_redraw_the_breath_where_it_stands() -> None:
    app, fresh = PacerApp(), PacerApp(theme="textual-light")
    async with app.run_test(size=(100, 30)) as pilot:
        app.pacer.show(0.4, PhaseKind.OUT, 1)
        await pilot.resize_terminal(*SIZE)
        app.theme = "textual-light"
        await at_rest(pilot)
        resized = Terminal(app.painted()).cells
    async with fresh.run_test(size=SIZE):
        fresh.pacer.show(0.4, PhaseKind.OUT, 1)
        assert resized == Terminal(fresh.painted()).cells


@pytest.mark.parametrize("size", [(1, 1), (5, 2), (40, 12)])
@pytest.mark.parametrize("drawing", Drawing)
async def test_no_terminal_is_too_small(drawing: Drawing, size: tuple[int, int]) -> None:
    app = PacerApp()
    async with app.run_test(size=size) as pilot:
        app.pacer.draw_with(drawing)
        app.pacer.show(0.9, PhaseKind.IN)
        await at_rest(pilot)
        app.pacer.show(0.1, PhaseKind.OUT)
        assert app.painted()


async def test_a_stepped_pacer_moves_in_quarters_once_a_second() -> None:
    app = PacerApp()
    app.pacer.is_stepped = True
    async with app.run_test(size=SIZE) as pilot:
        await app.settled(pilot)
        app.pacer.show(0.26, PhaseKind.IN, 1)
        app.written.clear()
        app.pacer.show(0.49, PhaseKind.IN, 1)
        assert app.written == []
        app.pacer.show(0.52, PhaseKind.IN, 2)
        quarters = Terminal(app.painted()).cells
        app.pacer.is_stepped = False
        app.pacer.show(0.5, PhaseKind.IN, 2)
        assert Terminal(app.painted()).cells == quarters
