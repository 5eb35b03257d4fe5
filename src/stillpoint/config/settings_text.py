"""The settings file as text: a first one to begin with, and two that were written at once."""

from collections.abc import Iterator, Mapping
from typing import Any

from stillpoint.config.forms import shown
from stillpoint.config.groups import GROUPS
from stillpoint.config.keys import explained
from stillpoint.config.settings import SETTINGS
from stillpoint.config.settings_reading import KEYS, Place, parsed

FIRST_LINES = """\
# The settings of stillpoint. Each is at its default until its line loses the # it begins with.
# What is changed here shows at once, also while you practise.
"""

KEYS_LINES = """\
# Keys: what is bound to which, `stillpoint config keys` tells. Give one another key so:
#
# [keys]
# "practice.pause" = "space,p"
"""

_GONE = object()


def first_text() -> str:
    """A file in which every setting is explained, and none of them set."""
    return "\n".join((FIRST_LINES, *map(_group_text, GROUPS), KEYS_LINES))


def merged(mine: str, base: str, theirs: str) -> str:
    """My text, with what somebody else changed in the text that I began with.

    Raises `ValueError` where one of them cannot be read.
    """
    import tomlkit  # 60 ms to import, and only writing needs it

    document = tomlkit.parse(mine)
    before, meanwhile, now = map(_places, (parsed(base), parsed(theirs), parsed(mine)))
    for place in {**before, **meanwhile}:
        was, other = before.get(place, _GONE), meanwhile.get(place, _GONE)
        if other != was and now.get(place, _GONE) == was:
            _put(document, place, other)
    return tomlkit.dumps(document)


def _group_text(group: str) -> str:
    return "\n".join((f"# ── {group} ──\n", *map(_told, GROUPS[group])))


def _told(name: str) -> str:
    setting = SETTINGS[name]
    may_be = setting.form.bounds
    line = f"# {name} = {shown(setting.default)}"
    return f"# {explained(setting.explanation, {})}\n# It may be {may_be}.\n{line}\n"


def _places(chosen: Mapping[str, Any]) -> dict[Place, object]:
    return dict(_each(chosen))


def _each(chosen: Mapping[str, Any]) -> Iterator[tuple[Place, object]]:
    for name, value in chosen.items():
        if name == KEYS and isinstance(value, Mapping):
            yield from (((KEYS, id), keys) for id, keys in value.items())
        else:
            yield (name,), value


def _put(document: Any, place: Place, value: object) -> None:
    *tables, name = place
    table = document
    for each in tables:
        if value is not _GONE and each not in table:
            table[each] = {}
        table = table.get(each, {})
    if value is _GONE:
        table.pop(name, None)
    else:
        table[name] = value
