import json
from typing import Any

import pytest
import tomli
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from pack_strategies import mutated_packs, packs
from packs.packs_to_read import GOOD, PACK, faulty_packs, step
from stillpoint.cli.main import run
from stillpoint.core.sessions import Pack
from stillpoint.packs.canonical import canonical
from stillpoint.packs.json_schema import json_schema
from stillpoint.packs.library import builtin_folder
from stillpoint.packs.reading import pack_of
from stillpoint.packs.starting import starter

SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
TEXTS = {name: text for name, text, _ in faulty_packs()}

ONLY_THE_READER_KNOWS = {
    "the syntax of TOML": ["no TOML"],
    "safety": ["a breath hold for a child", "a child led to what is for adults"],
    "what TOML 1.1 allows": [
        "braces over several lines",
        "a comma at the end of braces",
        "an escape of newer TOML",
    ],
    "names that lead nowhere": [
        "a pattern that nobody made",
        "a note and a source with nothing near them",
        "branches that lead nowhere, round for ever, and past a step",
        "a step that nothing leads to",
        "a routine and a path that name what is not in their own pack",
        "bells that do not come with the program",
    ],
    "words that are put in nowhere": ["each outside a repeat, beside one in a repeat"],
    "words with too little time": [
        "words that take longer to say than their step",
        "words that take longer to say than their share of a step",
    ],
    "names that come twice": ["ids that come twice"],
    "times and counts that do not go together": [
        "attuning that ends with the taps",
        "a bell after the end",
        "more than a day",
        "too many steps",
        "a repeat of a billion steps",
        "a session of more than a day",
        "repeats too deep",
        "a duration that reads two ways",
    ],
    "glides that would jump": ["a glide to other phases", "a glide from the middle of a breath"],
    "texts that act or hide": [
        "escape sequences and text turned round",
        "a title of two lines and an unknown source",
    ],
    "numbers that JSON writes otherwise": [
        "a duration that is no number",
        "a whole number with a point",
    ],
    "breaths that never end together": ["lanes that never meet"],
}
"""Faults of meaning that no JSON Schema can tell; everything else it has to find."""

GOOD_PACKS = {
    "the smallest": GOOD,
    "the starter": starter("evening"),
    "only patterns": PACK + '[[pattern]]\nid = "slow"\nphases = [{ in = 4 }, { out = 6.5 }]\n',
    "durations": step('kind = "guide"\nfor = " 1h 2m30 "\nbells = { at = ["- 5s", -10, 0.5] }\n'),
    "capitals": step('kind = "guide"\nfor = "1M30S"\nbeat = { from = 57.5, to = 40 }\n'),
    "an open step that says so": step('kind = "guide"\nopen = true\nsay = ""\n'),
    "a step that is not open": step('kind = "guide"\nopen = false\nfor = 1\n'),
    "a rate to glide to": step('kind = "breathe"\npattern = { rate = 8 }\nfor = "1m"\nto = 6\n'),
    "a pattern with a space": step('kind = "breathe"\npattern = "4-6 "\ncycles = 1\n'),
    "ages": GOOD.replace("sources", 'ages = "16 - 99 Y"\nsources'),
    "observing": step('kind = "attune"\nobserve = true\n'),
    "pacing": step('kind = "attune"\nobserve = false\nfor = "2m"\n'),
    "a routine at a time": GOOD
    + '[[routine]]\nid = "r"\ntitle = "R"\nsessions = ["box"]\nanchor = ""\nat = "07:00"\n',
    "a path": GOOD
    + '[[path]]\nid = "p"\ntitle = "P"\nsessions = ["box", ["box", "a/b"]]\ndays = 7\n',
}

often = settings(
    max_examples=20, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


def document(text: str) -> Any:
    """The text as TOML; a table that is no pack where it is none."""
    try:
        return tomli.loads(text)
    except ValueError:
        return {}


def test_the_schema_is_one_itself_and_goes_into_json() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


def test_every_table_refuses_unknown_keys_and_is_described() -> None:
    tables = [SCHEMA, *(table for table in SCHEMA["$defs"].values() if "properties" in table)]
    assert len(tables) == 19
    assert {table["additionalProperties"] for table in tables} == {False}
    assert all(table["description"] for table in tables)


def test_nothing_in_the_schema_is_for_programs_alone() -> None:
    told = json.dumps(SCHEMA)
    assert [word for word in ('"null"', "discriminator", "Table", "msgspec") if word in told] == []


@pytest.mark.parametrize(
    "path", sorted(builtin_folder().glob("*.toml")), ids=lambda path: path.stem
)
def test_a_builtin_pack_is_valid(path: Any) -> None:
    found = VALIDATOR.iter_errors(tomli.loads(path.read_text(encoding="utf-8")))
    assert [error.message for error in found] == []


@pytest.mark.parametrize("text", GOOD_PACKS.values(), ids=GOOD_PACKS)
def test_schema_and_reader_accept_what_is_good(text: str) -> None:
    assert pack_of(text, "good.toml").errors == ()
    assert [error.message for error in VALIDATOR.iter_errors(tomli.loads(text))] == []


def test_the_schema_refuses_every_fault_of_form_and_no_more() -> None:
    accepted = [name for name, text in TEXTS.items() if VALIDATOR.is_valid(document(text))]
    meant = [name for names in ONLY_THE_READER_KNOWS.values() for name in names]
    assert sorted([*accepted, "no TOML"]) == sorted(meant)


@often
@given(packs())
def test_the_schema_accepts_any_pack(pack: Pack) -> None:
    found = VALIDATOR.iter_errors(tomli.loads(canonical(pack)))
    assert [error.message for error in found] == []


@often
@given(mutated_packs())
def test_the_schema_never_refuses_what_the_reader_accepts(text: str) -> None:
    assert pack_of(text, "any.toml").is_broken or VALIDATOR.is_valid(tomli.loads(text))


def test_the_command_line_prints_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["packs", "schema"]) == 0
    assert json.loads(capsys.readouterr().out) == SCHEMA
