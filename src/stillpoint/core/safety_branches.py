"""Whether one session may lead to another: nobody is led to what is not for them."""

from stillpoint.core.safety_lanes import youngest
from stillpoint.core.sessions import Audience, Session

RULE = "branch-to-others"
"""The name of the rule, as `packs check` tells it."""

_WITH_A_CARER = (Audience.CARER, Audience.CARER_AND_INFANT, Audience.CARER_AND_CHILD)


def may_lead(session: Session, other: Session) -> bool:
    """Whether whoever practises a session may go straight on to another.

    A carer may always go on to what is for the carer alone; for everybody else the other session
    has to be for the youngest who is there.
    """
    if session.audience in _WITH_A_CARER and other.audience is Audience.CARER:
        return True
    return youngest(other) <= youngest(session)
