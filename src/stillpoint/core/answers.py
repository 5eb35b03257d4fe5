"""Moves of a run at a question: an answer, none, and time to think."""

from dataclasses import replace
from datetime import timedelta

from stillpoint.core.branches import target
from stillpoint.core.cues import Cue, CueKind
from stillpoint.core.runs import Beat, Run
from stillpoint.core.steps import Ask, Choice
from stillpoint.core.texts import folded

TIME_TO_THINK = timedelta(seconds=10)
"""What is left at least of the time for an answer once somebody is at it."""

Answer = Choice | int
"""One of the choices, or a number of the scale."""


def answered(run: Run, reading: timedelta, answer: Answer) -> Beat:
    """On to what the answer leads to, even from a pause."""
    beat = run.beat(reading)
    if not _is_still_asked(run, beat.run) or not isinstance(run.step, Ask):
        return beat
    chosen = answer.say if isinstance(answer, Choice) else answer
    return _led(beat, _keeping(beat.run, chosen), answer.then if isinstance(answer, Choice) else "")


def unanswered(run: Run, reading: timedelta) -> Beat:
    """On without an answer, also without one that was given before."""
    beat = run.beat(reading)
    return _led(beat, _keeping(beat.run, None), "") if _is_still_asked(run, beat.run) else beat


def thought_over(run: Run, reading: timedelta) -> Beat:
    """A little more time, for somebody is at the answers."""
    beat = run.beat(reading)
    left = beat.run.step_left
    if not _is_still_asked(run, beat.run) or left is None or left >= TIME_TO_THINK:
        return beat
    timeline = beat.run.timeline.lengthened(TIME_TO_THINK - left)
    return beat.then(replace(beat.run, timeline=timeline))


def answer_in(step: Ask, words: str) -> Answer | None:
    """The answer that somebody typed as its number or its words; None where it is none."""
    typed = folded(words).strip()
    if typed.isascii() and typed.isdigit() and len(typed) < 4:
        return _numbered(step, int(typed))
    near = [choice for choice in step.choices if folded(choice.say).startswith(typed)]
    same = [choice for choice in near if folded(choice.say) == typed]
    fitting = same or near
    return fitting[0] if typed and len(fitting) == 1 else None


def answers_in_words(step: Ask) -> str:
    """What may be answered, on one line."""
    if step.scale:
        return f"{step.scale[0]} to {step.scale[1]}"
    return " · ".join(f"{n} {choice.say}" for n, choice in enumerate(step.choices, start=1))


def _numbered(step: Ask, number: int) -> Answer | None:
    if step.scale:
        lowest, highest = step.scale
        return number if lowest <= number <= highest else None
    return step.choices[number - 1] if 1 <= number <= len(step.choices) else None


def _is_still_asked(asked: Run, now: Run) -> bool:
    return isinstance(now.step, Ask) and asked.index == now.index and not now.is_over


def _keeping(run: Run, answer: str | int | None) -> Run:
    name = run.step.keep if isinstance(run.step, Ask) else ""
    if not name:
        return run
    kept = {known: value for known, value in run.kept.items() if known != name}
    return replace(run, kept=kept if answer is None else {**kept, name: answer})


def _led(beat: Beat, run: Run, then: str) -> Beat:
    run = replace(run, is_paused=False, has_slept=False, done=run.done | {run.index})
    led = beat.then(run)
    if not then:
        return led.then_go_on()
    place = target(run.steps, then)
    if place is not None:
        return led.then_go_to(place)
    over = replace(run, is_over=True, has_arrived=True, leads_to=then)
    return Beat(over, (*beat.cues, Cue(run.elapsed, CueKind.END)))
