"""The session that was chosen to follow a practice."""

from collections.abc import Callable
from typing import Protocol

from stillpoint.core.errors import Misuse
from stillpoint.core.sessions import Session
from stillpoint.services.following import session_that_follows
from stillpoint.services.manner import Manner
from stillpoint.services.parts import Parts
from stillpoint.services.sittings import Sitting


class Leading(Protocol):
    """What a practice that leads to another needs of the app around it."""

    def go_on_to(self, session: Session, manner: Manner) -> None:
        """Go straight on to another session, in the manner of this one."""
        ...


def following(sitting: Sitting, parts: Parts, tell: Callable[[str], object]) -> Session | None:
    """The session that follows, if one does; where one may not, why is told."""
    then = sitting.run.leads_to
    if not then:
        return None
    if sitting.is_rehearsal:
        tell(f"From here it would go on to {then}.")
        return None
    try:
        return session_that_follows(parts.library, sitting.session, then)
    except Misuse as error:
        tell(str(error))
        return None
