"""The keys of the practice screen, and which of them matter when."""

from textual.binding import Binding, BindingType

from stillpoint.core.runs import Run
from stillpoint.core.sessions import Audience, Session
from stillpoint.core.steps import Breathe
from stillpoint.tui.telling import who_needs_me
from stillpoint.tui.widgets.keybar import KeyHint

SHARED = (Audience.CARER, Audience.CARER_AND_INFANT, Audience.CARER_AND_CHILD)

KEYS: tuple[tuple[str, str, str, str], ...] = (
    ("space", "pause", "space", "pause, go on"),
    ("enter", "move_on", "enter", "move on from an open step"),
    ("left", "back", "←", "step back"),
    ("right", "skip", "→", "step on"),
    ("r", "again", "r", "repeat the step"),
    ("plus,equals_sign", "more", "+", "a minute more"),
    ("q", "finish", "q", "finish early; what was done is kept"),
    ("b", "needed", "b", "baby or child needs me"),
    ("n", "without_holds", "n", "no holds"),
    ("u", "quicker", "u", "too slow for me"),
    ("s", "sound_only", "s", "sound only, dark screen"),
    ("v", "next_drawing", "v", "next drawing"),
    ("m", "mute", "m", "mute"),
    ("h", "help_card", "h", "help card"),
    ("question_mark", "keys", "?", "keys"),
)
"""Keys, action, how the key is written, and what it does."""

BINDINGS: list[BindingType] = [
    *(
        Binding(keys, action, words, key_display=shown, show=False, id=f"practice.{action}")
        for keys, action, shown, words in KEYS
    ),
    Binding("escape", "wake", "show what has faded", show=False, id="practice.wake"),
]

PAUSE = KeyHint("space", "pause", "pause")
GO_ON = KeyHint("space", "go on", "pause")
STEP_ON = KeyHint("→", "step on", "skip")
BACK = KeyHint("←", "back", "back")
AGAIN = KeyHint("r", "again", "again")
MORE = KeyHint("+", "a minute more", "more")
MOVE_ON = KeyHint("enter", "move on", "move_on")
NO_HOLDS = KeyHint("n", "no holds", "without_holds")
ALWAYS = KeyHint("q", "finish", "finish"), KeyHint("?", "keys", "keys")


def keys_that_matter(run: Run, session: Session) -> tuple[KeyHint, ...]:
    """The five keys that matter now."""
    needed = KeyHint("b", who_needs_me(session), "needed")
    if run.is_paused:
        return GO_ON, AGAIN, BACK, *ALWAYS
    if run.timeline.length is None:
        return MOVE_ON, PAUSE, needed, *ALWAYS
    if isinstance(run.step, Breathe) and run.step.pattern.holds and not run.knowledge.no_holds:
        return PAUSE, NO_HOLDS, STEP_ON, *ALWAYS
    if session.audience in SHARED:
        return PAUSE, needed, STEP_ON, *ALWAYS
    return PAUSE, STEP_ON, MORE, *ALWAYS
