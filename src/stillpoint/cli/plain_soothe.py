"""Soothe now, a line at a time: the three words are told, and one is typed."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

from stillpoint.cli.help_lines import circle_lines, page_lines
from stillpoint.cli.living import live
from stillpoint.core.sessions import Session
from stillpoint.services.help_pages import EVERYWHERE, HELP, HelpPage
from stillpoint.services.soothing import (
    HELP_FIRST,
    HELP_FIRST_AT,
    SAFE_COT_CHECK,
    Way,
    sessions_of,
    uses,
)

if TYPE_CHECKING:
    from stillpoint.services.parts import Parts

NOTHING_CHOSEN = 1
WAYS = tuple(Way)
LEAVING = ("q", "quit", "exit")


class PlainSoothe:
    """Asks for one of the words and lives what it begins."""

    def __init__(self, made: "Parts", typed: TextIO, answers: TextIO, talk: TextIO) -> None:
        self._made = made
        self._typed = typed
        self._answers = answers
        self._talk = talk
        self._summaries = made.history().summaries
        self._sessions = {way: sessions_of(way, made.library, self._summaries) for way in WAYS}

    def ask(self) -> int:
        """Ask until a word is typed; the exit code."""
        now = self._made.clock.now()
        if uses([now], self._summaries, now) >= HELP_FIRST_AT:
            self._tell(*HELP_FIRST, *self._circle())
        self._tell(*self._words())
        while (line := self._typed.readline()) and line.strip().lower() not in LEAVING:
            if way := _meant(line):
                return self._begin(way, line)
            self._answer(line.strip().lower())
        self._talk.write("Nothing was begun.\n")
        return 0 if line else NOTHING_CHOSEN

    def _begin(self, way: Way, line: str) -> int:
        sessions = self._sessions[way]
        if not sessions:
            self._talk.write("The sessions for it cannot be read: stillpoint doctor tells more.\n")
            return NOTHING_CHOSEN
        session = _named(line, sessions) or sessions[0]
        if way is Way.STEP_BACK:
            self._tell(*SAFE_COT_CHECK, *self._circle())
        return live(self._made, session, plain=True)

    def _answer(self, asked: str) -> None:
        match asked:
            case "h" | "help":
                self._tell(*_told(HELP), *self._circle())
            case "c" | "cards":
                self._tell(*(line for page in EVERYWHERE for line in _told(page)))
            case _:
                self._tell("Type hold, move or step back; help, cards, or q.")

    def _words(self) -> Iterable[str]:
        for number, way in enumerate(WAYS, start=1):
            titles = " or ".join(map(_titled, self._sessions[way]))
            yield f"{number}  {way}: {titles}"
        yield "Type a word or its number. h is help, c the cards, q leaves."

    def _circle(self) -> Iterable[str]:
        people, faults = self._made.circle()
        yield from circle_lines(people)
        for fault in faults:
            self._talk.write(f"stillpoint: {fault}\n")

    def _tell(self, *lines: str) -> None:
        for line in lines:
            self._answers.write(f"{line}\n")
        self._answers.flush()


def _meant(line: str) -> Way | None:
    """The way that a line begins with, by its word or its number."""
    typed = " ".join(line.lower().replace("-", " ").split())
    for number, way in enumerate(WAYS, start=1):
        if typed == str(number) or typed.startswith((f"{number} ", way)):
            return way
    return None


def _titled(session: Session) -> str:
    ages = session.ages.text if session.ages else ""
    return f"{session.title} ({ages})" if ages else session.title


def _named(line: str, sessions: Sequence[Session]) -> Session | None:
    """The session whose title is typed behind the word, such as `move slow rock`."""
    typed = line.lower()
    return next((session for session in sessions if session.title.lower() in typed), None)


def _told(page: HelpPage) -> Iterable[str]:
    return "", *page_lines(page)
