"""Warns of `{each}` where no repeat puts anything in its place."""

from stillpoint.core.steps import Ask, PlainStep, Repeat, Step
from stillpoint.packs.problems import Place

EACH = "{each}"


def note_stray_each(steps: tuple[Step, ...], place: Place) -> None:
    """Note steps that would show `{each}` as it is typed."""
    for number, step in enumerate(steps):
        where = place / number
        if not isinstance(step, Repeat):
            if any(EACH in text for text in _texts(step)):
                where.warn(
                    f"says {EACH} outside a repeat with each, so it is shown as typed",
                    'put the step into a repeat with each = ["left", "right"]',
                )
        elif not step.each and where.is_sound:  # else what it has for `each` may not have been read
            note_stray_each(step.steps, where / "step")


def _texts(step: PlainStep) -> tuple[str, ...]:
    if not isinstance(step, Ask):
        return step.title, *step.say
    return step.title, *step.say, step.question, *(choice.say for choice in step.choices)
