"""The commands of `config`: where the folders are, what is set, and setting it."""

from typing import TYPE_CHECKING

import click

from stillpoint.cli.completing_settings import setting_names, values_of
from stillpoint.cli.lazy import LazyGroup
from stillpoint.cli.making import own_places
from stillpoint.cli.printing import print_columns, print_json, say
from stillpoint.core.errors import Misuse

if TYPE_CHECKING:
    from stillpoint.config.settings import Settings

KEYS_PREFIX = "keys."


@click.group(
    cls=LazyGroup,
    places={
        "show": "stillpoint.cli.config:show",
        "set": "stillpoint.cli.config:set_",
        "unset": "stillpoint.cli.config:unset",
        "edit": "stillpoint.cli.config_editing:edit",
        "keys": "stillpoint.cli.config:keys",
        "path": "stillpoint.cli.config:path",
    },
)
def config() -> None:
    """Show and change what is set, and show where files lie."""


@click.command()
def path() -> None:
    """Print the folders of data and of settings.

    \b
    stillpoint config path
    """
    own = own_places()
    print_columns([("data", str(own.data)), ("config", str(own.config))])


@click.command()
@click.option("--described", is_flag=True, help="What each is for, and what it may be.")
@click.option("--json", "as_json", is_flag=True, help="One JSON array, with all of that.")
def show(described: bool, as_json: bool) -> None:
    """Print every setting as the settings file would hold it.

    \b
    stillpoint config show
    stillpoint config show --described
    """
    from stillpoint.config.forms import shown
    from stillpoint.config.keys import explained
    from stillpoint.config.settings import SETTINGS

    settings = _settings()
    if as_json:
        print_json([_record(name, settings) for name in SETTINGS])
        return
    for name, setting in SETTINGS.items():
        click.echo(f"{name} = {shown(getattr(settings, name))}")
        if described:
            click.echo(f"    {setting.title}. {explained(setting.explanation, settings.keys)}")
            click.echo(f"    May be {setting.form.bounds}; by default {shown(setting.default)}.\n")
    if settings.keys:
        click.echo("[keys]" if described else "\n[keys]")
    for id, given in settings.keys.items():
        click.echo(f"{shown(id)} = {shown(given)}")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
def keys(as_json: bool) -> None:
    """Print what every key is bound to; another is given by `config set keys.ID KEY`.

    \b
    stillpoint config keys
    stillpoint config set keys.practice.pause space,p
    """
    from stillpoint.config.bindings import BINDINGS
    from stillpoint.config.keys import keys_of

    given = _settings().keys
    if as_json:
        print_json(
            [
                {
                    "id": id,
                    "keys": keys_of(id, given),
                    "default": keys_of(id, {}),
                    "words": bound.words,
                }
                for id, bound in BINDINGS.items()
            ]
        )
        return
    print_columns(
        (id, ",".join(keys_of(id, given)), bound.words)
        for id, bound in BINDINGS.items()
        if bound.words
    )


@click.command("set", short_help="Change a setting.")
@click.argument("name", shell_complete=setting_names)
@click.argument("value", required=False, shell_complete=values_of)
@click.option("--default", "is_default", is_flag=True, help="Let its default count again.")
def set_(name: str, value: str | None, is_default: bool) -> None:
    """Change a setting; an app that is running takes it up at once.

    \b
    stillpoint config set theme night
    stillpoint config set reduced_motion on
    stillpoint config set keys.practice.pause space,p
    stillpoint config set theme --default
    """
    if value is None and not is_default:
        raise Misuse(f"say what {name} is to be: {_bounds(name)}; or --default")
    if value is not None and is_default:
        raise Misuse("say a value or --default, not both")
    _change(name, value)


@click.command(short_help="Let the default of a setting count again.")
@click.argument("name", shell_complete=setting_names)
def unset(name: str) -> None:
    """Take a setting out of the file, so that its default counts.

    \b
    stillpoint config unset theme
    """
    _change(name, None)


def _settings() -> "Settings":
    """The settings, with what is wrong in their file told."""
    from stillpoint.config.settings_reading import read_settings  # only this command reads

    settings, faults = read_settings(own_places().settings_file)
    for fault in faults:
        say(f"stillpoint: {fault}")
    return settings


def _change(name: str, typed: str | None) -> None:
    """Give a setting or a binding what was typed; without anything, its default."""
    if name.startswith(KEYS_PREFIX):
        _change_key(name.removeprefix(KEYS_PREFIX), typed)
    else:
        _change_setting(name, typed)


def _change_setting(name: str, typed: str | None) -> None:
    from stillpoint.config.forms import shown
    from stillpoint.config.settings import SETTINGS
    from stillpoint.config.settings_changes import change_setting, reset_setting
    from stillpoint.config.settings_reading import fault_of

    _bounds(name)
    setting, file = SETTINGS[name], own_places().settings_file
    before = getattr(_settings(), name)
    if typed is None:
        reset_setting(file, name)
        value = setting.default
    else:
        value = setting.form.value_of(typed)
        if fault := fault_of(name, value):
            raise Misuse(fault)
        change_setting(file, name, value)
    was = f"it was {shown(before)}" if value != before else "as it was"
    click.echo(f"{name} = {shown(value)} ({was})")


def _change_key(id: str, typed: str | None) -> None:
    from stillpoint.config.bindings import BINDINGS
    from stillpoint.config.keys import fault_of_key, keys_of
    from stillpoint.config.settings_changes import change_key, reset_key

    if fault := fault_of_key(id, BINDINGS[id].keys if typed is None and id in BINDINGS else typed):
        raise Misuse(fault)
    file, before = own_places().settings_file, keys_of(id, _settings().keys)
    if typed is None:
        reset_key(file, id)
    else:
        change_key(file, id, typed)
    now = keys_of(id, _settings().keys)
    was = f"it was {','.join(before)}" if now != before else "as it was"
    click.echo(f"{KEYS_PREFIX}{id} = {','.join(now)} ({was})")


def _bounds(name: str) -> str:
    """What a setting may be. Raises `Misuse` where there is none of that name."""
    from stillpoint.config.settings import SETTINGS
    from stillpoint.config.settings_reading import fault_of

    if name.startswith(KEYS_PREFIX):
        return "a key such as p, f2 or ctrl+s"
    if name not in SETTINGS:
        raise Misuse(fault_of(name, None) or "")
    return SETTINGS[name].form.bounds


def _record(name: str, settings: "Settings") -> dict[str, object]:
    from stillpoint.config.groups import group_of
    from stillpoint.config.keys import explained
    from stillpoint.config.settings import SETTINGS

    setting = SETTINGS[name]
    return {
        "name": name,
        "value": getattr(settings, name),
        "default": setting.default,
        "group": group_of(name),
        "title": setting.title,
        "explanation": explained(setting.explanation, settings.keys),
        "may_be": setting.form.bounds,
        "offers": setting.form.offers,
    }
