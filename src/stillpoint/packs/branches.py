"""Faults of where steps and choices lead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from stillpoint.core.safety_branches import RULE, may_lead
from stillpoint.core.sessions import Session
from stillpoint.core.steps import END, Ask, Repeat, Step
from stillpoint.core.texts import quoted
from stillpoint.packs.problems import Place


def note_branches(session: Session, sessions: Mapping[str, Session], place: Place) -> None:
    """Note what leads nowhere, round for ever or to what is for others, and steps never reached.

    `sessions` are those of the pack.
    """
    if not place.is_sound or not any(map(_branches, session.steps)):
        return
    ids = _ids(session.steps, place / "step")
    for number, step in enumerate(session.steps):
        where = place / "step" / number
        if step.then and not _is_later(step.then, ids, number):
            _note_way(step.then, ids, where / "then")
        for choice in _choices(step, where):
            if choice.then != END and choice.then not in ids:
                _note_session(choice, session, sessions, ids)
    if place.is_sound:
        _note_unreached(session.steps, ids, place / "step")


@dataclass(frozen=True, slots=True)
class _Led:
    """Where a choice leads, and where that is written."""

    then: str
    place: Place


def _branches(step: Step) -> bool:
    """Whether a step, or one within it, leads or is led to."""
    if step.id or step.then:
        return True
    if isinstance(step, Repeat):
        return any(map(_branches, step.steps))
    return isinstance(step, Ask) and any(choice.then for choice in step.choices)


def _ids(steps: tuple[Step, ...], place: Place) -> dict[str, int]:
    """Which step has which id; an id that no step may have is noted."""
    ids: dict[str, int] = {}
    for number, step in enumerate(steps):
        where = place / number
        if step.id == END:
            (where / "id").fault('"end" is the end of the session', "choose another id")
        elif step.id in ids:
            (where / "id").fault(f"there is a step {quoted(step.id)} already", "choose another id")
        elif step.id:
            ids[step.id] = number
        if isinstance(step, Repeat):
            _note_within(step, where)
    return ids


def _note_within(repeat: Repeat, place: Place) -> None:
    """Note ids and ways of steps within a repeat: it is gone through as a whole."""
    for number, step in enumerate(repeat.steps):
        where = place / "step" / number
        if step.id:
            (where / "id").fault("nothing leads into a repeat", "give the repeat an id instead")
        if step.then:
            (where / "then").fault("a step within a repeat is followed by the next", "take it out")
        if isinstance(step, Repeat):
            _note_within(step, where)


def _choices(step: Step, place: Place) -> Iterator[_Led]:
    """The choices of a step, or of those within it, that lead somewhere."""
    if isinstance(step, Repeat):
        for number, inner in enumerate(step.steps):
            yield from _choices(inner, place / "step" / number)
    elif isinstance(step, Ask):
        for number, choice in enumerate(step.choices):
            if choice.then:
                yield _Led(choice.then, place / "choices" / number / "then")


def _is_later(then: str, ids: Mapping[str, int], number: int) -> bool:
    return then == END or ids.get(then, -1) > number


def _note_way(then: str, ids: Mapping[str, int], place: Place) -> None:
    if then in ids:
        place.fault(
            f"leads back to {quoted(then)} and nobody is asked, so it would never end",
            "let a choice lead back, or name a later step",
        )
        return
    cure = place.meant(then, (*ids, END)) or 'give a later step that id, or write "end"'
    place.fault(f"there is no step {quoted(then)} in this session", cure)


def _note_session(
    led: _Led, session: Session, sessions: Mapping[str, Session], ids: Mapping[str, int]
) -> None:
    pack, _, name = led.then.rpartition("/")
    if pack and pack != session.pack:
        return  # another pack's: looked for when both are there
    other = sessions.get(name)
    if other is None:
        known = sessions if pack else (*ids, *sessions, END)
        cure = led.place.meant(name, known) or "name a step, a session or end"
        what = "session" if pack else "step or session"
        led.place.fault(f"there is no {what} {quoted(led.then)} here", cure)
    elif not may_lead(session, other):
        led.place.fault(*strayed(session, other), rule=RULE)


def strayed(session: Session, other: Session) -> tuple[str, str]:
    """What is wrong where a session leads to one that is for others, and how to mend it."""
    ages = session.ages.text if session.ages else "anybody who may be there"
    return (
        f"leads to {quoted(other.title)}, which is not for {ages}",
        "lead to a session whose ages begin as young, or to one for the carer alone",
    )


def _note_unreached(steps: tuple[Step, ...], ids: Mapping[str, int], place: Place) -> None:
    reached: set[int] = set()
    coming = [0]
    while coming:
        number = coming.pop()
        if number in reached or number >= len(steps):
            continue
        reached.add(number)
        step = steps[number]
        places = {**ids, END: len(steps)}
        coming.append(places[step.then] if step.then else number + 1)
        coming += (places[led.then] for led in _choices(step, place) if led.then in places)
    for number in sorted(set(range(len(steps))) - reached):
        (place / number).fault(
            "nothing leads to this step", "let a choice lead here, or take it away"
        )
