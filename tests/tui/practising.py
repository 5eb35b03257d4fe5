"""A small app around a practice, with a clock in the hand and real files."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from textual.app import App
from textual.strip import Strip

from stillpoint.config.places import Places
from stillpoint.core.clock import ManualClock
from stillpoint.core.sessions import Session
from stillpoint.history.entries import Entry
from stillpoint.history.reading import entries_in
from stillpoint.services.manner import Manner
from stillpoint.services.parts import Parts
from stillpoint.services.sittings import Sitting
from stillpoint.tui.beside import Beside
from stillpoint.tui.screens.practice import PracticeScreen
from stillpoint.tui.screens.summary import SummaryScreen
from stillpoint.tui.themes import VARIABLE_DEFAULTS
from stillpoint.tui.widgets.keybar import KeyBar
from stillpoint.tui.widgets.pacer import Pacer
from stillpoint.tui.widgets.words import Words

SUNRISE = datetime(2026, 11, 21, 7, 12, tzinfo=UTC)


class Practising(App[None]):
    """Goes straight into a session; a test lets time pass with `live`."""

    def __init__(
        self,
        folder: Path,
        session: Session,
        *,
        beside: Beside | None = None,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self.clock = ManualClock(SUNRISE)
        self.parts = Parts(Places(folder / "data", folder / "config"), self.clock, environ=environ)
        self.sitting = self.parts.sitting(session)
        self.practice = PracticeScreen(self.sitting, self.parts, beside=beside, frame_rate=None)
        self.bells = 0
        self.followed_by: list[Session] = []
        self.has_left = False

    def on_mount(self) -> None:
        self.push_screen(self.practice)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return VARIABLE_DEFAULTS

    def bell(self) -> None:
        self.bells += 1

    def leave_practice(self, unsaved: Sitting | None = None) -> None:
        self.has_left = True
        self.left_unsaved = unsaved

    def go_on_to(self, session: Session, manner: Manner) -> None:
        self.followed_by.append(session)
        self.followed_in = manner

    def live(self, seconds: float) -> None:
        """Let seconds pass, with looks at the clock often enough to be awake."""
        whole, rest = divmod(seconds, 4)
        for step in [4.0] * int(whole) + [rest] * bool(rest):
            self.clock.advance(step)
            self.practice.beat()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What the journal holds."""
        return entries_in(self.parts.places.history)

    @property
    def rows(self) -> list[str]:
        """The screen as text."""
        return [strip.text for strip in self.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """The screen as text, without the space around it."""
        return "\n".join(row.strip() for row in self.rows if row.strip())

    @property
    def drawn(self) -> list[Strip]:
        """The pacer, row by row."""
        pacer = self.practice.query_one(Pacer)
        return [pacer.render_line(row) for row in range(pacer.size.height)]

    def words(self, id: str) -> str:
        """What a line of the practice screen says."""
        return self.practice.query_one(f"#{id}", Words).text

    @property
    def shows_keys(self) -> bool:
        """Whether the keys are on the practice screen."""
        return self.practice.query_one(KeyBar).visible

    @property
    def summary(self) -> SummaryScreen:
        """The summary, which must be there by now."""
        assert isinstance(self.screen, SummaryScreen)
        return self.screen
