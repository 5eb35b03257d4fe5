"""The command `preset`: colour and sound for a place, chosen at once."""

from collections.abc import Mapping
from dataclasses import asdict

import click

from stillpoint.cli.completing import offering
from stillpoint.cli.making import parts
from stillpoint.cli.printing import print_columns, print_json, say
from stillpoint.core.errors import Misuse


@offering
def presets() -> Mapping[str, str]:
    """Presets by name."""
    from stillpoint.services.presets import PRESETS

    return {name: preset.words for name, preset in PRESETS.items()}


@click.command(short_help="Choose colour and sound for a place at once.")
@click.argument("name", default="", shell_complete=presets)
@click.option("--json", "as_json", is_flag=True, help="What each sets, as one JSON array.")
def preset(name: str, as_json: bool) -> None:
    """Choose dusk, rain, night or plain; without a name, tell what each is.

    A theme that was chosen to be seen better stays.

    \b
    stillpoint preset
    stillpoint preset rain
    """
    from stillpoint.config.forms import shown
    from stillpoint.services.presets import PRESETS, choose

    if as_json:
        if name:
            raise Misuse("--json lists the presets; leave the name out")
        print_json([{"name": each, **asdict(preset)} for each, preset in PRESETS.items()])
        return
    if not name:
        print_columns((each, preset.words) for each, preset in PRESETS.items())
        return
    chosen = choose(parts(), name)
    for setting, value in chosen.items():
        click.echo(f"{setting} = {shown(value)}")
    say("Each is a setting of its own too; 5 in the app shows them.")
