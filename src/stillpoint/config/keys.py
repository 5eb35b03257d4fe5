"""The keys that bindings were given instead of their own: `[keys]` in the settings file."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from stillpoint.config.bindings import BINDINGS, PLACES, Place
from stillpoint.config.forms import shown
from stillpoint.config.key_names import keys_named, told
from stillpoint.config.settings import SettingsError
from stillpoint.core.errors import Misuse
from stillpoint.core.texts import nearest

LEFT_ALONE = ("app.quit", "app.suspend")
"""Bindings that keep their keys: the way out, wherever one is."""

KEPT = {"ctrl+c": "ends the program", "escape": "leads one step back"}
"""Keys that stay with the bindings that have them."""

ANSWERING = (*"0123456789", "up", "down")
"""Keys that a question takes for an answer, whatever else they do in a practice."""

GOING = tuple(
    f"app.{place}"
    for place in ("home", "today", "history", "packs", "settings", "people", "helps", "moments")
)
"""The bindings that lead from place to place."""

LED = {"app.needed": "practice.needed", "help.needed": "practice.needed"}
"""Bindings that have the keys of another one: what is needed at once is one key wherever it is."""

Keymap = dict[str, str]
"""The keys of bindings by their ids, a comma between each two."""


def keys_in(table: object) -> tuple[Keymap, dict[str, str]]:
    """The keys that a table gives, and what is wrong in it by the ids of the bindings."""
    if not isinstance(table, Mapping):
        return {}, {"": 'write [keys], and below it such as "practice.pause" = "p"'}
    faults = {id: fault for id, value in table.items() if (fault := fault_of_key(id, value))}
    keymap = {id: ",".join(keys_named(table[id])) for id in table if id not in faults}
    while clash := _clash(keymap):
        id, fault = clash
        faults[id] = fault
        del keymap[id]
    return keymap, faults


def refuse_key(id: str, keys: str, table: object) -> None:
    """Refuse keys that a binding must not be given beside those of a table. `SettingsError`."""
    if fault := fault_of_key(id, keys):
        raise SettingsError(fault)
    others, _ = keys_in({each: value for each, value in _entries(table) if each != id})
    if clash := _clash(others | {id: ",".join(keys_named(keys))}):
        raise SettingsError(clash[1])


def fault_of_key(id: str, value: object) -> str | None:
    """What is wrong with the keys of a binding, whatever the others have; None if nothing is."""
    if id not in BINDINGS:
        return _no_binding(id, value)
    if id in LED:
        return f'{id}: it has the keys of "{LED[id]}"; give them to that'
    if id in LEFT_ALONE:
        return f"{id}: this stays on {BINDINGS[id].keys}, so that there is always a way out"
    if not isinstance(value, str):
        return f'{id}: expected keys in quotes, such as "p" or "space,p", found {shown(value)}'
    try:
        keys = keys_named(value)
    except Misuse as error:
        return f"{id}: {error}"
    return _fault_of_kept(id, value, keys)


def keys_of(id: str, keymap: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of a binding."""
    return tuple(keymap.get(LED.get(id, id), BINDINGS[id].keys).split(","))


def with_led(keymap: Mapping[str, str]) -> Keymap:
    """The keys that were given, to the bindings that have the keys of others too."""
    return {**keymap, **{id: keymap[leader] for id, leader in LED.items() if leader in keymap}}


def explained(explanation: str, keymap: Mapping[str, str]) -> str:
    """A text with the key of each binding in the place of its id in braces."""

    def key(found: re.Match[str]) -> str:
        return told(keys_of(found[1], keymap)[0])

    return re.sub(r"\{([\w.-]+)\}", key, explanation)


def _entries(table: object) -> tuple[tuple[str, Any], ...]:
    return tuple(table.items()) if isinstance(table, Mapping) else ()


def _no_binding(id: str, value: object) -> str:
    if isinstance(value, Mapping):
        inner = next(iter(value), "…")
        return f'{id}: write the id in quotes, such as "{id}.{inner}" = "p"'
    near = nearest(id, BINDINGS)
    meant = f"did you mean {shown(near[0])}?" if near else "`stillpoint config keys` lists them"
    return f"there is no binding {shown(id)}; {meant}"


def _fault_of_kept(id: str, value: str, keys: Sequence[str]) -> str | None:
    """What is wrong where a key is given that stays what it is, or taken that has to stay."""
    for key in ANSWERING if id.startswith("practice.") else ():
        if key in keys:
            return f"{id}: {told(key)} answers questions while you practise; take another key"
    own = BINDINGS[id].keys.split(",")
    for key, does in KEPT.items():
        if key in keys and key not in own:
            return f"{id}: {told(key)} {does}, wherever one is; take another key"
        if key in own and key not in keys:
            return f'{id}: {key} must stay among its keys; write "{key},{value}"'
    return None


def _clash(keymap: Mapping[str, str]) -> tuple[str, str] | None:
    """The last binding that was given the key of another one beside it, and what to say of it."""
    for id in reversed(list(keymap)):
        for other in sorted(_beside(id)):
            for key in keys_of(id, keymap):
                if key in keys_of(other, keymap):
                    does = BINDINGS[other].words or other
                    return id, f"{id}: {told(key)} is taken: “{does}” ({other})"
    return None


def _beside(id: str) -> set[str]:
    """The bindings whose keys can be pressed where those of another one can."""
    places = (ids for ids in map(_ids_at, PLACES) if id in ids)
    return set().union(*places) - {id}


def _ids_at(place: Place) -> set[str]:
    """The bindings of a place, and those of the app that it neither hides nor turns off."""
    ids = {LED.get(id, id) for id in place.ids.split()}
    hidden = {key for id in ids for key in keys_of(id, {})}
    off = GOING if place.leads_nowhere else ()
    apps = (id for id in BINDINGS if id.startswith("app.") and id not in off)
    return ids | {LED.get(id, id) for id in apps if hidden.isdisjoint(keys_of(id, {}))}
