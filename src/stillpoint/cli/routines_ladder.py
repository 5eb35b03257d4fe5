"""`routines ladder`: how far help has faded, for each child and skill."""

import click

from stillpoint.cli.completing import children_known, session_addresses
from stillpoint.cli.making import parts
from stillpoint.cli.printing import print_columns, print_json, say
from stillpoint.cli.routines import AS_JSON, rungs_told
from stillpoint.core.errors import Misuse
from stillpoint.core.texts import folded


@click.command(short_help="How far help has faded, child by child.")
@click.argument("child", default="", shell_complete=children_known)
@click.argument("session", default="", shell_complete=session_addresses)
@click.option("--asked", "has_asked", is_flag=True, help="The child asked for the next rung.")
@click.option("--back", "is_back", is_flag=True, help="A rung back; it needs no reason.")
@AS_JSON
def ladder(child: str, session: str, has_asked: bool, is_back: bool, as_json: bool) -> None:
    """Tell who leads: carer only, together, child leads, child starts it.

    It moves up only when the child asks, and back at any time.

    \b
    stillpoint routines ladder
    stillpoint routines ladder Mo child/duet --asked
    """
    made = parts()
    if has_asked or is_back:
        _move(child, session, 1 if has_asked else -1)
        return
    own = made.routines.read()
    for fault in own.faults:
        say(fault)
    held = [one for one in own.held if folded(child.strip()) in ("", folded(one.child))]
    if as_json:
        print_json([{"child": h.child, "session": h.skill, "rung": str(h.rung)} for h in held])
    elif held:
        print_columns(rungs_told(tuple(held)))
    else:
        say("Nobody has asked yet: all of it is the carer's. CHILD SESSION --asked moves it.")


def _move(child: str, session: str, by: int) -> None:
    from stillpoint.services.ladders import child_called, move

    if not child or not session:
        raise Misuse("say whose and which: stillpoint routines ladder Mo child/duet --asked")
    made = parts()
    skill = made.library.session(session)
    name = child_called(made.people(), made.routines.read(), child)
    rung = move(made.routines, name, skill, by)
    click.echo(f"{name}, {skill.title}: {rung}")
