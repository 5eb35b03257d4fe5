"""The commands of `packs` that bring packs in, take them away and give them out."""

from collections.abc import Iterable
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from stillpoint.cli.asking import YES, agreed
from stillpoint.cli.completing import pack_ids
from stillpoint.cli.giving_out import gave_out
from stillpoint.cli.making import own_sharing
from stillpoint.cli.paths import SomePath
from stillpoint.cli.printing import print_columns, say
from stillpoint.cli.sessions import print_session_lines
from stillpoint.core.texts import counted, harmless
from stillpoint.services.offers import id_of

if TYPE_CHECKING:
    from stillpoint.services.offers import Offer, Update
    from stillpoint.services.sharing import Sharing

DONE, FAILED = 0, 1
SHORT_DIGEST = 12
"""So much of a digest tells packs apart."""

ALLOW_HTTP = click.option(
    "--allow-http", "allows_http", is_flag=True, help="Also read from plain http:// addresses."
)


@click.command(short_help="Add a pack from a file, a folder or an address.")
@click.argument("source", metavar="PATH|URL")
@YES
@ALLOW_HTTP
def add(source: str, is_sure: bool, allows_http: bool) -> int:
    """Add a pack from a file or an https address, or all packs of a folder.

    It is shown first, with what it changes where you have it already, and nothing is added
    unless you agree. What it replaces is kept for: packs restore ID.

    \b
    stillpoint packs add evening.toml
    stillpoint packs add https://example.org/evening.toml
    """
    sharing = own_sharing(allows_http=allows_http)
    offers = sharing.offers(source)
    if faults := [fault for offer in offers for fault in offer.faults]:
        for fault in faults:
            say(fault)
        say("Nothing was added.")
        return FAILED
    coming = [offer for offer in offers if not offer.is_here]
    for offer in offers:
        if offer.is_here:
            sharing.add(offer)  # notes where it is updated from
            click.echo(f"{_name(offer)} is here already, byte for byte.")
        else:
            _print_offer(offer)
    if not coming:
        return DONE
    asked = "Add it?" if len(coming) == 1 else f"Add these {len(coming)} packs?"
    if not agreed(asked, is_sure, f"stillpoint packs add {quote(harmless(source, 1000))} --yes"):
        return FAILED
    for offer in coming:
        _add(sharing, offer)
    return DONE


@click.command(short_help="Read packs again from where they came from.")
@click.argument("id", required=False, shell_complete=pack_ids)
@YES
@ALLOW_HTTP
def update(id: str | None, is_sure: bool, allows_http: bool) -> int:
    """Read a pack, or all that were added, again from where they came from.

    \b
    stillpoint packs update
    stillpoint packs update evening
    """
    sharing = own_sharing(allows_http=allows_http)
    outcomes = [_updated(sharing, one, is_sure) for one in sharing.updates(id)]
    if not outcomes:
        say("No pack was added from a file or an address, so there is nothing to update.")
    return max(outcomes, default=DONE)


@click.command()
@click.argument("id", shell_complete=pack_ids)
@YES
def remove(id: str, is_sure: bool) -> int:
    """Remove a pack; it is kept, and can be brought back.

    \b
    stillpoint packs remove evening
    """
    sharing = own_sharing()
    read = sharing.own_pack(id)
    about = counted(len(read.pack.sessions), "session") if read.pack else "broken"
    click.echo(f"{id}: {about}, in {harmless(str(read.path), 1000)}")
    if not agreed("Remove it?", is_sure, f"stillpoint packs remove {id} --yes"):
        return FAILED
    sharing.remove(read)
    click.echo(f"Removed {id}. Bring it back with: stillpoint packs restore {id}")
    return DONE


@click.command(short_help="Bring back a removed or replaced pack.")
@click.argument("id")
@YES
def restore(id: str, is_sure: bool) -> int:
    """Bring back a pack as it was before it was removed or replaced.

    Where another version is in its place, the two change places.

    \b
    stillpoint packs restore evening
    """
    sharing = own_sharing()
    comeback = sharing.comeback(id)
    if comeback.installed:
        click.echo(f"{id} is here; what changes when the one before comes back:")
        _print_indented(comeback.differences or ("nothing, they are the same",))
        if not agreed("Bring it back?", is_sure, f"stillpoint packs restore {id} --yes"):
            return FAILED
    sharing.restore(comeback)
    version = f" {comeback.read.pack.version}" if comeback.read.pack else ", which is broken"
    click.echo(f"Brought back {id}{version}.")
    return DONE


@click.command(short_help="Give out a pack as a TOML file.")
@click.argument("id", shell_complete=pack_ids)
@click.option("-o", "--output", type=SomePath(), help="A file, not stdout.")
@YES
@click.option("--force", "is_forced", is_flag=True, hidden=True, help="As --yes.")
@click.option("--canonical", "is_canonical", is_flag=True, help="As we write it, not as it is.")
def export(id: str, output: Path | None, is_sure: bool, is_forced: bool, is_canonical: bool) -> int:
    """Give out a pack as a TOML file; your own byte for byte, comments and all.

    \b
    stillpoint packs export evening -o evening.toml
    """
    content = own_sharing().exported(id, is_canonical=is_canonical)
    was_given = gave_out([content], output, is_sure=is_sure or is_forced, is_private=False)
    return DONE if was_given else FAILED


def _updated(sharing: "Sharing", update: "Update", is_sure: bool) -> int:
    """What came of one update, told as it comes: the exit code."""
    offer = update.offer
    if offer is None:
        say(f"{harmless(update.id)}: {update.trouble}")
        return FAILED
    if offer.is_here:
        click.echo(f"{update.id} is up to date.")
        return DONE
    _print_offer(offer)
    if update.was_edited:
        say("You have changed it since it came; what you changed is replaced, and kept.")
    if not agreed(f"Update {update.id}?", is_sure, f"stillpoint packs update {update.id} --yes"):
        return FAILED
    _add(sharing, offer)
    return DONE


def _add(sharing: "Sharing", offer: "Offer") -> None:
    sharing.add(offer)
    if offer.installed is None:
        click.echo(f"Added {_name(offer)}.")
        return
    id = id_of(offer.read)
    click.echo(f"{_name(offer)} is in its place.")
    say(f"The one before is kept. Bring it back with: stillpoint packs restore {id}")


def _print_offer(offer: "Offer") -> None:
    pack = offer.pack
    assert pack  # what has faults is not shown
    click.echo("\n".join(filter(None, (pack.title, pack.summary))))
    said = {
        "pack": f"{pack.id} {pack.version}",
        "by": ", ".join(pack.authors),
        "license": pack.license,
        "homepage": pack.homepage,
        "from": harmless(offer.source, 1000),
        "digest": offer.read.digest[:SHORT_DIGEST],
    }
    print_columns(tuple((name, value) for name, value in said.items() if value))
    click.echo(f"\n{counted(len(pack.sessions), 'session')}")
    print_session_lines(pack.sessions)
    if offer.warnings:
        click.echo(f"\n{counted(len(offer.warnings), 'warning')}")
        _print_indented(offer.warnings)
    if offer.installed:
        click.echo(f"\nWhat changes, beside the {_version(offer)} that you have")
        _print_indented(offer.differences)
    click.echo()


def _print_indented(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(f"  {line}")


def _name(offer: "Offer") -> str:
    return f"{offer.read.pack.id} {offer.read.pack.version}" if offer.read.pack else ""


def _version(offer: "Offer") -> str:
    pack = offer.installed.pack if offer.installed else None
    return f"version {pack.version}" if pack else "file"
