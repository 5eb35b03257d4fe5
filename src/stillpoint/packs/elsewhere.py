"""Choices that lead to sessions of other packs: what is wrong with them, where those are known."""

from collections.abc import Iterator
from dataclasses import replace

from stillpoint.core.safety_branches import RULE, may_lead
from stillpoint.core.sessions import Session, unrolled
from stillpoint.core.steps import Ask
from stillpoint.core.texts import nearest, quoted
from stillpoint.packs.branches import strayed
from stillpoint.packs.library import Library
from stillpoint.packs.problems import Problem
from stillpoint.packs.reading import ReadPack


def leads_elsewhere(read: ReadPack) -> bool:
    """Whether a choice in a pack leads to another pack."""
    return bool(read.pack and any(any(_led(session)) for session in read.pack.sessions))


def judged_elsewhere(read: ReadPack, library: Library) -> ReadPack:
    """The pack as it was read, with what is wrong where its choices lead to other packs."""
    if read.pack is None:
        return read
    found = [
        problem
        for session in read.pack.sessions
        for then in dict.fromkeys(_led(session))
        for problem in _problems(session, then, library)
    ]
    is_sound = all(problem.is_warning for problem in found)
    return replace(read, pack=read.pack if is_sound else None, problems=(*read.problems, *found))


def _led(session: Session) -> Iterator[str]:
    for step in unrolled(session.steps):
        for choice in step.choices if isinstance(step, Ask) else ():
            pack, _, _ = choice.then.rpartition("/")
            if pack and pack != session.pack:
                yield choice.then


def _problems(session: Session, then: str, library: Library) -> Iterator[Problem]:
    place = f"session {quoted(session.id)}"
    addresses = {other.address: other for other in library.sessions}
    if then not in addresses:
        near = nearest(then, addresses)
        cure = f'did you mean "{near[0]}"?' if near else "it is told so when somebody chooses it"
        fault = f"a choice leads to {quoted(then)}, which is in no pack here"
        yield Problem(place, fault, cure, is_warning=True)
    elif not may_lead(session, addresses[then]):
        fault, cure = strayed(session, addresses[then])
        yield Problem(place, f"a choice {fault}", cure, rule=RULE)
