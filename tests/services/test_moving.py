"""Moving in and out: what is seen first, what is kept, and that it is the same everywhere."""

import os
import stat
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from filelock import FileLock
from history_examples import BOX, SUNRISE, numbered

from stillpoint.core.clock import ManualClock
from stillpoint.core.errors import Misuse, StillpointError
from stillpoint.history.entries import Entry
from stillpoint.history.formats.found import BadFile, DayFirstUnknown, Manner
from stillpoint.history.journal import Journal
from stillpoint.history.reading import entries_in
from stillpoint.services import moving_in
from stillpoint.services.moving_in import MovingIn, Preview, Unfinished
from stillpoint.services.moving_out import FORMS, Wanted, given_out, write_out
from stillpoint.services.progress import Progress

LOG = "Started At,Duration,Preset,Activity\n" + "".join(
    f"05/{day:02}/2026 07:00:00,0:20:0,,Meditation\n" for day in range(1, 32)
)
NAMED = replace(BOX, carer="Ada", child="Bodil")


def moving(folder: Path, **options: object) -> MovingIn:
    manner = Manner(zone=UTC)
    return MovingIn(folder, ManualClock(SUNRISE), manner, **options)  # type: ignore[arg-type]


def brought_in(path: Path, folder: Path) -> Preview:
    preview = moving(folder).preview(path)
    moving(folder).carry_out(preview, Journal(folder, "desk"))
    return preview


def exported(folder: Path, **wanted: object) -> bytes:
    return b"".join(given_out(folder, Wanted(**wanted)))  # type: ignore[arg-type]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log.csv"
    path.write_text(LOG)
    return path


@pytest.fixture
def lived(tmp_path: Path) -> Path:
    """A history of two devices, with everything that can be in one."""
    folder = tmp_path / "lived"
    desk, phone = Journal(folder, "desk"), Journal(folder, "phone")
    desk.append_all([NAMED, numbered(1), numbered(2), replace(numbered(3), extra={"pulse": 61})])
    phone.append_all([numbered(2), numbered(4)])
    desk.amend(numbered(1).id, {"note": "Rain.", "child": "Bodil"}, SUNRISE)
    phone.amend(numbered(1).id, {"note": None, "cycles": 9}, SUNRISE)
    desk.remove(numbered(2).id, SUNRISE)
    desk.remove(numbered(4).id, SUNRISE)
    phone.restore(numbered(4).id, SUNRISE)
    return folder


def test_a_file_is_looked_at_without_a_change(log: Path, tmp_path: Path) -> None:
    preview = moving(tmp_path / "history").preview(log)
    assert (preview.form, len(preview.coming), preview.known) == ("insight", 31, 0)
    assert preview.first == datetime(2026, 5, 1, 7, tzinfo=UTC)
    assert preview.last == datetime(2026, 5, 31, 7, tzinfo=UTC)
    assert not (tmp_path / "history").exists()


def test_a_file_is_brought_in_once_however_often(log: Path, tmp_path: Path) -> None:
    assert len(brought_in(log, tmp_path / "history").coming) == 31
    again = brought_in(log, tmp_path / "history")
    assert (again.is_empty, again.known) == (True, 31)
    assert len(entries_in(tmp_path / "history")) == 31


def test_two_machines_that_bring_in_one_file_have_the_same_history(
    log: Path, tmp_path: Path
) -> None:
    brought_in(log, tmp_path / "here")
    brought_in(log, tmp_path / "there")
    (tmp_path / "there" / "desk.jsonl").rename(tmp_path / "here" / "phone.jsonl")
    assert len(entries_in(tmp_path / "here")) == 31


@pytest.mark.parametrize("with_names", [True, False])
def test_all_of_history_goes_out_and_comes_back_byte_for_byte(
    lived: Path, tmp_path: Path, with_names: bool
) -> None:
    out = tmp_path / "out.jsonl"
    out.write_bytes(exported(lived, with_names=with_names))
    brought_in(out, tmp_path / "new")
    assert exported(tmp_path / "new", with_names=with_names) == out.read_bytes()
    entries = entries_in(tmp_path / "new")
    assert len(entries) == 4
    assert entries == entries_in(lived) or not with_names
    assert (b"Bodil" in out.read_bytes()) == with_names


def test_a_removal_and_a_note_made_elsewhere_arrive(lived: Path, tmp_path: Path) -> None:
    Journal(tmp_path / "old", "desk").append_all([numbered(1), numbered(2), numbered(4)])
    out = tmp_path / "out.jsonl"
    out.write_bytes(exported(lived, with_names=True))
    brought_in(out, tmp_path / "old")
    assert entries_in(tmp_path / "old") == entries_in(lived)
    assert brought_in(out, tmp_path / "old").is_empty


def test_what_was_removed_is_not_given_out(lived: Path) -> None:
    Journal(lived, "desk").amend(numbered(2).id, {"note": "secret"}, SUNRISE - timedelta(days=1))
    Journal(lived, "desk").remove(numbered(2).id, SUNRISE)
    assert b"secret" not in exported(lived)


def test_a_journal_of_another_device_can_be_brought_in(lived: Path, tmp_path: Path) -> None:
    for name in ("phone", "desk"):
        brought_in(lived / f"{name}.jsonl", tmp_path / "new")
    assert entries_in(tmp_path / "new") == entries_in(lived)


