"""The middle of the practice screen: the pacer or the words, and what is counted."""

from collections.abc import Mapping
from enum import StrEnum

from textual.app import ComposeResult
from textual.containers import Vertical

from stillpoint.core.runs import Run
from stillpoint.core.steps import Ask, Attune, Breathe, Guide, Stretch
from stillpoint.core.timelines import Moment
from stillpoint.tui.presence import Presence
from stillpoint.tui.telling import (
    asked_of,
    second_of,
    seconds_left,
    spoken,
    taps_as_dots,
    time_left,
)
from stillpoint.tui.widgets.duet import Duet
from stillpoint.tui.widgets.huge_word import HugeWord
from stillpoint.tui.widgets.pacer import Pacer
from stillpoint.tui.widgets.question import Question
from stillpoint.tui.widgets.timeline import Course, LineOfTime
from stillpoint.tui.widgets.words import Tone, Words

PAUSED = "paused"
WAS_AWAY = "Paused while the screen was away · space goes on"

SWAYS = ("●         ·", "·         ●")
"""The two ends of a beat to rock, walk or stroke by."""
STILL_SWAYS = ("●", "·")
"""The same where motion is unwelcome."""

TONES: Mapping[Presence, Tone] = {Presence.THERE: Tone.QUIET, Presence.FADING: Tone.FAINT}


class Face(StrEnum):
    """What the stage shows; also the class that lays it out."""

    BREATH = "-breath"
    WORDS = "-words"
    DUET = "-duet"
    HOLD = "-hold"
    QUESTION = "-question"
    DARK = "-dark"


