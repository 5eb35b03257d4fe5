"""The practice screen: one breath, one word, and nothing else for long."""

from collections.abc import Iterable
from datetime import timedelta
from typing import cast

from textual import events
from textual.app import ComposeResult

from stillpoint.config.settings import SettingsError
from stillpoint.core.answers import unanswered
from stillpoint.core.awake import Asking
from stillpoint.core.cues import Cue, CueKind
from stillpoint.core.errors import StillpointError
from stillpoint.core.runs import Run
from stillpoint.core.sessions import Screen, Session
from stillpoint.core.tapping import keep_noticed, tap
from stillpoint.history.journal import JournalError
from stillpoint.services.company import whose_lane
from stillpoint.services.help_pages import is_with_a_child
from stillpoint.services.paces import keep_pace
from stillpoint.services.parts import Parts
from stillpoint.services.sittings import Move, Sitting
from stillpoint.signals.bell import ring
from stillpoint.tui.beside import Beside, LastBreath
from stillpoint.tui.drawing.drawings import Alphabet, Drawing
from stillpoint.tui.heart import Heart, wait_for
from stillpoint.tui.presence import Attention
from stillpoint.tui.screens.help_card import CUES, HELP, HERE, HelpCard
from stillpoint.tui.screens.practice_dark import (
    AT_ONCE,
    NEEDED,
    has_left,
    new_words,
    rings_for_step,
    until_heard,
)
from stillpoint.tui.screens.practice_following import Leading, following
from stillpoint.tui.screens.practice_keys import BINDINGS, MOVES, SHARED, keys_that_matter
from stillpoint.tui.screens.practice_questions import Questions
from stillpoint.tui.screens.practice_taps import of_keeping, of_too_slow
from stillpoint.tui.screens.room import TextOnly
from stillpoint.tui.screens.summary import SummaryScreen
from stillpoint.tui.telling import asked_of, is_for_ears
from stillpoint.tui.widgets.duet import duet_for
from stillpoint.tui.widgets.pacer import Pacer
from stillpoint.tui.widgets.question import Question
from stillpoint.tui.widgets.scene import Scene

FRAME_RATE = 28.0
"""Looks at the clock a second while the pacer glides."""

CHILD = "child"
"""What an entry says that `b` cut short."""


