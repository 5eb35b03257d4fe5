"""Every binding of the screens, so that its keys can be given to it without the screens.

Made by `make tables` from the screens themselves.
"""

from typing import NamedTuple


class Bound(NamedTuple):
    """The keys of a binding, a comma between each two, and what it does; nothing if unsaid."""

    keys: str
    words: str


class Place(NamedTuple):
    """Bindings whose keys can be pressed at the same time, beside those of the app."""

    ids: str
    leads_nowhere: bool
    """Whether the keys of places are off."""


BINDINGS: dict[str, Bound] = {
    "app.home": Bound("1", "Home"),
    "app.today": Bound("2", "Today"),
    "app.history": Bound("3", "History"),
    "app.packs": Bound("4", "Packs"),
    "app.settings": Bound("5", "Settings"),
    "app.people": Bound("p", "People"),
    "app.helps": Bound("w", "What helps us"),
    "app.moments": Bound("g", "Good moments"),
    "app.help-card": Bound("h", "Help card"),
    "app.needed": Bound("b", "Baby or child needs me: end at once"),
    "app.keys": Bound("question_mark", "Keys"),
    "app.palette": Bound("ctrl+p", "Every action"),
    "app.back": Bound("q", "Back, then quit"),
    "app.quit": Bound("ctrl+c", "Quit"),
    "app.suspend": Bound("ctrl+z", "To the shell"),
    "adopting.take": Bound("enter", "Adopt it, or begin it"),
    "arranging.swap": Bound("enter", "Another session in its place"),
    "arranging.earlier": Bound("shift+up,K", "Earlier in the order"),
    "arranging.later": Bound("shift+down,J", "Later in the order"),
    "arranging.insert": Bound("a", "One more session behind it"),
    "arranging.take-out": Bound("x,delete", "Take it out"),
    "list.find": Bound("slash", "Find"),
    "list.step-back": Bound("escape", "One step back"),
    "check-in.others": Bound("o", "Somebody else"),
    "check-in.leave": Bound("q", "Not now"),
    "choosing.take": Bound("enter", "Choose it"),
    "circle.change": Bound("enter,e", "Change it"),
    "circle.add": Bound("a", "Add somebody"),
    "circle.remove": Bound("x,delete", "Take out of the circle"),
    "circle.restore": Bound("u", "Bring back who was taken out"),
    "circle.up": Bound("K,shift+up", "Further up or down"),
    "circle.down": Bound("J,shift+down", "Further up or down"),
    "circle-person.back": Bound("escape", "Back, without a change"),
    "circle-person.keep": Bound("ctrl+s", "Keep it"),
    "move.circle-person-down": Bound("down", "Up and down"),
    "move.circle-person-up": Bound("up", "Up and down"),
    "history.faults": Bound("f", "What cannot be read in the files"),
    "history.edit": Bound("e", "Edit the note, the tags and how it was"),
    "history.remove": Bound("x,delete", "Remove the entry"),
    "history.restore": Bound("u", "Bring back what was removed"),
    "history.add": Bound("a", "Add a session practised without stillpoint"),
    "history.list": Bound("l", "The list"),
    "history.year": Bound("y", "The year"),
    "history.charts": Bound("c", "The charts"),
    "evidence.next": Bound("right,tab,space", "Next page, or the one before"),
    "evidence.before": Bound("left,shift+tab", "Next page, or the one before"),
    "evidence.page-1": Bound("1", ""),
    "evidence.page-2": Bound("2", ""),
    "evidence.page-3": Bound("3", ""),
    "evidence.page-4": Bound("4", ""),
    "evidence.page-5": Bound("5", ""),
    "evidence.page-6": Bound("6", ""),
    "evidence.page-7": Bound("7", ""),
    "evidence.page-8": Bound("8", ""),
    "keys.back": Bound("question_mark", "Back"),
    "help.next": Bound("right,tab", "Next page, or the one before"),
    "help.before": Bound("left,shift+tab", "Next page, or the one before"),
    "help.page-1": Bound("1", ""),
    "help.page-2": Bound("2", ""),
    "help.page-3": Bound("3", ""),
    "help.page-4": Bound("4", ""),
    "help.page-5": Bound("5", ""),
    "help.page-6": Bound("6", ""),
    "help.page-7": Bound("7", ""),
    "help.page-8": Bound("8", ""),
    "help.page-9": Bound("9", ""),
    "help.page-0": Bound("0", ""),
    "help.put-away": Bound("space", "Back"),
    "help.help": Bound("h", "When to get help; there, back"),
    "help.cues": Bound("c", "Ready or enough; there, back"),
    "help.needed": Bound("b", "Baby or child needs me: end at once"),
    "help.edit-circle": Bound("e", "Edit your circle"),
    "history.span": Bound("s", "Charts of another span of days"),
    "home.start": Bound("enter", "Start the chosen session"),
    "home.soothe": Bound("space", "Soothe now: hold, move, step back"),
    "home.cards": Bound("c", "Cards: ready or enough, safe cot"),
    "home.circle": Bound("o", "Your circle: people to call"),
    "home.evidence": Bound("e", "What is known, how well, and by whom"),
    "home.ladder": Bound("l", "Who leads: the fading ladder"),
    "ladder.asked": Bound("enter", "The child asked: next rung"),
    "ladder.back": Bound("b", "A rung back"),
    "ladder.name": Bound("a", "Name a child"),
    "moments.export": Bound("e", "Export them as plain text"),
    "packs.add": Bound("a", "Add a pack"),
    "packs.remove": Bound("x,delete", "Remove the pack"),
    "packs.restore": Bound("u", "Bring back what was removed"),
    "packs.export": Bound("e", "Export it to a file here"),
    "packs.check": Bound("c", "Check: read the files again"),
    "people.add": Bound("a", "Add somebody"),
    "people.edit": Bound("e", "Change them"),
    "people.choose": Bound("m", "This is me, or: sessions are with them"),
    "people.remove": Bound("x,delete", "Remove them"),
    "people.undo": Bound("u", "Take the last change back"),
    "practice.pause": Bound("space", "Pause, go on"),
    "practice.move-on": Bound("enter", "Tap an in-breath; move on from an open step"),
    "practice.tap": Bound("t", "Tap an in-breath, where taps are listened for"),
    "practice.keep-noticed": Bound("k", "Keep the rate that is noticed"),
    "practice.back": Bound("left", "Step back"),
    "practice.skip": Bound("right", "Step on; from the last step, to the end"),
    "practice.again": Bound("r", "Repeat the step"),
    "practice.more": Bound("plus", "A minute more"),
    "practice.more-unshifted": Bound("equals_sign", ""),
    "practice.finish": Bound("q", "Finish early; what was done is kept"),
    "practice.needed": Bound("b", "Baby or child needs me: end at once"),
    "practice.without-holds": Bound("n", "No holds"),
    "practice.quicker": Bound("u", "Too slow for me"),
    "practice.sound-only": Bound("s", "Sound only, dark screen"),
    "practice.for-the-room": Bound("f", "Large, for a whole room; back"),
    "practice.next-drawing": Bound("v", "Next drawing"),
    "practice.mute": Bound("m", "Mute"),
    "practice.cues": Bound("c", "Cues: ready or enough, the six states"),
    "practice.help-card": Bound("h", "Help card, and what to mind here"),
    "practice.wake": Bound("escape", "Show what has faded"),
    "questions.go-on": Bound("enter", "Go on with these answers"),
    "questions.skip": Bound("escape", "Leave it at that"),
    "questions.next": Bound("tab,down", "The next question"),
    "questions.before": Bound("shift+tab,up", "The question before"),
    "questions.answer-before": Bound("left", "The answer before"),
    "questions.answer-next": Bound("right", "The next answer"),
    "questions.write": Bound("w", "A word of your own"),
    "questions.0": Bound("0", ""),
    "questions.1": Bound("1", ""),
    "questions.2": Bound("2", ""),
    "questions.3": Bound("3", ""),
    "questions.4": Bound("4", ""),
    "questions.5": Bound("5", ""),
    "questions.6": Bound("6", ""),
    "questions.7": Bound("7", ""),
    "questions.8": Bound("8", ""),
    "questions.9": Bound("9", ""),
    "rebinding.give": Bound("enter", "Give it another key"),
    "rebinding.add": Bound("a", "Give it one more key"),
    "rebinding.reset": Bound("x,delete", "Its own keys again"),
    "settings.change": Bound("enter", "Change it: choose, or type"),
    "settings.next": Bound("space,right", "The next choice, or more"),
    "settings.before": Bound("left", "The choice before, or less"),
    "settings.reset": Bound("x,delete", "Its default again"),
    "settings.hear": Bound("p", "Hear it"),
    "sheet.go-on": Bound("enter", "Go on"),
    "sheet.back": Bound("escape,q,left", "Back"),
    "move.sheet-up": Bound("up,k", "Up and down"),
    "move.sheet-down": Bound("down,j", "Up and down"),
    "soothe.hold": Bound("1", "Hold"),
    "soothe.move": Bound("2", "Move"),
    "soothe.step-back": Bound("3", "Step back"),
    "soothe.take": Bound("enter,space", "Begin what is chosen"),
    "soothe.other-before": Bound("left", "Another way to do it"),
    "soothe.other": Bound("right", "Another way to do it"),
    "soothe.cards": Bound("c", "Cards: ready or enough, safe cot"),
    "soothe.leave": Bound("escape,q", "Back"),
    "move.soothe-up": Bound("up,k", "Up and down"),
    "move.soothe-down": Bound("down,j", "Up and down"),
    "list.take": Bound("enter", "Take the chosen row"),
    "list.read": Bound("right,i", "All of the chosen row"),
    "list.leave-page": Bound("left", "Back to the list"),
    "move.next-group": Bound("tab", "Next group, or the one before"),
    "move.group-before": Bound("shift+tab", "Next group, or the one before"),
    "move.up": Bound("up,k", "Up and down"),
    "move.down": Bound("down,j", "Up and down"),
    "move.page-up": Bound("pageup", "A page up or down"),
    "move.page-down": Bound("pagedown", "A page up or down"),
    "move.first": Bound("home", "The first row, or the last"),
    "move.last": Bound("end", "The first row, or the last"),
    "help-first.go-on": Bound("space", "To the three words"),
    "step-back.go-on": Bound("space,3", "The baby is safe"),
    "summary.leave": Bound("enter,q", "Save and leave"),
    "summary.step-back": Bound("escape", "Out of the line, then leave"),
    "summary.write": Bound("w", "Write a line"),
    "summary.turn": Bound("tab,shift+tab,up,down", "From how it was to the line"),
    "summary.feel-before": Bound("left", "The feeling before"),
    "summary.feel-next": Bound("right", "The next feeling"),
    "summary.feel-settled": Bound("1", "Settled"),
    "summary.feel-lighter": Bound("2", "Lighter"),
    "summary.feel-same": Bound("3", "Same"),
    "summary.feel-tired": Bound("4", "Tired"),
    "summary.feel-stirred": Bound("5", "Stirred"),
    "summary.go-on": Bound("n", "On to the next session"),
    "summary.try-again": Bound("t", "Try again to save"),
    "summary.people": Bound("p", "People: who practises here"),
    "summary.discard": Bound("d", "Remove this entry"),
    "today.start": Bound("enter", "Start its next session"),
    "today.adopt": Bound("a", "Adopt a routine, or begin a learning path"),
    "today.when": Bound("t", "Set its time, or what it comes with"),
    "today.days": Bound("d", "Set its days"),
    "today.bell": Bound("b", "Another bell at the end of its sessions"),
    "today.sessions": Bound("s", "Its sessions: order, swap"),
    "today.pause": Bound("p", "Pause it, or go on with it"),
    "today.remove": Bound("x,delete", "Remove it"),
    "today.restore": Bound("u", "Bring back what was removed"),
    "welcome.find": Bound("slash", "Find a session"),
    "welcome.soothe": Bound("space", "Soothe now"),
    "fit.others": Bound("o", "Somebody else"),
    "with-whom.0": Bound("0", ""),
    "with-whom.1": Bound("1", ""),
    "with-whom.2": Bound("2", ""),
    "with-whom.3": Bound("3", ""),
    "with-whom.4": Bound("4", ""),
    "with-whom.5": Bound("5", ""),
    "with-whom.6": Bound("6", ""),
    "with-whom.7": Bound("7", ""),
    "with-whom.8": Bound("8", ""),
    "with-whom.9": Bound("9", ""),
    "form.choice-1": Bound("1", ""),
    "form.choice-2": Bound("2", ""),
    "form.choice-3": Bound("3", ""),
    "form.choice-4": Bound("4", ""),
    "form.choice-5": Bound("5", ""),
    "form.choice-6": Bound("6", ""),
    "form.choice-7": Bound("7", ""),
    "form.choice-8": Bound("8", ""),
    "form.choice-9": Bound("9", ""),
    "form.choice-before": Bound("left", ""),
    "form.choice-next": Bound("right", ""),
    "form.save": Bound("enter", "Save"),
    "form.leave": Bound("escape", "Leave it as it was"),
    "form.next": Bound("tab,down", "Next field, or the one before"),
    "form.before": Bound("shift+tab,up", "Next field, or the one before"),
}
"""By the ids that they have in the settings file."""

