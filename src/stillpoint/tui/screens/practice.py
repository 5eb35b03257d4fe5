"""The practice screen: one breath, one word, and nothing else for long."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from textual import events
from textual.app import ComposeResult
from textual.command import CommandPalette
from textual.message import Message

from stillpoint.config.groups import GROUPS
from stillpoint.config.settings import Settings
from stillpoint.core.cues import Cue, CueKind
from stillpoint.core.runs import Run
from stillpoint.core.sessions import Screen, Session
from stillpoint.core.tapping import tap
from stillpoint.services.company import whose_lane
from stillpoint.services.parts import Parts
from stillpoint.services.sittings import Move, Sitting
from stillpoint.signals.ensemble import Ensemble
from stillpoint.tui.beside import Beside, LastBreath
from stillpoint.tui.drawing.drawings import Drawing
from stillpoint.tui.heart import Heart, wait_for
from stillpoint.tui.held_keys import BETWEEN_REPEATS, PressedKeys
from stillpoint.tui.presence import Attention
from stillpoint.tui.ringing import Ringer
from stillpoint.tui.screens.laid_over import LaidOver
from stillpoint.tui.screens.practice_answering import answer_of, is_asked
from stillpoint.tui.screens.practice_dark import has_left, new_words, until_heard
from stillpoint.tui.screens.practice_ending import Choices, Ending
from stillpoint.tui.screens.practice_hearing import Hearing
from stillpoint.tui.screens.practice_keys import BINDINGS, keys_that_matter
from stillpoint.tui.screens.practice_questions import Questions
from stillpoint.tui.screens.practice_steering import Steered
from stillpoint.tui.telling import is_for_ears
from stillpoint.tui.widgets.duet import duet_for
from stillpoint.tui.widgets.pacer import Pacer
from stillpoint.tui.widgets.question import Question
from stillpoint.tui.widgets.scene import Scene

HEARD = {*GROUPS["Sound"], *GROUPS["Voice and notices"]} - {"muted", "notices"}
"""The settings of what is heard."""

FRAME_RATE = 28.0
"""Looks at the clock a second while the pacer glides."""

READ_FROM_AFAR = (Screen.GLANCE, Screen.ROOM)


class PracticeScreen(Steered):
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

    @dataclass
    class Arrived(Message):
        """A session has come to its end by itself."""

        session: Session

    def __init__(
        self,
        sitting: Sitting,
        parts: Parts,
        *,
        beside: Beside | None = None,
        frame_rate: float | None = FRAME_RATE,
    ) -> None:
        super().__init__(sitting, parts)
        self._heart = Heart(self, self.beat) if frame_rate else None
        self._frame = self._fastest = timedelta(seconds=1 / frame_rate) if frame_rate else None
        self._attention = Attention(sitting.clock.reading())
        settings = parts.settings
        self._hearing = Hearing(self._attention, self._ensemble(), is_muted=settings.muted)
        self._pressed = PressedKeys(sitting.clock.reading(), within=BETWEEN_REPEATS)
        self._questions = Questions(sitting.clock.reading())
        self._last_breath = LastBreath(sitting, beside)
        self._ending = Ending(self, sitting, parts)
        self._pacer = Pacer(Drawing(settings.drawing))
        other = whose_lane(sitting.session, sitting.company)
        self._scene = Scene(self._pacer, duet_for(sitting.run, other))
        is_dark = sitting.manner.is_dark
        self._scene.darken(is_for_ears(sitting.session) if is_dark is None else is_dark)
        self._scene.show_to_room(sitting.session.screen is Screen.ROOM)
        self._scene.enlarge(self._is_for_afar)

    def compose(self) -> ComposeResult:
        """One scene."""
        yield self._scene

    def on_mount(self) -> None:
        """Begin to beat."""
        ringer = Ringer(self.app)
        self.parts.sound.heard_by(ringer.ring, ringer.tell)
        self.app.app_suspend_signal.subscribe(self, self._hearing.stand_still, immediate=True)
        self.app.app_resume_signal.subscribe(self, self._hearing.go_on)
        self._draw_as_set()
        self.sitting.begin()  # what was made since it was asked for took some tenths of a second
        self.beat()

    def heed_settings(self, before: Settings) -> None:
        """Take up what is set otherwise than it was; what was chosen underway stays."""
        now = self.parts.settings
        if now.drawing != before.drawing:
            self._pacer.draw_with(Drawing(now.drawing))
        if now.muted != before.muted:
            self._hearing.mute(now.muted)
        if any(getattr(now, name) != getattr(before, name) for name in HEARD):
            self._hearing.take_up(self._ensemble())
        self._draw_as_set()
        self._show_and_wait()

    def on_unmount(self) -> None:
        """Lose nothing, however the screen is left."""
        if not self.sitting.run.is_over:
            self.keep()
        self._hearing.close()

    def beat(self) -> None:
        """Look at the clock; let what it brought be heard and seen."""
        settled = self._questions.settled(self.sitting.run, self.sitting.clock.reading())
        self.live(self.sitting.steer(settled) if settled else self.sitting.beat())

    def live(self, cues: Iterable[Cue]) -> None:
        """Let be heard and seen what a look at the clock brought."""
        was_last = self._last_breath.has_begun
        self._hear((*cues, *self._last_breath.heed()))
        if self._last_breath.has_begun and not was_last:
            self.tell("it is done · this breath is the last")
        if self.sitting.run.is_over:
            self._end()
        else:
            self._show_and_wait()

    def tell(self, notice: str) -> None:
        """Tell something for a moment."""
        self._attention.tell(notice, self.sitting.clock.reading())

    def keep(self) -> str | None:
        """Save the part done; what to tell if that fails. Never raises."""
        if self._heart:
            self._heart.stop()
        return self._ending.keep(lambda: self._choices)

    def on_key(self, event: events.Key) -> None:
        """Any key wakes the screen, and answers when somebody is asked to."""
        move = self._answer_of(event)
        self.action_wake()
        if move:
            event.stop()
            event.prevent_default()
            self.steer(move)

    def on_question_picked(self, event: Question.Picked) -> None:
        """An answer was clicked."""
        if event.step == self.sitting.run.step:
            self.steer(self._questions.picked(event.number, event.step))

    def on_click(self) -> None:
        """A click wakes it, and answers or taps as well."""
        was_asked = is_asked(self.sitting.run)
        self.action_wake()
        if was_asked:
            self.steer(Run.answer)
        elif self.sitting.run.is_listening:
            self.steer(tap)

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

    def action_sound_only(self) -> None:
        """A dark screen with a word and the time, or back."""
        self._scene.darken(not self._scene.is_dark)
        self.sitting.manner = replace(self.sitting.manner, is_dark=self._scene.is_dark)
        self._show()

    def action_for_the_room(self) -> None:
        """Only the drawing and one large word, to be read by a whole room, or back."""
        self._scene.show_to_room(not self._scene.is_for_the_room)
        self._scene.enlarge(self._is_for_afar)
        self._show()

    def action_next_drawing(self) -> None:
        """Let another drawing carry the breath."""
        self._pacer.draw_with(self._pacer.drawing.next)
        self.tell(str(self._pacer.drawing))
        self._show()

    def action_mute(self) -> None:
        """No bells, or bells again."""
        self._hearing.mute(not self._hearing.is_muted)
        self.tell("muted" if self._hearing.is_muted else "sound on")
        self._show()

    @property
    def is_dark(self) -> bool:
        """Whether the screen is dark."""
        return self._scene.is_dark

    def _ensemble(self) -> Ensemble:
        aloud = self.parts.reading_aloud(self.sitting)
        return self.parts.sound.ensemble(self.sitting.run, self.parts.settings, aloud)

    def _draw_as_set(self) -> None:
        is_calm = self.parts.settings.reduced_motion or self.app.animation_level == "none"
        self._scene.still(is_calm)
        self._scene.enlarge(self._is_for_afar)
        self._scene.draw_in_ascii(getattr(self.app, "is_in_ascii", False))
        self._frame = None if is_calm else self._fastest

    @property
    def _is_for_afar(self) -> bool:
        is_afar = self.session.screen in READ_FROM_AFAR or self.parts.settings.big_text
        return is_afar or self._scene.is_for_the_room

    def _answer_of(self, event: events.Key) -> Move | None:
        run, reading = self.sitting.run, self.sitting.clock.reading()
        is_held = self._pressed.is_repeat(event.key, reading)
        at_question = self._questions.pressed(event.key, run, reading)
        active = self.active_bindings.get(event.key)
        bound = {active.binding.id} if active else set()
        return answer_of(
            run,
            bound,
            has_left=self._scene.has_left,
            is_held=is_held,
            at_question=at_question,
        )

    @property
    def _choices(self) -> Choices:
        return {"drawing": str(self._pacer.drawing), "muted": self._hearing.is_muted}

    def _hear(self, cues: Iterable[Cue]) -> None:
        cues = tuple(cues)
        reading = self.sitting.clock.reading()
        self._hearing.hear(cues, self.sitting.run, reading, is_dark=self._scene.is_dark)
        if any(cue.kind is CueKind.AWAKE for cue in cues):
            self._ask_above()

    def _ask_above(self) -> None:
        """Have whoever may have dozed off asked on what lies over the practice, too."""
        match self.app.screen:
            case LaidOver() as sheet:
                sheet.tell_anew()
            case CommandPalette() as palette:
                palette.dismiss()  # it has no room to ask anything

    def _end(self) -> None:
        if self._heart:
            self._heart.stop()
        self._ending.save()
        if self.sitting.run.has_arrived:
            self.post_message(self.Arrived(self.session))
        if self.app.screen is self:  # else when what covers it is gone
            self._ending.go_on(self._choices, is_dark=self._scene.is_dark, held=self._pressed.last)

    def _show_and_wait(self) -> None:
        if self.sitting.run.is_over:
            return
        if self.app.screen is self:
            self._show()
        if self._heart:
            self._heart.beat_in(self._until_next_look)

    @property
    def _until_next_look(self) -> timedelta | None:
        run, reading = self.sitting.run, self.sitting.clock.reading()
        if self._scene.has_left:
            return until_heard(run)
        is_seen = self.app.screen is self and not self._scene.hides_the_pacer
        fading = self._attention.waits(reading, is_paused=run.is_paused)
        typing = self._questions.wait(reading)
        wait = wait_for(run, frame=self._frame if is_seen else None, others=(*fading, typing))
        return wait and wait - (reading - run.looked)

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
        if self._hearing.is_muted:
            yield "muted"
        if self.sitting.is_rehearsal:
            yield "a preview"
