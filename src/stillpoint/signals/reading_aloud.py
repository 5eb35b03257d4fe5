"""What of a session is said aloud, and when it breaks off."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

from stillpoint.core.answers import answers_in_words
from stillpoint.core.awake import Asking
from stillpoint.core.cues import Cue, CueKind
from stillpoint.core.lived import with_runs
from stillpoint.core.runs import Run
from stillpoint.core.sessions import Screen, Session
from stillpoint.core.steps import Ask
from stillpoint.signals.voice import Voice


class ReadingAloud:
    """Has a voice say what comes in a run, in the same words each time."""

    def __init__(self, voice: Voice, run: Run, session: Session) -> None:
        self._voice = voice
        self._run = run
        self._language = session.language
        self._is_for_ears = session.screen is Screen.AUDIO

    @property
    def is_speaking(self) -> bool:
        """Whether something is said now, or about to be."""
        return self._voice.is_speaking

    def heard_by(self, heed: Callable[[timedelta], object]) -> None:
        """Say who is told, in another thread, how long a text takes when it begins to be said."""
        self._voice.heed = heed

    def hear(self, run: Run, cues: Iterable[Cue], *, is_dark: bool = False) -> None:
        """Say what a look at a run brought; stop first where it broke off what was being said."""
        before, self._run = self._run, run
        if breaks_off(before, run):
            self._voice.hush()
        words = words_of(before, run, cues, is_dark=is_dark or self._is_for_ears)
        self._voice.say(words, self._language)

    def hush(self) -> None:
        """Say nothing more of what came so far."""
        self._voice.hush()

    def close(self) -> None:
        """Say nothing more at all."""
        self._voice.close()


def words_of(before: Run, after: Run, cues: Iterable[Cue], *, is_dark: bool = False) -> str:
    """What is said of the cues between two looks at a run: what comes together, in one go.

    The words of a breath are not: its tones tell it, and nobody breathes to so much talk. What is
    written on a lit screen is said too where it is dark.
    """
    given = tuple(with_runs(before, after, cues))
    said = [words for cue, run in given for words in _said(cue, run, is_dark) if words]
    return " ".join(_sentence(words) for words in said if not _is_said_anyway(words, said))


def breaks_off(before: Run, after: Run) -> bool:
    """Whether what is being said between two looks at a run is not to be heard to its end.

    A pause breaks it off, a step that is left before its end, and a key where one was asked for.
    """
    if after.is_paused:
        return not before.is_paused
    if before.asking is not Asking.QUIET and after.asking is Asking.QUIET:
        return True
    has_left = (before.came, before.index) != (after.came, after.index) or after.is_over
    has_gone_back = after.elapsed < before.elapsed
    return (has_left or has_gone_back) and not _could_end(before, after.looked - before.looked)


def _could_end(run: Run, passed: timedelta) -> bool:
    """Whether a step ends by itself within some time."""
    length = run.timeline.length
    return length is not None and length - run.elapsed <= passed


def _said(cue: Cue, run: Run, is_dark: bool) -> Iterator[str]:
    match cue.kind:
        case CueKind.STEP:
            yield cue.text if is_dark else ""
            yield from _asked(run, is_dark)
        case CueKind.PROMPT | CueKind.SIDE | CueKind.SOON | CueKind.AWAKE:
            yield cue.text
        case CueKind.PHASE | CueKind.TICK | CueKind.BELL | CueKind.END:
            pass


def _asked(run: Run, is_dark: bool) -> Iterator[str]:
    """What a step that begins asks for: an answer, or taps."""
    if isinstance(run.step, Ask):
        yield run.step.question
        yield answers_in_words(run.step) if is_dark else ""
    elif is_dark and run.is_listening:
        yield run.moment.word


def _is_said_anyway(words: str, said: list[str]) -> bool:
    """Whether words come again among longer ones, as many a title does in the prompt below it."""
    return any(words.lower() in other.lower() and len(words) < len(other) for other in said)


def _sentence(words: str) -> str:
    return words if words[-1] in ".!?…:" else f"{words}."