class Stage(Vertical):
    """Shows a run: its breath, its words or its hold, and in the dark a word and a time."""

    DEFAULT_CSS = """
    Stage {
        height: 1fr;
        & > #portion { display: none; margin-top: 1; }
        & > #spoken { display: none; height: 1fr; }
        & > Question { display: none; }
        &.-question {
            & > Pacer { display: none; }
            & > #seconds { display: none !important; }
            & > #prompt { height: 0; margin-top: 0; }
            &.-said > #prompt { height: 2; }
            & > Question { display: block; }
        }
        & > #sway { display: none; margin-bottom: 1; }
        & > #prompt { height: 2; margin-top: 1; }
        &.-duet > Pacer { display: none; }
        &.-duet > Duet { display: block; }
        &.-words, &.-hold, &.-dark {
            & > Pacer { display: none; }
            & > #spoken { display: block; }
        }
        &.-hold, &.-dark, &.-swaying {
            align-vertical: middle;
            & > #spoken { max-height: 7; }
        }
        &.-words.-swaying > #sway { display: block; }
        &.-hold > #portion { display: block; }
        &.-dark > #prompt { margin-top: 0; }
        & > HugeWord { display: none; }
        &.-breath.-room {
            & > HugeWord { display: block; height: 40%; }
            & > #word, & > #seconds { display: none !important; }
            & > #prompt { display: none; }
        }
    }
    """

    def __init__(self, pacer: Pacer, duet: Duet | None = None) -> None:
        super().__init__()
        self.pacer = pacer
        self._duet = duet
        self.is_low = False
        """There is little height: the seconds stand beside the word."""
        self.is_for_room = False
        """A breath is read by a whole room: the drawing and its word, and nothing else."""
        self.is_big = False
        """It is to be read from some way off: few words, and those large."""
        self.is_still = False
        """Motion is unwelcome: nothing moves from its place."""
        self.question = Question()
        self._face: Face | None = None
        self._spoken = Words(id="spoken")
        self._portion = LineOfTime(id="portion", widest=32)
        self._sway = Words(id="sway")
        self._word = Words(id="word")
        self._huge = HugeWord()
        self._seconds = Words(id="seconds")
        self._prompt = Words(id="prompt")

    def compose(self) -> ComposeResult:
        """Everything there may be; the face decides what is seen."""
        yield self.pacer
        if self._duet:
            yield self._duet
        yield self._spoken
        yield self.question
        yield self._sway
        yield self._huge
        yield self._word
        yield self._seconds
        yield self._portion
        yield self._prompt

    def enlarge(self, is_big: bool) -> None:
        """Write words in letters of blocks, and only the words that are needed; or as usual."""
        self.is_big = self.question.is_far = is_big
        for words in (self._spoken, self._word, self._seconds, self._prompt):
            words.is_big = is_big
        if self._duet:
            self._duet.enlarge(is_big)

    def show_to_room(self, is_for_room: bool) -> None:
        """Show a breath with one huge word alone, and questions in large letters."""
        self.is_for_room = is_for_room
        self.question.is_far = is_for_room or self.is_big

    def show(
        self,
        run: Run,
        *,
        dark: bool,
        presence: Presence,
        prompted: Presence,
        chosen: int | None = None,
    ) -> None:
        """Show where a run stands; `prompted` is how present its newest prompt is."""
        face = face_of(run, dark=dark)
        self._lay_out(face, swaying=run.moment.tick is not None)
        self.set_class(self.is_for_room and not asked_of(run), "-room")
        tone = TONES.get(presence)
        match face:
            case Face.BREATH:
                self._show_breath(run, tone)
                self._show_prompt(run, TONES.get(prompted))
            case Face.DUET:
                self._show_duet(run)
                self._show_prompt(run, TONES.get(prompted))
            case Face.WORDS:
                self._show_words(run)
            case Face.HOLD:
                self._show_hold(run)
            case Face.QUESTION:
                self._show_question(run, chosen)
            case Face.DARK:
                self._show_dark(run, TONES.get(prompted))
        if run.is_paused:
            self._show_pause(run)

    def _lay_out(self, face: Face, *, swaying: bool) -> None:
        if face is not self._face:
            self._face = face
            self.set_classes([face])
        if swaying is not self.has_class("-swaying"):
            self.set_class(swaying, "-swaying")

    def _show_breath(self, run: Run, tone: Tone | None) -> None:
        moment = run.moment
        self.pacer.show(moment.fullness or 0.0, moment.phase, second_of(moment.left))
        self._huge.show(huge_word(moment))
        if self.is_big and moment.phase:
            self._count(str(moment.phase), seconds_left(moment), Tone.QUIET)
        elif moment.is_listening:
            self._count(moment.word, taps_as_dots(moment), Tone.QUIET)
        else:
            self._count(moment.word, seconds_left(moment), tone)

    def _show_duet(self, run: Run) -> None:
        if self._duet:
            self._duet.show(run.moment)
        self._count("", "", None)

    def _show_prompt(self, run: Run, tone: Tone | None) -> None:
        if asked := asked_of(run):
            self._prompt.show(asked)
        else:
            self._say(self._prompt, run.moment.prompt, tone)

    def _show_words(self, run: Run) -> None:
        tick = run.moment.tick
        self._spoken.show(spoken(run))
        sways = STILL_SWAYS if self.is_still else SWAYS
        self._sway.show("" if tick is None else sways[tick % 2])
        self._count("", "", None)
        self._prompt.show("")

    def _show_hold(self, run: Run) -> None:
        moment = run.moment
        self._spoken.show(spoken(run))
        self._portion.show(Course((moment.left,), 0, moment.portion or 0.0))
        self._count(moment.word, seconds_left(moment), Tone.QUIET)
        self._prompt.show("")

    def _show_question(self, run: Run, chosen: int | None) -> None:
        if isinstance(run.step, Ask):
            self.question.show(run.step, chosen)
        self._count("", "", None)
        self.set_class(bool(run.moment.prompt), "-said")
        self._prompt.show(run.moment.prompt, Tone.QUIET)

    def _show_dark(self, run: Run, prompted: Tone | None) -> None:
        moment = run.moment
        is_asked = bool(asked_of(run))
        words = spoken(run) if is_asked else moment.word or spoken(run)
        self._spoken.show(words, Tone.CLEAR if is_asked else Tone.QUIET)
        self._count("", "", None)
        self._say(self._seconds, time_left(run), Tone.QUIET)
        self._say(self._prompt, moment.prompt if moment.word else "", prompted and Tone.QUIET)

    def _show_pause(self, run: Run) -> None:
        self._word.show(PAUSED)
        self._huge.show(PAUSED)
        self._seconds.show("")
        self._prompt.show(WAS_AWAY if run.has_slept else "", Tone.QUIET)

    def _count(self, word: str, seconds: str, tone: Tone | None) -> None:
        if (self.is_low or self.is_big) and seconds and tone:
            word, seconds = f"{word}{' ' if self.is_big else ' · '}{seconds}", ""
        self._word.show(word)
        self._say(self._seconds, seconds, tone)

    def _say(self, words: Words, text: str, tone: Tone | None) -> None:
        words.show(text if tone else "", tone or words.tone)


def huge_word(moment: Moment) -> str:
    """The one word of a breath that is read from afar."""
    if moment.is_listening:
        return "tap"
    return str(moment.phase or "")


def face_of(run: Run, *, dark: bool) -> Face:
    """What the stage shows of the step."""
    if isinstance(run.step, Ask) and not asked_of(run):
        return Face.QUESTION
    if dark:
        return Face.DARK
    match run.step:
        case Breathe() | Attune():
            return Face.DUET if run.moment.child else Face.BREATH
        case Stretch():
            return Face.HOLD
        case Guide() | Ask():
            return Face.WORDS
