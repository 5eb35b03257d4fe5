"""From a TOML document to its tables: faults of form are noted, the sound rest is kept."""

from enum import Enum
from typing import Any, TypeVar, get_args

from stillpoint.core.texts import quoted
from stillpoint.packs.problems import Place
from stillpoint.packs.schema.annotations import Form, form_of
from stillpoint.packs.schema.steps import AnyStep, GuideTable, StepTable, tag_of
from stillpoint.packs.schema.table import Key, Misfit, Table, converted, keys_of

STEP_KINDS: dict[str, type[StepTable]] = {tag_of(kind): kind for kind in get_args(AnyStep)}

_FAULTY = object()

SomeTable = TypeVar("SomeTable", bound=Table)


def table_of(raw: object, kind: type[SomeTable], place: Place) -> SomeTable:
    """The table that `raw` is, with defaults or examples in place of what is faulty."""
    try:
        return converted(raw, kind)
    except Misfit:
        return _sound_table(raw, kind, place)


def _sound_table(raw: object, kind: type[SomeTable], place: Place) -> SomeTable:
    if not isinstance(raw, dict):
        place.fault(f"expected a table, found {found(raw)}")
        return _example_of(kind)
    keys = {key.written: key for key in keys_of(kind)}
    values: dict[str, Any] = {}
    for written, value in raw.items():
        if written in keys:
            key = keys[written]
            values[key.name] = _value(value, key.annotation, place / written)
        elif not (written == "kind" and issubclass(kind, StepTable)):
            _note_unknown_key(written, list(keys), place)
    for key in keys.values():
        if key.is_required and key.written not in raw:
            place.fault(f'"{key.written}" is missing', _how_to_add(key))
    sound = {name: value for name, value in values.items() if value is not _FAULTY}
    return _example_of(kind, **sound)


def _value(raw: object, annotation: Any, place: Place) -> Any:
    """`raw` in the form asked for, as far as it is sound; faults are noted."""
    try:
        return converted(raw, annotation)
    except Misfit:
        form = form_of(annotation)
    if isinstance(raw, dict) and form.tables:
        if issubclass(form.tables[0], StepTable):
            return _sound_step(raw, place)
        return _sound_table(raw, form.tables[0], place)
    if isinstance(raw, list) and form.element is not None:
        return _sound_list(raw, form, place)
    place.fault(*_misfit(raw, form, place))
    return _stand_in(form) if form.tables else _FAULTY


def _sound_list(raw: list[Any], form: Form, place: Place) -> list[Any]:
    most = form.longest_list or len(raw)
    elements = [
        _value(element, form.element, place / number) for number, element in enumerate(raw[:most])
    ]
    if len(raw) > most:
        (place / most).fault(f"there are {len(raw):,} of these; {most} is the most")
    elif place.is_sound:
        place.fault(f"expected {form.full}, found {f'a list of {len(raw)}' if raw else 'none'}")
    return [element for element in elements if element is not _FAULTY]


def _sound_step(raw: dict[str, Any], place: Place) -> StepTable:
    kind = raw.get("kind")
    if isinstance(kind, str) and kind in STEP_KINDS:
        return _sound_table(raw, STEP_KINDS[kind], place)
    known = ", ".join(STEP_KINDS)
    if kind is None:
        place.fault('"kind" is missing', f"write one of {known}")
    elif isinstance(kind, str):
        cure = place.meant(kind, STEP_KINDS) or f"write one of {known}"
        (place / "kind").fault(f"unknown kind {quoted(kind)}", cure)
    else:
        (place / "kind").fault(f"expected one of {known}, found {found(kind)}")
    return GuideTable(for_="1s")


def _note_unknown_key(written: str, known: list[str], place: Place) -> None:
    cure = place.meant(written, known) or f"the keys here are {', '.join(known)}"
    (place / written).fault("unknown key", cure)


def _misfit(raw: object, form: Form, place: Place) -> tuple[str, str]:
    kind = form.kinds[0]
    if isinstance(kind, type) and issubclass(kind, Enum):
        words = [str(member.value) for member in kind]
        cure = place.meant(raw, words) if isinstance(raw, str) else ""
        return f"expected one of {', '.join(words)}; found {found(raw)}", cure
    if isinstance(raw, dict) and form.is_of_tables:
        return f"expected {form.full}, found one table", "write its name in two brackets: [[…]]"
    if isinstance(raw, str) and form.longest_text and len(raw) > form.longest_text:
        return f"expected {form.full}, found one of {len(raw):,} characters", ""
    wanted = form.full if _is_of_kind(raw, kind) else form.brief
    return f"expected {wanted or 'a table'}, found {found(raw)}", ""


def _is_of_kind(raw: object, kind: Any) -> bool:
    if isinstance(raw, bool):
        return False
    return isinstance(raw, int | float if kind is float else kind if isinstance(kind, type) else ())


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
            return f"{raw:g}" if isinstance(raw, float) else str(raw)
        case list():
            return "a list"
        case dict():
            return "a table"
    return "a date or time"


def _stand_in(form: Form) -> Any:
    """Something sound in place of what is faulty or missing."""
    if form.example is not None:
        return form.example
    if form.element is not None:
        return []
    kind = form.kinds[0]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    if form.tables:
        return _example_of(form.tables[0])
    return _FAULTY


def _example_of(kind: type[SomeTable], **sound: Any) -> SomeTable:
    """A table of that kind, with something in place of each key that is needed and not given."""
    needed = [key for key in keys_of(kind) if key.is_required and key.name not in sound]
    return kind(**{key.name: _stand_in(form_of(key.annotation)) for key in needed}, **sound)


def _how_to_add(key: Key) -> str:
    example = form_of(key.annotation).example
    if example is not None:
        return f"write {key.written} = " + (
            f'"{example}"' if isinstance(example, str) else f"{example}"
        )
    return {"pack": "add a [pack] table", "step": "add a step"}.get(key.written, "")
