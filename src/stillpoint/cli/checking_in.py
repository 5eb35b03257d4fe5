"""Whom a session is with and how they are, asked line by line; answers are typed as words."""

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from stillpoint.cli.printing import say
from stillpoint.cli.screens import is_terminal
from stillpoint.core.errors import Misuse
from stillpoint.core.texts import faults_of_text, harmless

if TYPE_CHECKING:
    from stillpoint.core.sessions import Session
    from stillpoint.people.checkins import Question
    from stillpoint.people.persons import Person
    from stillpoint.services.company import Company
    from stillpoint.services.parts import Parts
    from stillpoint.services.sittings import Sitting

SKIP = "skip"
"""What skips every question that is left, as Esc does on a screen."""

LONGEST_WORD = 30
LONGEST_LINE = 500


def named_other(made: "Parts", session: "Session", alias: str) -> "Person":
    """The child or adult of that alias. Raises `Misuse` where it is not done with them."""
    from stillpoint.people.persons import found
    from stillpoint.services.company import may_be_with, me

    people = made.people()
    other = found(people.persons, alias)
    if other == me(people, made.settings):
        raise Misuse(f"{other.alias} is who uses this device; --with names somebody else")
    may_be_with(session, other, made.clock.now().date())
    return other


def arrived(
    made: "Parts", session: "Session", other: "Person | None", *, asks_first: bool = True
) -> "tuple[Company, Mapping[str, object]]":
    """Who takes part, and what the check-in before found; where nobody can be asked, nothing.

    Raises `Misuse` where the session is not done with them.
    """
    for fault in made.people().faults:
        say(f"stillpoint: {fault}")
    other = other or _with_whom(made, session, asks=asks_first)
    company = made.company(_suitable(made, session, other))
    asked = company.asked_before(made.settings.check_ins) if asks_first else ()
    return company, _answers(asked)


def checked_out(made: "Parts", sitting: "Sitting") -> None:
    """Ask how everybody is now, keep it, and tell what changed. Raises `JournalError`."""
    from stillpoint.people.checkins import arrows

    asked = sitting.company.asked_after(sitting.session, made.settings.check_ins)
    if not (asked and sitting.is_saved and sitting.is_worth_asking):
        return
    answers = _answers(asked)
    if answers:
        sitting.say(note="", feeling="", answers=answers)
    for arrow in arrows(sitting.before, answers):
        say(arrow)


def _suitable(made: "Parts", session: "Session", other: "Person | None") -> "Person | None":
    """Whom it is with, if the session may be done so; what is to be said of it is said."""
    from stillpoint.people.fitting import fit
    from stillpoint.services.company import refusal, unmeant

    if other is None:
        return None
    today = made.clock.now().date()
    found = fit(session, other, today)
    if not found.is_safe:
        raise Misuse(refusal(session, other, found, today))
    if found.unmeant:
        say(f"Note: {unmeant(other, found, today)}")
    return other


def _with_whom(made: "Parts", session: "Session", *, asks: bool) -> "Person | None":
    from stillpoint.people.persons import found
    from stillpoint.services.company import others_for, remembered

    people = made.people()
    today = made.clock.now().date()
    if child := remembered(session, people, made.settings, today):
        return child
    others = others_for(session, people, made.settings)
    if not (asks and others and is_terminal(sys.stdin)):
        return None
    aliases = ", ".join(harmless(each.alias) for each in others)
    typed = _typed(f"Who is it with? {aliases}; Enter is nobody of these:")
    return found(others, typed) if typed else None


def _answers(questions: "Sequence[Question]") -> Mapping[str, object]:
    if not (questions and is_terminal(sys.stdin)):
        return {}
    say(f"A word or two, if you like. Enter skips a question. The word {SKIP} skips the rest.")
    answers: dict[str, object] = {}
    for question in questions:
        answer = _answer(question)
        if answer is None:
            break
        if answer != "":
            answers[question.name] = answer
    return answers


def _answer(question: "Question") -> object:
    """The answer; empty where there is none, None where no more is to be asked."""
    from stillpoint.people.checkins import shown

    hint = "" if question.is_scale or not question.words else f" ({_listed(question.words)})"
    while typed := _typed(f"{question.asks}{hint}"):
        if typed.lower() == SKIP:
            return None
        if not question.words:
            return typed[:LONGEST_LINE]
        wanted = typed.lower()
        same = [word for word in question.words if wanted in (word, shown(word))]
        begun = [word for word in question.words if shown(word).startswith(wanted)]
        if len(matching := same or begun) == 1:
            return question.answer(matching[0])
        if question.takes_own_words and len(typed) <= LONGEST_WORD:
            return typed
        wanted = "a number from 0 to 10" if question.is_scale else "one of these"
        say(f"Write {wanted}, or Enter, or {SKIP}.")
    return ""


def _listed(words: "Sequence[str]") -> str:
    from stillpoint.people.checkins import shown

    return ", ".join(map(shown, words))


def _typed(asked: str) -> str:
    typed: str = click.prompt(asked, default="", show_default=False, prompt_suffix=" ", err=True)
    return "" if faults_of_text(typed.strip()) else typed.strip()
