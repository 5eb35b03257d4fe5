"""Two lanes side by side: a round shape for the carer, a soft square for the child or adult."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Vertical

from stillpoint.core.runs import Run
from stillpoint.core.steps import Breathe, PlainStep
from stillpoint.core.timelines import Moment
from stillpoint.tui.drawing.drawings import Drawing
from stillpoint.tui.telling import second_of
from stillpoint.tui.widgets.pacer import Pacer
from stillpoint.tui.widgets.words import Tone, Words

NARROW, LOW = 60, 12
"""With fewer columns one lane is above the other, unless there are fewer rows as well."""
ROOM_FOR_WORDS = 34
"""Columns of a word's place; with fewer, `in` says what `breathe in` does."""

YOU = "you"


class LaneView(Vertical):
    """One person's breath, and a line that says whose it is and what it does."""

    def __init__(self, name: str, pacer: Pacer, *, id: str) -> None:
        super().__init__(id=id)
        self._whose = name
        self._pacer = pacer
        self._word = Words()

    def compose(self) -> ComposeResult:
        """The shape, then the word."""
        yield self._pacer
        yield self._word

    def show(self, moment: Moment) -> None:
        """Show where this breath is."""
        self._pacer.show(moment.fullness or 0.0, moment.phase, second_of(moment.left))
        tone = Tone.CLEAR if moment.phase else Tone.QUIET
        gap = " " if self._word.is_big else " · "
        self._word.show(f"{self._whose}{gap}{self._told(moment)}", tone)

    def enlarge(self, is_big: bool) -> None:
        """Write whose it is and what it does in letters of blocks, or as usual."""
        self._word.is_big = is_big

    def _told(self, moment: Moment) -> str:
        if self._word.size.width >= ROOM_FOR_WORDS and not self._word.is_big:
            return moment.word
        return str(moment.phase or moment.word.partition(" ")[0])


class Duet(Container):
    """Shows the two breaths of a moment; the place of each is always the same."""

    DEFAULT_CSS = """
    Duet {
        display: none;
        height: 1fr;
        layout: horizontal;
        & > LaneView { width: 1fr; height: 1fr; }
        &.-stacked { layout: vertical; }
        &.-stacked > LaneView { layout: horizontal; align-vertical: middle; }
        &.-stacked Words { height: 1fr; }
    }
    """

    def __init__(self, other: str) -> None:
        super().__init__(id="duet")
        self._carer = LaneView(YOU, Pacer(Drawing.ORB), id="carer")
        self._child = LaneView(other, Pacer(Drawing.PILLOW, is_second=True), id="child")

    def compose(self) -> ComposeResult:
        """The carer's lane first."""
        yield self._carer
        yield self._child

    def on_resize(self, event: events.Resize) -> None:
        """Put one above the other where they have no room beside each other."""
        self.set_class(event.size.width < NARROW and event.size.height >= LOW, "-stacked")

    def enlarge(self, is_big: bool) -> None:
        """Let both be read from some way off, or from close by."""
        self._carer.enlarge(is_big)
        self._child.enlarge(is_big)

    def show(self, moment: Moment) -> None:
        """Show both breaths."""
        self._carer.show(moment)
        if moment.child:
            self._child.show(moment.child)


def duet_for(run: Run, other: str) -> Duet | None:
    """The lanes, if any step of a run may need them; a widget that is not there costs nothing.

    `other` is whose the second is.
    """
    return Duet(other) if any(map(_is_for_two, run.steps)) else None


def _is_for_two(step: PlainStep) -> bool:
    return isinstance(step, Breathe) and step.child is not None
