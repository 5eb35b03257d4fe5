"""All that is seen of a practice: where one is, the stage, the line of time, the keys."""

from collections.abc import Sequence
from datetime import timedelta

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from stillpoint.core.awake import Asking
from stillpoint.core.runs import Run
from stillpoint.tui.drawing.drawings import Alphabet
from stillpoint.tui.presence import Attention, Presence
from stillpoint.tui.telling import time_left, what_comes, whereabouts
from stillpoint.tui.terminal import SMALLEST, too_small
from stillpoint.tui.widgets.duet import Duet
from stillpoint.tui.widgets.keybar import KeyBar, KeyHint
from stillpoint.tui.widgets.pacer import Pacer
from stillpoint.tui.widgets.stage import TONES, Stage
from stillpoint.tui.widgets.timeline import ASCII, BLOCKS, LineOfTime, course_of
from stillpoint.tui.widgets.words import Tone, Words

LOW, ROOMY = 18, 32
"""Fewer rows than the first leave no room to spare; from the second on there is plenty."""


class Scene(Vertical):
    """Shows a run, and lets fade what nobody has asked for lately."""

    DEFAULT_CSS = """
    Scene {
        overflow: hidden;
        & > #small { display: none; height: 1fr; }
        & > #foot, & > #keys { height: 1; align-horizontal: center; }
        & > #foot { padding: 0 2; }
        & > #foot > LineOfTime { max-width: 74; }
        & > #foot > #left { width: 16; }
        & KeyBar { max-width: 94; }
        &.-lofty > #status { margin-top: 1; }
        &.-lofty Pacer { margin: 1 0; }
        &.-lofty > #foot { margin: 1 0; }
        &.-room { & > #status, & > #foot { display: none; } & Pacer { margin: 0; } }
        &.-low #seconds { display: none; }
        &.-low.-dark #seconds { display: block; }
        &.-low #prompt { margin-top: 0; }
        &.-dark {
            background: black;
            & > #foot { visibility: hidden; }
            & KeyBar, & Words, & Question { background: black; }
            & .keybar--key { color: $text-quiet; }
            &:light Words > .words--clear, &:light Words > .words--quiet { color: auto 55%; }
            &:light KeyBar { color: auto 55%; }
            &:light .keybar--key { color: $text-faint; }
            & Words > .words--clear { color: $text-quiet; text-style: bold; }
            & .question--asked, & .question--answer, & .question--chosen { color: $text-quiet; }
            &:light Question > * { color: auto 55%; }
        }
        &.-dark.-lit Words > .words--clear { color: $foreground; text-style: bold; }
        &.-dark.-lit:light Words > .words--clear { color: auto 90%; }
        &.-big {
            & #word { height: 5; }
            & #seconds { display: none !important; }
            & .-dark > #seconds { display: block !important; height: 3; }
            & .-words > #word, & .-dark > #word { height: 3; }
            & #prompt { height: 3; margin-top: 1; }
            & .-words > #prompt, & .-dark > #prompt { height: 2; }
            & .-question > #prompt { height: 0; margin-top: 0; }
            & .-hold > #spoken, & .-dark > #spoken, & .-swaying > #spoken { max-height: 15; }
            & #foot { height: 3; }
            & #foot > LineOfTime { display: none; }
            & #foot > #left { width: 1fr; height: 3; }
            & LaneView Words { height: 3; }
        }
        &.-big.-lofty {
            & #word { height: 13; }
            & #prompt { height: 7; }
            & .-hold > #spoken, & .-dark > #spoken, & .-swaying > #spoken { max-height: 34; }
            & #foot, & #foot > #left { height: 5; }
            & LaneView Words { height: 8; }
        }
        &.-big.-low {
            & Pacer { display: none; }
            & .-breath.-room > Pacer { display: block; }
            & Stage { align-vertical: middle; }
            & #word { height: 5; }
            & #prompt { height: 2; margin-top: 0; }
            & .-words > #word, & .-words > #prompt { height: 1; }
        }
        & > #away { display: none; height: 1fr; }
        &.-away > * { display: none; }
        &.-away > #away { display: block; }
        & > #away > .words--quiet { color: auto 35%; }
        & > #away > .words--faint { color: auto 9%; }
        &.-small > * { display: none; }
        &.-small > #small { display: block; }
    }
    """

    def __init__(self, pacer: Pacer, duet: Duet | None = None) -> None:
        super().__init__()
        self._stage = Stage(pacer, duet)
        self._status = Words(id="status")
        self._line = LineOfTime()
        self._left = Words(id="left", is_at_end=True)
        self._keybar = KeyBar()
        self._small = Words(id="small")
        self._away = Words(id="away")

    @property
    def is_dark(self) -> bool:
        """Whether there is a dark screen with a word and the time."""
        return self.has_class("-dark")

    @property
    def has_left(self) -> bool:
        """Whether there are words alone, or nothing but a faint dot to tell that it lives."""
        return self.has_class("-away")

    @property
    def is_too_small(self) -> bool:
        """Whether there is no room to show anything."""
        return too_small(self.app.size)

    @property
    def hides_the_pacer(self) -> bool:
        """Whether nothing glides, whatever the run does."""
        return self.is_dark or self.is_too_small

    def compose(self) -> ComposeResult:
        """From top to bottom; there is more or less of it by the room and by the step."""
        yield self._status
        yield self._stage
        with Horizontal(id="foot"):
            yield self._line
            yield self._left
        with Horizontal(id="keys"):
            yield self._keybar
        yield self._small
        yield self._away

    def draw_in_ascii(self, is_in_ascii: bool) -> None:
        """Draw with what every terminal has, or with finer glyphs."""
        for line in self.query(LineOfTime):
            line.line = ASCII if is_in_ascii else BLOCKS
        for pacer in self.query(Pacer):
            pacer.glyphs = Alphabet.ASCII if is_in_ascii else Alphabet.BLOCKS
            pacer.refresh()

    def still(self, is_still: bool) -> None:
        """Let nothing move from its place, for motion is unwelcome; or let all move again."""
        self._stage.is_still = is_still
        for pacer in self.query(Pacer):
            pacer.is_stepped = is_still

    def darken(self, is_dark: bool) -> None:
        """Show only a word and the time on a dark screen, or all again."""
        self.set_class(is_dark, "-dark")

    @property
    def is_for_the_room(self) -> bool:
        """Whether a whole room can read it: the drawing, one large word and no small print."""
        return self.has_class("-room")

    def show_to_room(self, is_for_room: bool) -> None:
        """Let a breath be read by a whole room, or be seen as usual."""
        self._stage.show_to_room(is_for_room)
        self.set_class(is_for_room, "-room")

    def enlarge(self, is_big: bool) -> None:
        """Let everything be read from some way off, or from close by."""
        self.set_class(is_big, "-big")
        self._stage.enlarge(is_big)
        self._left.is_big = is_big

    def leave(self, words: str) -> None:
        """Show a few words, or nothing but a faint dot."""
        self._away.show(words or "·", Tone.QUIET if words else Tone.FAINT)
        self.add_class("-away")

    def fit(self, event: events.Resize) -> None:
        """Leave out what there is no room for."""
        size = event.size
        self._small.show(
            f"{size.width}×{size.height} is too small to show the practice; it goes on."
            f" {SMALLEST.width}×{SMALLEST.height} is enough."
        )
        self._stage.is_low = size.height < LOW
        self.set_class(too_small(size), "-small")
        self.set_class(size.height < LOW, "-low")
        self.set_class(size.height >= ROOMY, "-lofty")

    def show(
        self,
        run: Run,
        attention: Attention,
        reading: timedelta,
        *,
        asides: tuple[str, ...],
        keys: Sequence[KeyHint],
        chosen: int | None = None,
    ) -> None:
        """Show where a run stands; `asides` are told beside the step."""
        if self.has_left:
            self._come_back()
        self.set_class(run.asking is Asking.SAFE_SLEEP, "-lit")
        here, prompted = attention.of_all(reading), attention.of_prompt(reading)
        self._stage.show(run, dark=self.is_dark, presence=here, prompted=prompted, chosen=chosen)
        if tone := TONES.get(attention.of_notice(reading)):
            self._status.show(attention.notice, tone)
        else:
            self._show_step(run, TONES.get(attention.of_step(reading)), asides)
        self._show_foot(run, Tone.QUIET if self._left.is_big else TONES.get(here))
        self._keybar.show(keys)
        if self._keybar.visible is not (here is Presence.THERE):
            self._keybar.visible = here is Presence.THERE

    def _come_back(self) -> None:
        self.remove_class("-away")
        for widget in self.query("*"):
            widget.refresh()  # what is hidden takes no note of other words

    def _show_step(self, run: Run, tone: Tone | None, asides: tuple[str, ...]) -> None:
        words = (whereabouts(run), what_comes(run), *asides)
        self._status.show(" · ".join(filter(None, words)) if tone else "", tone or Tone.FAINT)

    def _show_foot(self, run: Run, tone: Tone | None) -> None:
        self._line.show(course_of(run) if tone else None)
        self._left.show(time_left(run) if tone else "", tone or Tone.FAINT)
