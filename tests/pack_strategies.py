"""Packs to try promises with: every kind of step, texts in any script, and what goes wrong."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import strategies as some

from stillpoint.core.patterns import Pattern
from stillpoint.core.sessions import (
    BELLS,
    Ages,
    Audience,
    Bells,
    Evidence,
    Pack,
    Path,
    Practice,
    Routine,
    Screen,
    Session,
    Source,
)
from stillpoint.core.steps import (
    Ask,
    Attune,
    Breathe,
    Choice,
    Guide,
    IntervalBells,
    PlainStep,
    Repeat,
    Step,
    Stretch,
    Ticking,
    Who,
)
from stillpoint.core.texts import faults_of_text
from stillpoint.packs.canonical import canonical
from stillpoint.packs.notes import NOTES
from strategies import gliding_breathes, lengths, patterns

_LETTERS = some.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"])
_QUOTES = some.sampled_from(['"', "'", "\\", '"""', "{each}", "[bold]", "#", " = "])

words = (
    some.lists(_LETTERS | _QUOTES, min_size=1, max_size=8)
    .map(lambda parts: "".join(parts).strip())
    .filter(lambda text: bool(text) and not faults_of_text(text))
)
"""Texts on one line that may be shown."""
paragraphs = some.lists(words, min_size=1, max_size=3).map("\n".join)
ids = some.from_regex(r"[a-z][a-z0-9-]{0,6}", fullmatch=True).map(lambda id: f"my-{id}")


def packs() -> some.SearchStrategy[Pack]:
    """Packs that are valid as they are."""
    return _PACKS


def mutated_packs() -> some.SearchStrategy[str]:
    """Texts of packs in which some lines are lost, doubled, moved or changed."""
    return packs().map(lambda pack: canonical(pack).splitlines()).flatmap(_mutated)


def _sessions() -> some.SearchStrategy[Session]:
    bells = some.sampled_from(BELLS)
    return some.builds(
        Session,
        id=ids,
        title=words,
        practice=some.sampled_from(Practice),
        steps=some.lists(_steps(), min_size=1, max_size=3).map(_linked) | _chains(),
        audience=some.sampled_from([Audience.ADULT, Audience.CARER]),
        ages=some.sampled_from([None, Ages(18 * 12, None, "18y+")]),
        summary=some.just("") | paragraphs,
        screen=some.sampled_from(Screen),
        evidence=some.none() | some.sampled_from(Evidence),
        safety=_several(some.sampled_from(list(NOTES.values()))),
        caution=some.just("") | paragraphs,
        settle=some.just(timedelta()) | lengths(1, 90),
        bells=some.builds(Bells, bells, bells, bells, some.integers(1, 9)),
        pack=some.just("any"),
        pack_version=some.just("1.0.0"),
    )


def _chains() -> some.SearchStrategy[tuple[Step, ...]]:
    return some.lists(_steps(), min_size=1, max_size=3).map(tuple)


def _linked(steps: list[Step]) -> tuple[Step, ...]:
    """The steps, each led to by its id from the one before, and the last to the end."""
    following = [*(f"step-{number}" for number in range(1, len(steps))), "end"]
    return tuple(
        replace(step, id=f"step-{number}", then=then)
        for number, (step, then) in enumerate(zip(steps, following, strict=True))
    )


def _steps() -> some.SearchStrategy[Step]:
    plain = _guides() | _breathes() | _attunes() | _stretches() | _asks()
    return plain | _repeats(plain) | _repeats(plain | _repeats(plain))


def _said() -> dict[str, some.SearchStrategy[object]]:
    return {
        "title": some.just("") | words,
        "say": _several(paragraphs),
        "who": some.sampled_from([Who.USER, Who.CARER]),
    }


def _guides() -> some.SearchStrategy[PlainStep]:
    rates = some.integers(4, 480).map(lambda half: half / 2)
    ringing = (
        some.builds(IntervalBells, every=lengths(1, 600))
        | some.builds(IntervalBells, at=some.tuples(lengths(0, 20), lengths(1, 20).map(_before)))
        | some.builds(IntervalBells, random=some.tuples(lengths(1, 9), lengths(10, 60)))
    )
    closed = some.builds(
        Guide,
        lasts=lengths(30, 7200),
        ticking=some.none() | some.builds(Ticking, rates, rates),
        bells=some.none() | ringing,
        awake=some.none() | lengths(1, 120),
        **_said(),
    )
    return closed | some.builds(Guide, lasts=some.none(), **_said())


def _breathes() -> some.SearchStrategy[PlainStep]:
    said = {"awake": some.none() | lengths(1, 120), **_said()}
    counted = some.builds(Breathe, pattern=patterns(), cycles=some.integers(1, 100), **said)
    timed = some.builds(Breathe, pattern=patterns(), lasts=lengths(1, 600), **said)
    return counted | timed | some.builds(replace, gliding_breathes(), **said)


def _attunes() -> some.SearchStrategy[PlainStep]:
    taps = some.integers(6, 30)
    pacing = some.builds(
        Attune,
        taps=taps,
        within=lengths(1, 60),
        to=patterns(),
        by=some.sampled_from([0.5, 1, 0.25]),
        every=lengths(1, 90),
        lasts=lengths(61, 900),
        **_said(),
    )
    return pacing | some.builds(
        Attune,
        taps=taps,
        within=lengths(1, 60),
        observe=some.just(True),
        keep=some.sampled_from(["", "seen"]),
        **_said(),
    )


