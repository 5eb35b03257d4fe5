"""The sheet on which somebody is added or changed."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from stillpoint.people.checkins import YES_OR_NO, Question
from stillpoint.people.persons import Person, Role, as_band, faults_of
from stillpoint.tui.screens.questions import QuestionsScreen, Row
from stillpoint.tui.widgets.keybar import KeyHint

ALIAS = Question("alias", "Called … a first name or a letter will do")
ROLE = Question("role", "They are a …", tuple(map(str, Role)))
AGE = Question("age", "How old, or born when? May be left empty")
NO_HOLDS = Question("no_holds", "Leave breath holds out?", YES_OR_NO)

_MONTH = re.compile(r"\d{4}-\d\d?", re.ASCII)
_ROW_OF = {"alias": 0, "role": 1, "age": 2, "born": 2, "age, born": 2}


class PersonScreen(QuestionsScreen):
    """Asks who somebody is; `person` is who they are once it is agreed to."""

    def __init__(self, others: Sequence[Person], today: date, before: Person | None = None) -> None:
        self.person: Person | None = before
        self._others = others
        self._today = today
        known = before or Person(alias="", role=Role.CHILD)
        answers = {"alias": known.alias, "age": known.age or known.born}
        if before:
            answers |= {"role": str(before.role), "no_holds": "yes" if before.no_holds else "no"}
        hints = {"alias": "Mo", "age": "5-7y, or 2021-04"}
        super().__init__(
            f"Change {before.alias}" if before else "Add somebody",
            [
                Row(question, answers.get(question.name, ""), hints.get(question.name, ""))
                for question in (ALIAS, ROLE, AGE, NO_HOLDS)
            ],
        )

    def action_go_on(self) -> None:
        """Agree, if nothing is wrong; else go where it is and tell what."""
        self.row.leave()
        if "role" not in self.found and str(self.found.get("alias", "")).strip():
            self.tell("" if self.row.question is ALIAS else "role: choose one")
            self.enter(_ROW_OF["role"])
            return
        person = self._written
        faults = [*faults_of(person, self._others, self._today)]
        if not faults:
            self.person = person
            self.dismiss(self.found)
            return
        self.enter(_ROW_OF.get(faults[0].partition(":")[0], 0))
        self.tell("\n".join(faults))

    def action_skip(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def on_input_changed(self) -> None:
        """What was wrong may be mended now."""
        self.tell("")

    def hints(self) -> Iterator[KeyHint]:
        """Keep it, or leave it."""
        yield KeyHint("enter", "keep", "go_on")
        yield KeyHint("↓", "next", "turn(1)")
        yield KeyHint("esc", "leave it", "skip")

    @property
    def _written(self) -> Person:
        found = {name: str(answer).strip() for name, answer in self.found.items()}
        age = found.get("age", "")
        is_month = bool(_MONTH.fullmatch(age))
        return Person(
            alias=found.get("alias", ""),
            role=Role(found.get("role", Role.CHILD)),
            age="" if is_month else as_band(age),
            born=age if is_month else "",
            no_holds=self.found.get("no_holds") is True,
        )
