"""Check-ins: what may be asked before and after a session, of whom, and what changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from stillpoint.core.sessions import Audience
from stillpoint.people.persons import PACED_FROM, Person, Role

SCALE = tuple(map(str, range(11)))
STATES = ("deep-sleep", "light-sleep", "drowsy", "quiet-alert", "fussy", "crying")
"""The six states of an infant, from the quietest."""
SIZES = ("pea", "apple", "football", "house", "not-telling")
"""How big a child's feeling is."""
YES_OR_NO = ("yes", "no")

FEELINGS = ("settled", "glad", "tired", "tense", "low", "cross", "worried", "mixed")
"""An adult's words."""
FIRST_FEELINGS = ("happy", "sad", "cross", "scared")
MORE_FEELINGS = (*FIRST_FEELINGS, "calm", "tired", "excited", "worried")
MOST_FEELINGS = (
    *MORE_FEELINGS,
    *("proud", "lonely", "shy", "bored", "jealous", "let down", "embarrassed", "hopeful"),
)
"""A child's words: four from three years on, eight from five, sixteen from eight."""

Answers = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Question:
    """Something that may be asked; nobody has to answer."""

    name: str
    """Under which name the entry keeps the answer."""
    asks: str
    words: tuple[str, ...] = ()
    """The answers to choose from; without any, it is a line to write."""
    takes_own_words: bool = False

    @property
    def is_scale(self) -> bool:
        """Whether its answers are numbers from 0 on."""
        return self.words == SCALE

    def answer(self, word: str) -> object:
        """The answer as an entry keeps it."""
        if self.is_scale:
            return int(word)
        return word == "yes" if self.words == YES_OR_NO else word


STIRRED = Question("stirred", "You: 0 settled, 5 settling, 10 stirred", SCALE)
FEELING = Question("feeling", "You, in a word", FEELINGS, takes_own_words=True)
CHILD_STATE = Question("child_state", "How is the baby?", STATES)
CHILD_SIZE = Question("child_size", "Child: how big is the feeling?", SIZES)
CONNECTED = Question("connected", "How connected, 0 to 10?", SCALE)
ABLE_TO_HELP = Question("able_to_help", "How able to help, 0 to 10?", SCALE)
CAME_BACK = Question("came_back", "Out of step, and back together?", YES_OR_NO)
MOMENT = Question("moment", "One good moment, if there was one")


def questions_before(child: Person | None, today: date) -> tuple[Question, ...]:
    """What is asked both before and after, in the same order; two keys say what matters most."""
    return (STIRRED, *(_of_child(child, today) if child else ()), FEELING)


def questions_after(audience: Audience, child: Person | None, today: date) -> tuple[Question, ...]:
    """The same, then what can only be said afterwards."""
    asked = questions_before(child, today)
    if child:
        return (*asked, CONNECTED, ABLE_TO_HELP, CAME_BACK, MOMENT)
    return (*asked, ABLE_TO_HELP, MOMENT) if audience is Audience.CARER else (*asked, MOMENT)


def words_at(child: Person, today: date) -> tuple[str, ...]:
    """The words for feelings that a child of that age is offered."""
    known = child.ages(today)
    years = known.youngest // 12 if known else 3
    if years < 5:
        return FIRST_FEELINGS
    return MORE_FEELINGS if years < 8 else MOST_FEELINGS


def arrows(before: Answers, after: Answers) -> tuple[str, ...]:
    """What is said both before and after, each as a short arrow; never a grade."""
    return tuple(_arrows(before, after))


def shown(word: object) -> str:
    """An answer as people read it."""
    return str(word).replace("-", " ")


def _of_child(child: Person, today: date) -> tuple[Question, ...]:
    known = child.ages(today)
    is_small = known.youngest < PACED_FROM if known else child.role is Role.INFANT
    if is_small:
        return (CHILD_STATE,)
    word = Question("child_feeling", "Child, in a word", words_at(child, today), True)
    return CHILD_SIZE, word


_TOLD = {
    "stirred": "stirred {}",
    "feeling": "you: {}",
    "child_state": "baby: {}",
    "child_size": "child: {}",
    "child_feeling": "child: {}",
}


def _arrows(before: Answers, after: Answers) -> Iterator[str]:
    for name, words in _TOLD.items():
        first, last = before.get(name), after.get(name)
        if isinstance(first, str | int) and isinstance(last, str | int):
            yield words.format(f"{shown(first)} → {shown(last)}")
