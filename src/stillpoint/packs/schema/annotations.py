"""What the annotation of a key asks for, in words and with its bounds."""

import types
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Union, get_args, get_origin

from msgspec import Meta

from stillpoint.packs.schema.table import Table


@dataclass(frozen=True, slots=True)
class Form:
    """What an annotation asks for."""

    kinds: tuple[Any, ...]
    """The types that will do, bare; a list is `list[…]`."""
    brief: str
    """What is asked for, without its bounds."""
    full: str
    example: object | None
    longest_text: int | None
    longest_list: int | None

    @property
    def tables(self) -> tuple[type[Table], ...]:
        """The tables that will do."""
        return tuple(kind for kind in self.kinds if _is_table(kind))

    @property
    def element(self) -> Any:
        """What a list has to hold; None where no list will do."""
        lists = (kind for kind in self.kinds if get_origin(kind) is list)
        return next((get_args(kind)[0] for kind in lists), None)

    @property
    def is_of_tables(self) -> bool:
        """Whether a list of tables and nothing else is asked for."""
        if self.element is None:
            return False
        form = form_of(self.element)
        return bool(form.tables) and form.tables == form.kinds


def form_of(annotation: Any) -> Form:
    """What `annotation` asks for."""
    kinds: list[Any] = []
    metas: list[Meta] = []
    longest: dict[bool, int | None] = {}
    for part in _parts(annotation):
        if isinstance(part, Meta):
            metas.append(part)
        else:
            kinds.append(part)
            longest.setdefault(get_origin(part) is list, metas[-1].max_length if metas else None)
    full = next((meta.description for meta in metas if meta.description), "")
    return Form(
        kinds=tuple(kinds),
        brief=next((meta.title for meta in metas if meta.title), full),
        full=full,
        example=next((meta.examples[0] for meta in metas if meta.examples), None),
        longest_text=longest.get(False),
        longest_list=longest.get(True),
    )


def _parts(annotation: Any) -> Iterator[Any]:
    """Metas, outermost first, and the bare types they speak of."""
    if get_origin(annotation) is Annotated:
        inner, *metas = get_args(annotation)
        yield from metas
        yield from _parts(inner)
    elif get_origin(annotation) in (Union, types.UnionType):
        for alternative in get_args(annotation):
            yield from _parts(alternative)
    elif annotation is not types.NoneType:
        yield annotation


def _is_table(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Table)
