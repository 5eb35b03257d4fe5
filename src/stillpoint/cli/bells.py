"""The commands of `bells`: the sounds that can be named."""

import click

from stillpoint.cli.completing import sounds
from stillpoint.cli.making import own_places, parts
from stillpoint.cli.printing import print_columns, print_json, say
from stillpoint.core.errors import Misuse
from stillpoint.core.texts import nearest, quoted


@click.group(short_help="List and hear the bells, your own among them.")
def bells() -> None:
    """The sounds that sessions, settings and `sit` can name.

    \b
    stillpoint bells list
    stillpoint bells play chime
    """


@bells.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
def show(as_json: bool) -> None:
    """List bells, backgrounds, marks, and the files of your own.

    \b
    stillpoint bells list
    """
    names = parts().sound.names
    if as_json:
        print_json([{"name": name, "what": what} for name, what in names.items()])
        return
    print_columns(names.items())
    say(f"Your own are the WAV, OGG, FLAC and MP3 files in {own_places().own_sounds}")


@bells.command(short_help="Hear one.")
@click.argument("name", shell_complete=sounds)
def play(name: str) -> None:
    """Hear a sound, as loud as it would be in a session now.

    \b
    stillpoint bells play chime
    """
    made = parts()
    if name not in made.sound.names:
        raise Misuse(f"there is no sound {quoted(name)}; {_cure(name, tuple(made.sound.names))}")
    if made.sound.is_off(made.settings):
        say("Sound is off: the setting sound, or STILLPOINT_SOUND, says so.")
    made.sound.heard_by(lambda strikes: click.echo("\a" * strikes, nl=False, err=True), say)
    made.sound.preview(name, made.settings)
    made.sound.close(waits=True)


def _cure(name: str, known: tuple[str, ...]) -> str:
    near = nearest(name, known)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
