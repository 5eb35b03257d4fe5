"""What a shell offers when Tab is pressed."""

from collections import Counter

import click
from click.shell_completion import CompletionItem

from stillpoint.cli.making import parts


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
    return _offered(names, incomplete)


def pack_ids(
    ctx: click.Context,  # noqa: ARG001
    param: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[CompletionItem]:
    """Packs by id."""
    return _offered({pack.id: pack.title for pack in parts().library.packs}, incomplete)


def aliases(
    ctx: click.Context,  # noqa: ARG001
    param: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[CompletionItem]:
    """People by alias."""
    known = parts().people().persons
    return _offered({person.alias: str(person.role) for person in known}, incomplete)


def sounds(
    ctx: click.Context,  # noqa: ARG001
    param: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[CompletionItem]:
    """Sounds by name."""
    return _offered(dict(parts().sound.names), incomplete)


def bells(
    ctx: click.Context,  # noqa: ARG001
    param: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[CompletionItem]:
    """What may ring at the start and the end of a sit."""
    return _offered({**parts().sound.bells, "none": "silence"}, incomplete)


def _offered(names: dict[str, str], incomplete: str) -> list[CompletionItem]:
    return [
        CompletionItem(name, help=title)
        for name, title in names.items()
        if name.startswith(incomplete)
    ]
