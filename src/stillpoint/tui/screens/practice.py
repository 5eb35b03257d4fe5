"""The practice screen: one breath, one word, and nothing else for long."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen

from stillpoint.config.settings import SettingsError
from stillpoint.core.awake import Asking
from stillpoint.core.cues import Cue, CueKind
from stillpoint.core.errors import StillpointError
from stillpoint.core.runs import Run
from stillpoint.core.steps import Breathe
from stillpoint.history.journal import JournalError
from stillpoint.services.parts import Parts
from stillpoint.services.sittings import Move, Sitting
from stillpoint.signals.bell import ring
from stillpoint.tui.beside import Beside, LastBreath
from stillpoint.tui.drawing.drawings import Alphabet, Drawing
from stillpoint.tui.heart import Heart, wait_for
from stillpoint.tui.presence import Attention, Presence
from stillpoint.tui.screens.practice_card import PracticeCard
from stillpoint.tui.screens.practice_keys import BINDINGS, keys_that_matter
from stillpoint.tui.screens.summary import SummaryScreen
from stillpoint.tui.telling import is_for_ears, time_left, what_comes, whereabouts
from stillpoint.tui.terminal import SMALLEST, too_small
from stillpoint.tui.widgets.keybar import KeyBar
from stillpoint.tui.widgets.pacer import Pacer
from stillpoint.tui.widgets.stage import TONES, Stage
from stillpoint.tui.widgets.timeline import ASCII, LineOfTime, course_of
from stillpoint.tui.widgets.words import Tone, Words

FRAME_RATE = 28.0
"""Looks at the clock a second while the pacer glides."""

LOW, ROOMY = 18, 32
"""Fewer rows than the first leave no room to spare; from the second on there is plenty."""

MOVES: Mapping[str, Move] = {
    "back": Run.back,
    "on": Run.skip,
    "again": Run.again,
    "out": Run.move_on,
    "end": Run.finish,
}
"""What the keys that move through a session do to its run."""

CHILD = "child"
"""What an entry says that `b` cut short."""


class PracticeScreen(Screen[None]):
    """Lives a sitting with its user.

    Where another screen covers it (the keys, a card, the palette) the breath goes on: the clock is
    looked at once a second and at every turn, cues are heard, and nothing is drawn until it shows
    again. `frame_rate` None leaves every beat to the caller.
    """

    BINDINGS = BINDINGS
    AUTO_FOCUS = ""
    ALLOW_SELECT = False
    CSS = """
    PracticeScreen {
        overflow: hidden;
        & > #small { display: none; height: 1fr; }
        & > #foot { height: 1; padding: 0 2; align-horizontal: center; }
        & > #foot > LineOfTime { max-width: 76; }
        & > #foot > #left { width: 13; }
        &.-lofty > #status { margin-top: 1; }
        &.-lofty Pacer { margin: 1 0; }
        &.-lofty > #foot { margin: 1 0; }
        &.-low > #foot { padding: 0 1; }
        &.-low #seconds { display: none; }
        &.-low.-dark #seconds { display: block; }
        &.-low #prompt { margin-top: 0; }
        &.-dark {
            background: black;
            & > #foot { visibility: hidden; }
            & > KeyBar, & Words { background: black; }
            & .keybar--key { color: $text-quiet; }
            &:light Words > .words--clear, &:light Words > .words--quiet { color: auto 55%; }
            &:light KeyBar { color: auto 55%; }
            &:light .keybar--key { color: $text-faint; }
            & Words > .words--clear { color: $text-quiet; text-style: bold; }
        }
        &.-small > * { display: none; }
        &.-small > #small { display: block; }
    }
    """

    def __init__(
        self,
        sitting: Sitting,
        parts: Parts,
        *,
        beside: Beside | None = None,
        frame_rate: float | None = FRAME_RATE,
    ) -> None:
        super().__init__()
        self.sitting = sitting
        self.parts = parts
        self.is_muted = parts.settings.muted
        self.is_dark = is_for_ears(sitting.session)
        self._heart = Heart(self, self.beat) if frame_rate else None
        self._frame = timedelta(seconds=1 / frame_rate) if frame_rate else None
        self._attention = Attention(sitting.clock.reading())
        self._last_breath = LastBreath(sitting, beside)
        self._fault: str | None = None
        self._pacer = Pacer(Drawing(parts.settings.drawing))
        self._stage = Stage(self._pacer)
        self._status = Words(id="status")
        self._line = LineOfTime()
        self._left = Words(id="left")
        self._keybar = KeyBar()
        self._small = Words(id="small")

    def compose(self) -> ComposeResult:
        """Where you are, the stage, the line of time, the keys."""
        yield self._status
        yield self._stage
        with Horizontal(id="foot"):
            yield self._line
            yield self._left
        yield self._keybar
        yield self._small

    def on_mount(self) -> None:
        """Begin to beat."""
        is_calm = self.parts.settings.reduced_motion or self.app.animation_level == "none"
        self._pacer.is_stepped = is_calm
        if getattr(self.app, "is_in_ascii", False):
            self._pacer.glyphs = Alphabet.ASCII
            for line in self.query(LineOfTime):
                line.line = ASCII
        if is_calm:
            self._frame = None
        self.set_class(self.is_dark, "-dark")
        self.beat()

    def on_unmount(self) -> None:
        """Lose nothing, however the screen is left."""
        if not self.sitting.run.is_over:
            self.keep()

    def beat(self) -> None:
        """Look at the clock; let what it brought be heard and seen."""
        self._live(self.sitting.beat())

    def keep(self) -> str | None:
        """Save the part done; what to tell if that fails. Never raises."""
        if self._heart:
            self._heart.stop()
        try:
            if not self.sitting.run.is_over:
                self.sitting.steer(Run.finish)
            self.sitting.save()
            self._keep_choices()
        except StillpointError as error:
            return str(error)
        except Exception as error:  # whatever broke, whoever calls must still leave in order
            return f"The session could not be saved: {error!r}."
        return None

    def on_key(self, event: events.Key) -> None:
        """Any key wakes the screen, and answers when somebody is asked to."""
        run = self.sitting.run
        is_asked = run.asking is not Asking.QUIET and not run.is_paused
        self.action_wake()
        if is_asked:
            event.stop()
            event.prevent_default()
            self._steer(Run.answer)

    def on_mouse_move(self) -> None:
        """So does the mouse."""
        self.action_wake()

    def on_resize(self, event: events.Resize) -> None:
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
        self._show()

    def on_screen_resume(self) -> None:
        """Show again what went on meanwhile."""
        if self.is_mounted:
            self.beat()

    def action_wake(self) -> None:
        """Bring back what has faded."""
        self._attention.woken = self.sitting.clock.reading()
        self._show_and_wait()

    def action_pause(self) -> None:
        """Pause, or go on."""
        self._steer(Run.resume if self.sitting.run.is_paused else Run.pause)

    def action_steer(self, move: str) -> None:
        """Back, on, again, out of an open step, or to the end."""
        self._steer(MOVES[move])

    def action_more(self) -> None:
        """A minute more."""
        is_open = self.sitting.run.timeline.length is None
        self._tell("this step is open already" if is_open else "about a minute more")
        self._steer(Run.more)

    def action_needed(self) -> None:
        """Let go at once."""
        self._live(self.sitting.interrupt(CHILD))

    def action_without_holds(self) -> None:
        """No holds from here to the end."""
        self._tell("no holds from here on")
        self._steer(Run.without_holds)

    def action_quicker(self) -> None:
        """Too slow for me."""
        is_paced = isinstance(self.sitting.run.step, Breathe)
        self._tell("quicker from the next breath on" if is_paced else "nothing is paced here")
        self._steer(Run.quicker)

    def action_sound_only(self) -> None:
        """A dark screen with a word and the time, or back."""
        self.is_dark = not self.is_dark
        self.set_class(self.is_dark, "-dark")
        self._show()

    def action_next_drawing(self) -> None:
        """Let another drawing carry the breath."""
        self._pacer.draw_with(self._pacer.drawing.next)
        self._tell(str(self._pacer.drawing))
        self._show()

    def action_mute(self) -> None:
        """No bells, or bells again."""
        self.is_muted = not self.is_muted
        self._tell("muted" if self.is_muted else "sound on")
        self._show()

    def action_help_card(self) -> None:
        """Show what to mind, and the keys at hand."""
        self.app.push_screen(PracticeCard(self.sitting.session))

    def _steer(self, move: Move) -> None:
        self._live(self.sitting.steer(move))

    def _live(self, cues: Iterable[Cue]) -> None:
        was_last = self._last_breath.has_begun
        self._hear((*cues, *self._last_breath.heed()))
        if self._last_breath.has_begun and not was_last:
            self._tell("it is done · this breath is the last")
        if self.sitting.run.is_over:
            self._end()
        else:
            self._show_and_wait()

    def _hear(self, cues: Iterable[Cue]) -> None:
        reading = self.sitting.clock.reading()
        for cue in cues:
            match cue.kind:
                case CueKind.BELL | CueKind.AWAKE:
                    ring(lambda _: self.app.bell(), cue.strikes, muted=self.is_muted)
                    self._tell("◦ bell")
                case CueKind.PROMPT:
                    self._attention.prompted = reading
                case CueKind.STEP:
                    self._attention.entered = reading
                case CueKind.SOON:
                    self._tell(cue.text)
                case CueKind.PHASE | CueKind.SIDE | CueKind.TICK | CueKind.END:
                    pass

    def _end(self) -> None:
        if self._heart:
            self._heart.stop()
        try:
            self.sitting.save()
        except JournalError as error:
            self._fault = None if self.sitting.is_saved else str(error)
        if self.app.screen is self:  # else when what covers it is gone
            self._keep_choices()
            self.app.switch_screen(SummaryScreen(self.sitting, self.parts, fault=self._fault))

    def _keep_choices(self) -> None:
        """Keep what was chosen underway; not before, for writing it could halt a breath."""
        chosen: dict[str, str | bool] = {
            "drawing": str(self._pacer.drawing),
            "muted": self.is_muted,
        }
        for name, value in chosen.items():
            if getattr(self.parts.settings, name) != value:
                try:
                    self.parts.change(name, value)
                except SettingsError as error:
                    self.app.notify(str(error), severity="warning")

    def _tell(self, notice: str) -> None:
        self._attention.tell(notice, self.sitting.clock.reading())

    def _show_and_wait(self) -> None:
        run, clock = self.sitting.run, self.sitting.clock
        if run.is_over:
            return
        is_seen = self.app.screen is self
        if is_seen:
            self._show()
        if self._heart:
            reading = clock.reading()
            frame = self._frame if is_seen and not self._hides_the_pacer else None
            fading = self._attention.waits(reading, is_paused=run.is_paused)
            wait = wait_for(run, frame=frame, others=fading)
            shown_late = reading - run.looked
            self._heart.beat_in(wait and wait - shown_late)

    @property
    def _hides_the_pacer(self) -> bool:
        return self.is_dark or too_small(self.size)

    def _show(self) -> None:
        run, reading = self.sitting.run, self.sitting.clock.reading()
        if run.is_over or too_small(self.size):
            return
        attention = self._attention
        if run.is_paused:
            attention.woken = reading
        here, prompted = attention.of_all(reading), attention.of_prompt(reading)
        self._stage.show(run, dark=self.is_dark, presence=here, prompted=prompted)
        self._show_status(attention.of_step(reading), attention.of_notice(reading))
        self._show_foot(here)

    def _show_status(self, entered: Presence, noticed: Presence) -> None:
        if tone := TONES.get(noticed):
            self._status.show(self._attention.notice, tone)
            return
        run, tone = self.sitting.run, TONES.get(entered)
        preview = "a preview" if self.sitting.is_rehearsal else ""
        words = (whereabouts(run), what_comes(run), "muted" if self.is_muted else "", preview)
        self._status.show(" · ".join(filter(None, words)) if tone else "", tone or Tone.FAINT)

    def _show_foot(self, here: Presence) -> None:
        run, tone = self.sitting.run, TONES.get(here)
        self._line.show(course_of(run) if tone else None)
        self._left.show(time_left(run) if tone else "", tone or Tone.FAINT)
        self._keybar.show(keys_that_matter(run, self.sitting.session))
        if self._keybar.visible is not (here is Presence.THERE):
            self._keybar.visible = here is Presence.THERE
