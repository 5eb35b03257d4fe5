"""The summary: what was done, a line to keep, and home."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from stillpoint.core.awake import SAFE_SLEEP, Asking
from stillpoint.core.sessions import Session
from stillpoint.core.texts import harmless
from stillpoint.history.journal import JournalError
from stillpoint.people.checkins import arrows
from stillpoint.services.accounts import FEELINGS, NO_ANSWERS, YOU_WENT, in_a_sentence
from stillpoint.services.parts import Parts
from stillpoint.services.sittings import Sitting
from stillpoint.tui.pages import said
from stillpoint.tui.screens.check_in import CheckInScreen
from stillpoint.tui.screens.questions import Found
from stillpoint.tui.screens.summary_keeping import Kept
from stillpoint.tui.widgets.feelings import Feelings
from stillpoint.tui.widgets.keybar import KeyBar, KeyHint

LONGEST_NOTE = 500
TOO_SHORT = "Too short to keep."
REHEARSED = "This was a preview; nothing is kept."


class SummaryScreen(Kept):
    """Tells what was done and takes a word or two; the entry itself is already saved.

    `fault` tells why it is not, where that is so. After a dark screen it is dark too.
    """

    DEFAULT_CSS = """
    SummaryScreen {
        & > VerticalScroll { height: 1fr; max-width: 62; scrollbar-size-vertical: 1; }
        & Static { height: auto; margin-bottom: 1; }
        & .quiet { color: $text-quiet; margin: 0; }
        & Feelings { margin-bottom: 1; }
        & Input, & Input:focus {
            width: 1fr;
            height: 1;
            padding: 0;
            border: none;
            color: $text;
            background: $panel;
        }
        & Input > .input--placeholder { color: $text-quiet; }
        & #told { display: none; color: $text-accent; }
        & #told.-told { display: block; }
        & #told.-fault { color: $text-error; }
        &.-dark {
            & Input, & Input:focus { background: black; }
            &:light Static, &:light KeyBar, &:light Feelings { color: auto 60%; }
            &:light Input, &:light Input > .input--placeholder { color: auto 60%; }
            &:light .keybar--key, &:light .feelings--digit { color: auto 80%; }
        }
        & #changed { display: none; color: $text-quiet; }
        & #changed.-told { display: block; }
        &.-bare Feelings, &.-bare Input, &.-bare .quiet { display: none; }
        &.-unasked Feelings, &.-unasked .feeling { display: none; }
    }
    """
    BINDINGS = [
        Binding("enter,q", "leave", "Save and leave", id="summary.leave"),
        Binding("escape", "step_back", "Out of the line, then leave", id="summary.step-back"),
        # With priority, the line has the focus before the next key of a fast typist is dealt out.
        Binding("w", "write", "Write a line", id="summary.write", priority=True),
        Binding("tab,shift+tab,up,down", "turn", "From how it was to the line", id="summary.turn"),
        Binding("left", "feel_beside(-1)", "The feeling before", id="summary.feel-before"),
        Binding("right", "feel_beside(1)", "The next feeling", id="summary.feel-next"),
        *(
            Binding(str(n), f"feel({n})", feeling.capitalize(), id=f"summary.feel-{feeling}")
            for n, feeling in enumerate(FEELINGS, start=1)
        ),
        Binding("n", "go_on", "On to the next session", id="summary.go-on"),
        Binding("t", "try_again", "Try again to save", id="summary.try-again"),
        Binding("p", "people", "People: who practises here", id="summary.people"),
        Binding("d", "discard", "Remove this entry", id="summary.discard"),
    ]

    def __init__(
        self,
        sitting: Sitting,
        parts: Parts,
        *,
        fault: str | None = None,
        is_dark: bool = False,
        held: str = "",
    ) -> None:
        super().__init__(sitting, parts, fault=fault, is_dark=is_dark, held=held)
        self._feelings = Feelings(FEELINGS)
        self._note = Input(placeholder="a line to keep, if you like", max_length=LONGEST_NOTE)
        self._changed = Static(id="changed")
        self._check_in: CheckInScreen | None = None
        self._keybar = KeyBar()

    def compose(self) -> ComposeResult:
        """What was done, what went wrong if anything did, how it was, a line."""
        yield from super().compose()
        with VerticalScroll(can_focus=False):
            yield Static(said(self.sentence))
            yield self._changed
            yield self.told
            yield Static(said("How was it?"), classes="quiet feeling")
            yield self._feelings
            yield self._note
        yield self._keybar

    def on_mount(self) -> None:
        """Tell what went wrong or how to sleep safely, if anything is; else ask how all are now."""
        check_ins = self.parts.settings.check_ins
        asked = self.sitting.company.asked_after(self.sitting.session, check_ins)
        self.set_class(not self.has_entry, "-bare")
        self.set_class(check_ins == "off", "-unasked")
        self.show_keys()
        run = self.sitting.run
        is_unanswered = run.has_arrived and run.asking is not Asking.QUIET
        if self.fault:
            self.tell_fault(self.fault)
        elif is_unanswered:
            self.tell(SAFE_SLEEP)
        elif asked and self.has_entry and self.sitting.is_worth_asking:
            held = self.pressed.last
            self._check_in = CheckInScreen(
                self._heading, asked, self.parts.clock, is_before=False, held=held
            )
            self.app.push_screen(self._check_in, self._checked)

    @property
    def sentence(self) -> str:
        """What was done."""
        entry = self.sitting.entry
        done = in_a_sentence(entry) if self.sitting.has_practised else TOO_SHORT
        if self.sitting.is_rehearsal:
            return f"{in_a_sentence(entry)} {REHEARSED}"
        if why := self.sitting.stopped_because:
            return f"{done}\n\n{why}."
        return f"{YOU_WENT} {done}" if entry.interrupted_by else done

    @property
    def _heading(self) -> str:
        other = self.sitting.company.child or self.sitting.company.adult
        return f"Afterwards, with {other.alias}" if other else "Afterwards"

    def _checked(self, found: Found | None) -> None:
        """Keep what was answered, and show what changed."""
        if self._check_in:
            self.pressed = self._check_in.pressed
        self.add_class("-unasked")
        changes = arrows(self.sitting.before, found or {})
        self._changed.update(said("\n".join(changes)))
        self._changed.set_class(bool(changes), "-told")
        self.show_keys()
        if found:
            try:
                self.say()
            except JournalError as error:
                self.tell_fault(str(error))

    def on_input_submitted(self) -> None:
        """Enter in the line is as good as anywhere."""
        self.action_leave()

    def on_descendant_focus(self) -> None:
        """The keys are others while one writes."""
        self.show_keys()

    def on_descendant_blur(self) -> None:
        """And others again after."""
        self.show_keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """A w in the line is a w; one goes on where something follows."""
        if action == "go_on":
            return self._follows is not None
        return not (action == "write" and self._note.has_focus)

    def action_step_back(self) -> None:
        """Out of the line, or out of here."""
        if self._note.has_focus:
            self.set_focus(None)
        else:
            self.action_leave()

    def action_write(self) -> None:
        """Write a line."""
        if self.has_entry:
            self.set_focus(self._note)

    def action_turn(self) -> None:
        """From how it was to the line, and back."""
        if self._note.has_focus:
            self.set_focus(None)
        else:
            self.action_write()

    def action_feel(self, number: int) -> None:
        """Say how it was; the same again takes it back."""
        if self._takes_feeling:
            self._feelings.choose(FEELINGS[number - 1])

    def action_feel_beside(self, by: int) -> None:
        """The feeling beside the chosen one."""
        if self._takes_feeling:
            self._feelings.move(by)

    def action_people(self) -> None:
        """Say who practises here, for the next time."""
        from stillpoint.tui.screens.people import PeopleScreen

        self.app.push_screen(PeopleScreen(self.parts))

    @property
    def _follows(self) -> str | None:
        """What follows in the routine; nothing where somebody needed the user."""
        to_come: tuple[Session, ...] = getattr(self.app, "to_come", ())
        is_free = to_come and not self.sitting.entry.interrupted_by
        return harmless(to_come[0].title, 24) if is_free else None

    @property
    def _takes_feeling(self) -> bool:
        """Whether it asks how it was, in its own quiet form."""
        return self.has_entry and not self.has_class("-unasked")

    def say(self) -> None:
        """Keep what is written and answered so far."""
        answers = self._check_in.found if self._check_in else NO_ANSWERS
        self.sitting.say(
            note=self._note.value.strip(), feeling=self._feelings.chosen, answers=answers
        )

    def show_keys(self) -> None:
        """Show the keys that matter now."""
        self._keybar.show(tuple(self._hints()))

    def _hints(self) -> list[KeyHint]:
        leave = KeyHint("enter", "save and leave", "leave")
        following = self._follows
        next_up = [KeyHint("n", f"on to {following}", "go_on")] if following else []
        if not self.has_entry:
            return [KeyHint("enter", "leave", "leave"), *next_up]
        if self._note.has_focus:
            return [leave, KeyHint("tab", "how it was" if self._takes_feeling else "back", "turn")]
        again = [KeyHint("t", "try again", "try_again")] if self.is_warned else []
        write = KeyHint("w", "write", "write")
        feel = [KeyHint("1–5", "how it was", "feel_beside(1)")] if self._takes_feeling else []
        return [leave, *next_up, *again, write, *feel, KeyHint("d", "remove", "discard")]
