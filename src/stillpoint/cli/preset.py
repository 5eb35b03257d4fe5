"""The command `preset`: colour and sound for a place, chosen at once."""

from collections.abc import Mapping

import click

from stillpoint.cli.completing import offering
from stillpoint.cli.making import parts
from stillpoint.cli.printing import print_columns, say


@offering
def presets() -> Mapping[str, str]:
    """Presets by name."""
    from stillpoint.services.presets import PRESETS

    return {name: preset.words for name, preset in PRESETS.items()}


@click.command(short_help="Choose colour and sound for a place at once.")
@click.argument("name", default="", shell_complete=presets)
def preset(name: str) -> None:
    """Choose dusk, rain, night or plain; without a name, tell what each is.

    A theme that was chosen to be seen better stays.

    \b
    stillpoint preset
    stillpoint preset rain
    """
    from stillpoint.config.forms import shown
    from stillpoint.services.presets import PRESETS, choose

    if not name:
        print_columns((each, preset.words) for each, preset in PRESETS.items())
        return
    chosen = choose(parts(), name)
    for setting, value in chosen.items():
        click.echo(f"{setting} = {shown(value)}")
    say("Each is a setting of its own too; 5 in the app shows them.")
