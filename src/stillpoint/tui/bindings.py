"""Every binding of the program, collected from the screens that have them."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from stillpoint import tui
from stillpoint.tui.app import StillpointApp


def nodes() -> list[type[DOMNode]]:
    """The classes of the program that keys are bound in, the app first."""
    for module in pkgutil.walk_packages(tui.__path__, f"{tui.__name__}."):
        if module.name != "stillpoint.tui.waking":  # it cannot be imported on Windows
            import_module(module.name)
    own = (each for each in _below(DOMNode) if each.__module__.startswith("stillpoint."))
    bound = (each for each in own if each.__dict__.get("BINDINGS") or issubclass(each, Screen))
    by_name = sorted(set(bound), key=lambda each: (each.__module__, each.__name__))
    return sorted(by_name, key=lambda each: each is not StillpointApp)


def own_bindings(node: type[DOMNode]) -> Iterator[Binding]:
    """The bindings that a class itself declares."""
    for binding in node.__dict__.get("BINDINGS", []):
        yield binding if isinstance(binding, Binding) else Binding(*binding)


def ids_in(node: type[DOMNode]) -> frozenset[str]:
    """The ids of the bindings whose keys act in a class, but for those of the app."""
    return frozenset(binding.id for _, binding in node._merge_bindings() if binding.id)


def leads_nowhere(node: type[DOMNode]) -> bool:
    """Whether the keys of places are off in a class."""
    return hasattr(node, "keep") or getattr(node, "is_apart", False) is True


def _below(node: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for each in node.__subclasses__():
        yield each
        yield from _below(each)
