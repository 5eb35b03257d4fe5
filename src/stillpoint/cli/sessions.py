"""The command `sessions`: what there is to practise."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import click

from stillpoint.cli.making import parts
from stillpoint.cli.printing import print_columns, print_json, say
from stillpoint.core.durations import in_words
from stillpoint.core.entering import lengths_of, timeline_of
from stillpoint.core.sessions import Session, lived_steps
from stillpoint.services.session_words import EVIDENCE, SCREENS, who_for
from stillpoint.tui.telling import step_name


@click.command()
@click.argument("words", nargs=-1)
@click.option("--long", "-l", "is_long", is_flag=True, help="What each is, for whom, what to mind.")
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
def sessions(words: tuple[str, ...], is_long: bool, as_json: bool) -> None:
    """List sessions, all or those that hold every word.

    \b
    stillpoint sessions
    stillpoint sessions even breath
    stillpoint sessions --long six-a-minute
    """
    found = parts().library.matching(" ".join(words))
    if as_json:
        print_json([session_record(session) for session in found])
        return
    if not found:
        say("No session holds all of these words. Without words, all are listed.")
    if is_long:
        click.echo("\n\n".join("\n".join(_at_length(session)) for session in found))
        return
    for number, (pack, group) in enumerate(groupby(found, key=lambda session: session.pack)):
        click.echo(f"{chr(10) * bool(number)}{pack}")
        print_session_lines(group)


def print_session_lines(sessions: Iterable[Session]) -> None:
    """Print a line for each session."""
    print_columns(
        ((session.id, _length(session), session.title) for session in sessions), indent="  "
    )


def session_record(session: Session) -> dict[str, object]:
    """A session as JSON gives it; the length is in seconds, null where it is open.

    A session that branches has a shortest way too.
    """
    ways = lengths_of(session)
    return {
        "address": session.address,
        "id": session.id,
        "pack": session.pack,
        "title": session.title,
        "summary": session.summary,
        "practice": str(session.practice),
        "audience": str(session.audience),
        "ages": session.ages.text if session.ages else None,
        "length": ways and ways[1].total_seconds(),
        "shortest": ways and ways[0].total_seconds(),
        "screen": str(session.screen),
        "evidence": str(session.evidence) if session.evidence else None,
        "sources": [source.cite for source in session.sources],
        "cautions": _cautions(session),
    }


def _at_length(session: Session) -> Iterator[str]:
    """What there is to know before a session starts, a line for each thing."""
    yield session.title
    yield f"  {session.address}: {session.practice}, {_length(session)}, {who_for(session)}"
    yield from (f"  {words}" for words in (session.summary, SCREENS[session.screen]) if words)
    yield from (f"  Step {n}: {name}" for n, name in enumerate(_steps(session), start=1))
    yield from (f"  Mind: {caution}" for caution in _cautions(session))
    support = EVIDENCE[session.evidence] if session.evidence else "Sources"
    yield from (f"  {support}: {source.cite}" for source in session.sources)


def _steps(session: Session) -> Iterator[str]:
    for step in lived_steps(session):
        length = timeline_of(step).length
        yield f"{step_name(step)}, {'open' if length is None else in_words(length)}"


def _cautions(session: Session) -> list[str]:
    return [*session.safety, *filter(None, (session.caution,)), *session.warnings]


def _length(session: Session) -> str:
    ways = lengths_of(session)
    return "open" if ways is None else " to ".join(dict.fromkeys(map(in_words, ways)))
