"""The keys that somebody gave to bindings, wherever keys are told."""

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from textual.app import App
from textual.screen import Screen

from stillpoint.config.key_names import told


@runtime_checkable
class Rebound(Protocol):
    """An app whose bindings may have been given other keys."""

    @property
    def given_keys(self) -> Mapping[str, str]:
        """The keys by the ids of their bindings, a comma between each two."""
        ...


def given_keys(app: App[object]) -> Mapping[str, str]:
    """The keys that were given in an app, by the ids of the bindings."""
    return app.given_keys if isinstance(app, Rebound) else {}


def key_of_action(screen: Screen[object], action: str, own: str) -> str:
    """The key that an action was given on a screen, as it is told; its own one where it was not."""
    given = given_keys(screen.app)
    if not given:
        return own
    for node, prefix in ((screen, ""), (screen.app, "app.")):
        for _, binding in node._bindings:
            if f"{prefix}{binding.action}" == action and (keys := given.get(binding.id or "")):
                return told(keys.split(",")[0])
    return own


def key_of(app: App[object], id: str, own: str) -> str:
    """The key that a binding was given, as it is told; its own one where it was not."""
    given = given_keys(app).get(id)
    return told(given.split(",")[0]) if given else own
