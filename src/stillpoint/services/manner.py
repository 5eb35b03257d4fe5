"""How somebody practises, as they chose underway; a session that follows begins so."""

from dataclasses import dataclass, replace

from stillpoint.core.timelines import Knowledge


@dataclass(frozen=True, slots=True)
class Manner:
    """What the keys `n`, `u` and `s` have led to."""

    no_holds: bool = False
    slowest: float = 0.0
    """The fewest breaths a minute, for fewer were too slow."""
    is_dark: bool | None = None
    """Whether the screen is dark; as the session's author wrote, where nobody chose."""

    def known_with(self, knowledge: Knowledge) -> Knowledge:
        """What a run must know, this among it."""
        no_holds = knowledge.no_holds or self.no_holds
        return replace(knowledge, no_holds=no_holds, slowest=max(knowledge.slowest, self.slowest))

    def as_in(self, knowledge: Knowledge) -> "Manner":
        """The same, with what a run has come to know."""
        return replace(self, no_holds=knowledge.no_holds, slowest=knowledge.slowest)


AS_WRITTEN = Manner()
