"""The courses in which a breath is paced."""

from stillpoint.core.breathing import BreathTimeline
from stillpoint.core.dueting import DuetTimeline
from stillpoint.core.following import FollowTimeline
from stillpoint.core.listening import AttuneTimeline

Paced = BreathTimeline | AttuneTimeline | DuetTimeline | FollowTimeline
"""What counts breaths, and heeds `n`, `u` and the end of what runs beside it."""
Tapped = AttuneTimeline | FollowTimeline
"""What listens for taps."""