def _stretches() -> some.SearchStrategy[PlainStep]:
    return some.builds(
        Stretch,
        hold=lengths(1, 60),
        sides=some.integers(1, 2),
        reps=some.integers(1, 5),
        switch=some.just(timedelta()) | lengths(1, 8),
        **_said(),
    )


def _asks() -> some.SearchStrategy[PlainStep]:
    said = {
        "question": words,
        "about": some.just("") | words,
        "keep": some.just("") | ids,
        "lasts": lengths(1, 120),
        **_said(),
    }
    leading = some.just("") | some.sampled_from(["end", "other-pack/session"])
    choices = some.lists(some.builds(Choice, words, leading), min_size=2, max_size=9).map(tuple)
    scale = some.tuples(some.just(0), some.integers(1, 100))
    return some.builds(Ask, choices=some.just(()) | choices, **said) | some.builds(
        Ask, scale=scale, **said
    )


def _repeats(steps: some.SearchStrategy[Step]) -> some.SearchStrategy[Step]:
    inner = some.lists(steps, min_size=1, max_size=2).map(tuple)
    counted = some.builds(Repeat, steps=inner, times=some.integers(1, 3))
    return counted | some.builds(Repeat, steps=inner, each=_several(words, least=1))


def _routines() -> some.SearchStrategy[Routine]:
    named = {"id": ids, "title": words, "sessions": _several(words, least=1)}
    days = _several(some.sampled_from(["mon", "sat", "sun"]))
    anchored = some.builds(
        Routine,
        anchor=words,
        notices=_several(lengths(1, 600)),
        bell=some.sampled_from(BELLS),
        **named,
    )
    return anchored | some.builds(Routine, at=some.just("19:00"), days=days, **named)


def _paths() -> some.SearchStrategy[Path]:
    way = some.lists(words, min_size=1, max_size=3).map(tuple)
    return some.builds(
        Path,
        id=ids,
        title=words,
        summary=some.just("") | paragraphs,
        days=some.none() | some.integers(1, 100),
        sessions=some.lists(way, min_size=1, max_size=3).map(tuple),
    )


def _several(
    of: some.SearchStrategy[object], least: int = 0
) -> some.SearchStrategy[tuple[object, ...]]:
    return some.lists(of, min_size=least, max_size=3).map(tuple)


def _before(length: timedelta) -> timedelta:
    return -length


def _id(named: Source | Session) -> str:
    return named.id


def _pack(
    sessions: list[Session],
    sources: list[Source],
    own: dict[str, tuple[Pattern, str]],
    **said: Any,
) -> Pack:
    rested = tuple(
        replace(session, sources=tuple(sources), language=said["language"]) for session in sessions
    )
    return Pack(
        id="any",
        version="1.0.0",
        sessions=rested,
        sources=tuple(sources),
        patterns={id: pattern for id, (pattern, _) in own.items()},
        pattern_titles={id: title for id, (_, title) in own.items() if title},
        **said,
    )


_PACKS = some.builds(
    _pack,
    some.lists(_sessions(), min_size=1, max_size=2, unique_by=_id),
    some.lists(some.builds(Source, ids, words), max_size=3, unique_by=_id),
    some.dictionaries(ids, some.tuples(patterns(), some.just("") | words), max_size=2),
    title=words,
    routines=some.lists(_routines(), max_size=1).map(tuple),
    paths=some.lists(_paths(), max_size=1).map(tuple),
    summary=some.just("") | paragraphs,
    authors=_several(words),
    license=some.sampled_from(["", "CC0-1.0"]),
    language=some.sampled_from(["en", "pt-BR"]),
    homepage=some.sampled_from(["", "https://example.org"]),
    tags=_several(words),
)


_WRONG = some.sampled_from(
    [
        *("true", "-1", "1e308", "nan", "inf", "1979-05-27", "[]", "{}", '""', "'\\u001b'"),
        *('"\\u202e"', '"5 moons"', '"-3s"', '"4-0-6-0"', '"25h"', "[[[]]]", "{ in = 2 }", "0x1f"),
        *("1.0", "99999999999999999999", '["a", 1]', '"1h30"', "'[@click=app.quit]x'"),
    ]
)


def _mutated(lines: list[str]) -> some.SearchStrategy[str]:
    place = some.integers(0, len(lines) - 1)
    change = some.tuples(some.sampled_from(["lose", "double", "move", "change"]), place, _WRONG)
    return some.lists(change, min_size=1, max_size=3).map(lambda changes: _changed(lines, changes))


def _changed(lines: list[str], changes: list[tuple[str, int, str]]) -> str:
    lines = [*lines]
    for how, place, wrong in changes:
        line = lines[place % len(lines)]
        key = line.partition(" = ")[0]
        coming = {"lose": [], "double": [line, line], "move": [], "change": [f"{key} = {wrong}"]}
        lines[place % len(lines) : place % len(lines) + 1] = coming[how]
        if how == "move":
            lines.append(line)
    return "\n".join(lines)
