"""The page of what cannot be read in the files of history."""

from textual.content import Content

from stillpoint.history.reading import History
from stillpoint.tui.pages import LOUD, QUIET, in_paragraphs, lines, page, said
from stillpoint.tui.screens.sheets import Sheet

MOST_FAULTS = 200


class UnreadScreen(Sheet):
    """Every fault with its file and line."""

    def __init__(self, history: History) -> None:
        super().__init__()
        self._history = history

    def page(self, width: int) -> Content:  # noqa: ARG002 - the text wraps by itself
        """What was left out, and what can be done."""
        faults = self._history.unreadable
        rest = len(faults) - MOST_FAULTS
        return page(
            said("What cannot be read in the files of history", LOUD),
            in_paragraphs(*_explained(self._history)),
            lines(
                *(said(str(fault)) for fault in faults[:MOST_FAULTS]),
                said(f"and {rest:,} more", QUIET) if rest > 0 else "",
            ),
        )


def counted(history: History) -> str:
    """How much was left out, in one line; nothing where all was read."""
    told = []
    if count := len(history.unreadable):
        told.append("1 line cannot be read" if count == 1 else f"{count:,} lines cannot be read")
    if history.newer:
        told.append(f"{history.newer:,} from a newer stillpoint")
    return f"{', '.join(told)} · f shows" if told else ""


def _explained(history: History) -> tuple[str, ...]:
    told = []
    if history.unreadable:
        told.append(
            "These lines are left as they are. `stillpoint history check` lists them too;"
            " `stillpoint history repair` sets them aside in a file of their own."
        )
    if history.newer:
        lines = "1 line is" if history.newer == 1 else f"{history.newer:,} lines are"
        told.append(f"{lines} of a newer stillpoint: kept, and not shown here.")
    return tuple(told)
