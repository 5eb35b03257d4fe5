"""The keys of the practice screen, and which of them matter when."""

from textual.binding import Binding, BindingType

from stillpoint.core.runs import Run
from stillpoint.core.sessions import Audience, Session
from stillpoint.core.steps import Breathe
from stillpoint.tui.telling import who_needs_me
from stillpoint.tui.widgets.keybar import KeyHint

SHARED = (Audience.CARER, Audience.CARER_AND_INFANT, Audience.CARER_AND_CHILD)


def _binding(keys: str, action: str, shown: str, words: str) -> Binding:
    name = action.replace("_", "-")
    return Binding(keys, action, words, key_display=shown, show=False, id=f"practice.{name}")


BINDINGS: list[BindingType] = [
    _binding("space", "pause", "space", "Pause, go on"),
    _binding("enter", "move_on", "enter", "Move on from an open step"),
    _binding("left", "back", "←", "Step back"),
    _binding("right", "skip", "→", "Step on"),
    _binding("r", "again", "r", "Repeat the step"),
    _binding("plus", "more", "+", "A minute more"),
    Binding("equals_sign", "more", show=False, id="practice.more-unshifted"),
    _binding("q", "finish", "q", "Finish early; what was done is kept"),
    _binding("b", "needed", "b", "Baby or child needs me: end at once"),
    _binding("n", "without_holds", "n", "No holds"),
    _binding("u", "quicker", "u", "Too slow for me"),
    _binding("s", "sound_only", "s", "Sound only, dark screen"),
    _binding("v", "next_drawing", "v", "Next drawing"),
    _binding("m", "mute", "m", "Mute"),
    _binding("h", "help_card", "h", "What to mind here"),
    _binding("escape", "wake", "esc", "Show what has faded"),
]

AT_HAND = (
    ("space", "pause, go on"),
    ("q", "finish; what was done is kept"),
    ("b", "baby or child needs me: end at once"),
    ("n", "no holds"),
    ("u", "too slow for me"),
    ("s", "sound only, dark screen"),
)
"""The keys that one may need at once."""

PAUSE = KeyHint("space", "pause", "pause")
GO_ON = KeyHint("space", "go on", "pause")
STEP_ON = KeyHint("→", "step on", "skip")
BACK = KeyHint("←", "back", "back")
AGAIN = KeyHint("r", "again", "again")
MORE = KeyHint("+", "a minute more", "more")
MOVE_ON = KeyHint("enter", "move on", "move_on")
NO_HOLDS = KeyHint("n", "no holds", "without_holds")
FINISH = KeyHint("q", "finish", "finish")
KEYS = KeyHint("?", "keys", "app.keys")


def keys_that_matter(run: Run, session: Session) -> tuple[KeyHint, ...]:
    """The five keys that matter now, the first ones most."""
    needed = KeyHint("b", who_needs_me(session), "needed")
    if run.is_paused:
        return GO_ON, FINISH, KEYS, AGAIN, BACK
    if run.timeline.length is None:
        return MOVE_ON, PAUSE, FINISH, KEYS, needed
    if isinstance(run.step, Breathe) and run.step.pattern.holds and not run.knowledge.no_holds:
        return PAUSE, NO_HOLDS, FINISH, KEYS, STEP_ON
    if session.audience in SHARED:
        return PAUSE, needed, FINISH, KEYS, STEP_ON
    return PAUSE, FINISH, KEYS, STEP_ON, MORE
