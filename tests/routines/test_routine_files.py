from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from stillpoint.core.sessions import Audience
from stillpoint.files.own_files import LARGEST_FILE
from stillpoint.routines.reading import read_routines
from stillpoint.routines.values import (
    NOTICES,
    BegunPath,
    Held,
    OwnRoutine,
    OwnRoutines,
    Rung,
)
from stillpoint.routines.writing import RoutineFile, RoutinesError, UnknownRoutine

EVENING = datetime(2026, 11, 27, 18, 5, tzinfo=UTC)

HAND_WRITTEN = """\
# ours
[[routine]]
# when the light goes
id = "bedtime"   # do not change
title = "Bedtime"
from = "wind/bedtime"
audience = "carer+child"
at = "19:00"     # after tea
days = ["tue", "mon"]
notices = ["1m", "10m"]
bell = "chime"
sessions = ["wind/bedtime-steps", "wind/sleepy-body"]

# on the way
[[path]]
path = "infant/new-baby"
begun = 2026-11-20T18:05:00+00:00
"""

BEDTIME = OwnRoutine(
    id="bedtime",
    title="Bedtime",
    origin="wind/bedtime",
    audience=Audience.CARER_AND_CHILD,
    at="19:00",
    days=("mon", "tue"),
    notices=(timedelta(minutes=10), timedelta(minutes=1)),
    bell="chime",
    sessions=("wind/bedtime-steps", "wind/sleepy-body"),
)


@pytest.fixture
def file(tmp_path: Path) -> RoutineFile:
    return RoutineFile(tmp_path / "routines.toml", tmp_path / "routines-removed.toml")


def test_without_a_file_there_is_nothing(file: RoutineFile) -> None:
    assert file.read() == OwnRoutines()
    assert file.read().is_empty


def test_what_is_written_by_hand_is_read(file: RoutineFile) -> None:
    file.path.write_text(HAND_WRITTEN)
    begun = datetime(2026, 11, 20, 18, 5, tzinfo=UTC)
    assert file.read() == OwnRoutines((BEDTIME,), (BegunPath("infant/new-baby", begun),))


def test_little_needs_to_be_said(file: RoutineFile) -> None:
    file.path.write_text('[[routine]]\nid = "pause"\nsessions = ["desk/far-look"]\nat = "9:05"\n')
    (routine,) = file.read().routines
    assert routine == OwnRoutine(
        id="pause", title="pause", sessions=("desk/far-look",), at="09:05", notices=NOTICES
    )


def test_the_file_that_is_documented_is_sound(file: RoutineFile) -> None:
    docs = Path(__file__).parents[2] / "docs" / "routines.md"
    _, written = docs.read_text().split("```toml\n")
    file.path.write_text(written.partition("```")[0])
    read = file.read()
    assert read.faults == ()
    assert (len(read.routines), len(read.paths), len(read.held)) == (1, 1, 1)


