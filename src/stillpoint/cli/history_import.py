"""`history import`: what another program kept, shown first, then brought in."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stillpoint.cli.asking import YES, agreed, typed_with
from stillpoint.cli.forms import time_zone
from stillpoint.cli.making import parts
from stillpoint.cli.printing import print_json, say
from stillpoint.cli.progress import ProgressLine
from stillpoint.cli.screens import is_terminal
from stillpoint.core.errors import Misuse
from stillpoint.core.texts import counted, harmless

if TYPE_CHECKING:
    from stillpoint.history.formats.found import Manner
    from stillpoint.services.moving_in import MovingIn, Preview

DONE, FAILED, INTERRUPTED = 0, 1, 130
FORMS = {
    "insight": "the CSV of Insight Timer",
    "apple-health": "an export of Apple Health",
    "csv": "a CSV",
    "jsonl": "what stillpoint wrote",
}
FEW = 10
"""So many places that cannot be read are shown; the JSON has more."""


@click.command("import", short_help="Bring in what another program kept.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--from", "form", type=click.Choice(list(FORMS)), help="Else the file tells.")
@click.option("--zone", help="Where its clock stood, such as Europe/Berlin; else here.")
@click.option(
    "--column", "columns", multiple=True, metavar="OURS=THEIRS", help="Which column holds what."
)
@click.option("--day-first/--month-first", default=None, help="How 04/05/2026 is meant.")
@click.option("--dry-run", "is_trial", is_flag=True, help="Only show what would come of it.")
@YES
@click.option("--json", "as_json", is_flag=True, help="JSON, for other programs.")
def bring_in(
    file: Path,
    form: str | None,
    zone: str | None,
    columns: tuple[str, ...],
    day_first: bool | None,
    is_trial: bool,
    is_sure: bool,
    as_json: bool,
) -> int:
    """Bring in what another program kept, or another stillpoint.

    It is shown first, and nothing is brought in unless you agree. What history has already is
    left out, so a file can be brought in again.

    \b
    stillpoint history import InsightTimerLogs.csv --zone Europe/Berlin
    stillpoint history import export.zip
    stillpoint history import log.csv --column started_at=Date --column minutes=Length
    """
    from stillpoint.history.formats.found import Manner

    manner = Manner(
        zone=time_zone(zone) if zone else None, day_first=day_first, columns=_mapped(columns)
    )
    shown = ProgressLine("Reading")
    moving, preview = _looked_at(file, form, manner, shown, may_ask=not is_sure)
    if not as_json:
        for line in _told(preview):
            click.echo(line)
    is_wanted = not (is_trial or preview.is_empty) and agreed(
        f"Bring in {_what_comes(preview)}?", is_sure, typed_with("--yes")
    )
    code = _brought_in(moving, preview, shown) if is_wanted else DONE
    if as_json:
        print_json(_record(preview, moving.kept))
    elif is_wanted and code == DONE:
        click.echo(f"Brought in {_what_comes(preview)}.")
    is_refused = not (is_wanted or is_trial or preview.is_empty)
    return FAILED if is_refused or _is_all_unread(preview) else code


def _mapped(columns: Iterable[str]) -> dict[str, str]:
    pairs = [column.partition("=") for column in columns]
    for ours, equals, theirs in pairs:
        if not (ours and equals and theirs):
            raise Misuse("write a column as OURS=THEIRS, such as --column started_at=Date")
    return {ours.strip(): theirs for ours, _, theirs in pairs}


def _looked_at(
    file: Path, form: str | None, manner: "Manner", shown: ProgressLine, *, may_ask: bool
) -> "tuple[MovingIn, Preview]":
    """What is in the file; where its dates can be read two ways, the user is asked."""
    from stillpoint.history.formats.found import DayFirstUnknown
    from stillpoint.services.moving_in import MovingIn

    made = parts()
    moving = MovingIn(made.places.history, made.clock, manner, form=form, tell=shown.tell)
    try:
        return moving, moving.preview(file)
    except DayFirstUnknown as unknown:
        shown.clear()
        if not (may_ask and is_terminal(sys.stdin)):
            raise Misuse(
                f"{unknown}; say which comes first: --day-first or --month-first"
            ) from None
        say(f"{unknown}.")
        asked = "Are its dates written day first, as in 31/12/2026?"
        day_first = click.confirm(asked, default=True, err=True)
    finally:
        shown.clear()
    return _looked_at(file, form, replace(manner, day_first=day_first), shown, may_ask=False)


def _brought_in(moving: "MovingIn", preview: "Preview", shown: ProgressLine) -> int:
    """Keep what comes, as far as the user lets it: the exit code."""
    try:
        moving.carry_out(preview, parts().journal)
    except KeyboardInterrupt:
        shown.clear()
        say(f"Interrupted. {moving.told_of_kept(preview)}")
        return INTERRUPTED
    finally:
        shown.clear()
    return DONE


def _told(preview: "Preview") -> Iterator[str]:
    yield f"{harmless(preview.path.name, 200)}: {FORMS[preview.form]}"
    if preview.first and preview.last:
        first, last = preview.first.date(), preview.last.date()
        yield f"  {_what_comes(preview)} to bring in, {first} to {last}"
    elif preview.changes:
        yield f"  {_what_comes(preview)} to bring in"
    else:
        yield "  nothing to bring in"
    if preview.unsure:
        yield f"  {preview.unsure:,} in an hour that came twice: the first is meant, and noted"
    if preview.skipped:
        yield f"  {preview.skipped:,} in an hour that was skipped: one later is meant, and noted"
    if preview.doubtful:
        yield f"  {preview.doubtful:,} with times that cannot be, which come in as they are"
    if preview.known:
        yield f"  {preview.known:,} in history already"
    if preview.twice:
        yield f"  {preview.twice:,} in the file twice"
    if preview.unread_count:
        yield f"  {preview.unread_count:,} could not be read:"
        yield from (f"    {unread}" for unread in preview.unread[:FEW])
        if preview.unread_count > FEW:
            yield f"    and {preview.unread_count - FEW:,} more"


def _what_comes(preview: "Preview") -> str:
    removals = sum(change.fields is None for change in preview.changes)
    counts = {
        ("entry", "entries"): len(preview.coming) - preview.fuller,
        ("entry told more fully", "entries told more fully"): preview.fuller,
        ("change",): len(preview.changes) - removals,
        ("removal",): removals,
    }
    *most, last = [counted(count, *words) for words, count in counts.items() if count]
    return f"{', '.join(most)} and {last}" if most else last


def _is_all_unread(preview: "Preview") -> bool:
    return bool(preview.unread_count) and preview.is_empty and not preview.known


def _record(preview: "Preview", kept: int) -> dict[str, object]:
    return {
        "file": str(preview.path),
        "format": preview.form,
        "entries": len(preview.coming) - preview.fuller,
        "told_more_fully": preview.fuller,
        "first": preview.first.isoformat() if preview.first else None,
        "last": preview.last.isoformat() if preview.last else None,
        "changes": len(preview.changes),
        "in_history": preview.known,
        "twice": preview.twice,
        "in_a_doubled_hour": preview.unsure,
        "in_a_skipped_hour": preview.skipped,
        "doubtful": preview.doubtful,
        "unreadable": preview.unread_count,
        "unreadable_places": [{"line": one.line, "why": one.why} for one in preview.unread],
        "brought_in": kept,
    }
