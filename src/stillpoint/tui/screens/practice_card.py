"""What lies over a practice when somebody asks: what to mind, and the keys at hand."""

from textual.binding import Binding
from textual.content import Content

from stillpoint.core.sessions import Session
from stillpoint.tui.pages import LOUD, in_paragraphs, keys_and_words, page, said
from stillpoint.tui.screens.practice_keys import AT_HAND
from stillpoint.tui.screens.sheets import Sheet


class PracticeCard(Sheet):
    """A short card of the session that is being practised."""

    BINDINGS = [Binding("space,h", "put_away(True)", "Back", id="practice-card.put-away")]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def page(self, width: int) -> Content:
        """The notes and the keys."""
        session = self._session
        return page(
            said(session.title, LOUD),
            in_paragraphs(*filter(None, (*session.safety, session.caution))),
            keys_and_words(AT_HAND, width),
        )
