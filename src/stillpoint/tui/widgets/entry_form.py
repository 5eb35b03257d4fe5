"""The words of an entry, to be written anew: its note, its tags, how it was."""

from stillpoint.history.entries import Entry
from stillpoint.services.accounts import FEELINGS
from stillpoint.services.editing import Edit
from stillpoint.tui.retyped import retyped, shown, tags_in
from stillpoint.tui.widgets.form import Choice, Form, Line, Lines

SEPARATOR = ", "


class EntryForm(Form):
    """What may be changed in an entry."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        """What the words are written to."""
        self.seen: Entry | None = entry
        """As it was last known to be; None once it is known to be removed."""
        self._opened = entry
        self._note_before = shown(entry.note)
        self._tags_before = SEPARATOR.join(map(shown, entry.tags))
        self._note = Lines(self._note_before, placeholder="a line to keep, if you like")
        self._tags = Line(self._tags_before, placeholder="such as rain, evening")
        self._feeling = Choice(FEELINGS, str(entry.after.get("feeling", "")))
        fields = (
            ("Note", self._note),
            ("Tags, with commas between", self._tags),
            ("How it was", self._feeling),
        )
        super().__init__(entry.title, fields)

    @property
    def change(self) -> Edit:
        """What is other than it was."""
        note, feeling, tags = self._note.text, self._feeling.chosen, self._tags_now
        return Edit(
            note=None if note == self._note_before else retyped(self._opened.note, note),
            feeling=None if feeling == self._feeling.begun_with else feeling,
            tags=tuple(tag for tag in tags if tag not in self.entry.tags),
            untags=tuple(tag for tag in self.entry.tags if tag not in tags),
        )

    def tell_change(self, now: Entry | None) -> None:
        """Tell that another was quicker; what is written stays, and goes to what there is now."""
        self.seen = now
        self.entry = now or self.entry
        self._asked_with = self.filled_in  # Esc is one of the two answers
        what = "changed" if now else "removed"
        self.tell_fault(
            f"This entry was {what} elsewhere meanwhile. Enter saves your words over that;"
            " Esc leaves it as it is now."
        )

    @property
    def _tags_now(self) -> tuple[str, ...]:
        written = self._tags.value
        if written == self._tags_before:
            return self.entry.tags  # whose own commas part nothing
        return tuple(tags_in(written, self._opened.tags))
