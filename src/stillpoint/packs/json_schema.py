"""The pack format as a JSON Schema, for editors: made from the types that packs are read with."""

from typing import Any

from stillpoint.packs.schema.breaths import PhaseTable
from stillpoint.packs.schema.file import PackFile, RoutineTable
from stillpoint.packs.schema.steps import (
    AskTable,
    AttuneTable,
    BreatheTable,
    GuideTable,
    IntervalBellsTable,
    RepeatTable,
)
from stillpoint.packs.schema.table import Table, described

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ID = "urn:stillpoint:pack:1"

Schema = dict[str, Any]


def json_schema() -> Schema:
    """What a pack of format 1 may hold, as far as a JSON Schema can say it."""
    raw = described(PackFile)
    tables = {_name(name): _plain(table) for name, table in sorted(raw["$defs"].items())}
    for kind, rule in RULES.items():
        tables[_name(kind.__name__)] |= rule
    pack = tables.pop(_name(PackFile.__name__))
    about = {"title": "stillpoint pack", "description": "A pack of sessions in format 1."}
    return {"$schema": DIALECT, "$id": ID, **pack, **about, "$defs": tables}


def _one_of(*keys: str) -> Schema:
    return {"oneOf": [{"required": [key]} for key in keys]}


def _not_both(one: str, other: str) -> Schema:
    return {"not": {"required": [one, other]}}


PACED = ("to", "by", "every", "for")
"""Keys of an attune step that only observes without them."""
RULES: dict[type[Table], Schema] = {
    AskTable: _not_both("choices", "scale"),
    AttuneTable: {
        "oneOf": [
            {
                "required": ["for"],
                "properties": {"observe": {"const": False}, "keep": False},
            },
            {
                "required": ["observe"],
                "properties": {"observe": {"const": True}} | dict.fromkeys(PACED, False),
            },
        ]
    },
    BreatheTable: _one_of("cycles", "for")
    | {"dependentRequired": {"by": ["every", "to"], "every": ["by", "to"], "lead": ["child"]}},
    GuideTable: {
        "oneOf": [
            {"required": ["for"]},
            {"required": ["open"], "properties": {"open": {"const": True}}},
        ]
    },
    IntervalBellsTable: _one_of("every", "at", "random"),
    PhaseTable: {"minProperties": 1, "maxProperties": 1},
    RepeatTable: _one_of("times", "each"),
    PackFile: {"anyOf": [{"required": [key]} for key in ("session", "pattern", "routine", "path")]},
    RoutineTable: {
        "oneOf": [
            {"required": ["anchor"], "properties": {"anchor": {"minLength": 1}}},
            {"required": ["at"]},
        ],
        "dependentRequired": {"days": ["at"]},
    },
}
"""What goes with what; the types cannot say it."""


def _plain(schema: Any) -> Any:
    """The schema without what only msgspec or this program needs."""
    match schema:
        case {"anyOf": [*kinds, {"type": "null"}], **rest}:
            return _plain(rest | (kinds[0] if len(kinds) == 1 else {"anyOf": kinds}))
        case {"anyOf": kinds, "discriminator": _, **rest}:
            return _plain({**rest, "oneOf": kinds})
        case {"$ref": str(place), **rest}:
            return {**_plain(rest), "$ref": f"#/$defs/{_name(place.rpartition('/')[2])}"}
        case dict():
            told = {key: value for key, value in schema.items() if _is_told(key, value)}
            return {key: _named(key, value) for key, value in told.items()}
        case list():
            return [_plain(element) for element in schema]
    return schema


def _named(key: str, value: Any) -> Any:
    return _name(value) if key == "title" and isinstance(value, str) else _plain(value)


def _is_told(key: str, value: Any) -> bool:
    is_brief = key == "title" and isinstance(value, str) and value.startswith("a ")
    return not is_brief and (key, value) != ("default", None)


def _name(written: str) -> str:
    """`GuideTable` as editors show it: `guide`."""
    short = written.removesuffix("Table")
    return short if short == "PackFile" else short[0].lower() + short[1:]
