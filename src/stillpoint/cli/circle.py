"""The commands of `circle`: the people to call."""

from shlex import quote

import click

from stillpoint.cli.asking import YES, agreed
from stillpoint.cli.completing import circle_names
from stillpoint.cli.making import own_places
from stillpoint.cli.printing import print_columns, print_json, say

DONE, FAILED = 0, 1


@click.group(short_help="List and change the people you can call.")
def circle() -> None:
    """The people you can call, up to five: kept in a file of yours, never sent anywhere.

    \b
    stillpoint circle list
    stillpoint circle add Ada --reach "mobile 555 0100"
    """


@circle.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
def show(as_json: bool) -> None:
    """List the people in their order.

    \b
    stillpoint circle list
    """
    from stillpoint.config.circle import LONGEST, read_circle
    from stillpoint.services.soothing import NO_CIRCLE

    people, faults = read_circle(own_places().circle_file)
    if as_json:
        print_json([{key: getattr(person, key) for key in LONGEST} for person in people])
    elif people:
        print_columns((person.name, person.reach, person.why) for person in people)
    else:
        say(f"{NO_CIRCLE} To add one: stillpoint circle add NAME --reach HOW --why WHY")
    for fault in faults:
        say(f"stillpoint: {fault}")


@circle.command(short_help="Add somebody.")
@click.argument("name")
@click.option("--why", default="", help="Why they are in it, in your words.")
@click.option("--reach", default="", help="How to reach them: text only, never dialled.")
def add(name: str, why: str, reach: str) -> None:
    """Add somebody to the circle.

    \b
    stillpoint circle add Ada --reach "mobile 555 0100" --why "awake at night with hers"
    """
    from stillpoint.config.circle import Person
    from stillpoint.config.circle_changes import add_person

    person = Person(name.strip(), why.strip(), reach.strip())
    add_person(own_places().circle_file, person)
    click.echo(f"Added: {person.name}")


@circle.command(short_help="Take somebody out.")
@click.argument("name", shell_complete=circle_names)
@YES
def remove(name: str, is_sure: bool) -> int:
    """Take somebody out of the circle.

    \b
    stillpoint circle remove Ada
    """
    from stillpoint.config.circle_changes import remove_person

    command = f"stillpoint circle remove {quote(name)} --yes"
    if not agreed(f"Take {name} out of the circle?", is_sure, command):
        return FAILED
    remove_person(own_places().circle_file, name.strip())
    click.echo(f"Removed: {name}")
    return DONE
