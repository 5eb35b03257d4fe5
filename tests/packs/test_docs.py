"""What the docs say of the format is what the program does."""

import re
import runpy
from pathlib import Path

import pytest

from stillpoint.packs.purposes import PURPOSES
from stillpoint.packs.reading import pack_of
from stillpoint.packs.schema.table import keys_of

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FORMAT = ROOT / "docs" / "pack-format.md"

TOML_BLOCK = re.compile(r"^```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)

BLOCKS = [
    pytest.param(block, id=f"{page.name}-{number}")
    for page in PAGES
    for number, block in enumerate(TOML_BLOCK.findall(page.read_text(encoding="utf-8")), 1)
    if page.name not in ("people.md", "routines.md", "settings.md")  # they show files of their own
]


@pytest.mark.parametrize("block", BLOCKS)
def test_every_pack_in_the_docs_loads_without_a_word(block: str) -> None:
    assert pack_of(block, "docs.toml").messages == ()


def test_the_reference_has_a_worked_example() -> None:
    assert TOML_BLOCK.search(FORMAT.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["pack-format.md", "settings.md"])
def test_the_tables_of_the_reference_are_those_of_the_program(name: str) -> None:
    page = (ROOT / "docs" / name).read_text(encoding="utf-8")
    filled = runpy.run_path(str(ROOT / "docs" / "make_tables.py"))["filled"]
    assert filled(page) == page, "run: make tables"


def test_every_key_of_the_format_has_a_purpose_and_no_other_has() -> None:
    told = {table: list(purposes) for table, purposes in PURPOSES.items()}
    assert told == {table: [key.written for key in keys_of(table)] for table in PURPOSES}


def test_every_table_of_the_format_is_in_the_reference() -> None:
    tables = runpy.run_path(str(ROOT / "docs" / "make_tables.py"))["TABLES"]
    made = re.findall(r"<!-- made: ([\w-]+) -->", FORMAT.read_text(encoding="utf-8"))
    assert set(tables.values()) == set(PURPOSES)
    assert set(tables) <= set(made)
