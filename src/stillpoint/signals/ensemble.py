"""Everything that is heard of one session."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from stillpoint.core.awake import Asking
from stillpoint.core.clock import Clock
from stillpoint.core.cues import BEFORE, Cue, CueKind
from stillpoint.core.entering import timeline_of
from stillpoint.core.runs import Run
from stillpoint.core.sound_names import NONE
from stillpoint.signals.bells import MARKS
from stillpoint.signals.cue_record import CueRecord
from stillpoint.signals.loudness import Loudness
from stillpoint.signals.playing import Playing
from stillpoint.signals.reading_aloud import ReadingAloud
from stillpoint.signals.requests import FOR_THE_TERMINAL
from stillpoint.signals.soundings import Purpose, Sounding, soundings
from stillpoint.signals.sounds import breath_name
from stillpoint.signals.under import Background

UNDER_A_BELL = timedelta(seconds=4)
"""How long a background makes way for a bell."""

UNDER_A_VOICE = 0.5
"""How much of its volume a tone or a mark keeps while something is said."""

BY_TERMINAL = "terminal"
"""What the terminal's own bell is called among the ways."""

PASSING = (Purpose.TONE, Purpose.MARK, Purpose.AWAKE)
"""What a pause and the end silence; bells ring out."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user wants to hear."""

    loudness: Loudness
    bells: Mapping[str, str]
    """What rings where a session asks for a bell."""
    has_tones: bool
    """The breath is heard."""
    is_off: bool = False
    """Nothing is heard at all."""


class Ensemble:
    """Bells, tones, marks and a background, or the terminal's bell where there is no player."""

    def __init__(
        self,
        run: Run,
        playing: Playing,
        choices: Choices,
        clock: Clock,
        *,
        background: Background | None = None,
        aloud: ReadingAloud | None = None,
        record: CueRecord | None = None,
    ) -> None:
        self._before = run
        self._playing = playing
        self._choices = choices
        self._clock = clock
        self._background = background
        self._aloud = aloud
        self._record = record
        self._is_muted = False
        self._is_closed = False
        if aloud:
            aloud.heard_by(self._make_way)
        for names in names_of(run, choices):
            self._playing.prepare(names)
        self._set_background()

    @property
    def is_muted(self) -> bool:
        """Whether nothing is to be heard for now."""
        return self._is_muted

    @is_muted.setter
    def is_muted(self, is_muted: bool) -> None:
        self._is_muted = is_muted
        if is_muted:
            self._playing.stop(*Purpose)
            if self._aloud:
                self._aloud.hush()
        self._set_background()

    def hear(self, run: Run, cues: Iterable[Cue], *, is_dark: bool = False) -> None:
        """Let be heard what a look at a run brought; a dark screen rings for each step at least."""
        before, self._before = self._before, run
        cues = tuple(cues)
        heard = tuple(soundings(before, run, cues))
        self._silence(before, run)
        if self._aloud:
            self._aloud.hear(run, () if self._is_muted else cues, is_dark=is_dark)
        way = self._way
        for cue, sounding in heard:
            sounding = self._wanted(sounding)
            if self._record:
                reading = self._clock.reading()
                self._record.note(cue, run, sounding, way=way, reading=reading)
            if sounding and way == BY_TERMINAL:
                self._ring_for(cue, sounding, is_dark=is_dark)
            elif sounding and way:
                self._play(sounding)
        if way and heard:
            self._playing.prepare(tones_to_come(run))

    def stand_still(self) -> None:
        """Leave nothing sounding for long in a process that is about to be stopped."""
        if self._background:
            self._background.end()

    def go_on(self) -> None:
        """Sound again after that."""
        self._set_background()

    def close(self) -> None:
        """Let nothing be heard any more but the bell at the end."""
        self._is_closed = True
        if self._aloud:
            self._aloud.close()
        self._playing.stop(*(purpose for purpose in Purpose if purpose is not Purpose.END))
        self._set_background()

    @property
    def _way(self) -> str:
        """What sounds are played by; nothing where none are to be heard."""
        if self._is_muted or self._choices.is_off:
            return ""
        return self._playing.way or BY_TERMINAL

    def _make_way(self, lasts: timedelta) -> None:
        """Let something be said over a background; called in another thread."""
        if lasts and self._background:
            self._playing.post(partial(self._background.make_way, lasts))

    def _wanted(self, sounding: Sounding | None) -> Sounding | None:
        if sounding is None or (sounding.purpose is Purpose.TONE and not self._choices.has_tones):
            return None
        return replace(sounding, name=self._choices.bells.get(sounding.name, sounding.name))

    def _ring_for(self, cue: Cue, sounding: Sounding, *, is_dark: bool) -> None:
        is_step_in_the_dark = is_dark and cue.kind is CueKind.STEP
        if sounding.purpose in FOR_THE_TERMINAL or is_step_in_the_dark:
            self._playing.ring(cue.strikes)

    def _play(self, sounding: Sounding) -> None:
        gain = self._choices.loudness.gain(self._clock.now(), sounding.louder)
        if sounding.purpose in FOR_THE_TERMINAL:
            if self._background:
                self._playing.post(partial(self._background.make_way, UNDER_A_BELL))
        elif self._aloud and self._aloud.is_speaking:
            gain *= UNDER_A_VOICE**2
        self._playing.play(sounding, gain)

    def _silence(self, before: Run, run: Run) -> None:
        """Stop what a change of the run leaves behind."""
        if run.is_over and not run.has_arrived:
            self._playing.stop(*PASSING, Purpose.BELL)
        elif run.is_over or run.is_paused:
            self._playing.stop(*PASSING)
        elif run.heard == BEFORE or (run.index, run.came) != (before.index, before.came):
            self._playing.stop(Purpose.TONE)
        if before.asking is not Asking.QUIET and run.asking is Asking.QUIET:
            self._playing.stop(Purpose.AWAKE)
        if (run.is_paused, run.is_over) != (before.is_paused, before.is_over):
            self._set_background()

    def _set_background(self) -> None:
        if self._background is None:
            return
        run = self._before
        if self._is_closed or run.is_paused or run.is_over or not self._way:
            self._playing.post(self._background.end)
        else:
            gain = self._choices.loudness.gain(self._clock.now())
            self._playing.post(partial(self._background.begin, gain))


def names_of(run: Run, choices: Choices) -> tuple[tuple[str, ...], ...]:
    """The sounds that a run may ask for, in groups: those that come first can be made beside."""
    first, *later = (choices.bells.get(bell, bell) for bell in _bells_of(run))
    return (first,), tones_to_come(run), (*later, *MARKS)


def _bells_of(run: Run) -> tuple[str, ...]:
    bells = (run.bells.start, run.bells.interval, run.bells.end)
    return tuple(dict.fromkeys(bell for bell in bells if bell != NONE)) or ("bowl",)


def tones_to_come(run: Run) -> tuple[str, ...]:
    """The tone of the breath that begins next, if one does."""
    if run.is_over:
        return ()
    if run.heard == BEFORE:
        moments = [run.timeline.at(timedelta())]
    elif turn := run.timeline.next_turn(run.elapsed):
        moments = [run.timeline.at(turn)]
    else:
        following = (run.steps[place] for place in run.coming[:1])
        moments = [timeline_of(step, run.knowledge).at(timedelta()) for step in following]
    tones = (breath_name(it.phase, it.left) for it in moments if it.phase and it.left)
    return tuple(filter(None, tones))
