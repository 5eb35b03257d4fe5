"""The palette: every action there is where one is, found by a word of what it does."""

from collections.abc import Awaitable, Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from textual.binding import ActiveBinding, Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.dom import DOMNode
from textual.fuzzy import FuzzySearch

from stillpoint.config.forms import Words
from stillpoint.config.settings import SETTINGS
from stillpoint.core.texts import harmless

WAYS_OUT = ("app.back", "app.suspend", "app.quit")
"""What is offered after everything else."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An action and the words it is found by."""

    title: str
    key: str
    action: str
    node: DOMNode


class Actions(Provider):
    """What the keys do here, and every choice of the settings."""

    async def discover(self) -> Hits:
        """All of it, before anything is typed."""
        for offer in self._offers():
            yield DiscoveryHit(_shown(offer, ()), self._does(offer), text=offer.title)

    async def search(self, query: str) -> Hits:
        """What the typed letters stand for."""
        search = FuzzySearch()
        for offer in self._offers():
            score, places = search.match(query, offer.title)
            if score:
                yield Hit(score, _shown(offer, places), self._does(offer), text=offer.title)

    def _does(self, offer: Offer) -> Callable[[], Awaitable[object]]:
        return partial(self.app.run_action, offer.action, offer.node)

    def _offers(self) -> Iterator[Offer]:
        """What is done here first, then what is done anywhere, then the ways out."""
        active: dict[str | None, ActiveBinding] = {}
        for each in self._active():
            active.setdefault(each.binding.id, each)  # the first of several keys is the one told
        leaving = [active.pop(way) for way in WAYS_OUT if way in active]
        yield from map(self._offer, sorted(active.values(), key=lambda it: it.node is self.app))
        yield from self._planning(active)
        yield from self._presets()
        yield from self._choices()
        yield from map(self._offer, leaving)

    def _planning(self, active: Container[str | None]) -> Iterator[Offer]:
        """A way to plan from anywhere; on Today there is a key for it."""
        if "today.adopt" not in active and self.app.check_action("go", ("today",)):
            yield Offer("Adopt a routine, or begin a learning path", "", "app.adopt", self.app)

    def _active(self) -> Iterator[ActiveBinding]:
        for active in self.screen.active_bindings.values():
            if active.enabled and _is_offered(active.binding):
                yield active

    def _offer(self, active: ActiveBinding) -> Offer:
        binding = active.binding
        key = self.app.get_key_display(binding)
        return Offer(binding.description, key, binding.action, active.node)

    def _presets(self) -> Iterator[Offer]:
        """Colour and sound for a place, at once."""
        from stillpoint.services.presets import PRESETS  # home is painted without them

        for name in PRESETS:
            yield Offer(f"Colour and sound: {name}", "", f"app.preset({name!r})", self.app)

    def _choices(self) -> Iterator[Offer]:
        for name, setting in SETTINGS.items():
            choices = setting.form.offers if isinstance(setting.form, Words) else ()
            for choice in choices:
                action = f"app.change({name!r}, {choice!r})"
                yield Offer(f"{setting.title}: {choice}", "", action, self.app)


def _is_offered(binding: Binding) -> bool:
    is_move = (binding.id or "move.").startswith("move.")
    return bool(binding.description) and not is_move


def _shown(offer: Offer, places: Sequence[int]) -> Content:
    title = Content(harmless(offer.title))
    for place in places:
        title = title.stylize("bold underline", place, place + 1)
    return Content.assemble(title, (f"  {offer.key}" if offer.key else "", "$text-muted"))
