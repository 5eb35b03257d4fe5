"""What lies over a practice when somebody asks: its keys, and what to mind."""

from rich.cells import cell_len
from textual.binding import Binding
from textual.content import Content

from stillpoint.core.sessions import Session
from stillpoint.tui.pages import lines, page, said, with_heading
from stillpoint.tui.screens.practice_keys import KEYS
from stillpoint.tui.screens.sheets import Sheet

AT_HAND = ("space", "q", "b", "n", "u", "s")
"""The keys that a help card names: those one may need at once."""


class PracticeCard(Sheet):
    """The keys of a practice; `with_notes` also what to mind, and then only the keys at hand."""

    BINDINGS = [
        Binding("space,h,question_mark", "put_away(True)", show=False, id="practice-card.put-away")
    ]

    def __init__(self, session: Session, *, with_notes: bool) -> None:
        super().__init__()
        self.session = session
        self.with_notes = with_notes

    def page(self, width: int) -> Content:  # noqa: ARG002 - the text wraps by itself
        """The notes and the keys."""
        if not self.with_notes:
            return page(with_heading("Keys", _keys(tuple(shown for _, _, shown, _ in KEYS))))
        session = self.session
        notes = [said(note) for note in (*session.safety, session.caution) if note]
        return page(
            with_heading(session.title, said(session.summary)),
            with_heading("Mind", *notes),
            with_heading("At hand", _keys(AT_HAND)),
        )


def _keys(chosen: tuple[str, ...]) -> Content:
    known = [(shown, words) for _, _, shown, words in KEYS if shown in chosen]
    wide = max(cell_len(shown) for shown, _ in known) + 2
    return lines(*(said(f"{shown:<{wide}}{words}") for shown, words in known))
