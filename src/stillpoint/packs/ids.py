"""Ids of packs, sessions and all else that is named."""

import re

from stillpoint.core.errors import Misuse
from stillpoint.core.texts import quoted

EXAMPLE = "evening-breath"

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}", re.ASCII)


class BadId(Misuse):
    """The text is no id."""


def checked_id(id: str) -> str:
    """The id, if a pack may have it. Raises `BadId`."""
    if _ID.fullmatch(id):
        return id
    cure = f"write such as {mended_id(id)}"
    raise BadId(f"{quoted(id)} is no id: small letters, digits and hyphens only; {cure}")


def mended_id(written: str) -> str:
    """The id that is nearest to what was written."""
    return re.sub(r"[^a-z0-9]+", "-", written[:64].lower()).strip("-") or EXAMPLE
