"""What is said of a value that has another form than is asked for, and of a key too many or few."""

from enum import Enum
from typing import Any

from stillpoint.core.texts import quoted
from stillpoint.packs.ids import mended_id
from stillpoint.packs.problems import Place
from stillpoint.packs.schema.annotations import Form, form_of
from stillpoint.packs.schema.file import PackTable, SessionTable
from stillpoint.packs.schema.steps import StepTable
from stillpoint.packs.schema.table import Key, Table, keys_of
from stillpoint.packs.schema.values import Id


def misfit(raw: object, form: Form, place: Place) -> tuple[str, str]:
    """What is wrong with `raw`, for which that form was asked, and what mends it."""
    if words := _words_of(form):
        near = place.meant(raw, words) if isinstance(raw, str) else ""
        return f"expected one of {', '.join(words)}; found {found(raw)}", near
    if isinstance(raw, dict) and form.is_of_tables:
        return f"expected {form.full}, found one table", _how_to_begin(raw, place)
    if isinstance(raw, str) and form.longest_text and len(raw) > form.longest_text:
        return f"expected {form.full}, found one of {len(raw):,} characters", "shorten it"
    wanted = form.full if _is_of_kind(raw, form.kinds[0]) else form.brief
    return f"expected {wanted or 'a table'}, found {found(raw)}", _cure(raw, form, place)


def found(raw: object) -> str:
    """A value of a TOML document as a message shows it."""
    match raw:
        case bool():
            return "true" if raw else "false"
        case str():
            return quoted(raw)
        case int() if abs(raw) >= 10**15:
            return "a huge number"
        case int() | float():
            return str(raw)
        case list():
            return "a list"
        case dict():
            return "a table"
    return "a date or time"


def how_to_add(key: Key, place: Place) -> str:
    """How a key that is missing is written."""
    form = form_of(key.annotation)
    if words := _words_of(form):
        return f'write {key.written} = "{words[0]}", or one of {", ".join(words[1:])}'
    if form.example is not None:
        return f"write {key.written} = {_as_toml(form.example)}"
    if form.is_of_tables:
        return f"add a [[{_header(place / key.written)}]]"
    return f"add a [{key.written}] table" if form.tables else ""


def cure_of_unknown_key(written: str, table: type[Table], place: Place) -> str:
    """Where a key belongs, what it may have been meant to be, or which keys there are."""
    if not place.path and written in _written_in(PackTable):
        return "put it below [pack]"
    if place.path and written == "format":
        return "put it at the top of the file"
    if issubclass(table, StepTable) and written in _written_in(SessionTable):
        return "put it below [[session]], above the first [[session.step]]"
    keys = _written_in(table)
    return place.meant(written, keys) or f"the keys here are {', '.join(keys)}"


def _written_in(table: type[Table]) -> list[str]:
    return [key.written for key in keys_of(table)]


def _words_of(form: Form) -> list[str]:
    """The words to choose from, where the form has some."""
    kind = form.kinds[0]
    is_choice = isinstance(kind, type) and issubclass(kind, Enum)
    return [str(member.value) for member in kind] if is_choice else []


def _header(place: Place) -> str:
    return ".".join(part for part in place.path if isinstance(part, str))


def _how_to_begin(raw: dict[str, Any], place: Place) -> str:
    """How a header is written that begins one of many tables."""
    name = _header(place)
    parts = [key for key, value in raw.items() if isinstance(value, list | dict)]
    if raw and len(parts) == len(raw):
        return f"begin each with [[{name}]], above its [[{name}.{parts[0]}]]"
    return f"write its name in two brackets: [[{name}]]"


def _cure(raw: object, form: Form, place: Place) -> str:
    is_text_asked_for = str in form.kinds
    match raw:
        case str() if form.full == form_of(Id).full:
            return f"write {mended_id(raw)}"
        case str() if form.kinds[0] in (int, float):
            return "take the quotes away" if _is_number(raw) else "write digits, without quotes"
        case float() if form.kinds[0] is int and raw.is_integer() and abs(raw) < 10**9:
            return f"write {raw:.0f}"
        case str() if form.tables and not is_text_asked_for and not form.is_of_tables:
            return _in_braces(form.tables[0], place)
        case list() if form.tables:
            return f"write its name in single brackets: [{_header(place)}]"
        case str() if form.element is not None and not is_text_asked_for:
            return "put it in brackets: […]"
        case int() | float() if form.kinds == (str,) and form.example is not None:
            return f"write such as {_as_toml(form.example)}"
        case int() | float() if form.brief == "a text":
            return "put it in quotes"
    return ""


def _in_braces(table: type[Table], place: Place) -> str:
    """The shortest such table on one line, or how one of many is begun."""
    if isinstance(place.path[-1], int):
        return f"write it as a [[{_header(place)}]]"
    first = keys_of(table)[0]
    name = _header(place).rpartition(".")[2]
    example = form_of(first.annotation).example
    return f"write such as {name} = {{ {first.written} = {_as_toml(example)} }}"


def _as_toml(example: object) -> str:
    return f'"{example}"' if isinstance(example, str) else f"{example}"


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _is_of_kind(raw: object, kind: Any) -> bool:
    if isinstance(raw, bool):
        return False
    return isinstance(raw, int | float if kind is float else kind if isinstance(kind, type) else ())
