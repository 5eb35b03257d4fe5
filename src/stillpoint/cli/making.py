"""The parts, made for the machine that the program runs on."""

import os
from typing import TYPE_CHECKING

from stillpoint.config.places import Places, places
from stillpoint.core.clock import SystemClock

if TYPE_CHECKING:
    from stillpoint.services.parts import Parts


def parts() -> "Parts":
    """What services give, over the user's own folders."""
    from stillpoint.services.parts import Parts  # reading packs is slow to import

    return Parts(own_places(), SystemClock())


def own_places() -> Places:
    """The user's own folders."""
    return places(os.environ)