def test_our_csv_comes_back_too(lived: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_bytes(exported(lived, form="csv", with_names=True))
    brought_in(out, tmp_path / "new")
    assert exported(tmp_path / "new", form="csv", with_names=True) == out.read_bytes()


@pytest.mark.parametrize("form", FORMS)
def test_only_the_backup_gives_out_names_unasked(form: str, lived: Path) -> None:
    assert (b"Ada" in exported(lived, form=form)) == (form == "jsonl")
    assert b"Ada" not in exported(lived, form=form, with_names=False)


def test_names_that_were_left_out_come_with_a_full_backup_later(
    lived: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    out.write_bytes(exported(lived, with_names=False))
    brought_in(out, tmp_path / "new")
    out.write_bytes(exported(lived))
    preview = brought_in(out, tmp_path / "new")
    assert (len(preview.coming), preview.fuller) == (1, 1)  # the other by its change
    assert entries_in(tmp_path / "new") == entries_in(lived)
    assert brought_in(out, tmp_path / "new").is_empty


def test_what_was_taken_away_here_does_not_come_back_with_a_backup(
    lived: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    out.write_bytes(exported(lived))
    Journal(lived, "desk").amend(numbered(1).id, {"cycles": None}, SUNRISE + timedelta(days=1))
    assert brought_in(out, lived).is_empty


def test_a_backup_that_tells_less_changes_nothing(lived: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_bytes(exported(lived, with_names=False, form="csv"))
    assert brought_in(out, lived).is_empty


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        (None, None, [19, 20, 21]),
        (date(2026, 11, 20), None, [20, 21]),
        (None, date(2026, 11, 20), [19, 20]),
        (date(2026, 11, 20), date(2026, 11, 20), [20]),
    ],
)
def test_days_end_at_four_in_the_morning(
    since: date | None, until: date | None, days: list[int], tmp_path: Path
) -> None:
    nights = [_at_three_in_the_morning_after(day) for day in (19, 20, 21)]
    Journal(tmp_path, "desk").append_all(nights)
    out = exported(tmp_path, since=since, until=until)
    assert [night.id.encode() in out for night in nights] == [day in days for day in (19, 20, 21)]


def _at_three_in_the_morning_after(day: int) -> Entry:
    started = datetime(2026, 11, day + 1, 3, tzinfo=UTC)
    return replace(numbered(day), started_at=started, ended_at=started + timedelta(minutes=5))


def test_some_days_go_out_with_their_changes_and_no_others(lived: Path) -> None:
    early = replace(BOX, id=BOX.id[:-1] + "f", started_at=SUNRISE - timedelta(days=9))
    Journal(lived, "desk").append(early)
    Journal(lived, "desk").amend(early.id, {"note": "Long ago."}, SUNRISE)
    out = exported(lived, since=date(2026, 11, 20))
    assert b"Long ago" not in out
    assert b'"cycles":9' in out
    assert numbered(2).id.encode() not in out


def test_a_full_journal_tells_how_far_it_came(
    log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving_in, "CHUNK", 10)
    folder = tmp_path / "history"
    journal = _Locking(folder, "desk", patience=timedelta())
    coming = moving(folder)
    with pytest.raises(Unfinished, match=r"20 of 31 entries were brought in\. Do the same again"):
        coming.carry_out(coming.preview(log), journal)
    assert len(entries_in(folder)) == 20
    assert len(brought_in(log, folder).coming) == 11
    assert len(entries_in(folder)) == 31


class _Locking(Journal):
    """A journal that another process takes for itself after twenty entries."""

    def append_all(self, added: object) -> None:
        if self.path.exists() and self.path.read_bytes().count(b"\n") >= 20:
            with FileLock(self.path.with_name(f"{self.path.name}.lock")):
                super().append_all(added)  # type: ignore[arg-type]
        super().append_all(added)  # type: ignore[arg-type]


def test_it_tells_how_far_it_is(log: Path, tmp_path: Path) -> None:
    told: list[Progress] = []
    moving(tmp_path / "history", tell=told.append).preview(log)
    assert told[-1] == Progress(timedelta(), len(LOG), len(LOG))


def test_a_file_can_be_said_to_be_what_it_does_not_look_like(log: Path, tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"log\.csv: it is not XML"):
        moving(tmp_path / "history", form="apple-health").preview(log)


def test_a_question_about_dates_names_the_file(tmp_path: Path, log: Path) -> None:
    log.write_text(LOG.replace("05/31", "31/05"))
    with pytest.raises(DayFirstUnknown, match=r"log\.csv: line 32: "):
        moving(tmp_path / "history").preview(log)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes of that kind")
def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    for name, fault in {
        "pipe.csv": "is a pipe or a device, not a file",
        ".": "is a folder; name the file in it",
        "none.csv": "there is no such file",
        "none.csv/x": "there is no such file",
    }.items():
        with pytest.raises(Misuse, match=fault):
            moving(tmp_path).preview(tmp_path / name)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    def torn() -> "object":
        yield b"half"
        raise OSError(28, "No space left on device")

    target = tmp_path / "out.csv"
    target.write_bytes(b"before")
    with pytest.raises(StillpointError, match=r"out\.csv could not be written: the disk is full"):
        write_out(torn(), target, may_replace=True)  # type: ignore[arg-type]
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_is_there_is_replaced_only_where_it_may_be(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    write_out([b"first"], target, may_replace=False)
    with pytest.raises(Misuse, match=r"out\.csv is there already; --yes writes over it"):
        write_out([b"second"], target, may_replace=False)
    write_out([b"third"], target, may_replace=True)
    assert target.read_bytes() == b"third"
    assert os.name == "nt" or stat.S_IMODE(target.stat().st_mode) == 0o600


def test_neither_a_folder_nor_a_device_is_written_over(tmp_path: Path) -> None:
    for target in (tmp_path, Path(os.devnull)):
        with pytest.raises(Misuse, match="is a folder or a device; name a file"):
            write_out([b"x"], target, may_replace=True)
