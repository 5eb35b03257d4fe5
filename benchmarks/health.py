"""What a large export of Apple Health costs to bring in: time, and the most memory.

Run by hand: `.venv/bin/python benchmarks/health.py --mebibytes 1000`.
"""

import argparse
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

MOST_MEMORY = 64
"""Mebibytes, however large the export is."""

HEART = (
    ' <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Watch" sourceVersion="10.1"'
    ' device="name:Watch" unit="count/min" creationDate="2025-01-31 08:43:23 +0900"'
    ' startDate="2025-01-31 08:38:20 +0900" endDate="2025-01-31 08:43:20 +0900" value="61">\n'
    '  <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="1"/>\n </Record>\n'
)
SIT = (
    ' <Record type="HKCategoryTypeIdentifierMindfulSession" sourceName="Timer"'
    ' startDate="{:%Y-%m-%d %H:%M:%S %z}" endDate="{:%Y-%m-%d %H:%M:%S %z}"/>\n'
)


def records(mebibytes: int) -> Iterator[str]:
    """A thousand heartbeats for each sit, until there is enough."""
    block = HEART * 1000
    for number in range(mebibytes * 2**20 // len(block)):
        started = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(hours=number)
        yield block + SIT.format(started, started + timedelta(minutes=5))


def main() -> int:
    """Bring one in, in a process of its own; 1 if it takes too much memory."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--mebibytes", type=int, default=200)
    with TemporaryDirectory() as folder:
        export = Path(folder) / "export.xml"
        with export.open("w", encoding="utf-8") as file:
            file.write("<HealthData>\n")
            file.writelines(records(asked.parse_args().mebibytes))
            file.write("</HealthData>\n")
        began = perf_counter()
        subprocess.run(
            [sys.executable, "-m", "stillpoint", "history", "import", str(export), "--yes"],
            env={**os.environ, "STILLPOINT_DATA_DIR": folder, "STILLPOINT_CONFIG_DIR": folder},
            check=True,
        )
        took = perf_counter() - began
        size = export.stat().st_size / 2**20
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{size:.0f} MiB, looked at and brought in: {took:.1f} s, {2 * size / took:.0f} MiB/s")
    print(f"most memory: {memory:.0f} MiB, at most {MOST_MEMORY}")
    return memory > MOST_MEMORY


if __name__ == "__main__":
    raise SystemExit(main())
