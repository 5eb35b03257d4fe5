"""What docs/history.md says of moving in and out is what the commands do."""

import re
from pathlib import Path

import click
import pytest

from stillpoint.cli.history_export import FORMS, export
from stillpoint.cli.history_import import FORMS as FORMS_IN
from stillpoint.cli.history_import import bring_in
from stillpoint.history.formats import own_table, table

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "history.md").read_text(encoding="utf-8")
MOVING_IN, MOVING_OUT = PAGE.split("## Moving out")
IN_CODE = re.compile("`([^`]+)`")


def first_cells(text: str) -> set[str]:
    """All that is named in the first column of the tables."""
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| ")]
    return {name.split()[0] for row in rows for name in IN_CODE.findall(row)}


def options_of(command: click.Command) -> set[str]:
    """How each option is written first, and both of a pair."""
    options = [each for each in command.params if isinstance(each, click.Option)]
    return {each.opts[0] for each in options} | {
        name for each in options for name in each.secondary_opts
    }


@pytest.mark.parametrize(
    ("page", "command"), [(MOVING_IN, bring_in), (MOVING_OUT, export)], ids=["in", "out"]
)
def test_every_option_is_told_of_and_no_other(page: str, command: click.Command) -> None:
    told = {name for name in first_cells(page) if name.startswith("-")}
    assert told == options_of(command)


def test_every_form_and_column_is_told_of() -> None:
    assert first_cells(MOVING_IN) >= {*FORMS_IN, *table.COLUMNS}
    (header,) = own_table.written([], with_names=True)
    assert first_cells(MOVING_OUT) >= {*FORMS, *header.decode().strip().split(",")}