PLACES: tuple[Place, ...] = (
    Place(
        "adopting.take list.find list.leave-page list.read list.step-back move.down "
        "move.first move.group-before move.last move.next-group move.page-down move.page-up "
        "move.up",
        False,
    ),
    Place(
        "arranging.earlier arranging.insert arranging.later arranging.swap arranging.take-out "
        "list.find list.leave-page list.read list.step-back move.down move.first "
        "move.group-before move.last move.next-group move.page-down move.page-up move.up",
        False,
    ),
    Place(
        "check-in.leave check-in.others questions.0 questions.1 questions.2 questions.3 "
        "questions.4 questions.5 questions.6 questions.7 questions.8 questions.9 "
        "questions.answer-before questions.answer-next questions.before questions.go-on "
        "questions.next questions.skip questions.write",
        False,
    ),
    Place(
        "choosing.take list.find list.leave-page list.read list.step-back move.down "
        "move.first move.group-before move.last move.next-group move.page-down move.page-up "
        "move.up",
        False,
    ),
    Place(
        "circle-person.back circle-person.keep move.circle-person-down move.circle-person-up",
        False,
    ),
    Place(
        "circle.add circle.change circle.down circle.remove circle.restore circle.up "
        "list.find list.leave-page list.read list.step-back move.down move.first "
        "move.group-before move.last move.next-group move.page-down move.page-up move.up",
        False,
    ),
    Place(
        "evidence.before evidence.next evidence.page-1 evidence.page-2 evidence.page-3 "
        "evidence.page-4 evidence.page-5 evidence.page-6 evidence.page-7 evidence.page-8 "
        "move.sheet-down move.sheet-up sheet.back sheet.go-on",
        False,
    ),
    Place(
        "fit.others move.sheet-down move.sheet-up sheet.back sheet.go-on",
        False,
    ),
    Place(
        "form.before form.leave form.next form.save",
        False,
    ),
    Place(
        "form.choice-1 form.choice-2 form.choice-3 form.choice-4 form.choice-5 form.choice-6 "
        "form.choice-7 form.choice-8 form.choice-9 form.choice-before form.choice-next",
        False,
    ),
    Place(
        "help-first.go-on move.sheet-down move.sheet-up sheet.back sheet.go-on",
        True,
    ),
    Place(
        "help.before help.cues help.edit-circle help.help help.needed help.next help.page-0 "
        "help.page-1 help.page-2 help.page-3 help.page-4 help.page-5 help.page-6 help.page-7 "
        "help.page-8 help.page-9 help.put-away move.sheet-down move.sheet-up sheet.back "
        "sheet.go-on",
        False,
    ),
    Place(
        "history.add history.charts history.edit history.faults history.list history.remove "
        "history.restore history.span history.year list.find list.leave-page list.read "
        "list.step-back list.take move.down move.first move.group-before move.last "
        "move.next-group move.page-down move.page-up move.up",
        False,
    ),
    Place(
        "home.cards home.circle home.evidence home.ladder home.soothe home.start list.find "
        "list.leave-page list.read list.step-back move.down move.first move.group-before "
        "move.last move.next-group move.page-down move.page-up move.up",
        False,
    ),
    Place(
        "keys.back move.sheet-down move.sheet-up sheet.back sheet.go-on",
        False,
    ),
    Place(
        "ladder.asked ladder.back ladder.name list.find list.leave-page list.read "
        "list.step-back move.down move.first move.group-before move.last move.next-group "
        "move.page-down move.page-up move.up",
        False,
    ),
    Place(
        "list.find list.leave-page list.read list.step-back list.take moments.export "
        "move.down move.first move.group-before move.last move.next-group move.page-down "
        "move.page-up move.up",
        False,
    ),
    Place(
        "list.find list.leave-page list.read list.step-back list.take move.down move.first "
        "move.group-before move.last move.next-group move.page-down move.page-up move.up "
        "packs.add packs.check packs.export packs.remove packs.restore",
        False,
    ),
    Place(
        "list.find list.leave-page list.read list.step-back list.take move.down move.first "
        "move.group-before move.last move.next-group move.page-down move.page-up move.up "
        "people.add people.choose people.edit people.remove people.undo",
        False,
    ),
    Place(
        "list.find list.leave-page list.read list.step-back move.down move.first "
        "move.group-before move.last move.next-group move.page-down move.page-up move.up "
        "rebinding.add rebinding.give rebinding.reset",
        False,
    ),
    Place(
        "list.find list.leave-page list.read list.step-back move.down move.first "
        "move.group-before move.last move.next-group move.page-down move.page-up move.up "
        "today.adopt today.bell today.days today.pause today.remove today.restore "
        "today.sessions today.start today.when",
        False,
    ),
    Place(
        "list.find list.read list.step-back move.down move.first move.group-before move.last "
        "move.next-group move.page-down move.page-up move.up settings.before settings.change "
        "settings.hear settings.next settings.reset",
        False,
    ),
    Place(
        "move.sheet-down move.sheet-up sheet.back sheet.go-on step-back.go-on",
        True,
    ),
    Place(
        "move.sheet-down move.sheet-up sheet.back sheet.go-on welcome.find welcome.soothe",
        False,
    ),
    Place(
        "move.sheet-down move.sheet-up sheet.back sheet.go-on with-whom.0 with-whom.1 "
        "with-whom.2 with-whom.3 with-whom.4 with-whom.5 with-whom.6 with-whom.7 with-whom.8 "
        "with-whom.9",
        False,
    ),
    Place(
        "move.soothe-down move.soothe-up soothe.cards soothe.hold soothe.leave soothe.move "
        "soothe.other soothe.other-before soothe.step-back soothe.take",
        True,
    ),
    Place(
        "practice.again practice.back practice.cues practice.finish practice.for-the-room "
        "practice.help-card practice.keep-noticed practice.more practice.more-unshifted "
        "practice.move-on practice.mute practice.needed practice.next-drawing practice.pause "
        "practice.quicker practice.skip practice.sound-only practice.tap practice.wake "
        "practice.without-holds",
        True,
    ),
    Place(
        "summary.discard summary.feel-before summary.feel-lighter summary.feel-next "
        "summary.feel-same summary.feel-settled summary.feel-stirred summary.feel-tired "
        "summary.go-on summary.leave summary.people summary.step-back summary.try-again "
        "summary.turn summary.write",
        True,
    ),
)
"""Where keys are pressed."""
