"""Asking before something is changed."""

import sys
from shlex import join

import click

from stillpoint.cli.printing import say
from stillpoint.cli.screens import is_terminal
from stillpoint.core.texts import harmless

YES = click.option("--yes", "is_sure", is_flag=True, help="Do it without asking.")


def agreed(question: str, is_sure: bool, command: str) -> bool:
    """Whether the user wants it; where nobody can be asked, how to do it without being asked."""
    if is_sure:
        return True
    if not is_terminal(sys.stdin):
        say("Nothing was changed: this is no terminal, so nobody can be asked.")
        say(f"To agree beforehand: {command}")
        return False
    if click.confirm(question, err=True):
        return True
    say("Nothing was changed.")
    return False


def typed_with(option: str) -> str:
    """The command that was typed, with one more option."""
    return f"stillpoint {harmless(join(sys.argv[1:]), 1000)} {option}"
