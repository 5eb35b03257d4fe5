"""What was found in a pack file, as people and as other programs are told it."""

from typing import TYPE_CHECKING

import click

from stillpoint.core.texts import counted, harmless

if TYPE_CHECKING:
    from stillpoint.packs.problems import Problem
    from stillpoint.packs.reading import ReadPack


def passes(read: "ReadPack", *, is_strict: bool = False) -> bool:
    """Whether a pack is valid; a strict look lets no warning pass."""
    return not (read.is_broken or (is_strict and read.warnings))


def print_verdict(file: str, read: "ReadPack", *, is_strict: bool = False) -> None:
    """Print every fault, then every warning, then a line that sums them up."""
    for problem in (*read.errors, *read.warnings):
        click.echo(problem.told(file))
    found = [counted(len(read.errors), "fault")] * bool(read.errors)
    if read.pack:
        found.append(counted(len(read.pack.sessions), "session"))
    found += [counted(len(read.warnings), "warning")] * bool(read.warnings)
    click.echo(f"{harmless(file, 1000)}: {_word_for(read, is_strict)}, {', '.join(found)}")


def problem_record(file: str, problem: "Problem") -> dict[str, object]:
    """A problem as JSON gives it; what is not known or not needed is null."""
    return {
        "file": file,
        "line": problem.line,
        "place": problem.place or None,
        "fault": problem.fault,
        "cure": problem.cure or None,
        "rule": problem.rule or None,
        "level": "warning" if problem.is_warning else "error",
        "message": problem.told(file),
    }


def _word_for(read: "ReadPack", is_strict: bool) -> str:
    if read.is_broken:
        return "not valid"
    return "fine" if passes(read, is_strict=is_strict) else "valid, but not with --strict"
