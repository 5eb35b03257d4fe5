"""The page of what is chosen, as wide as it may be and as long as it is."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from stillpoint.tui.pages import WIDEST, Page, cut_to


class Detail(VerticalScroll):
    """A page that is told anew at every width."""

    DEFAULT_CSS = """
    Detail {
        scrollbar-size-vertical: 0;
        & > Static { width: 1fr; height: auto; }
    }
    """

    class Measured(Message):
        """It has become longer than the room for it, or no longer is."""

    def __init__(
        self, page: Page | None = None, *, widest: int = WIDEST, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._widest = widest
        self.can_focus = False
        self._page: Page = page or (lambda _: Content())
        self._rest = ""
        self._text = Static()
        self._text.styles.max_width = widest

    def compose(self) -> ComposeResult:
        """One text."""
        yield self._text

    def show(self, page: Page, *, rest: str = "") -> None:
        """Show another page from its top; `rest` tells of what there is no room for, if given."""
        self._page, self._rest = page, rest
        self.scroll_home(animate=False)
        self.tell()

    def tell(self) -> None:
        """Tell the page at the width that there is now."""
        if width := min(self._widest, self.scrollable_content_region.width):
            page, height = self._page(width), self.size.height
            self._text.update(cut_to(page, width, height, self._rest) if self._rest else page)

    def watch_show_vertical_scrollbar(self) -> None:
        """Only now is it known whether there is more to scroll to."""
        self.post_message(self.Measured())

    def on_resize(self) -> None:
        """Another width is another page."""
        self.tell()
