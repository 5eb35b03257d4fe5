"""Fills the tables of the pages from what packs, settings and sounds are made with."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from enum import Enum
from pathlib import Path
from typing import Any

from stillpoint.config.bindings import BINDINGS
from stillpoint.config.forms import Form, Words, shown
from stillpoint.config.groups import GROUPS
from stillpoint.config.keys import explained
from stillpoint.config.settings import SETTINGS
from stillpoint.core.safety_cautions import CAUTIONS
from stillpoint.core.safety_refusals import REFUSALS
from stillpoint.packs.forms import STEP_KINDS
from stillpoint.packs.named_patterns import NAMED_PATTERNS
from stillpoint.packs.notes import NOTES
from stillpoint.packs.purposes import OF_EVERY_STEP, purpose_of
from stillpoint.packs.schema import breaths, file, steps, values
from stillpoint.packs.schema.annotations import form_of
from stillpoint.packs.schema.steps import StepTable
from stillpoint.packs.schema.table import Key, Table, keys_of
from stillpoint.services.evidence import as_markdown
from stillpoint.signals import partials
from stillpoint.signals.backgrounds import BACKGROUNDS
from stillpoint.signals.bells import BELLS, MARKS, Bell
from stillpoint.signals.breath_tones import falling, rising
from stillpoint.signals.partials import Partial

PAGES = tuple(
    Path(__file__).with_name(name) for name in ("pack-format.md", "settings.md", "sound.md")
)
EVIDENCE = Path(__file__).parent / "evidence.md"

TABLES: dict[str, type[Table]] = {
    "file": file.PackFile,
    "pack": file.PackTable,
    "source": file.SourceTable,
    "pattern": breaths.PatternTable,
    "phase": breaths.PhaseTable,
    "rate": breaths.RateTable,
    "session": file.SessionTable,
    "bells": file.BellsTable,
    "interval-bells": steps.IntervalBellsTable,
    "beat": steps.BeatTable,
    "choice": steps.ChoiceTable,
    "routine": file.RoutineTable,
    "path": file.PathTable,
    **STEP_KINDS,
}

IN_BRIEF = {
    form_of(values.Length).full: "a duration",
    form_of(breaths.PatternForm).full: "a breath",
    form_of(breaths.Goal).full: "a breath, or breaths a minute",
    form_of(values.Id).full: "an id",
}
"""What a text above the tables explains."""

WHAT_PASSES = {
    "holds-with-children": "a pattern without `hold`",
    "sighs-with-children": "one in-breath a cycle",
    "long-rests-with-children": "a `rest` of 1 s or less",
    "paced-under-three": '`who = "carer"`, or `ages` of 3 and over',
    "slow-for-a-child": "at least 10 breaths a minute at 3 and 4, 7.5 from 5 to 7, 6 from 8 to 15",
    "infant-pacer": '`who = "carer"`',
    "infant-held-still": '`awake = "120s"`, or a step under 150 s',
    "fast-and-short-out": "10 breaths at most, or an out-breath as long as the in-breath",
    "long-holds": "holds of 10 s or less",
    "very-slow": "a cycle of 20 s or less",
    "fast-breathing": "10 breaths at most, or a cycle of 2 s or more",
    "promises": "saying what is done and what it may feel like",
    "words-to-a-child": "naming the feeling",
    "no-source": "a `[[source]]`, named in `sources`",
    "weak-evidence": 'a sentence such as "The benefits are unproven."',
}
"""The smallest change that satisfies each rule."""

BODIES = {
    "bowl": partials.BOWL,
    "small bowl": partials.SMALL_BOWL,
    "felt on a bowl": partials.FELT_BOWL,
    "wood block": partials.WOOD,
    "tube": partials.TUBE,
    "bar": partials.BAR,
}
"""What the page calls the bodies that are struck."""

_PART = re.compile(r"(<!-- made: ([\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def filled(page: str) -> str:
    """The page with every part that is made, made anew."""
    return _PART.sub(lambda part: f"{part[1]}\n{_part(part[2])}\n\n{part[3]}", page)


def _part(name: str) -> str:
    match name:
        case "every-step":
            return _keys(steps.GuideTable, keys_of(StepTable))
        case "named-patterns":
            named = ((f"`{name}`", str(breath)) for name, breath in NAMED_PATTERNS.items())
            return _table("name", "breath", rows=named)
        case "notes":
            return _table("name", "what is shown", rows=((f"`{n}`", t) for n, t in NOTES.items()))
        case "refused":
            return _rules(REFUSALS)
        case "warned":
            return _rules(CAUTIONS)
        case "settings":
            return _settings()
        case "bindings":
            return _bindings()
    if name not in TABLES:
        return _sounds(name)
    table = TABLES[name]
    return _keys(table, _own_keys(table))


def _sounds(name: str) -> str:
    match name:
        case "partials":
            heads = ("body", "frequency over pitch", "level", "falls by", "twin")
            return _table(*heads, rows=_partials(BODIES))
        case "bell-sounds":
            return _bells(BELLS)
        case "breath-tones":
            return _table("phase", "swells, Hz", "peak", rows=_breath_tones())
        case "mark-sounds":
            return _bells(MARKS)
        case "backgrounds":
            rows = (
                (f"`{n}`", f"{b.lasts.seconds} s", f"{b.peak} dB") for n, b in BACKGROUNDS.items()
            )
            return _table("name", "loop", "peak", rows=rows)
    raise KeyError(name)


def _own_keys(table: type[Table]) -> Iterator[Key]:
    """The keys, without those that are the same for every kind of step."""
    for key in keys_of(table):
        is_shared = issubclass(table, StepTable) and key.written in OF_EVERY_STEP
        if not is_shared or purpose_of(table, key.written) != OF_EVERY_STEP[key.written]:
            yield key


def _keys(table: type[Table], keys: Iterable[Key]) -> str:
    return _table(
        "key",
        "what for",
        "takes",
        "if left out",
        rows=(
            (f"`{k.written}`", purpose_of(table, k.written), _taken(k), _left_out(table, k))
            for k in keys
        ),
    )


def _taken(key: Key) -> str:
    form = form_of(key.annotation)
    kind = form.kinds[0]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return ", ".join(f"`{member.value}`" for member in kind)
    return IN_BRIEF.get(form.full, form.full) or "a table"


def _left_out(table: type[Table], key: Key) -> str:
    if key.is_required:
        return "it is needed"
    needed = {other.name: None for other in keys_of(table) if other.is_required}
    match getattr(table(**needed), key.name):
        case bool() as value:
            return f"`{str(value).lower()}`"
        case str() as value if value:
            return f'`"{value}"`'
        case int() | float() as value:
            return f"`{value:g}`"
    return ""


def _partials(bodies: dict[str, tuple[Partial, ...]]) -> Iterator[tuple[str, ...]]:
    for name, body in bodies.items():
        for number, partial in enumerate(body):
            twin = f"{partial.level + partials.TWIN_LEVEL:g} dB, {partial.beat:g} Hz above"
            yield (
                "" if number else name,
                f"{partial.ratio:g}",
                f"{partial.level:g} dB",
                f"{partial.fall:g} dB/s",
                twin if partial.beat else "",
            )


def _breath_tones() -> Iterator[tuple[str, ...]]:
    second = timedelta(seconds=1)
    for phase, tone in (("in", rising(second)), ("out", falling(second))):
        swells = (f"{start:g} to {end:g}" for start, end in tone.glides)
        yield phase, ", then ".join(swells), f"{tone.peak:g} dB"


def _bells(bells: dict[str, Bell]) -> str:
    names = {body: name for name, body in BODIES.items()}
    return _table(
        "name",
        "body",
        "strokes: Hz, and when",
        "attack",
        "length",
        "peak",
        rows=(
            (
                f"`{name}`",
                names[bell.body],
                ", ".join(f"{s.pitch:g} at {s.at.total_seconds():g} s" for s in bell.strokes),
                f"{bell.attack.total_seconds() * 1000:g} ms",
                f"{bell.lasts.total_seconds():g} s",
                f"{bell.peak:g} dB",
            )
            for name, bell in bells.items()
        ),
    )


def _rules(rules: Iterable[Callable[..., Any]]) -> str:
    rows = [(rule.__name__.replace("_", "-"), rule.__doc__ or "") for rule in rules]
    return _table(
        "rule",
        "what it says",
        "what passes",
        rows=((f"`{name}`", said, WHAT_PASSES[name]) for name, said in rows),
    )


def _settings() -> str:
    return "\n\n".join(
        f"### {group}\n\n{_table('name', 'what it is', 'may be', 'default', rows=map(_row, names))}"
        for group, names in GROUPS.items()
    )


def _row(name: str) -> tuple[str, ...]:
    setting = SETTINGS[name]
    told = explained(setting.explanation, {})
    return f"`{name}`", told, _may_be(setting.form), f"`{shown(setting.default)}`"


def _may_be(form: Form) -> str:
    if isinstance(form, Words):
        return "<br>".join(f"`{shown(word)}` {form.meaning(word)}" for word in form.offers)
    return form.bounds


def _bindings() -> str:
    return _table(
        "binding",
        "keys",
        "what it does",
        rows=(
            (f"`{id}`", " ".join(f"`{key}`" for key in bound.keys.split(",")), bound.words)
            for id, bound in BINDINGS.items()
            if bound.words
        ),
    )


def _table(*heads: str, rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def evidence_page() -> str:
    """The page of what is known, made of the words of the app."""
    return "\n".join(as_markdown()) + "\n"


if __name__ == "__main__":
    EVIDENCE.write_text(evidence_page(), encoding="utf-8")
    for page in PAGES:
        page.write_text(filled(page.read_text(encoding="utf-8")), encoding="utf-8")
