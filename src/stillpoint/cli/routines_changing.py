"""The commands that change routines: `add`, `edit`, `pause`, `remove` and `restore`."""

from typing import TYPE_CHECKING, Any

import click

from stillpoint.cli.asking import YES, agreed
from stillpoint.cli.completing import (
    offers,
    removed_routines,
    routine_ids,
    routines_and_paths,
)
from stillpoint.cli.making import parts
from stillpoint.cli.printing import say
from stillpoint.core.errors import Misuse
from stillpoint.core.sessions import BELLS
from stillpoint.routines.forms import LONGEST_WORD
from stillpoint.routines.wording import days_told, days_typed, notices_typed, when_told, when_typed

if TYPE_CHECKING:
    from stillpoint.routines.values import OwnRoutine
    from stillpoint.services.parts import Parts

DONE, FAILED = 0, 1

AT = click.option("--at", metavar="TIME", help="A time of day: 19:00.")
ANCHOR = click.option("--anchor", metavar="WORDS", help='What it comes with: "after bath".')
DAYS = click.option("--days", metavar="DAYS", help='mon,tue · weekdays · weekend · "every day".')
NOTICES = click.option("--notices", metavar="TIMES", help="How long before: 5m,1m, or none.")
BELL = click.option("--bell", type=click.Choice(BELLS), help="What each of its sessions ends with.")


@click.command(short_help="Adopt a routine of a pack, or begin a learning path.")
@click.argument("address", shell_complete=offers)
@AT
@ANCHOR
@DAYS
@NOTICES
@BELL
def add(
    address: str,
    at: str | None,
    anchor: str | None,
    days: str | None,
    notices: str | None,
    bell: str | None,
) -> None:
    """Adopt a routine of a pack, as a copy that is yours to change, or begin a learning path.

    \b
    stillpoint routines add wind/bedtime --at 19:00
    stillpoint routines add infant/newborn-day --anchor "with any feed"
    stillpoint routines add infant/new-baby
    """
    from dataclasses import replace

    from stillpoint.services.adopting import copied, offer_at  # slow to import, as packs are

    made = parts()
    offer = offer_at(made.library, address)
    changes = _changes(at=at, anchor=anchor, days=days, notices=notices, bell=bell)
    if offer.is_path:
        if changes:
            raise Misuse("a learning path has no time of its own; leave the options out")
        made.routines.begin(offer.address, made.clock.now())
        click.echo(f"Begun: {offer.offer.title}")
        say(f"To leave it: stillpoint routines remove {offer.address}")
        return
    routine = made.routines.add(replace(copied(offer), **changes))
    click.echo(f"Added: {_told(routine)}")
    say(f"To change it: stillpoint routines edit {routine.id} --help")


@click.command(short_help="Change when a routine comes, or its sessions.")
@click.argument("id", shell_complete=routine_ids)
@AT
@ANCHOR
@DAYS
@NOTICES
@BELL
@click.option("--title", help="What it is called.")
@click.option("--sessions", metavar="LIST", help="All of them in order, with commas between.")
@click.option("--swap", metavar="OLD=NEW", help="Another session in the place of one.")
def edit(
    id: str,
    at: str | None,
    anchor: str | None,
    days: str | None,
    notices: str | None,
    bell: str | None,
    title: str | None,
    sessions: str | None,
    swap: str | None,
) -> None:
    """Change a routine; what is not named stays as it is.

    \b
    stillpoint routines edit bedtime --at 18:30 --days weekdays
    stillpoint routines edit bedtime --bell bowl
    stillpoint routines edit bedtime --sessions wind/sleepy-body,wind/bedtime-steps
    stillpoint routines edit bedtime --swap wind/sleepy-body=child/warm-cup
    """
    made = parts()
    before = made.routines.routine(id)
    changes = _changes(at=at, anchor=anchor, days=days, notices=notices, bell=bell)
    if title is not None:
        changes["title"] = _title(title)
    if sessions is not None:
        names = filter(None, (name.strip() for name in sessions.split(",")))
        changes["sessions"] = _known(made, [*names])
    if swap is not None:
        changes["sessions"] = _swapped(made, changes.get("sessions", before.sessions), swap)
    if not changes:
        raise Misuse("say what to change, such as --at 18:30; --help lists it all")
    click.echo(f"Changed: {_told(made.routines.change(before.id, **changes))}")


