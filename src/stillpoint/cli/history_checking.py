"""The command `history check`: what is wrong in the files of history."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import chain

import click

from stillpoint.cli.making import own_places
from stillpoint.cli.printing import print_columns, print_json_array, say
from stillpoint.core.clock import SystemClock
from stillpoint.core.texts import counted
from stillpoint.history.checking import Kind, Look, looks_at_checkpoints, looks_at_journals

SOUND, UNSOUND = 0, 1

Counts = dict[str, Counter[Kind]]
"""How many lines of each kind are in each file."""

FEW = 10
"""So many entries with times that cannot be are told one by one."""

WORDS = {
    Kind.ENTRY: ("entry", "entries"),
    Kind.CHANGE: ("change", "changes"),
    Kind.AGAIN: ("told again", "told again"),
    Kind.WAITING: ("change that waits", "changes that wait"),
    Kind.NEWER: ("from a newer stillpoint", "from a newer stillpoint"),
    Kind.FAULT: ("unreadable", "unreadable"),
}
"""How one line of a kind, and how several, are counted; blank ones are not worth it."""

MEANINGS = {
    Kind.AGAIN: "Told again: lines about an entry that another line tells of; it counts once.",
    Kind.WAITING: "Changes that wait: their entries are not here, and may come by a sync.",
    Kind.NEWER: "From a newer stillpoint: kept as they are; update this one to read them.",
}
"""What is no fault, and may need a word all the same."""


@dataclass(slots=True)
class Seen:
    """What the looks at some files come to."""

    counts: Counts = field(default_factory=dict)
    doubts: list[Look] = field(default_factory=list)
    has_faults: bool = False
    has_faulty_lines: bool = False
    """Whether a repair can help; it cannot where a file is none at all."""


@click.command(short_help="Tell what is wrong in the files of history.")
@click.option("--json", "as_json", is_flag=True, help="One JSON array of all that was found.")
def check(as_json: bool) -> int:
    """Look at every line of every journal, and tell what cannot be read.

    The exit code is 0 where all can be read, and 1 where something cannot. Nothing is changed.

    \b
    stillpoint history check
    stillpoint history check --json
    """
    own = own_places()
    journals = looks_at_journals(own.history, SystemClock().now())
    running = looks_at_checkpoints(own.running)
    if as_json:
        return _print_records(chain(journals, running))
    return _print_verdict(journals, running)


def told(look: Look) -> str:
    """A fault or a doubt with its place."""
    place = f"{look.file}:{look.line}" if look.line else look.file
    return f"{place}: {look.fault or look.doubt}"


def _print_records(looks: Iterable[Look]) -> int:
    faults = 0

    def records() -> Iterator[object]:
        nonlocal faults
        for look in looks:
            if look.kind is Kind.FAULT or look.kind in MEANINGS or look.doubt:
                faults += look.kind is Kind.FAULT
                yield {name: value or None for name, value in asdict(look).items()}

    print_json_array(records())
    return UNSOUND if faults else SOUND


def _print_verdict(journals: Iterable[Look], running: Iterable[Look]) -> int:
    of_journals, of_running = _seen(journals), _seen(running)
    of_all = of_journals.counts | of_running.counts
    print_columns((file, _in_words(kinds)) for file, kinds in of_all.items())
    total = sum(of_all.values(), Counter[Kind]())
    for kind in MEANINGS:
        if total[kind]:
            say(MEANINGS[kind])
    _say_doubts(of_journals.doubts)
    say("Nothing has been practised yet." if not of_all else _advice(of_journals, of_running))
    return UNSOUND if total[Kind.FAULT] else SOUND


def _say_doubts(doubts: Sequence[Look]) -> None:
    """Tell of entries that cannot have been lived as they are written."""
    if not doubts:
        return
    say(f"{counted(len(doubts), 'entry has', 'entries have')} times that cannot be:")
    for doubt in doubts[:FEW]:
        say(f"  {told(doubt)}; id {doubt.id}")
    if more := len(doubts[FEW:]):
        say(f"  and {more:,} more; all are told by --json")
    say("Kept as found. To mend one: stillpoint history edit, or remove, and its id.")


def _advice(journals: Seen, running: Seen) -> str:
    advice = []
    if journals.has_faults:
        advice.append("What cannot be read was left as it is; everything else is read.")
    if journals.has_faulty_lines:
        advice.append("To move unreadable lines out of the way: stillpoint history repair")
    if running.has_faults:
        advice.append("The next start of the app sets aside what it cannot recover.")
    return "\n".join(advice) or "Everything can be read."


def _seen(looks: Iterable[Look]) -> Seen:
    """What some looks come to; faults are told as they are found."""
    seen = Seen()
    for look in looks:
        seen.counts.setdefault(look.file, Counter())[look.kind] += 1
        if look.doubt and look.kind is Kind.ENTRY:
            seen.doubts.append(look)
        if look.kind is Kind.FAULT:
            seen.has_faults = True
            seen.has_faulty_lines |= bool(look.line)
            click.echo(told(look))
    return seen


def _in_words(kinds: Counter[Kind]) -> str:
    words = (
        f"{kinds[kind]:,} {forms[kinds[kind] != 1]}" for kind, forms in WORDS.items() if kinds[kind]
    )
    return ", ".join(words) or "empty"
