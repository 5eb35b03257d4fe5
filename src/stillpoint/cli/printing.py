"""How answers are printed."""

import json
from collections.abc import Iterable, Sequence
from textwrap import indent

import click


def print_json(answer: object) -> None:
    """Print one JSON value, in ASCII so that every pipe carries it."""
    click.echo(json.dumps(answer, indent=2))


def print_json_array(answers: Iterable[object]) -> None:
    """Print one JSON array, each part of it as it comes."""
    before = "["
    for answer in answers:
        click.echo(f"{before}\n{indent(json.dumps(answer, indent=2), '  ')}", nl=False)
        before = ","
    click.echo("[]" if before == "[" else "\n]")


def print_columns(rows: Iterable[Sequence[str]], *, indent: str = "") -> None:
    """Print rows with their columns aligned; the last may be as long as it likes."""
    table = [tuple(row) for row in rows]
    if not table:
        return
    widths = [max(map(len, column)) for column in zip(*table, strict=True)][:-1]
    for row in table:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        click.echo(indent + "  ".join([*cells, row[-1]]).rstrip())


def say(message: str) -> None:
    """Tell people something that is not the answer."""
    click.echo(message, err=True)
