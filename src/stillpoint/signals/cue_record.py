"""A record of cues: a file in which a session can be followed afterwards."""

import json
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from stillpoint.core.cues import Cue
from stillpoint.core.runs import Run
from stillpoint.signals.soundings import Sounding


class CueRecord:
    """Appends one JSON object a line for each cue."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def note(
        self, cue: Cue, run: Run, sounding: Sounding | None, *, way: str, reading: timedelta
    ) -> None:
        """Note a cue, what sounded for it and by what; a file that cannot be written takes none."""
        line = {
            "reading": round(reading.total_seconds(), 3),
            "step": run.index,
            "at": round(cue.at.total_seconds(), 3),
            "kind": str(cue.kind),
            "text": cue.text,
            "strikes": cue.strikes,
            "who": cue.who,
            "sound": sounding.name if sounding and way else None,
            "way": way if sounding else "",
        }
        with suppress(OSError), self._path.open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(line, ensure_ascii=False)}\n")
