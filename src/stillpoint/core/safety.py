"""The safety rules of the pack format: what no session may do, and what it should warn of."""

from stillpoint.core.safety_cautions import CAUTIONS, OF_WORDS
from stillpoint.core.safety_lanes import Verdict
from stillpoint.core.safety_refusals import REFUSALS
from stillpoint.core.sessions import Session

__all__ = ["OF_WORDS", "RULES", "Verdict", "verdicts"]

RULES = (*REFUSALS, *CAUTIONS)
"""Every rule: a function of a session that yields its verdicts."""


def verdicts(session: Session) -> tuple[Verdict, ...]:
    """All that the rules have against a session; nothing if it may be practised as it is."""
    return tuple(verdict for rule in RULES for verdict in rule(session))
