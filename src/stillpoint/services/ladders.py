"""The fading ladder: who leads, for each child and skill. Only the child's asking moves it up."""

from stillpoint.core.errors import Misuse
from stillpoint.core.sessions import Audience, Session
from stillpoint.core.texts import folded, nearest, quoted
from stillpoint.people.persons import Person, Role
from stillpoint.people.reading import People
from stillpoint.routines.forms import word
from stillpoint.routines.values import OwnRoutines, Rung
from stillpoint.routines.writing import RoutineFile

WITH_CHILDREN = (Audience.CARER_AND_CHILD, Audience.ANYONE)


def has_ladder(session: Session) -> bool:
    """Whether a session is one in which a child can come to lead."""
    return session.audience in WITH_CHILDREN and bool(session.pack)


def rung_of(file: RoutineFile, child: str, skill: str) -> Rung:
    """How far help has faded for a child in a skill, which is the address of a session.

    Carer only where nobody has asked yet.
    """
    return file.read().rung_of(child, skill)


def move(file: RoutineFile, child: str, session: Session, by: int) -> Rung:
    """A rung on, because the child asked, or back, for any reason; the rung it is then."""
    if not has_ladder(session):
        raise Misuse(f"{session.title} is no session for a carer and a child")
    name = word(child)
    before = rung_of(file, name, session.address)
    rung = before.next if by > 0 else before.before
    if rung is not before:
        file.hold(name, session.address, rung)
    return rung


def children(people: People, own: OwnRoutines) -> tuple[str, ...]:
    """The children who are known: those among the people, then those who are on a ladder."""
    known = (person.alias for person in people.young if person.role is Role.CHILD)
    return tuple(dict.fromkeys((*known, *(one.child for one in own.held))))


def child_called(people: People, own: OwnRoutines, alias: str) -> str:
    """The child of that alias as it is written; any alias where no child is known.

    Raises `Misuse`.
    """
    known = children(people, own)
    for name in known:
        if folded(name) == folded(alias.strip()):
            return name
    if not any(person.role is Role.CHILD for person in people.young):
        return alias
    cure = f"did you mean {near[0]}?" if (near := nearest(alias, known)) else ", ".join(known)
    raise Misuse(f"there is no child called {quoted(alias)}; {cure}")


def follow_alias(file: RoutineFile, before: str, after: str) -> None:
    """Let the rungs of a child go with them to another alias."""
    for one in file.read().held:
        if one.child == before:
            file.hold(after, one.skill, one.rung)
            file.hold(before, one.skill, Rung.CARER_ONLY)


def rung_told(session: Session, child: Person | None, own: OwnRoutines) -> str:
    """In a quiet word who leads, for the child that a session is with; nothing for the lowest."""
    if child is None or child.role is not Role.CHILD or not has_ladder(session):
        return ""
    rung = own.rung_of(child.alias, session.address)
    return "" if rung is Rung.CARER_ONLY else f"{child.alias}: {rung}"
