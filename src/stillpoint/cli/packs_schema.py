"""The command `packs schema`: what an editor needs to complete and check a pack."""

import click

from stillpoint.cli.printing import print_json


@click.command(short_help="Print the JSON Schema of packs, for editors.")
def schema() -> None:
    """Print the JSON Schema of packs, with which an editor completes and checks them.

    Keep it beside your pack, and write as the first line of the pack:
    #:schema ./stillpoint-pack.schema.json

    \b
    stillpoint packs schema > stillpoint-pack.schema.json
    """
    from stillpoint.packs.json_schema import json_schema  # only this command makes it

    print_json(json_schema())
