"""Home without a screen: commands are typed, one after another."""

from collections.abc import Sequence
from itertools import takewhile
from shlex import split
from typing import TextIO

import click

from stillpoint.cli.making import parts
from stillpoint.core.errors import StillpointError
from stillpoint.core.texts import folded

LEAVING = ("q", "quit", "exit", "bye")

OFFERS = (
    ("sessions", "what there is to practise; words behind it find some"),
    ("soothe", "hold, move or step back, now"),
    ("breathe", "five minutes at your own pace"),
    ("today", "the routines of today"),
    ("history list", "what you practised"),
    ("stats", "what it comes to"),
    ("card", "when to get help, and what is good to know at hand"),
)
"""What is offered by number: the command, and what it tells."""

GREETING = "stillpoint, line by line. Type a number, the name of a session, or a command; q leaves."
AGAIN = "What now? A number, a session, a command; ? lists them again, help tells all, q leaves."


class PlainHome:
    """Asks what to do until somebody leaves."""

    def __init__(self, commands: click.Group, typed: TextIO, talk: TextIO) -> None:
        self._commands = commands
        self._typed = typed
        self._talk = talk

    def ask(self) -> int:
        """Do what is typed, line after line; the exit code."""
        self._say(GREETING, *_offers())
        while (line := self._typed.readline()) and line.strip().lower() not in LEAVING:
            self._heed(line.strip())
        return 0

    def _heed(self, line: str) -> None:
        if line == "?":
            self._say(*_offers())
            return
        if line:
            try:
                self._do(self._meant(split(line)))
            except (StillpointError, click.ClickException) as error:
                told = error.format_message() if isinstance(error, click.ClickException) else error
                self._say(f"stillpoint: {told}")
            except ValueError:
                self._say("A quotation mark is missing its other one.")
            except click.Abort:
                self._say("")
        self._say(AGAIN)

    def _meant(self, words: list[str]) -> list[str]:
        """The command that was typed, by number or in words; else the session of that name."""
        if words[0] == "stillpoint" and len(words) > 1:  # as all that is read out writes commands
            words = words[1:]
        first, *rest = words
        if first.isdigit() and 0 < int(first) <= len(OFFERS):
            return [*OFFERS[int(first) - 1][0].split(), *rest]
        if first == "help":
            return ["--help"]
        if first in self._commands.list_commands(click.Context(self._commands)):
            return words
        named = [*takewhile(lambda word: not word.startswith("-"), words)]
        return ["start", _address(" ".join(named)), *words[len(named) :]]

    def _do(self, arguments: Sequence[str]) -> None:
        plain = ["--plain"] * (self._can_be_plain(arguments) and "--plain" not in arguments)
        self._commands.main([*arguments, *plain], prog_name="stillpoint", standalone_mode=False)

    def _can_be_plain(self, arguments: Sequence[str]) -> bool:
        command: click.Command | None = self._commands
        for name in arguments:
            if isinstance(command, click.Group):
                command = command.get_command(click.Context(command), name)
        return command is not None and any(one.name == "plain" for one in command.params)

    def _say(self, *lines: str) -> None:
        self._talk.write("".join(f"{line}\n" for line in lines))
        self._talk.flush()


def _address(name: str) -> str:
    """Where the session of that title is; else the name as an id would be written."""
    titled = (one for one in parts().library.sessions if folded(one.title) == folded(name))
    found = next(titled, None)
    return found.address if found else "-".join(name.lower().split())


def _offers() -> list[str]:
    return [f"{n}  {command}: {tells}" for n, (command, tells) in enumerate(OFFERS, start=1)]
