"""The words that may be typed while a session is told line by line, and what each one does."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from stillpoint.core.runs import Run
from stillpoint.core.sessions import Session
from stillpoint.core.steps import Attune, Breathe, Lead, PlainStep
from stillpoint.services.help_pages import is_with_a_child
from stillpoint.tui.telling import who_needs_me


class Word(StrEnum):
    """A word that is heeded, as the list of them tells it."""

    PAUSE = "pause"
    GO_ON = "go on"
    NEXT = "next"
    BACK = "back"
    REPEAT = "repeat"
    MORE = "more"
    TAP = "tap"
    KEEP = "keep"
    NO_HOLDS = "no holds"
    QUICKER = "quicker"
    NEEDED = "needed"
    FINISH = "finish"
    MUTE = "mute"
    WHERE = "where"
    CUES = "cues"
    CARD = "card"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word is for, and what else may be typed for it: the app's key among them."""

    does: str
    others: tuple[str, ...]


MEANINGS = {
    Word.PAUSE: Meaning("stand still until you go on", ("wait", "stop")),
    Word.GO_ON: Meaning("go on after a pause; Enter alone does too", ("go", "resume", "continue")),
    Word.NEXT: Meaning("on to the next step", ("on", "step on", "skip")),
    Word.BACK: Meaning("back to the step before", ("step back",)),
    Word.REPEAT: Meaning("this step once more from its start", ("again", "r")),
    Word.MORE: Meaning("about a minute more of this step", ("a minute more", "+")),
    Word.TAP: Meaning("an in-breath begins; Enter alone does too", ("t",)),
    Word.KEEP: Meaning("keep the rate that is noticed", ("k",)),
    Word.NO_HOLDS: Meaning("no holds from here on", ("n",)),
    Word.QUICKER: Meaning("this is too slow for me", ("too slow", "u")),
    Word.NEEDED: Meaning(
        "end at once; what was done is kept", ("needed elsewhere", "needs me", "b")
    ),
    Word.FINISH: Meaning("finish early; what was done is kept", ("end", "quit", "q")),
    Word.MUTE: Meaning("no bell, or the bell again", ("m",)),
    Word.WHERE: Meaning("which step this is, and how long is left", ("time", "status", "?")),
    Word.CUES: Meaning("ready or enough, and the six states of a baby", ("c",)),
    Word.CARD: Meaning("when to get help, and what to mind here", ("help card", "h")),
    Word.HELP: Meaning("these words", ("words", "keys")),
}

TYPED = {
    typed: word for word, meaning in MEANINGS.items() for typed in (str(word), *meaning.others)
}


def word_in(line: str) -> Word | None:
    """The word that a line is; who needs somebody may be named, as in `baby needs me`."""
    typed = " ".join(line.lower().split())
    return Word.NEEDED if typed.endswith("needs me") else TYPED.get(typed)


def words_for(session: Session, run: Run) -> Iterator[str]:
    """A line for each word that does something in a session."""
    for word, meaning in MEANINGS.items():
        if _is_of_use(word, session, run):
            spoken = who_needs_me(session) if word is Word.NEEDED else word
            yield f"{spoken}: {meaning.does}"


def _is_of_use(word: Word, session: Session, run: Run) -> bool:
    match word:
        case Word.TAP:
            return any(map(_is_tapped, run.steps))
        case Word.KEEP:
            return any(isinstance(step, Attune) and step.observe for step in run.steps)
        case Word.NO_HOLDS:
            return any(isinstance(step, Breathe) and step.pattern.holds for step in run.steps)
        case Word.QUICKER:
            return any(isinstance(step, Breathe | Attune) for step in run.steps)
        case Word.CUES:
            return is_with_a_child(session)
        case _:
            return True


def _is_tapped(step: PlainStep) -> bool:
    return isinstance(step, Attune) or (isinstance(step, Breathe) and step.lead is Lead.CHILD)
