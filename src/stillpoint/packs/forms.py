"""From a TOML document to its tables: faults of form are noted, the sound rest is kept."""

from enum import Enum
from typing import Any, TypeVar, get_args

from stillpoint.core.texts import quoted
from stillpoint.packs.misfits import cure_of_unknown_key, found, how_to_add, misfit
from stillpoint.packs.problems import Place
from stillpoint.packs.schema.annotations import Form, form_of
from stillpoint.packs.schema.steps import AnyStep, GuideTable, StepTable, tag_of
from stillpoint.packs.schema.table import Misfit, Table, converted, keys_of

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
            (place / written).fault("unknown key", cure_of_unknown_key(written, kind, place))
    for key in keys.values():
        if key.is_required and key.written not in raw:
            place.fault(f'"{key.written}" is missing', how_to_add(key, place))
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
    place.fault(*misfit(raw, form, place))
    return _stand_in(form) if form.tables else _FAULTY


def _sound_list(raw: list[Any], form: Form, place: Place) -> list[Any]:
    most = form.longest_list or len(raw)
    elements = [
        _value(element, form.element, place / number) for number, element in enumerate(raw[:most])
    ]
    if len(raw) > most:
        (place / most).fault(
            f"there are {len(raw):,} of these; {most} is the most", "take some away"
        )
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
