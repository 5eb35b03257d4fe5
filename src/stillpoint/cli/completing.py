"""What a shell offers when Tab is pressed."""

from collections import Counter
from collections.abc import Callable, Mapping

import click
from click.shell_completion import CompletionItem

from stillpoint.cli.making import own_places, parts

Offering = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def session_addresses(
    ctx: click.Context,  # noqa: ARG001 - click asks for all three
    param: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[CompletionItem]:
    """Sessions by id, or by address where an id is not enough or a slash was typed."""
    sessions = parts().library.sessions
    times = Counter(session.id for session in sessions)
    names = {
        session.address if "/" in incomplete or times[session.id] > 1 else session.id: session.title
        for session in sessions
    }
    return _begun(names, incomplete)


def offering(names: Callable[[], Mapping[str, str]]) -> Offering:
    """Offers names, each with what it stands for, once they are asked for."""

    def offer(
        ctx: click.Context,  # noqa: ARG001
        param: click.Parameter,  # noqa: ARG001
        incomplete: str,
    ) -> list[CompletionItem]:
        return _begun(names(), incomplete)

    return offer


@offering
def pack_ids() -> Mapping[str, str]:
    """Packs by id."""
    return {pack.id: pack.title for pack in parts().library.packs}


@offering
def aliases() -> Mapping[str, str]:
    """People by alias."""
    return {person.alias: str(person.role) for person in parts().people().persons}


@offering
def circle_names() -> Mapping[str, str]:
    """The people to call, by name."""
    from stillpoint.config.circle import read_circle

    people, _ = read_circle(own_places().circle_file)
    return {person.name: person.why for person in people}


@offering
def sounds() -> Mapping[str, str]:
    """Sounds by name."""
    return parts().sound.names


@offering
def bells() -> Mapping[str, str]:
    """What may ring at the start and the end of a sit."""
    return {**parts().sound.bells, "none": "silence"}


@offering
def offers() -> Mapping[str, str]:
    """What packs offer to adopt, by address."""
    from stillpoint.services.adopting import offered

    return {one.address: one.offer.title for one in offered(parts().library)}


@offering
def routine_ids() -> Mapping[str, str]:
    """Routines of one's own by id."""
    return {routine.id: routine.title for routine in parts().routines.read().routines}


@offering
def routines_and_paths() -> Mapping[str, str]:
    """Routines of one's own by id, and the learning paths begun by address."""
    own = parts().routines.read()
    titles = {routine.id: routine.title for routine in own.routines}
    return titles | {path.address: "learning path" for path in own.paths}


@offering
def removed_routines() -> Mapping[str, str]:
    """Routines that can be brought back, by id."""
    return {routine.id: routine.title for routine in parts().routines.read_removed().routines}


@offering
def children_known() -> Mapping[str, str]:
    """Children by alias."""
    from stillpoint.services.ladders import children

    made = parts()
    return dict.fromkeys(children(made.people(), made.routines.read()), "child")


def _begun(names: Mapping[str, str], incomplete: str) -> list[CompletionItem]:
    return [
        CompletionItem(name, help=title)
        for name, title in names.items()
        if name.startswith(incomplete)
    ]
