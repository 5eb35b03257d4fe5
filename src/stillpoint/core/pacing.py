"""The courses in which a breath is paced."""

from stillpoint.core.breathing import BreathTimeline
from stillpoint.core.listening import AttuneTimeline

Paced = BreathTimeline | AttuneTimeline
"""What counts breaths, and heeds `n`, `u` and the end of what runs beside it."""
Tapped = AttuneTimeline
"""What listens for taps."""
