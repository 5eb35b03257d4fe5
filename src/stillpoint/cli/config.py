"""The commands of `config`: where the folders are, what is set."""

import click

from stillpoint.cli.making import own_places
from stillpoint.cli.printing import print_columns, say


@click.group()
def config() -> None:
    """Show where files lie and what is set."""


@config.command()
def path() -> None:
    """Print the folders of data and of settings."""
    own = own_places()
    print_columns([("data", str(own.data)), ("config", str(own.config))])


@config.command()
def show() -> None:
    """Print every setting as the settings file would hold it."""
    from stillpoint.config.forms import shown
    from stillpoint.config.settings import SETTINGS, read_settings  # only this command reads

    settings, faults = read_settings(own_places().settings_file)
    for name in SETTINGS:
        click.echo(f"{name} = {shown(getattr(settings, name))}")
    for fault in faults:
        say(f"stillpoint: {fault}")
