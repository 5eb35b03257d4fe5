"""What struck bodies ring with: their partials, whose sources docs/sound.md names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Partial:
    """One of the tones of a struck body."""

    ratio: float
    """Its frequency over the pitch of the body."""
    level: float
    """In dB, at the stroke."""
    fall: float
    """In dB a second."""
    beat: float = 0.0
    """How often a second it swells: the distance in Hz to its twin; 0 has none."""


TWIN_LEVEL = -9.0
"""In dB: how much weaker the twin is, so that a beat breathes and never stops the tone."""


def tones(body: Iterable[Partial], pitch: float) -> Iterator[tuple[float, float, float]]:
    """What a body of this pitch sounds: the frequency, level and fall of each tone, twins too."""
    for partial in body:
        frequency = pitch * partial.ratio
        yield frequency, partial.level, partial.fall
        if partial.beat:
            yield frequency + partial.beat, partial.level + TWIN_LEVEL, partial.fall


BOWL = (
    Partial(1.0, 0.0, 6.5, beat=0.8),
    Partial(2.778, -7.0, 10.0, beat=1.3),
    Partial(5.181, -17.0, 17.0),
    Partial(8.163, -27.0, 30.0),
    Partial(11.661, -36.0, 50.0),
)
"""A hammered bowl of 180 mm, struck by a padded stick."""

SMALL_BOWL = (
    Partial(1.0, 0.0, 8.0, beat=1.0),
    Partial(2.662, -9.0, 13.0, beat=1.6),
    Partial(4.838, -20.0, 22.0),
    Partial(7.516, -32.0, 40.0),
)
"""A hammered bowl of 152 mm, struck by a padded stick."""

FELT_BOWL = (
    Partial(1.0, 0.0, 11.0, beat=0.7),
    Partial(2.778, -14.0, 20.0),
    Partial(5.181, -36.0, 40.0),
)
"""The large bowl, touched by felt: hardly more than its lowest partial."""

WOOD = (
    Partial(1.0, 0.0, 200.0),
    Partial(1.683, -6.0, 337.0),
    Partial(2.036, -12.0, 407.0),
    Partial(3.401, -18.0, 680.0),
)
"""A hollow wood block."""

TUBE = (
    Partial(0.617, -16.0, 8.0),
    Partial(1.210, -14.0, 9.0),
    Partial(2.0, 0.0, 12.0, beat=0.6),
    Partial(2.988, -5.0, 16.0, beat=1.1),
    Partial(4.173, -10.0, 24.0),
    Partial(5.556, -18.0, 36.0),
    Partial(7.136, -26.0, 55.0),
)
"""A free tube: 5², 7², 9², 11² and so on; 9², 11² and 13² make the ear hear half of 9² as pitch."""

BAR = (
    Partial(1.0, 0.0, 60.0),
    Partial(3.932, -20.0, 150.0),
    Partial(9.538, -34.0, 400.0),
)
"""A wooden bar cut out below, as of a marimba, under a soft mallet."""
