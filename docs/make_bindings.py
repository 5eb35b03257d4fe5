"""Writes down every binding of the screens, for what must know them without the screens."""

from pathlib import Path
from textwrap import wrap

from stillpoint.tui.app import StillpointApp
from stillpoint.tui.bindings import ids_in, leads_nowhere, nodes, own_bindings

TABLE = Path(__file__).parents[1] / "src" / "stillpoint" / "config" / "bindings.py"

HEAD = '''"""Every binding of the screens, so that its keys can be given to it without the screens.

Made by `make tables` from the screens themselves.
"""

from typing import NamedTuple


class Bound(NamedTuple):
    """The keys of a binding, a comma between each two, and what it does; nothing if unsaid."""

    keys: str
    words: str


class Place(NamedTuple):
    """Bindings whose keys can be pressed at the same time, beside those of the app."""

    ids: str
    leads_nowhere: bool
    """Whether the keys of places are off."""


'''


def written() -> str:
    """The module, as it is to be."""
    bound: dict[str, tuple[list[str], str]] = {}
    for node in nodes():
        for binding in own_bindings(node):
            if binding.id:
                keys, _ = bound.setdefault(binding.id, ([], binding.description))
                keys += [key for key in binding.key.split(",") if key not in keys]
    places = {(ids_in(node), leads_nowhere(node)) for node in nodes() if node is not StillpointApp}
    largest = [
        (sorted(ids), is_apart)
        for ids, is_apart in places
        if not any(ids < others and is_apart == also for others, also in places)
    ]
    lines = [HEAD, "BINDINGS: dict[str, Bound] = {"]
    lines += [
        f"    {_quoted(id)}: Bound({_quoted(','.join(keys))}, {_quoted(words)}),"
        for id, (keys, words) in bound.items()
    ]
    lines += ["}", '"""By the ids that they have in the settings file."""', ""]
    lines += ["PLACES: tuple[Place, ...] = ("]
    for ids, is_apart in sorted(largest):
        wrapped = wrap(" ".join(ids), 84, break_on_hyphens=False)
        lines += ["    Place(", *(f"        {_quoted(line + ' ')}" for line in wrapped[:-1])]
        lines += [f"        {_quoted(wrapped[-1])},", f"        {is_apart},", "    ),"]
    lines += [")", '"""Where keys are pressed."""', ""]
    return "\n".join(lines).replace(HEAD + "\n", HEAD)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    TABLE.write_text(written(), encoding="utf-8")
