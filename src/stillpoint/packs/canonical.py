"""A pack as the one TOML text that stands for it: whoever reads it has an equal pack."""

from collections.abc import Iterator, Mapping

from stillpoint.core.patterns import Pattern
from stillpoint.core.sessions import CLOSING_BELL, Bells, Pack, Path, Routine, Session, Source
from stillpoint.core.steps import (
    Ask,
    Attune,
    Breathe,
    Choice,
    Guide,
    IntervalBells,
    Lead,
    PlainStep,
    Repeat,
    Step,
    Stretch,
    Ticking,
    Who,
)
from stillpoint.packs.notes import NOTES
from stillpoint.packs.pattern_text import goal_form, pattern_form
from stillpoint.packs.toml_text import Value, table

Values = dict[str, Value]
Named = Mapping[str, Pattern]

_NAMES_OF_NOTES = {text: name for name, text in NOTES.items()}


def canonical(pack: Pack) -> str:
    """The text of a pack; reading it gives an equal one."""
    return "\n".join(_tables(pack))


def _tables(pack: Pack) -> Iterator[str]:
    yield "format = 1\n"
    yield table("[pack]", _about(pack))
    for source in _sources(pack):
        yield table("[[source]]", {"id": source.id, "cite": source.cite})
    for id, own in pack.patterns.items():
        title = pack.pattern_titles.get(id)
        yield table("[[pattern]]", {"id": id, "title": title, "phases": pattern_form(own, {})})
    for session in pack.sessions:
        yield table("[[session]]", _session(session))
        yield from _steps(session.steps, "session.step", pack.patterns)
    for routine in pack.routines:
        yield table("[[routine]]", _routine(routine))
    for path in pack.paths:
        yield table("[[path]]", _path(path))


def _about(pack: Pack) -> Values:
    return {
        "id": pack.id,
        "title": pack.title,
        "version": pack.version,
        "summary": pack.summary,
        "authors": pack.authors,
        "license": pack.license,
        "language": pack.language,
        "homepage": pack.homepage,
        "tags": pack.tags,
    }


def _sources(pack: Pack) -> tuple[Source, ...]:
    """All sources, also those that only a session knows."""
    named = (source for session in pack.sessions for source in session.sources)
    return tuple({source.id: source for source in (*pack.sources, *named)}.values())


def _session(session: Session) -> Values:
    return {
        "id": session.id,
        "title": session.title,
        "practice": session.practice,
        "audience": session.audience,
        "ages": session.ages.text if session.ages else None,
        "summary": session.summary,
        "screen": session.screen,
        "evidence": session.evidence,
        "sources": tuple(source.id for source in session.sources),
        "safety": tuple(_NAMES_OF_NOTES[note] for note in session.safety),
        "caution": session.caution,
        "settle": session.settle or None,
        "bells": _bells(session.bells),
    }


def _bells(bells: Bells) -> Values:
    """The bells that are not the usual ones."""
    keys = ("start", "interval", "end", "strikes")
    rung = {key: (getattr(bells, key), getattr(Bells(), key)) for key in keys}
    return {key: bell for key, (bell, usual) in rung.items() if bell != usual}


def _steps(steps: tuple[Step, ...], place: str, named: Named) -> Iterator[str]:
    for step in steps:
        if isinstance(step, Repeat):
            yield table(f"[[{place}]]", _repeat(step))
            yield from _steps(step.steps, f"{place}.step", named)
        else:
            yield table(f"[[{place}]]", _step(step, named))


def _repeat(step: Repeat) -> Values:
    how: Values = {"each": step.each} if step.each else {"times": step.times}
    return {"kind": "repeat", "id": step.id, **how, "then": step.then}


def _step(step: PlainStep, named: Named) -> Values:
    kind, keys = _keys(step, named)
    return {
        "kind": kind,
        "id": step.id,
        "title": step.title,
        "who": None if step.who is Who.USER else step.who,
        **keys,
        "say": step.say[0] if len(step.say) == 1 and step.say[0] else step.say,
        "then": step.then,
    }


def _keys(step: PlainStep, named: Named) -> tuple[str, Values]:
    """What kind of step it is, and the keys that only this kind has."""
    match step:
        case Guide():
            return "guide", _guide(step)
        case Breathe():
            return "breathe", _breathe(step, named)
        case Attune():
            return "attune", _attune(step, named)
        case Stretch():
            return "stretch", _stretch(step)
        case Ask():
            return "ask", _ask(step)


def _guide(step: Guide) -> Values:
    return {
        "open": True if step.lasts is None else None,
        "for": step.lasts,
        "beat": _beat(step.ticking) if step.ticking else None,
        "bells": _interval_bells(step.bells) if step.bells else None,
        "awake": step.awake,
    }


def _beat(ticking: Ticking) -> Value:
    if ticking.start == ticking.end:
        return ticking.start
    return {"from": ticking.start, "to": ticking.end}


def _interval_bells(bells: IntervalBells) -> Values:
    if bells.every:
        return {"every": bells.every}
    return {"random": bells.random} if bells.random else {"at": bells.at}


def _breathe(step: Breathe, named: Named) -> Values:
    keys: Values = {
        "pattern": pattern_form(step.pattern, named),
        "cycles": step.cycles,
        "for": step.lasts,
        "awake": step.awake,
    }
    if step.child:
        keys["child"] = pattern_form(step.child, named)
        keys["lead"] = None if step.lead is Lead.CARER else step.lead
    if step.glide:
        keys["to"] = goal_form(step.glide.to, step.pattern, named)
        keys["by"], keys["every"] = step.glide.by, step.glide.every
    return keys


def _attune(step: Attune, named: Named) -> Values:
    usual = Attune()
    keys: Values = {"taps": step.taps, "within": step.within}
    if step.observe:
        return {"observe": True, **keys, "keep": step.keep}
    if step.to != usual.to:
        keys["to"] = goal_form(step.to, usual.to, named)
    return {**keys, "by": step.by, "every": step.every, "for": step.lasts}


def _stretch(step: Stretch) -> Values:
    return {
        "hold": step.hold,
        "sides": step.sides if step.sides > 1 else None,
        "reps": step.reps if step.reps > 1 else None,
        "switch": step.switch or None,
    }


def _ask(step: Ask) -> Values:
    return {
        "question": step.question,
        "choices": tuple(map(_choice, step.choices)),
        "scale": f"{step.scale[0]}-{step.scale[1]}" if step.scale else None,
        "about": step.about,
        "keep": step.keep,
        "for": step.lasts,
    }


def _choice(choice: Choice) -> Value:
    return {"say": choice.say, "then": choice.then} if choice.then else choice.say


def _routine(routine: Routine) -> Values:
    return {
        "id": routine.id,
        "title": routine.title,
        "audience": routine.audience,
        "anchor": routine.anchor,
        "at": routine.at,
        "days": routine.days,
        "notices": routine.notices,
        "bell": None if routine.bell == CLOSING_BELL else routine.bell,
        "sessions": routine.sessions,
    }


def _path(path: Path) -> Values:
    return {
        "id": path.id,
        "title": path.title,
        "summary": path.summary,
        "days": path.days,
        "sessions": tuple(way[0] if len(way) == 1 else way for way in path.sessions),
    }
