"""A believable history of any length, made up: `python benchmarks/made_up.py FOLDER COUNT`."""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from random import Random

LAST = datetime(2026, 11, 27, 6, 0, tzinfo=UTC)
LONGEST = timedelta(days=45 * 365)
"""No history goes back further, however many entries it has."""

HOME = timezone(timedelta(hours=1))
SESSIONS = (
    ("breath", "six-a-minute", "Six a Minute", "breathing", 300, 9),
    ("breath", "even-breath", "Even Breath", "breathing", 600, 3),
    ("sit", "first-five", "First Five", "meditation", 300, 5),
    ("sit", "body-scan", "Body Scan", "meditation", 720, 2),
    ("desk", "hands-and-wrists", "Hands and Wrists", "stretching", 180, 4),
    ("yoga", "chair-flow", "Chair Flow", "yoga", 600, 1),
    ("carer", "door-minute", "Door Minute", "co-regulation", 60, 3),
    ("infant", "slow-rock", "Slow Rock", "co-regulation", 420, 4),
    ("child", "balloon-belly", "Balloon Belly", "co-regulation", 120, 3),
    ("wind", "down-the-stairs", "Down the Stairs", "breathing", 900, 2),
)
"""Pack, id, title, practice, seconds, and how often it is taken."""

NOTES = ("Rain on the roof.", "Interrupted twice.", "Easier than yesterday.", "")


def lines(count: int, chance: Random) -> Iterator[str]:
    """The lines of so many entries, three in ten of them with a word said afterwards."""
    apart = min(timedelta(hours=11), LONGEST / count)
    now = LAST - apart * count
    for _ in range(count):
        now += apart * chance.uniform(0.2, 1.7)
        entry = _entry(now, chance)
        yield _line(entry)
        if chance.random() < 0.3:
            feeling = chance.choice(("settled", "lighter", "same", "tired"))
            said: dict[str, object] = {"after": {"feeling": feeling}, "note": chance.choice(NOTES)}
            at = (now + timedelta(minutes=20)).isoformat()
            yield _line({"v": 1, "amend": entry["id"], "at": at, "set": said})


def write(folder: Path, count: int) -> Path:
    """A folder with one journal of so many entries; the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "desk.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(lines(count, Random(7)))
    return folder


def _entry(now: datetime, chance: Random) -> dict[str, object]:
    pack, session, title, practice, planned, _ = chance.choices(
        SESSIONS, [often for *_, often in SESSIONS]
    )[0]
    is_done = chance.random() < 0.85
    practised = planned if is_done else round(planned * chance.random(), 3)
    started = now.astimezone(HOME).replace(microsecond=0)
    entry: dict[str, object] = {
        "v": 1,
        "id": _id(now, chance),
        "started_at": started.isoformat(),
        "ended_at": (started + timedelta(seconds=practised + 4)).isoformat(),
        "planned": planned,
        "practised": practised,
        "completed": is_done,
        "pack": pack,
        "pack_version": "1.0.0",
        "pack_digest": f"{len(pack):02x}" * 32,
        "session": session,
        "title": title,
        "practice": practice,
        "audience": "adult",
    }
    if practice == "breathing":
        entry |= {"cycles": planned // 10, "rate_start": 6.0, "rate_end": 6.0}
    if practice == "co-regulation":
        entry |= {"carer": chance.choice(("Ada", "Bo")), "child": "Mo"}
    return entry


def _id(now: datetime, chance: Random) -> str:
    time = f"{int(now.timestamp() * 1000):012x}"
    rest = f"7{chance.getrandbits(12):03x}{0x8000 | chance.getrandbits(14):04x}"
    digits = f"{time}{rest}{chance.getrandbits(48):012x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def _line(record: dict[str, object]) -> str:
    return json.dumps(record, separators=(",", ":"), ensure_ascii=False) + "\n"


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