@click.command(short_help="Let a routine rest, or go on with it.")
@click.argument("id", shell_complete=routine_ids)
@click.option("--off", "is_over", is_flag=True, help="Go on with it.")
def pause(id: str, is_over: bool) -> None:
    """Let a routine rest: it stays, and gives no notice until `--off`.

    \b
    stillpoint routines pause bedtime
    stillpoint routines pause bedtime --off
    """
    routine = parts().routines.change(id, is_paused=not is_over)
    click.echo(f"{'Going on' if is_over else 'Paused'}: {_told(routine)}")


@click.command(short_help="Remove a routine, or leave a learning path.")
@click.argument("id", shell_complete=routines_and_paths)
@YES
def remove(id: str, is_sure: bool) -> int:
    """Remove a routine, or leave a learning path; what was practised stays in history.

    \b
    stillpoint routines remove bedtime
    """
    made = parts()
    if any(path.address == id for path in made.routines.read().paths):
        if not agreed(f"Leave {id}?", is_sure, f"stillpoint routines remove {id} --yes"):
            return FAILED
        made.routines.leave(id)
        click.echo(f"Left. To begin it anew: stillpoint routines add {id}")
        return DONE
    routine = made.routines.routine(id)
    click.echo(_told(routine))
    if not agreed("Remove it?", is_sure, f"stillpoint routines remove {routine.id} --yes"):
        return FAILED
    made.routines.remove(routine.id)
    click.echo(f"Removed. To bring it back: stillpoint routines restore {routine.id}")
    return DONE


@click.command(short_help="Bring back a removed routine.")
@click.argument("id", default="", shell_complete=removed_routines)
def restore(id: str) -> None:
    """Bring back the routine that was removed last, or the one with that id.

    \b
    stillpoint routines restore
    """
    click.echo(f"Brought back: {_told(parts().routines.restore(id))}")


def _changes(
    *,
    at: str | None,
    anchor: str | None,
    days: str | None,
    notices: str | None,
    bell: str | None,
) -> dict[str, Any]:
    if at is not None and anchor is not None:
        raise Misuse("a routine has a time or an anchor, not both")
    if anchor is not None and notices is not None:
        raise Misuse("notices need a time, for nobody but you knows when an anchor comes; use --at")
    changes: dict[str, Any] = {}
    if at is not None:
        changes |= when_typed(at)
        if not changes["at"]:
            raise Misuse(f"{at[:40]!r} is not a time of day; write it as 19:00, or use --anchor")
    if anchor is not None:
        from stillpoint.routines.forms import word

        changes |= {"at": "", "anchor": word(anchor)}
    if days is not None:
        changes["days"] = days_typed(days)
    if notices is not None:
        changes["notices"] = notices_typed(notices)
    if bell is not None:
        changes["bell"] = bell
    return changes


def _title(title: str) -> str:
    from stillpoint.routines.forms import word

    return word(title)


def _known(made: "Parts", names: list[str]) -> tuple[str, ...]:
    """The addresses of sessions that there are."""
    from stillpoint.routines.forms import addresses

    return addresses([made.library.session(name).address for name in names])


def _swapped(made: "Parts", sessions: tuple[str, ...], swap: str) -> tuple[str, ...]:
    old, equals, new = swap.partition("=")
    places = [n for n, one in enumerate(sessions) if old.strip() in (one, one.partition("/")[2])]
    if not equals or not places:
        told = ", ".join(sessions)
        raise Misuse(f"write --swap OLD=NEW, where OLD is one of {told}"[: LONGEST_WORD * 4])
    (new_address,) = _known(made, [new.strip()])
    return tuple(new_address if n == places[0] else one for n, one in enumerate(sessions))


def _told(routine: "OwnRoutine") -> str:
    when = f"{when_told(routine)}, {days_told(routine.days)}"
    return f"{routine.title} ({routine.id}), {when}: {', then '.join(routine.sessions)}"
