from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from pack_strategies import mutated_packs, packs
from stillpoint.core.sessions import Pack
from stillpoint.packs.canonical import canonical
from stillpoint.packs.library import builtin_folder
from stillpoint.packs.reading import pack_of, read_pack

often = settings(
    max_examples=20, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


def without_warnings(pack: Pack) -> Pack:
    """The pack as its author may have thought of it."""
    sessions = tuple(replace(session, warnings=()) for session in pack.sessions)
    return replace(pack, sessions=sessions)


@often
@given(packs())
def test_a_pack_that_is_written_out_is_the_same_pack(pack: Pack) -> None:
    text = canonical(pack)
    read = pack_of(text, "any.toml")
    assert read.errors == ()
    assert read.pack is not None
    assert without_warnings(read.pack) == pack
    assert canonical(read.pack) == text


@pytest.mark.parametrize(
    "path", sorted(builtin_folder().glob("*.toml")), ids=lambda path: path.stem
)
def test_a_builtin_pack_that_is_written_out_is_the_same_pack(path: Path) -> None:
    pack = read_pack(path).pack
    assert pack is not None
    assert pack_of(canonical(pack), path.name).pack == pack


@often
@given(mutated_packs())
def test_a_pack_in_which_something_went_wrong_is_read_or_refused(text: str) -> None:
    read = pack_of(text, "any.toml")
    assert read.is_broken == bool(read.errors)
    assert all(message.startswith("any.toml") for message in read.messages)
