"""Every key there is."""

from collections.abc import Iterable

from rich.cells import cell_len
from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.screen import Screen

from stillpoint.tui.pages import LOUD, QUIET, keys_and_words, lines, page, said
from stillpoint.tui.screens.browser import Browser
from stillpoint.tui.screens.laid_over import LaidOver, practised_below


class KeysScreen(LaidOver):
    """Every key of a screen, and those that are the same everywhere."""

    BINDINGS = [Binding("question_mark", "put_away(False)", "Back", id="keys.back")]

    def __init__(self, screen: Screen[object]) -> None:
        super().__init__(practised_below(screen))
        bindings = screen.active_bindings.values()
        self._here = [active for active in bindings if active.node is not screen.app]
        self._everywhere = [active for active in bindings if active.node is screen.app]
        self._notes = screen.NOTES if isinstance(screen, Browser) else ()

    def page(self, width: int) -> Content:
        """The keys here, then those of every screen."""
        here, everywhere = self._told(self._here), self._told(self._everywhere)
        noted = (pair for _, pairs in self._notes for pair in pairs)
        told = (*here, *everywhere, *noted)
        widest = max((cell_len(keys) for keys, _ in told), default=0)
        return page(
            self.asked,
            lines(said("Keys here", LOUD), keys_and_words(here, width, widest=widest)),
            *(
                lines(said(heading, LOUD), keys_and_words(pairs, width, widest=widest))
                for heading, pairs in self._notes
            ),
            lines(said("Everywhere", LOUD), keys_and_words(everywhere, width, widest=widest)),
            said("With the mouse: a click chooses, another one takes.", QUIET),
        )

    def _told(self, bindings: Iterable[ActiveBinding]) -> tuple[tuple[str, str], ...]:
        keys: dict[str, list[str]] = {}
        for active in sorted(bindings, key=_is_move):
            if active.enabled and active.binding.description and active.binding.id:
                shown = self.app.get_key_display(active.binding)
                keys.setdefault(active.binding.description, []).append(shown)
        return tuple((" ".join(shown), words) for words, shown in keys.items())


def _is_move(active: ActiveBinding) -> bool:
    """Keys that only move about are told last."""
    return (active.binding.id or "").startswith("move.")
