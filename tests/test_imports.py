"""A command without a screen pays for no screen."""

import subprocess
import sys
from pathlib import Path

import pytest

LOADED = """
import sys
from stillpoint.__main__ import main
sys.argv = ["stillpoint", *sys.argv[1:]]
try:
    main()
except SystemExit:
    pass
print("loaded:", sorted({name.partition(".")[0] for name in sys.modules} & {"textual", "rich"}))
"""

WITHOUT_A_SCREEN = [
    ["--help"],
    ["sessions", "--json"],
    ["packs", "list"],
    ["history", "list"],
    ["doctor"],
    ["sit", "--help"],
]


@pytest.mark.parametrize("arguments", WITHOUT_A_SCREEN, ids=" ".join)
def test_a_command_without_a_screen_loads_neither_textual_nor_rich(
    arguments: list[str], tmp_path: Path
) -> None:
    environ = {"STILLPOINT_DATA_DIR": str(tmp_path), "STILLPOINT_CONFIG_DIR": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments],
        env=environ,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert told.stdout.splitlines()[-1] == "loaded: []"
