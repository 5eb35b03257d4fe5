"""Routines and learning paths in a line each."""

from stillpoint.core.sessions import Path, Routine


def routine_in_a_line(routine: Routine) -> str:
    """When it comes, and which sessions it goes through."""
    days = " ".join(routine.days)
    when = " ".join(filter(None, (days, routine.at or routine.anchor)))
    title = f"{routine.title}, {when}" if when else routine.title
    return f"{title}: {', then '.join(routine.sessions)}"


def path_in_a_line(path: Path) -> str:
    """How many days it takes, and its sessions one after another."""
    title = f"{path.title}, {path.days} days" if path.days else path.title
    return f"{title}: {', then '.join(map(' or '.join, path.sessions))}"
