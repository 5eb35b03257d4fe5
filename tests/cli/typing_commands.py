"""Types commands into the program, in this process, over folders of its own."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from stillpoint.__main__ import main
from stillpoint.history.entries import Entry
from stillpoint.history.journal import Journal


@dataclass(frozen=True)
class Answer:
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of the answer."""
        return self.out.splitlines()

    @property
    def json(self) -> Any:
        """The answer as other programs read it."""
        return json.loads(self.out)


class Desk:
    """A user's folders, and a prompt to type at."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.data, self.config = folder / "data", folder / "config"
        self._monkeypatch, self._capsys = monkeypatch, capsys
        monkeypatch.setenv("STILLPOINT_SOUND", "terminal")
        monkeypatch.setenv("STILLPOINT_DATA_DIR", str(self.data))
        monkeypatch.setenv("STILLPOINT_CONFIG_DIR", str(self.config))
        monkeypatch.delenv("STILLPOINT_DEBUG", raising=False)
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.chdir(folder)

    def types(self, *arguments: str) -> Answer:
        """Type a command; what it came to."""
        self._monkeypatch.setattr("sys.argv", ["stillpoint", *arguments])
        code = main()
        captured = self._capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    def writes(self, path: Path, text: str) -> Path:
        """Write a file by hand."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def practised(self, title: str, minutes: int, day: int) -> Entry:
        """Have practised something on a day of November."""
        started = datetime(2026, 11, day, 7, 12, tzinfo=UTC)
        entry = Entry(
            id=f"019ab3c4-{day:04}-7000-8000-000000000000",
            started_at=started,
            ended_at=started + timedelta(minutes=minutes),
            practised=timedelta(minutes=minutes),
            completed=True,
            title=title,
            practice="breathing",
        )
        Journal(self.data / "history", "desk").append(entry)
        return entry
