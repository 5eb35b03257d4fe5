import subprocess
import sys

AFTER_THE_FIRST_PAINT = ["click", "msgspec", "tomli", "stillpoint.history", "stillpoint.packs"]

IMPORTS = f"""
import sys
from stillpoint.cli import screens
from stillpoint.services import parts
from stillpoint.tui import app
from stillpoint.tui.screens import home
print([name for name in {AFTER_THE_FIRST_PAINT} if name in sys.modules])
"""


def test_home_is_painted_before_packs_and_history_are_even_imported() -> None:
    told = subprocess.run(
        [sys.executable, "-c", IMPORTS], capture_output=True, text=True, check=True, timeout=60
    )
    assert told.stdout.strip() == "[]"
