"""The keys of the practice screen, and which of them matter when."""

from collections.abc import Mapping

from textual.binding import Binding, BindingType

from stillpoint.core.floors import is_observing
from stillpoint.core.runs import Run
from stillpoint.core.sessions import Audience, Session
from stillpoint.core.steps import Ask, Attune, Breathe
from stillpoint.core.tapping import enter, tap
from stillpoint.services.help_pages import is_with_a_child
from stillpoint.services.sittings import Move
from stillpoint.tui.telling import who_needs_me
from stillpoint.tui.widgets.keybar import KeyHint

SHARED = (Audience.CARER, Audience.CARER_AND_INFANT, Audience.CARER_AND_CHILD)


def _binding(key: str, id: str, action: str, words: str, shown: str = "") -> Binding:
    return Binding(key, action, words, key_display=shown or key, show=False, id=f"practice.{id}")


BINDINGS: list[BindingType] = [
    _binding("space", "pause", "pause", "Pause, go on"),
    _binding("enter", "move-on", "steer('enter')", "Tap an in-breath; move on from an open step"),
    _binding("t", "tap", "steer('tap')", "Tap an in-breath, where taps are listened for"),
    _binding("k", "keep-noticed", "keep_noticed", "Keep the rate that is noticed"),
    _binding("left", "back", "steer('back')", "Step back", "←"),
    _binding("right", "skip", "steer('on')", "Step on; from the last step, to the end", "→"),
    _binding("r", "again", "steer('again')", "Repeat the step"),
    _binding("plus", "more", "more", "A minute more", "+"),
    Binding("equals_sign", "more", show=False, id="practice.more-unshifted"),
    _binding("q", "finish", "steer('end')", "Finish early; what was done is kept"),
    _binding("b", "needed", "needed", "Baby or child needs me: end at once"),
    _binding("n", "without-holds", "without_holds", "No holds"),
    _binding("u", "quicker", "quicker", "Too slow for me"),
    _binding("s", "sound-only", "sound_only", "Sound only, dark screen"),
    _binding("f", "for-the-room", "for_the_room", "Large, for a whole room; back"),
    _binding("v", "next-drawing", "next_drawing", "Next drawing"),
    _binding("m", "mute", "mute", "Mute"),
    _binding("c", "cues", "cues", "Cues: ready or enough, the six states"),
    _binding("h", "help-card", "help_card", "Help card, and what to mind here"),
    _binding("escape", "wake", "wake", "Show what has faded", "esc"),
]

AT_HAND = (
    ("pause", "pause, go on"),
    ("finish", "finish; what was done is kept"),
    ("needed", "baby or child needs me: end at once"),
    ("without-holds", "no holds"),
    ("quicker", "too slow for me"),
    ("sound-only", "sound only, dark screen"),
)
"""The bindings that one may need at once, and what they do."""

MOVES: Mapping[str, Move] = {
    "back": Run.back,
    "on": Run.skip,
    "again": Run.again,
    "enter": enter,
    "tap": tap,
    "end": Run.finish,
}
"""What the keys that move through a session do to its run."""

PAUSE = KeyHint("space", "pause", "pause")
GO_ON = KeyHint("space", "go on", "pause")
STEP_ON = KeyHint("→", "step on", "steer('on')")
BACK = KeyHint("←", "back", "steer('back')")
AGAIN = KeyHint("r", "repeat", "steer('again')")
MORE = KeyHint("+", "a minute more", "more")
MOVE_ON = KeyHint("enter", "move on", "steer('enter')")
TAP = KeyHint("enter", "tap", "steer('tap')")
KEEP = KeyHint("k", "keep the number", "keep_noticed")
TOO_SLOW = KeyHint("u", "too slow", "quicker")
NO_HOLDS = KeyHint("n", "no holds", "without_holds")
NO_ANSWER = KeyHint("esc", "no answer", "no_answer")
FINISH = KeyHint("q", "finish", "steer('end')")
CUES = KeyHint("c", "cues", "cues")
KEYS = KeyHint("?", "keys", "app.keys")


def answer_hints(step: Ask) -> tuple[KeyHint, ...]:
    """The keys that answer a question."""
    if step.scale:
        lowest, highest = step.scale
        return KeyHint(f"{lowest}–{highest}", "answer", "wake"), NO_ANSWER
    if step.choices:
        return KeyHint(f"1–{len(step.choices)}", "answer", "wake"), NO_ANSWER
    return (KeyHint("enter", "go on", "no_answer"),)


def keys_that_matter(run: Run, session: Session) -> tuple[KeyHint, ...]:
    """The five keys that matter now, the first ones most."""
    needed = KeyHint("b", who_needs_me(session), "needed")
    if run.is_paused:
        return GO_ON, FINISH, KEYS, AGAIN, BACK
    if run.is_listening:
        return keys_while_tapping(run, needed)
    if run.timeline.length is None:
        return MOVE_ON, PAUSE, FINISH, KEYS, needed
    if isinstance(run.step, Ask):
        return *answer_hints(run.step), PAUSE, needed, FINISH, KEYS
    if session.begins:  # no key leads away from where all the others are
        return PAUSE, FINISH, KEYS
    is_last = not run.coming
    onward = MORE if is_last else STEP_ON
    if isinstance(run.step, Breathe) and run.step.pattern.holds and not run.knowledge.no_holds:
        return PAUSE, NO_HOLDS, FINISH, KEYS, onward
    if isinstance(run.step, Attune) and run.is_paced:
        return PAUSE, TOO_SLOW, FINISH, KEYS, onward
    if is_with_a_child(session):
        return PAUSE, needed, CUES, FINISH, KEYS, onward
    if session.audience in SHARED:
        return PAUSE, needed, FINISH, KEYS, onward
    return PAUSE, FINISH, KEYS, onward, AGAIN if is_last else MORE


def keys_while_tapping(run: Run, needed: KeyHint) -> tuple[KeyHint, ...]:
    """The keys that matter while taps are listened for."""
    if is_observing(run.step):
        return TAP, PAUSE, KEEP, KEYS, needed
    return TAP, PAUSE, FINISH, KEYS, needed
