"""Tables as msgspec knows them: read from TOML, asked for their keys, described in JSON Schema."""

from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec


class Table(msgspec.Struct, forbid_unknown_fields=True):
    """A TOML table whose keys are all known."""


class Misfit(Exception):
    """A value does not have the form that is asked for."""


Kind = TypeVar("Kind")
SomeTable = TypeVar("SomeTable", bound=Table)


def converted(raw: object, annotation: type[Kind]) -> Kind:
    """`raw`, a value of a TOML document, in the form that is asked for. Raises `Misfit`."""
    try:
        return msgspec.convert(raw, annotation)
    except (msgspec.ValidationError, RecursionError) as error:
        raise Misfit(str(error)) from None


def replaced(table: SomeTable, **values: Any) -> SomeTable:
    """The table with other values."""
    return msgspec.structs.replace(table, **values)


def described(kind: type[Table]) -> dict[str, Any]:
    """The table, and all that may be in it, as msgspec describes them in JSON Schema."""
    return msgspec.json.schema(kind)


@dataclass(frozen=True, slots=True)
class Key:
    """A key that a table may hold."""

    name: str
    """Its name in the type; `written` is the one in the file."""
    written: str
    annotation: Any
    is_required: bool


def keys_of(table: type[Table]) -> tuple[Key, ...]:
    """The keys that a table may hold, its kind left out."""
    return tuple(
        Key(known.name, known.encode_name, known.type, known.required)
        for known in msgspec.structs.fields(table)
    )
