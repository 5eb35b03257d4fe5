import re
import uuid
from datetime import UTC, datetime
from pathlib import Path

import pytest
from history_examples import SUNRISE, first_line, let_go_on, program

from stillpoint.core.clock import ManualClock
from stillpoint.history.identity import device_name, new_id

TELL_THE_NAME = """
import sys
from pathlib import Path
from stillpoint.history.identity import device_name
print("ready", flush=True)
sys.stdin.readline()
print(device_name(Path(sys.argv[1])))
"""


def test_an_id_is_a_uuid_of_version_seven_that_holds_its_moment() -> None:
    made = uuid.UUID(new_id(ManualClock(SUNRISE)))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert datetime.fromtimestamp((made.int >> 80) / 1000, UTC) == SUNRISE


def test_ids_of_one_instant_differ_and_those_of_two_are_in_order() -> None:
    clock = ManualClock(SUNRISE)
    earlier = {new_id(clock) for _ in range(1000)}
    clock.advance(0.001)
    assert len(earlier) == 1000
    assert max(earlier) < new_id(clock)


def test_a_device_keeps_its_name(tmp_path: Path) -> None:
    name = device_name(tmp_path / "data")
    assert re.fullmatch(r"[a-z0-9-]{1,20}-[0-9a-f]{6}", name)
    assert device_name(tmp_path / "data") == name
    assert device_name(tmp_path / "other") != name


def test_processes_that_ask_at_once_agree(tmp_path: Path) -> None:
    asking = [program(TELL_THE_NAME, tmp_path) for _ in range(3)]
    assert [first_line(process) for process in asking] == ["ready\n"] * 3
    for process in asking:
        let_go_on(process)
    told = {process.communicate(timeout=60)[0] for process in asking}
    assert told == {f"{device_name(tmp_path)}\n"}


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"desk-1a2b3c\r\n", "desk-1a2b3c"),
        ("\ufeffMum's Läptop\n".encode(), "mum-s-l-ptop"),
        (b"../../etc/passwd", "etc-passwd"),
        (b"x" * 5000, "x" * 32),
    ],
)
def test_a_name_given_by_hand_is_made_fit_for_a_file(
    tmp_path: Path, content: bytes, name: str
) -> None:
    (tmp_path / "device").write_bytes(content)
    assert device_name(tmp_path) == name


def test_a_damaged_name_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "device").write_bytes(b"\0\0\0\0")
    name = device_name(tmp_path)
    assert (tmp_path / "device").read_text() == f"{name}\n"


def test_a_device_without_a_folder_has_a_name_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"")
    name = device_name(tmp_path / "data")
    assert re.fullmatch(r"[a-z0-9-]{1,20}", name)
    assert device_name(tmp_path / "data") == name
