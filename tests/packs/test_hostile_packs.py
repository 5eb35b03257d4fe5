import os
import subprocess
import sys
from pathlib import Path

import pytest

from packs.hostile_packs import HOSTILE, hostile_pack
from stillpoint.packs.problems import MOST_FAULTS, MOST_WARNINGS
from stillpoint.packs.reading import pack_of

TESTS = Path(__file__).parent.parent
A_BIT = 64 * 1024
PATIENCE = 120

IN_LITTLE_MEMORY = """
import resource, sys
resource.setrlimit(resource.RLIMIT_DATA, (MOST, MOST))
from packs.hostile_packs import hostile_pack
from stillpoint.packs.reading import pack_of
print([name for name in sys.argv[1:] if not pack_of(hostile_pack(name), "x.toml").is_broken])
"""
MOST = 100 * 1024**2


@pytest.mark.parametrize("name", HOSTILE)
def test_a_text_made_to_cost_is_answered_in_few_words(name: str) -> None:
    read = pack_of(hostile_pack(name, A_BIT), "x.toml")
    assert len(read.errors) <= MOST_FAULTS + 1
    assert len(read.warnings) <= MOST_WARNINGS + 1
    assert all(len(message) < 1000 for message in read.messages)
    assert all(message.isprintable() for message in read.messages)


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("a list of numbers", "the file holds more than 150,000 values and tables"),
        ("tables within tables", "the file holds more than 150,000 values and tables"),
        ("digits", "a number or key is longer than 1,000 characters"),
        ("brackets", "brackets are nested more than 16 deep"),
        ("unknown sources", "more than 100 faults; the rest is not listed"),
    ],
)
def test_what_would_cost_most_is_not_read_on(name: str, fault: str) -> None:
    assert pack_of(hostile_pack(name), "x.toml").errors[-1].fault == fault


@pytest.mark.skipif(sys.platform != "linux", reason="only there is all memory counted")
def test_the_program_reads_the_largest_packs_in_a_hundred_megabytes() -> None:
    heaviest = ["text turned round", "escapes", "sessions without a step", "blank lines"]
    heaviest += ["sessions that every rule warns of", "unknown keys", "sound steps"]
    done = subprocess.run(
        [sys.executable, "-c", IN_LITTLE_MEMORY.replace("MOST", str(MOST)), *heaviest],
        env={**os.environ, "PYTHONPATH": str(TESTS)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert (done.stderr, done.stdout) == ("", "[]\n")
