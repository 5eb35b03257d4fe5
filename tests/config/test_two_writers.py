"""Two processes that change the same files of one's own at the same time."""

import subprocess
import sys
from pathlib import Path

from stillpoint.config.circle import read_circle
from stillpoint.config.settings_reading import read_settings
from stillpoint.people.reading import read_people
from stillpoint.routines.reading import read_routines

WRITER = """
import sys
from datetime import date
from pathlib import Path
import filelock, tomlkit  # once, before the others start

from stillpoint.config.circle import Person as Friend
from stillpoint.config.circle_changes import add_person as add_friend
from stillpoint.config.settings_changes import change_setting
from stillpoint.people.persons import Person, Role
from stillpoint.people.writing import add_person
from stillpoint.routines.values import OwnRoutine
from stillpoint.routines.writing import RoutineFile

folder, me, *choices = Path(sys.argv[1]), *sys.argv[2:]
routines = RoutineFile(folder / "routines.toml", folder / "removed.toml")
print("ready", flush=True)
sys.stdin.readline()
for n in range(8):
    name = f"{me}{n}"
    add_person(folder / "people.toml", Person(alias=name, role=Role.CHILD), date(2026, 11, 27))
    routines.add(OwnRoutine(id="evening", title=name, sessions=("sit/ten-plain",)))
    if n < 2:
        add_friend(folder / "circle.toml", Friend(name=name, reach="123"))
    for choice in choices:
        change_setting(folder / "settings.toml", choice, n % 2 == 0 or n == 7)
"""


def test_of_two_who_write_at_once_nobody_loses_a_word(tmp_path: Path) -> None:
    choices = {"a": ("muted", "streaks"), "b": ("reduced_motion",)}
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), me, *choices[me]],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for me in choices
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate(timeout=60)
    assert [writer.returncode for writer in writers] == [0, 0]

    names = {f"{me}{n}" for me in choices for n in range(8)}
    assert {person.alias for person in read_people(tmp_path / "people.toml").persons} == names
    routines = read_routines(tmp_path / "routines.toml").routines
    assert {routine.title for routine in routines} == names
    assert len({routine.id for routine in routines}) == len(routines)
    assert len(read_circle(tmp_path / "circle.toml")[0]) == 4
    settings, _ = read_settings(tmp_path / "settings.toml")
    assert (settings.muted, settings.streaks, settings.reduced_motion) == (True, True, True)
