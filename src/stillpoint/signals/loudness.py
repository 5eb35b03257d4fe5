"""How loud sounds are: by day and at night, told as people tell volumes and as players do."""

from dataclasses import dataclass
from datetime import datetime

from stillpoint.core.hours import Hours


@dataclass(frozen=True, slots=True)
class Loudness:
    """How loud it is to be, from 0 to 100, by day and in the quiet hours."""

    volume: int = 70
    night_volume: int = 35
    quiet: Hours | None = None

    def gain(self, now: datetime, louder: float = 1.0) -> float:
        """What every sample is multiplied with, 0 to 1: half the volume sounds half as loud."""
        is_night = self.quiet is not None and self.quiet.hold(now)
        volume = self.night_volume if is_night else self.volume
        return min(1.0, volume / 100 * louder) ** 2
