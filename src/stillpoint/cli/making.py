"""The parts, made for the machine that the program runs on."""

import os
from functools import partial
from typing import TYPE_CHECKING

from stillpoint.config.places import Places, places
from stillpoint.core.clock import SystemClock
from stillpoint.core.errors import Misuse

if TYPE_CHECKING:
    from stillpoint.services.parts import Parts
    from stillpoint.services.sharing import Sharing


def parts() -> "Parts":
    """What services give, over the user's own folders."""
    from stillpoint.services.parts import Parts  # reading packs is slow to import

    return Parts(own_places(), SystemClock(), environ=os.environ)


def own_sharing(*, allows_http: bool = False) -> "Sharing":
    """What packs come in and go out by; only an address that is named touches the network."""
    from stillpoint.services.sharing import Sharing  # slow to import, as reading packs is

    return Sharing(own_places().packs, SystemClock(), download=partial(_downloaded, allows_http))


def own_places() -> Places:
    """The user's own folders."""
    return places(os.environ)


def _downloaded(allows_http: bool, url: str) -> bytes:
    from stillpoint.cli.progress import ProgressLine
    from stillpoint.services.downloads import Downloads, PlainHttp  # slow to import

    line = ProgressLine("Downloading")
    try:
        return Downloads(allows_http=allows_http, tell=line.tell).content_at(url)
    except PlainHttp as refusal:
        raise Misuse(f"{refusal}, or allow it with --allow-http") from None
    finally:
        line.clear()
