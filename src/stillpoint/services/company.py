"""Who practises a session: whoever uses this device, and the child or adult it is with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from stillpoint.config.settings import Settings
from stillpoint.core.errors import Misuse
from stillpoint.core.safety_lanes import is_for_two_adults
from stillpoint.core.sessions import Audience, Session
from stillpoint.core.texts import harmless
from stillpoint.core.timelines import Knowledge
from stillpoint.people.checkins import Question, questions_after, questions_before
from stillpoint.people.fitting import JOINT, Fit, fit
from stillpoint.people.persons import Person, Role, named
from stillpoint.people.reading import People


@dataclass(frozen=True, slots=True)
class Company:
    """Who takes part, as far as anybody said."""

    carer: Person | None = None
    child: Person | None = None
    adult: Person | None = None
    """Another adult."""
    today: date = date.min
    pace: float | None = None
    """The slow pace of whoever uses this device, in breaths a minute, if one was found."""

    @property
    def knowledge(self) -> Knowledge:
        """What a run must know of them."""
        people = filter(None, (self.carer, self.child, self.adult))
        known = self.child.ages(self.today) if self.child else None
        return Knowledge(
            no_holds=any(each.goes_without_holds(self.today) for each in people),
            pace=self.pace,
            youngest=known.youngest if known else None,
        )

    def asked_before(self, check_ins: str) -> tuple[Question, ...]:
        """What is asked first; nothing unless it is wanted so, or usual with a child."""
        if check_ins == "both" or (check_ins == "usual" and self.child):
            return questions_before(self.child, self.today)
        return ()

    def asked_after(self, session: Session, check_ins: str) -> tuple[Question, ...]:
        """What is asked afterwards, beyond the quiet word that a summary takes."""
        if check_ins == "both" or (check_ins in ("usual", "after") and self.child):
            return questions_after(session.audience, self.child, self.today)
        return ()


NOBODY = Company()


def me(people: People, settings: Settings) -> Person | None:
    """Who uses this device: whoever the settings name, else the only carer, or the only adult."""
    chosen = named(people.grown, settings.me) if settings.me else None
    carers = [person for person in people.grown if person.role is Role.CARER]
    known = carers or people.grown
    return chosen or (known[0] if len(known) == 1 else None)


LONGEST_NAME = 12
"""Letters of an alias that a lane has room for."""


def whose_lane(session: Session, company: Company) -> str:
    """What the second lane is called."""
    if company.adult:
        return harmless(company.adult.alias, LONGEST_NAME)
    return "the other" if is_for_two_adults(session) else "child"


def is_for_two(session: Session) -> bool:
    """Whether a session is for a carer with somebody small."""
    return session.audience in JOINT


def others_for(session: Session, people: People, settings: Settings) -> tuple[Person, ...]:
    """Whom a session may be with: children where it is for them, adults where two of them breathe.

    Nobody where it is for one.
    """
    if is_for_two(session):
        return people.young
    if not is_for_two_adults(session):
        return ()
    return tuple(person for person in people.grown if person != me(people, settings))


def remembered_as(session: Session) -> str:
    """The setting that remembers whom sessions such as this are with."""
    return "with_infant" if session.audience is Audience.CARER_AND_INFANT else "with_child"


def remembered(session: Session, people: People, settings: Settings, today: date) -> Person | None:
    """Whom a session is with when nobody is asked: as last time, or the only one it suits."""
    if not is_for_two(session):
        return None
    if chosen := named(people.young, getattr(settings, remembered_as(session))):
        return chosen
    fitting = [child for child in people.young if fit(session, child, today).is_good]
    return fitting[0] if len(fitting) == 1 else None


def may_be_with(session: Session, other: Person, today: date) -> Fit:
    """How the session goes with somebody. Raises `Misuse` where it may not be done at all."""
    found = fit(session, other, today)
    if not found.is_safe:
        raise Misuse(refusal(session, other, found, today))
    if is_for_two(session) and not other.is_young:
        raise Misuse(f"{session.title} is for a carer with a child; --with names the child")
    return found


def refusal(session: Session, child: Person, found: Fit, today: date) -> str:
    """That a session may not be done with a child, and why."""
    why = "; ".join(found.unsafe)
    return f"{session.title} is not done with {_with_age(child, today)}: {why}"


def refusal_now(
    session: Session, company: Company, people: Callable[[], People], today: date
) -> str:
    """Why a session may no longer be done with whom it is, as everybody is known now."""
    other = company.child or company.adult
    if other is None:
        return ""
    other = named(people().persons, other.alias) or other
    found = fit(session, other, today)
    return "" if found.is_safe else refusal(session, other, found, today)


def unmeant(child: Person, found: Fit, today: date) -> str:
    """That a session is meant for somebody else."""
    why = "; ".join(found.unmeant)
    return f"With {_with_age(child, today)}, mind that {why}."


def _with_age(child: Person, today: date) -> str:
    age = child.in_words(today)
    return f"{child.alias} ({age})" if age else child.alias
