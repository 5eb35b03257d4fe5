"""The commands of `people`: who practises here."""

from typing import TYPE_CHECKING, Any

import click

from stillpoint.cli.asking import YES, agreed
from stillpoint.cli.completing import aliases
from stillpoint.cli.making import parts
from stillpoint.cli.printing import print_columns, print_json, say

if TYPE_CHECKING:
    from stillpoint.people.persons import Person
    from stillpoint.services.parts import Parts

DONE, FAILED = 0, 1
ROLES = click.Choice(["carer", "child", "infant", "adult"])
AGE = click.option("--age", metavar="BAND", help="How old, such as 5-7y or 0-6m.")
BORN = click.option("--born", metavar="MONTH", help="Month of birth, such as 2021-04, instead.")


@click.group()
def people() -> None:
    """Say who practises here: aliases, never more than you want to say."""


@people.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
def list_people(as_json: bool) -> None:
    """List everybody, and who is me on this device.

    \b
    stillpoint people list
    """
    own = parts()
    known = own.people()
    if as_json:
        print_json([_record(own, person) for person in known.persons])
    else:
        print_columns(_row(own, person) for person in known.persons)
        if not known.persons:
            say("Nobody yet. To add somebody: stillpoint people add ALIAS --role child --age 5-7y")
    for fault in known.faults:
        say(f"stillpoint: {fault}")


@people.command()
@click.argument("alias")
@click.option("--role", type=ROLES, required=True, help="What they are to the others.")
@AGE
@BORN
@click.option("--no-holds", is_flag=True, help="Breath holds are left out for them.")
def add(alias: str, role: str, age: str | None, born: str | None, no_holds: bool) -> None:
    """Add somebody.

    \b
    stillpoint people add Kim --role carer --no-holds
    stillpoint people add Mo --role child --born 2021-04
    """
    from stillpoint.people.persons import Person, Role, as_band
    from stillpoint.services import household

    person = Person(
        alias=alias.strip(),
        role=Role(role),
        age=as_band(age or ""),
        born=born or "",
        no_holds=no_holds,
    )
    household.add(parts(), person)
    click.echo(f"Added: {', '.join(_facts(parts(), person))}")


@people.command()
@click.argument("alias", shell_complete=aliases)
@click.option("--alias", "new_alias", metavar="ALIAS", help="What they are called from now on.")
@click.option("--role", type=ROLES, help="What they are to the others.")
@AGE
@BORN
@click.option("--no-holds/--holds", "no_holds", default=None, help="Leave breath holds out, or in.")
@click.option("--me", "is_me", is_flag=True, help="They are who uses this device.")
def edit(alias: str, new_alias: str | None, role: str | None, is_me: bool, **said: Any) -> None:
    """Change somebody; history keeps the alias that it was written with.

    \b
    stillpoint people edit Mo --age 8y
    stillpoint people edit Kim --no-holds --me
    """
    from stillpoint.core.errors import Misuse
    from stillpoint.people.persons import Role
    from stillpoint.services import household

    if (
        new_alias is None
        and role is None
        and not is_me
        and not any(value is not None for value in said.values())
    ):
        raise Misuse("say what to change, such as --age 8y; --help lists it all")
    own = parts()
    change = household.Change(alias=new_alias, role=Role(role) if role else None, **said)
    person = household.change(own, alias, change)
    if is_me:
        household.choose_me(own, person.alias)
    click.echo(f"Now: {', '.join(_facts(own, person))}")


@people.command()
@click.argument("alias", shell_complete=aliases)
@YES
def remove(alias: str, is_sure: bool) -> int:
    """Remove somebody; what they practised stays in history, under the alias.

    \b
    stillpoint people remove Mo
    """
    from stillpoint.people.persons import found
    from stillpoint.services import household

    own = parts()
    person = found(own.people().persons, alias)
    click.echo(", ".join(_facts(own, person)))
    if not agreed("Remove them?", is_sure, f"stillpoint people remove {person.alias} --yes"):
        return FAILED
    household.remove(own, person.alias)
    click.echo(f"Removed. To bring them back: {_command_for(person)}")
    return DONE


def _row(own: "Parts", person: "Person") -> tuple[str, ...]:
    alias, role, *others = _facts(own, person)
    return alias, role, ", ".join(others)


def _facts(own: "Parts", person: "Person") -> tuple[str, ...]:
    from stillpoint.services.household import is_me

    told = (
        person.in_words(own.clock.now().date()),
        "no holds" if person.no_holds else "",
        "me" if is_me(own, person) else "",
    )
    return (person.alias, str(person.role), *filter(None, told))


def _record(own: "Parts", person: "Person") -> dict[str, object]:
    from stillpoint.services.household import is_me

    known = person.ages(own.clock.now().date())
    return {
        "alias": person.alias,
        "role": str(person.role),
        "age": person.age or None,
        "born": person.born or None,
        "months": [known.youngest, known.oldest] if known else None,
        "no_holds": person.no_holds,
        "me": is_me(own, person),
    }


def _command_for(person: "Person") -> str:
    from shlex import join

    options = ["--age", person.age] if person.age else ["--born", person.born] * bool(person.born)
    flags = ["--no-holds"] * person.no_holds
    words = ["stillpoint", "people", "add", person.alias, "--role", person.role, *options, *flags]
    return join(words)
