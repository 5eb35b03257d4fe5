"""The session that a choice leads to, if it may be practised by whoever is there."""

from dataclasses import replace

from stillpoint.core.errors import Misuse
from stillpoint.core.safety_branches import may_lead
from stillpoint.core.sessions import Session
from stillpoint.packs.library import Library


def session_that_follows(library: Library, session: Session, then: str) -> Session:
    """The session that `then` means in another. Raises `Misuse` where it may not follow.

    In a routine it ends as the other would have.
    """
    other = library.session(_address(session, then))
    if not may_lead(session, other):
        raise Misuse(f"“{other.title}” is not for everybody who is here, so it was not begun.")
    return replace(other, bells=replace(other.bells, closing=session.bells.closing))


def title_of(library: Library, session: Session, then: str) -> str:
    """What the session is called that `then` means in another; `then` where there is none."""
    try:
        return library.session(_address(session, then)).title
    except Misuse:
        return then


def _address(session: Session, then: str) -> str:
    return then if "/" in then or not session.pack else f"{session.pack}/{then}"
