"""Every key by the place where it is pressed, and the giving of others."""

from textual.binding import Binding
from textual.content import Content

from stillpoint.config.bindings import BINDINGS
from stillpoint.config.key_names import in_a_list
from stillpoint.config.keys import LED, keys_of
from stillpoint.config.settings import SettingsError
from stillpoint.tui.finding import Findable, Group, findable
from stillpoint.tui.live_settings import SettingsChanged
from stillpoint.tui.pages import LOUD, QUIET, at_the_start, lines, page, said
from stillpoint.tui.screens.browser import Browser
from stillpoint.tui.screens.settings import CHANGED
from stillpoint.tui.screens.spread import Hints
from stillpoint.tui.widgets.keybar import KeyHint
from stillpoint.tui.widgets.listing import Heading, Row

PLACES = {
    "app": "Everywhere",
    "practice": "While you practise",
    "home": "Home",
    "today": "Today",
    "history": "History",
    "packs": "Packs",
    "people": "People",
    "settings": "Settings",
    "list": "Lists",
    "move": "Moving about",
    "soothe": "Soothe now",
    "summary": "After a practice",
    "questions": "Check-ins",
    "help": "Help card",
    "sheet": "Pages that wait for a key",
    "form": "Forms",
}
"""What is said of where bindings are, by what their ids begin with; others say it themselves."""


class RebindingScreen(Browser[str]):
    """One row a binding; Enter waits for the new key of it."""

    PLACE = "Keys"
    FINDS = "a key, or what it does"

    BINDINGS = [
        Binding("enter", "take", "Give it another key", id="rebinding.give"),
        Binding("a", "add", "Give it one more key", id="rebinding.add"),
        Binding("x,delete", "reset", "Its own keys again", id="rebinding.reset"),
    ]

    def gather(self) -> tuple[str, ...]:
        """The ids of the bindings that do something one can say."""
        return tuple(id for id, bound in BINDINGS.items() if bound.words and id not in LED)

    def receive(self, stock: tuple[str, ...]) -> None:
        """Show them by place."""
        starts = dict.fromkeys((*PLACES, *map(_place, stock)))
        groups = [
            Group(
                Heading(PLACES.get(start, at_the_start(start.replace("-", " ")))),
                [self._findable(id) for id in stock if _place(id) == start],
            )
            for start in starts
        ]
        self.fill(groups)
        given = len(self.parts.settings.keys)
        self.masthead.tell(f"{given} given" if given else "")

    def heed_settings(self, before: object) -> None:  # noqa: ARG002
        """Tell every key as it is now."""
        self.receive(self.gather())
        self.show_changes()

    def words(self, value: str) -> Row:
        """What it does, and its keys; a mark where they are not its own."""
        mark = f"{CHANGED} " if value in self.parts.settings.keys else ""
        return Row(BINDINGS[value].words, f"{mark}{in_a_list(self._keys(value))}")

    def page_of(self, value: str, width: int) -> Content:  # noqa: ARG002 - the text wraps by itself
        """What it does, its keys and its own ones, and what the file calls it."""
        own = in_a_list(keys_of(value, {}))
        is_given = value in self.parts.settings.keys
        return page(
            lines(said(BINDINGS[value].words, LOUD), said(in_a_list(self._keys(value)))),
            said(f"{CHANGED} Its own: {own}" if is_given else "These are its own.", QUIET),
            said(f"In the file, below [keys]: {value}", QUIET),
        )

    def hints(self) -> Hints:
        """Give a key, take it back."""
        if self.filter.has_focus:
            return self.hints_while_finding
        is_given = self.listing.chosen in self.parts.settings.keys
        return (
            KeyHint("enter", "another key", "take"),
            KeyHint("a", "one more", "add"),
            *((KeyHint("x", "its own", "reset"),) if is_given else ()),
            KeyHint("/", "find", "find"),
            KeyHint("esc", "back", "step_back"),
        )

    def take(self, value: str) -> None:
        """Wait for the key that it is to have."""
        kept = [key for key in keys_of(value, {}) if key == "escape"]
        self._wait_for_key(value, tuple(kept))

    def action_add(self) -> None:
        """Wait for one more key."""
        if value := self.listing.chosen:
            self._wait_for_key(value, self._keys(value))

    def action_reset(self) -> None:
        """Its own keys again."""
        value = self.listing.chosen
        if value and value in self.parts.settings.keys:
            try:
                self.parts.change_key(value, None)
            except SettingsError as error:
                self.notify(str(error), severity="error")
            self.post_message(SettingsChanged())

    def _wait_for_key(self, id: str, beside: tuple[str, ...]) -> None:
        from stillpoint.tui.screens.new_key import NewKey

        def give(key: str) -> None:
            keys = tuple(dict.fromkeys((*beside, key)))
            is_own = set(keys) == set(keys_of(id, {}))
            self.parts.change_key(id, None if is_own else ",".join(keys))
            self.post_message(SettingsChanged())

        words, keys = BINDINGS[id].words, self._keys(id)
        self.app.push_screen(NewKey(words, keys, self.parts.clock, give=give))

    def _keys(self, id: str) -> tuple[str, ...]:
        return keys_of(id, self.parts.settings.keys)

    def _findable(self, id: str) -> Findable[str]:
        return findable(id, BINDINGS[id].words, id, in_a_list(self._keys(id)), *self._keys(id))


def _place(id: str) -> str:
    return id.partition(".")[0]