def test_each_fault_is_named_and_the_rest_is_used(file: RoutineFile) -> None:
    file.path.write_text("""
colour = "red"
[[routine]]
id = "bedtime"
sessions = ["wind/bedtime-steps"]
at = "25:00"
anchr = "after bath"
days = ["monday"]
notices = ["13h"]
paused = "no"
title = "\\u001b[31m"
[[routine]]
id = "bedtime"
sessions = ["a/b"]
[[routine]]
id = "Bad Id"
sessions = []
[[routine]]
title = "nothing"
[[routine]]
id = "both"
sessions = ["a/b"]
at = "07:30"
anchor = "after bath"
[[path]]
path = "new-baby"
begun = "yesterday"
[[rung]]
child = "Mo"
skill = "child/duet"
rung = "alone"
""")
    read = file.read()
    assert [(one.id, one.at, one.anchor) for one in read.routines] == [
        ("bedtime", "", ""),
        ("both", "07:30", ""),
    ]
    assert (read.paths, read.held) == ((), ())
    assert read.faults == tuple(
        f"routines.toml: {fault}"
        for fault in (
            'there is no table "colour"; the tables are routine, path, rung',
            'routine "bedtime": there is no key "anchr"; did you mean anchor?',
            'routine "bedtime": at: "25:00" is not a time of day; write it as 07:30',
            'routine "bedtime": days: there is no day "monday"; did you mean mon?',
            'routine "bedtime": notices: notice can be given 12 h before at the earliest',
            'routine "bedtime": paused: expected true or false, found "no"',
            'routine "bedtime": title: holds an escape character (U+001B); take it out',
            'routine "bedtime": is there twice; only the first is used',
            'routine "Bad Id": id: expected an id of a-z, 0-9 and -, found "Bad Id"',
            'routine "Bad Id": sessions: expected 1 to 50 sessions, found a list of 0',
            "routine 4: id is missing",
            "routine 4: sessions is missing",
            'path "new-baby": path: expected an address such as wind/bedtime, found "new-baby"',
            'path "new-baby": begun: expected a date and time, found "yesterday"',
            'rung "Mo": rung: expected carer only, together, child leads or child starts it,'
            ' found "alone"',
            'routine "both": has "at" and "anchor"; "at" is used',
        )
    )


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"[[routine]", "at line 1"),
        (b"\xff\xfe", "not UTF-8"),
        (b"# " + b"x" * LARGEST_FILE, "longer than 64 KiB"),
        (b"a = " + b"[" * 30_000, "nested too deeply"),
    ],
    ids=["broken", "binary", "huge", "nested"],
)
def test_a_corrupt_file_is_named_and_left_untouched(
    file: RoutineFile, content: bytes, fault: str
) -> None:
    file.path.write_bytes(content)
    (told,) = file.read().faults
    assert told.startswith("routines.toml: ")
    assert fault in told
    with pytest.raises(RoutinesError, match=r"was left as it is.*Mend or remove it"):
        file.add(BEDTIME)
    assert file.path.read_bytes() == content


@pytest.mark.parametrize("content", ['routine = "x"', "routine = [1]", "[routine]\nid = 1"])
def test_a_table_of_another_form_is_named_and_never_written_over(
    file: RoutineFile, content: str
) -> None:
    file.path.write_text(content)
    assert "routines.toml: routine: write it as [[routine]]" in file.read().faults
    with pytest.raises(RoutinesError, match="mend that first"):
        file.add(BEDTIME)
    assert file.path.read_text() == content


def test_what_is_added_comes_back_as_it_was(file: RoutineFile) -> None:
    assert file.add(BEDTIME) == BEDTIME
    assert file.read().routines == (BEDTIME,)


def test_a_second_copy_gets_an_id_of_its_own(file: RoutineFile) -> None:
    assert [file.add(BEDTIME).id for _ in range(3)] == ["bedtime", "bedtime-2", "bedtime-3"]


def test_a_change_keeps_comments_and_every_other_line(file: RoutineFile) -> None:
    file.path.write_text(HAND_WRITTEN)
    file.change("bedtime", at="18:30")
    assert file.path.read_text() == HAND_WRITTEN.replace("19:00", "18:30")
    file.change("bedtime", at="", anchor="after bath")
    text = file.path.read_text()
    assert 'anchor = "after bath"' in text
    assert "at =" not in text
    for comment in ("# ours", "# when the light goes", "# do not change", "# on the way"):
        assert comment in text
    file.change("bedtime", days=(), notices=NOTICES, is_paused=True)
    changed = file.read().routines[0]
    assert (changed.anchor, changed.days, changed.notices, changed.is_paused) == (
        "after bath",
        (),
        NOTICES,
        True,
    )


def test_a_change_mends_the_key_that_was_wrong(file: RoutineFile) -> None:
    file.path.write_text(HAND_WRITTEN.replace("19:00", "29:00"))
    assert file.change("bedtime", at="19:00") == BEDTIME
    assert file.read().faults == ()


