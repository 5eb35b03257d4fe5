"""The commands, and the app where none is given."""

import click

from stillpoint.cli.lazy import LazyGroup

INTERRUPTED = 130

COMMANDS = {
    "start": "stillpoint.cli.timers:start",
    "breathe": "stillpoint.cli.breathing:breathe",
    "sit": "stillpoint.cli.timers:sit",
    "soothe": "stillpoint.cli.soothe:soothe",
    "today": "stillpoint.cli.today:today",
    "sessions": "stillpoint.cli.sessions:sessions",
    "packs": "stillpoint.cli.packs:packs",
    "routines": "stillpoint.cli.routines:routines",
    "history": "stillpoint.cli.history:history",
    "stats": "stillpoint.cli.stats:stats",
    "card": "stillpoint.cli.card:card",
    "circle": "stillpoint.cli.circle:circle",
    "people": "stillpoint.cli.people:people",
    "helps": "stillpoint.cli.helps:helps",
    "bells": "stillpoint.cli.bells:bells",
    "evidence": "stillpoint.cli.evidence:evidence",
    "config": "stillpoint.cli.config:config",
    "doctor": "stillpoint.cli.doctor:doctor",
    "completion": "stillpoint.cli.completion:completion",
}
"""Where each command is; none is imported before it is needed."""


@click.group(
    cls=LazyGroup,
    places=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="stillpoint", message="%(prog)s %(version)s")
@click.option("--plain", is_flag=True, help="Ask line by line what to do; no full screen.")
@click.pass_context
def stillpoint(context: click.Context, plain: bool) -> int:
    """Timed practice in the terminal: breathing, sitting, stretching.

    Without a command, the app opens.

    \b
    stillpoint                             the library, full screen
    stillpoint breathe 4-0-6-0 --for 5m    breathe at once
    stillpoint sit 20m --bell-every 5m     a bare timer
    stillpoint soothe                      hold, move or step back, at once
    stillpoint --plain                     all of it line by line, for a screen reader
    """
    if context.invoked_subcommand is not None:
        if plain:
            raise click.UsageError(f"write --plain behind {context.invoked_subcommand}")
        return 0
    from stillpoint.cli.screens import show_app

    return show_app(plain=plain)


def run(arguments: list[str] | None = None) -> int:
    """Do what was typed; the exit code."""
    try:
        code = stillpoint.main(arguments, prog_name="stillpoint", standalone_mode=False)
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return code if isinstance(code, int) else 0