class PracticeScreen(TextOnly[None]):
    """Lives a sitting with its user.

    Where another screen covers it (the keys, a card, the palette) the breath goes on: the clock is
    looked at once a second and at every turn, cues are heard, and nothing is drawn until it shows
    again. `frame_rate` None leaves every beat to the caller.
    """

    BINDINGS = BINDINGS
    AUTO_FOCUS = ""
    ALLOW_SELECT = False

    is_quiet = True
    """Nothing told in passing may cover the breath."""

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
        self._heart = Heart(self, self.beat) if frame_rate else None
        self._frame = timedelta(seconds=1 / frame_rate) if frame_rate else None
        self._attention = Attention(sitting.clock.reading())
        self._questions = Questions(sitting.clock.reading())
        self._last_breath = LastBreath(sitting, beside)
        self._fault: str | None = None
        self._pacer = Pacer(Drawing(parts.settings.drawing))
        other = whose_lane(sitting.session, sitting.company)
        self._scene = Scene(self._pacer, duet_for(sitting.run, other))
        self._scene.darken(is_for_ears(sitting.session))
        if sitting.session.screen is Screen.GLANCE:
            self._scene.enlarge()

    def compose(self) -> ComposeResult:
        """One scene."""
        yield self._scene

    def on_mount(self) -> None:
        """Begin to beat."""
        is_calm = self.parts.settings.reduced_motion or self.app.animation_level == "none"
        is_in_ascii = getattr(self.app, "is_in_ascii", False)
        for pacer in self.query(Pacer):
            pacer.is_stepped = is_calm
            pacer.glyphs = Alphabet.ASCII if is_in_ascii else pacer.glyphs
        if is_in_ascii:
            self._scene.draw_in_ascii()
        if is_calm:
            self._frame = None
        self.beat()

    def on_unmount(self) -> None:
        """Lose nothing, however the screen is left."""
        if not self.sitting.run.is_over:
            self.keep()

    def beat(self) -> None:
        """Look at the clock; let what it brought be heard and seen."""
        settled = self._questions.settled(self.sitting.run, self.sitting.clock.reading())
        self._live(self.sitting.steer(settled) if settled else self.sitting.beat())

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
        move = self._answer_of(event)
        self.action_wake()
        if move:
            event.stop()
            event.prevent_default()
            self._steer(move)

    def on_question_picked(self, event: Question.Picked) -> None:
        """An answer was clicked."""
        if event.step == self.sitting.run.step:
            self._steer(self._questions.picked(event.number, event.step))

    def on_click(self) -> None:
        """A click wakes it, and answers or taps as well."""
        is_asked = self._is_asking
        self.action_wake()
        if is_asked:
            self._steer(Run.answer)
        elif self.sitting.run.is_listening:
            self._steer(tap)

    def on_mouse_move(self) -> None:
        """The mouse wakes it too."""
        self.action_wake()

    def on_resize(self, event: events.Resize) -> None:
        """Leave out what there is no room for."""
        self._scene.fit(event)
        self._show()

    def on_screen_resume(self) -> None:
        """Show again what went on meanwhile."""
        if self.is_mounted:
            self._attention.woken = self.sitting.clock.reading()  # what lay over it took a key
            self.beat()

    def action_wake(self) -> None:
        """Bring back what has faded."""
        self._attention.woken = self.sitting.clock.reading()
        self._show_and_wait()

    def action_pause(self) -> None:
        """Pause, or go on."""
        self._steer(Run.resume if self.sitting.run.is_paused else Run.pause)

    def action_steer(self, move: str) -> None:
        """Back, on, again, a tap, out of an open step, or to the end."""
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
        before = self.sitting.run
        self._steer(Run.quicker)
        self._tell(of_too_slow(before, self.sitting.run))
        self._show_and_wait()

    def action_keep_noticed(self) -> None:
        """Keep the rate that is noticed."""
        self._tell(of_keeping(self.sitting.run))
        self._steer(keep_noticed)

    def action_no_answer(self) -> None:
        """On from a question, without an answer."""
        self._steer(unanswered)

    def action_sound_only(self) -> None:
        """A dark screen with a word and the time, or back."""
        self._scene.darken(not self._scene.is_dark)
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
        """Lay the help card over the practice, which goes on."""
        self._lay_over(HELP if self.session.audience in SHARED else HERE)

    def action_cues(self) -> None:
        """Lay the cue card over the practice: ready or enough, and the six states."""
        self._lay_over(CUES)

    @property
    def session(self) -> Session:
        """What is practised."""
        return self.sitting.session

    @property
    def is_dark(self) -> bool:
        """Whether the screen is dark."""
        return self._scene.is_dark

    @property
    def asked(self) -> str:
        """What somebody who may have dozed off is asked."""
        return asked_of(self.sitting.run)

    def heed_key(self) -> None:
        """A key was pressed on what lies over it: somebody is awake."""
        self._steer(Run.answer)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """The cue card is for whoever has a baby or a child there."""
        return action != "cues" or is_with_a_child(self.session)

    def _lay_over(self, place: int) -> None:
        self.app.push_screen(HelpCard(self.parts, place=place, over=self))

    def _answer_of(self, event: events.Key) -> Move | None:
        """What a key does instead of what it is bound to; None where it does that."""
        run, reading = self.sitting.run, self.sitting.clock.reading()
        at_question = self._questions.pressed(event.key, run, reading)
        bound = {binding.id for binding in self._bindings.key_to_bindings.get(event.key, ())}
        if self._is_asking:
            return None if NEEDED in bound else Run.answer
        if self._scene.has_left:
            return None if bound & AT_ONCE else Run.beat
        return at_question

    @property
    def _is_asking(self) -> bool:
        """Whether somebody is asked if they are awake."""
        run = self.sitting.run
        return run.asking is not Asking.QUIET and not run.is_paused

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
        reading, run = self.sitting.clock.reading(), self.sitting.run
        cues = tuple(cues)
        if self._scene.is_dark and rings_for_step(run, cues):
            ring(lambda _: self.app.bell(), muted=self.is_muted)
        for cue in cues:
            match cue.kind:
                case CueKind.BELL | CueKind.AWAKE:
                    ring(lambda _: self.app.bell(), cue.strikes, muted=self.is_muted)
                    self._tell("◦ bell")
                    if cue.kind is CueKind.AWAKE and isinstance(self.app.screen, HelpCard):
                        self.app.screen.tell_anew()  # who may have dozed off is asked there too
                case CueKind.PROMPT | CueKind.SIDE:
                    self._attention.prompted = reading
                case CueKind.STEP:
                    self._attention.entered = reading
                case CueKind.SOON:
                    self._tell(cue.text)
                case CueKind.PHASE | CueKind.TICK | CueKind.END:
                    pass

    def _end(self) -> None:
        if self._heart:
            self._heart.stop()
        try:
            self.sitting.save()
        except JournalError as error:
            self._fault = None if self.sitting.is_saved else str(error)
        if told := keep_pace(self.parts, self.sitting.saved_entry):
            self.notify(told)
        if self.app.screen is self:  # else when what covers it is gone
            self._keep_choices()
            other = None if self._fault else following(self.sitting, self.parts, self.notify)
            if other:
                cast(Leading, self.app).go_on_to(other)
            else:
                self.app.switch_screen(self._summary())

    def _summary(self) -> SummaryScreen:
        is_dark = self._scene.is_dark
        return SummaryScreen(self.sitting, self.parts, fault=self._fault, is_dark=is_dark)

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
                    self.notify(str(error), severity="warning")

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
            if self._scene.has_left:
                self._heart.beat_in(until_heard(run))
                return
            frame = self._frame if is_seen and not self._scene.hides_the_pacer else None
            fading = self._attention.waits(reading, is_paused=run.is_paused)
            typing = self._questions.wait(reading)
            wait = wait_for(run, frame=frame, others=(*fading, typing))
            shown_late = reading - run.looked
            self._heart.beat_in(wait and wait - shown_late)

    def _show(self) -> None:
        run, reading = self.sitting.run, self.sitting.clock.reading()
        if run.is_over or self._scene.is_too_small:
            return
        if run.is_paused:
            self._attention.woken = reading
        if self._scene.is_dark and has_left(run, reading - self._attention.woken):
            self._scene.leave(new_words(run, reading - self._attention.told))
            return
        self._questions.heed(run)
        asides = tuple(self._asides())
        keys = keys_that_matter(run, self.sitting.session)
        self._scene.show(
            run, self._attention, reading, asides=asides, keys=keys, chosen=self._questions.chosen
        )

    def _asides(self) -> Iterable[str]:
        if self.is_muted:
            yield "muted"
        if self.sitting.is_rehearsal:
            yield "a preview"
