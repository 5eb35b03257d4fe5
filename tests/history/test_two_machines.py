"""Two machines, each with a folder of its own, and files copied between them in any order."""

import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import permutations
from pathlib import Path
from tempfile import mkdtemp

import pytest
from history_examples import BOX, IS_LONG, SUNRISE, Whole, history_in, numbered
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from stillpoint.history.journal import Journal
from stillpoint.history.tracing import traces

MACHINES = st.sampled_from(["desk", "phone"])
CLOCKS = st.integers(-2, 2).map(lambda days: SUNRISE + timedelta(days=days))
FIELDS = st.dictionaries(
    st.sampled_from(["note", "moment", "carer"]), st.sampled_from(["Rain.", "Sun.", None])
)


class Machine:
    """A folder of journals, one of which this machine writes."""

    def __init__(self, folder: Path, name: str) -> None:
        self.journal = Journal(folder / name, name)
        self.folder = self.journal.path.parent
        self.folder.mkdir()

    def history(self) -> Whole:
        """What is read here."""
        return history_in(self.folder)

    def receive(self, file: Path, name: str = "") -> None:
        """Get another machine's file as it is now, perhaps under another name."""
        if file.exists() and file != self.journal.path:
            shutil.copyfile(file, self.folder / (name or file.name))


class TwoMachines(RuleBasedStateMachine):
    """Both write, change and remove what they know of, by clocks that are days apart."""

    ids = Bundle("ids")

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(mkdtemp())
        self._machines = {name: Machine(self._folder, name) for name in ("desk", "phone")}
        self._entries = 0
        self._conflicts = 0

    @rule(target=ids, name=MACHINES)
    def practise(self, name: str) -> str:
        self._entries += 1
        entry = numbered(self._entries)
        self._machines[name].journal.append(entry)
        return entry.id

    @rule(name=MACHINES, id=ids, fields=FIELDS, at=CLOCKS)
    def amend(self, name: str, id: str, fields: dict[str, object], at: datetime) -> None:
        self._machines[name].journal.amend(id, fields, at)

    @rule(name=MACHINES, id=ids, at=CLOCKS)
    def remove(self, name: str, id: str, at: datetime) -> None:
        machine = self._machines[name]
        machine.journal.remove(id, at)
        assert id not in [entry.id for entry in machine.history().entries]

    @rule(name=MACHINES, id=ids, at=CLOCKS)
    def restore(self, name: str, id: str, at: datetime) -> None:
        self._machines[name].journal.restore(id, at)

    @rule(name=MACHINES)
    def sync(self, name: str) -> None:
        self._carry(name)

    @rule(name=MACHINES)
    def sync_with_a_conflict(self, name: str) -> None:
        self._conflicts += 1
        copy = f"{name}.sync-conflict-20261121-0712{self._conflicts:02}-ABCDEFG.jsonl"
        self._carry(name, copy)

    @rule(name=MACHINES)
    def sync_twice(self, name: str) -> None:
        self._carry(name)
        self._carry(name)

    @invariant()
    def nothing_is_unreadable(self) -> None:
        for machine in self._machines.values():
            assert machine.history().unreadable == ()

    def teardown(self) -> None:
        for name in self._machines:
            self._carry(name)
        desk, phone = self._machines.values()
        assert desk.history() == phone.history()
        traced = {trace.entry for trace in traces(desk.folder, "0199")} - {None}
        assert traced == set(desk.history().entries)
        shutil.rmtree(self._folder)

    def _carry(self, name: str, copy: str = "") -> None:
        file = self._machines[name].journal.path
        for machine in self._machines.values():
            machine.receive(file, copy)


TestTwoMachines = TwoMachines.TestCase
TestTwoMachines.settings = settings(
    deadline=None,
    database=None,
    max_examples=300 if IS_LONG else 25,
    stateful_step_count=30 if IS_LONG else 15,
)


@pytest.mark.parametrize(
    ("amended", "removed", "is_there"), [(0, 1, False), (1, 0, True), (0, 0, True)]
)
@pytest.mark.parametrize("order", permutations(["desk", "phone", "tablet"]))
def test_an_amendment_and_a_removal_settle_the_same_way_everywhere(
    tmp_path: Path, order: tuple[str, ...], amended: int, removed: int, is_there: bool
) -> None:
    machines = {name: Machine(tmp_path, name) for name in ("desk", "phone", "tablet")}
    desk, phone, tablet = machines.values()
    tablet.journal.append(BOX)
    desk.receive(tablet.journal.path)
    phone.receive(tablet.journal.path)
    desk.journal.amend(BOX.id, {"note": "Rain."}, SUNRISE + timedelta(hours=amended))
    phone.journal.remove(BOX.id, SUNRISE + timedelta(hours=removed))
    for receiver in order:
        for sender in order:
            machines[receiver].receive(machines[sender].journal.path)
    expected = Whole((replace(BOX, note="Rain."),) if is_there else ())
    assert [machine.history() for machine in machines.values()] == [expected] * 3
