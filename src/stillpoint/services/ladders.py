"""The fading ladder: who leads, for each child and skill. Only the child's asking moves it up."""

from collections.abc import Iterator
from pathlib import Path

from stillpoint.core.errors import Misuse
from stillpoint.core.own_files import text_of
from stillpoint.core.sessions import Audience, Session
from stillpoint.routines.forms import word
from stillpoint.routines.values import Rung
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


def children(data: Path, file: RoutineFile) -> tuple[str, ...]:
    """The children who are known: those of the people, then those who are on a ladder."""
    held = (one.child for one in file.read().held)
    return tuple(dict.fromkeys((*_children_in(data / "people.toml"), *held)))


def _children_in(path: Path) -> Iterator[str]:
    """The aliases of children in the file of people; what is wrong there is told elsewhere."""
    import tomli  # home is painted before this

    try:
        people = tomli.loads(text_of(path)).get("person")
    except (OSError, ValueError, RecursionError):
        return
    for person in people if isinstance(people, list) else ():
        match person:
            case {"role": "child", "alias": str(alias)} if alias:
                yield alias
