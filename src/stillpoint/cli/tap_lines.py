"""The lines that tell of taps and of the rate they come to."""

from collections.abc import Iterator

from stillpoint.core.listening import AttuneTimeline
from stillpoint.core.runs import Run


def tap_lines(before: Run, after: Run) -> Iterator[str]:
    """How many taps came, and what they told once they are over."""
    if not isinstance(before.timeline, AttuneTimeline) or not before.is_listening:
        return
    if after.index != before.index or after.is_over:
        yield from filter(None, [before.timeline.noticed_words])
        return
    course = after.timeline
    if not isinstance(course, AttuneTimeline):
        return
    if course.taps.count > before.timeline.taps.count:
        yield _counted(course)
    if not after.is_listening and before.elapsed <= after.elapsed:
        yield _started(course)


def _counted(course: AttuneTimeline) -> str:
    count = course.taps.count
    return f"tap {count}" if course.step.observe else f"tap {count} of {course.step.taps}"


def _started(course: AttuneTimeline) -> str:
    rate = course.course.rate_at(course.course.legs[0].start)
    if course.taps.is_clear:
        return f"about {rate:.0f} a minute; the pacer begins there"
    return f"no steady rate was tapped; the pacer begins at {rate:.0f} a minute"
