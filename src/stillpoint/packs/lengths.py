"""How long steps last at most, told cheaply, for a pack may be made to cost."""

from datetime import timedelta

from stillpoint.core.steps import Ask, Attune, Breathe, Guide, Repeat, Step, Stretch


def longest(steps: tuple[Step, ...]) -> timedelta:
    """How long the steps last at most; an open one counts as nothing."""
    return sum((longest_step(step) for step in steps), timedelta())


def longest_step(step: Step) -> timedelta:
    """How long a step lasts at most; an open one counts as nothing."""
    match step:
        case Guide():
            return step.lasts or timedelta()
        case Attune():
            return step.lasts or step.within
        case Ask():
            return step.lasts
        case Breathe():
            cycle = max(step.pattern.length, step.glide.to.length if step.glide else timedelta())
            return step.lasts or cycle * (step.cycles or 1)
        case Stretch():
            return (step.hold + step.switch) * (step.sides * step.reps)
        case Repeat():
            return longest(step.steps) * (len(step.each) or step.times)
