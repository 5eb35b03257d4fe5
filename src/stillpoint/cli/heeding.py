"""What a line comes to that somebody types while a session is told line by line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from stillpoint.cli.typed_words import Word, word_in
from stillpoint.core.answers import (
    answer_in,
    answered,
    answers_in_words,
    thought_over,
    unanswered,
)
from stillpoint.core.awake import Asking
from stillpoint.core.runs import Run
from stillpoint.core.steps import Ask
from stillpoint.core.tapping import enter, keep_noticed, tap
from stillpoint.services.sittings import Move
from stillpoint.tui.screens.practice_taps import of_keeping, of_too_slow
from stillpoint.tui.telling import time_left, whereabouts

UNKNOWN = "No such word is known here; help lists them."


@dataclass(frozen=True, slots=True)
class Heard:
    """One of these: a word to be heeded, or what is done to the run and what is said of it."""

    word: Word | None = None
    move: Move = Run.beat
    said: str = ""


MOVES: Mapping[Word, Move] = {
    Word.PAUSE: Run.pause,
    Word.GO_ON: Run.resume,
    Word.NEXT: Run.skip,
    Word.BACK: Run.back,
    Word.REPEAT: Run.again,
    Word.MORE: Run.more,
    Word.TAP: tap,
    Word.KEEP: keep_noticed,
    Word.NO_HOLDS: Run.without_holds,
    Word.QUICKER: Run.quicker,
    Word.FINISH: Run.finish,
    Word.WHERE: Run.beat,
}
"""What the words do to a run that do anything to it."""


def heard(line: str, run: Run) -> Heard:
    """What a line means as a run stands; who is needed elsewhere is heard before all else."""
    word = word_in(line)
    if word is Word.NEEDED:
        return Heard(word)
    if run.asking is not Asking.QUIET and not run.is_paused:
        return Heard(move=Run.answer)
    if not line.strip():
        return Heard(Word.GO_ON) if run.is_paused else Heard(move=_of_enter(run))
    if isinstance(run.step, Ask):
        return _at_question(run.step, line, word)
    return Heard(word) if word else Heard(said=UNKNOWN)


def told_of(word: Word, before: Run, after: Run) -> str:
    """What is told of what a word has done, where nothing else tells it."""
    if after.is_over:
        return ""
    match word:
        case Word.WHERE:
            return _where(after)
        case Word.MORE if after.timeline.length is None:
            return "this step is open already"
        case Word.TAP if not before.is_listening:
            return "no taps are listened for here"
    return OUTCOMES[word](before, after) if word in OUTCOMES else ""


def _of_enter(run: Run) -> Move:
    return unanswered if isinstance(run.step, Ask) else enter


def _at_question(step: Ask, line: str, word: Word | None) -> Heard:
    answer = answer_in(step, line)
    if answer is not None:
        return Heard(move=partial(answered, answer=answer))
    if word:
        return Heard(word)
    known = answers_in_words(step)
    said = f"That is none of the answers ({known}). Enter alone goes on without one."
    return Heard(move=thought_over, said=said)


def _where(run: Run) -> str:
    word = run.moment.word
    stands = "paused" if run.is_paused else word
    return "; ".join(filter(None, (whereabouts(run).replace(" · ", ", "), stands, time_left(run))))


def _still_paused(_: Run, after: Run) -> str:
    return _where(after) if after.is_paused else ""


OUTCOMES: Mapping[Word, Callable[[Run, Run], str]] = {
    Word.PAUSE: lambda _, __: "paused; Enter goes on",
    Word.GO_ON: lambda before, _: "going on" if before.is_paused else "",
    Word.NEXT: _still_paused,
    Word.BACK: _still_paused,
    Word.REPEAT: _still_paused,
    Word.MORE: lambda _, __: "about a minute more",
    Word.KEEP: lambda before, _: of_keeping(before),
    Word.NO_HOLDS: lambda _, __: "no holds from here on",
    Word.QUICKER: of_too_slow,
}
"""What is told of a word, by the run before it and after."""
