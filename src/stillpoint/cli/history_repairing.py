"""The command `history repair`: unreadable lines are moved out of the way, after a copy is made."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click
from click.formatting import wrap_text

from stillpoint.cli.asking import YES, agreed
from stillpoint.cli.making import own_places
from stillpoint.cli.printing import print_json, say
from stillpoint.core.clock import SystemClock
from stillpoint.core.errors import StillpointError
from stillpoint.core.texts import counted, harmless

if TYPE_CHECKING:
    from stillpoint.config.places import Places
    from stillpoint.history.repairing import Repaired
    from stillpoint.services.upkeep import Damage

DONE, FAILED = 0, 1

OTHERS_LEFT = (
    "Files of other devices are best repaired there, where no sync is in between;"
    " --all repairs them here."
)
OTHERS_TOO = (
    "Files of other devices are among these. If such a device writes before the sync has brought"
    " it the repaired file, the sync sets one of the two aside as a conflict copy. History reads"
    " both, so nothing is lost, but the unreadable lines may be back."
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a damaged file."""

    damage: "Damage"
    repaired: "Repaired | None" = None
    trouble: str = ""
    """Why it could not be repaired."""


@click.command(short_help="Move unreadable lines out of the way.")
@click.option("--all", "takes_all", is_flag=True, help="Also in the files of other devices.")
@YES
@click.option("--json", "as_json", is_flag=True, help="One JSON array of the files.")
def repair(takes_all: bool, is_sure: bool, as_json: bool) -> int:
    """Move lines that cannot be read out of this device's journal; all else stays as it is.

    They are shown first, and nothing is done unless you agree. A copy of the whole file is kept
    in history-backups, and the lines, byte for byte, in history-quarantine.

    \b
    stillpoint history repair
    stillpoint history repair --all --yes
    """
    from stillpoint.services.upkeep import damages

    own = own_places()
    found = list(damages(own))
    mended = [one for one in found if one.is_mendable and (one.is_own or takes_all)]
    show = say if as_json else click.echo
    _show(found, mended, own, show)
    command = f"stillpoint history repair{' --all' * takes_all} --yes"
    is_agreed = not mended or agreed("Repair?", is_sure, command)
    outcomes = [
        _outcome(one, own, show) if is_agreed and one in mended else Outcome(one) for one in found
    ]
    if as_json:
        print_json([_record(outcome) for outcome in outcomes])
    has_failed = any(one.trouble or not one.damage.is_mendable for one in outcomes)
    return FAILED if has_failed or not is_agreed else DONE


def _show(
    found: "Sequence[Damage]",
    mended: "Sequence[Damage]",
    own: "Places",
    show: Callable[[str], None],
) -> None:
    """Tell what would be done, and what would be left."""
    for damage in found:
        for line in _shown(damage, is_left=damage not in mended):
            show(line)
    if mended:
        show(f"Such lines are moved to {harmless(str(own.quarantine), 1000)}.")
        show(f"A copy of each file is kept in {harmless(str(own.backups), 1000)} first.")
    if not found:
        say("Every line can be read: there is nothing to repair.")
    if any(damage.is_mendable and damage not in mended for damage in found):
        say(wrap_text(OTHERS_LEFT))
    if not all(damage.is_own for damage in mended):
        say(wrap_text(OTHERS_TOO))


def _shown(damage: "Damage", *, is_left: bool) -> Iterator[str]:
    name = _name(damage)
    if not damage.is_mendable:
        yield f"{name}: {damage.faults[0].fault}; no repair can help here"
        return
    whose = "" if damage.is_own else ", which is another device's file"
    left = " and is left as it is" * is_left
    yield f"{name}{whose}{left}: {counted(damage.count, 'line')} cannot be read"
    for fault in damage.faults:
        yield f"  {fault.line}: {fault.fault}"
    if more := damage.count - len(damage.faults):
        yield f"  and {more:,} more; all are told by: stillpoint history check"


def _outcome(damage: "Damage", own: "Places", show: Callable[[str], None]) -> Outcome:
    """Repair a file, and tell how it went."""
    from stillpoint.services.upkeep import mend

    try:
        repaired = mend(damage, own, SystemClock().now())
    except StillpointError as error:
        say(f"stillpoint: {error}")
        return Outcome(damage, trouble=str(error))
    if repaired:
        show(f"{_name(damage)} is repaired: {counted(repaired.moved, 'line')} moved.")
        show(f"  the lines: {harmless(str(repaired.quarantine), 1000)}")
        show(f"  the file as it was: {harmless(str(repaired.backup), 1000)}")
    else:
        show(f"{_name(damage)} was repaired meanwhile.")
    return Outcome(damage, repaired)


def _record(outcome: Outcome) -> dict[str, object]:
    damage, repaired = outcome.damage, outcome.repaired
    return {
        "file": str(damage.path),
        "own": damage.is_own,
        "unreadable": damage.count,
        "moved": repaired.moved if repaired else 0,
        "quarantine": str(repaired.quarantine) if repaired else None,
        "backup": str(repaired.backup) if repaired else None,
        "trouble": outcome.trouble or None,
    }


def _name(damage: "Damage") -> str:
    return harmless(damage.path.name)
