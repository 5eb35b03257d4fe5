"""Where the steps of a session lead, in words."""

from collections.abc import Callable, Iterator, Sequence

from stillpoint.core.branches import onward, target
from stillpoint.core.steps import END, Ask, PlainStep, is_settling
from stillpoint.tui.telling import step_name

TitleOf = Callable[[str], str]
"""What a session is called that a step names."""


def card_name(step: PlainStep) -> str:
    """What a step is called on a card."""
    return "settle" if is_settling(step) else step_name(step)


def branches(steps: Sequence[PlainStep]) -> bool:
    """Whether the steps do not simply follow one another."""
    own = (then for step in steps if isinstance(step, Ask) for then in _led_to(step))
    follows = onward(steps) != tuple(range(1, len(steps) + 1))
    return follows or any(target(steps, then) is not None for then in own)


def ways_from(number: int, steps: Sequence[PlainStep], title_of: TitleOf) -> list[str]:
    """Where the answers to a step lead, and what follows without one; nothing where just the next.

    An answer is named only where it is called otherwise than what it leads to.
    """
    step = steps[number]
    ways = [*_answers(number, steps, title_of)] if isinstance(step, Ask) else []
    if step.then and onward(steps)[number] != number + 1:
        otherwise = _named(step.then, number, steps, title_of)
        ways.append(f"no answer → {otherwise}" if ways else f"→ {otherwise}")
    return ways


def _answers(number: int, steps: Sequence[PlainStep], title_of: TitleOf) -> Iterator[str]:
    step = steps[number]
    for choice in step.choices if isinstance(step, Ask) else ():
        if choice.then:
            name = _named(choice.then, number, steps, title_of)
            is_same = choice.say.casefold() == name.casefold()
            yield f"→ {name}" if is_same else f"{choice.say} → {name}"


def _named(then: str, number: int, steps: Sequence[PlainStep], title_of: TitleOf) -> str:
    place = target(steps, then)
    if then == END:
        return "the end"
    if place is None:
        return title_of(then)
    name = card_name(steps[place])
    return f"back to {name}" if place <= number else name


def _led_to(step: Ask) -> Iterator[str]:
    yield from (choice.then for choice in step.choices if choice.then)