def test_what_is_removed_comes_back_with_its_comments(file: RoutineFile) -> None:
    file.path.write_text(HAND_WRITTEN)
    file.remove("bedtime")
    assert file.read().routines == ()
    assert "# ours" in file.path.read_text()
    assert file.restore() == BEDTIME
    assert "# do not change" in file.path.read_text()
    assert read_routines(file.removed).routines == ()
    with pytest.raises(UnknownRoutine, match="no routine was removed"):
        file.restore()


def test_what_comes_back_takes_another_id_where_its_own_is_taken(file: RoutineFile) -> None:
    file.add(BEDTIME)
    file.remove("bedtime")
    file.add(BEDTIME)
    assert file.restore("bedtime").id == "bedtime-2"


def test_an_unknown_routine_is_told_with_the_one_it_may_be(file: RoutineFile) -> None:
    file.add(BEDTIME)
    for act in (file.remove, file.change, file.routine):
        with pytest.raises(UnknownRoutine, match=r"'bedtme'; did you mean 'bedtime'\?"):
            act("bedtme")


def test_a_path_is_begun_once_and_left(file: RoutineFile) -> None:
    file.path.write_text(HAND_WRITTEN)
    file.begin("child/fading-the-help", EVENING)
    file.begin("child/fading-the-help", EVENING + timedelta(days=1))
    assert file.read().paths[1:] == (BegunPath("child/fading-the-help", EVENING),)
    file.leave("child/fading-the-help")
    assert [path.address for path in file.read().paths] == ["infant/new-baby"]
    with pytest.raises(UnknownRoutine):
        file.leave("child/fading-the-help")


def test_a_rung_is_held_and_the_lowest_leaves_no_word(file: RoutineFile) -> None:
    file.hold("Mo", "child/duet", Rung.TOGETHER)
    file.hold("Mo", "child/duet", Rung.CHILD_LEADS)
    file.hold("Ada", "child/duet", Rung.TOGETHER)
    assert file.read().held == (
        Held("Mo", "child/duet", Rung.CHILD_LEADS),
        Held("Ada", "child/duet", Rung.TOGETHER),
    )
    file.hold("Mo", "child/duet", Rung.CARER_ONLY)
    assert file.read().rung_of("Mo", "child/duet") is Rung.CARER_ONLY
    assert "Mo" not in file.path.read_text()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    file = RoutineFile(tmp_path / "data" / "routines.toml", tmp_path / "data" / "removed.toml")
    with pytest.raises(RoutinesError, match=r"routines.toml"):
        file.add(BEDTIME)


def test_a_file_never_grows_longer_than_can_be_read(file: RoutineFile) -> None:
    long = replace(BEDTIME, sessions=tuple(f"{'pack' * 15}/{'session' * 8}" for _ in range(50)))
    for _ in range(10):
        file.add(long)
    with pytest.raises(RoutinesError, match="would be longer than 64 KiB; remove something"):
        file.add(long)
    for number in range(1, 11):
        file.remove(f"bedtime-{number}" if number > 1 else "bedtime")
    file.add(long)
    file.remove("bedtime")
    assert len(read_routines(file.removed).routines) == 10
    assert file.restore().sessions == long.sessions


def test_an_id_of_another_kind_is_in_nobodys_way(file: RoutineFile) -> None:
    file.path.write_text("[[routine]]\nid = [1]\nsessions = 3\n")
    assert file.add(BEDTIME) == BEDTIME
    file.remove("bedtime")
    assert file.restore() == BEDTIME


def test_the_ladder_ends_at_both_ends() -> None:
    assert Rung.CARER_ONLY.next is Rung.TOGETHER
    assert Rung.CHILD_STARTS.next is Rung.CHILD_STARTS
    assert Rung.CARER_ONLY.before is Rung.CARER_ONLY
