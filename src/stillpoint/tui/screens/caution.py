"""What one should know before a session that asks for care."""

from textual.content import Content

from stillpoint.core.sessions import Session
from stillpoint.tui.pages import LOUD, in_paragraphs, page, said
from stillpoint.tui.screens.sheets import Sheet
from stillpoint.tui.widgets.keybar import KeyHint


class CautionScreen(Sheet):
    """The warnings of a session, shown before its first run."""

    HINTS = (
        KeyHint("enter", "start", "put_away(True)"),
        KeyHint("esc", "not now", "put_away(False)"),
    )

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def page(self, width: int) -> Content:  # noqa: ARG002 - the text wraps by itself
        """Every warning, then what its authors say."""
        session = self._session
        return page(
            said(f"Before {session.title}", LOUD),
            in_paragraphs(*session.warnings, session.caution, *session.safety),
            said("Enter starts it. This is not shown again once you have practised it."),
        )
