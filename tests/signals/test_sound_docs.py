"""What the docs say of sounds is what they are made with."""

import runpy
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_tables_of_sounds_are_those_of_the_program() -> None:
    page = (DOCS / "sound.md").read_text(encoding="utf-8")
    filled = runpy.run_path(str(DOCS / "make_tables.py"))["filled"]
    assert filled(page) == page, "run: make tables"
