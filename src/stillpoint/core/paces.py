"""A pace of one's own: the slow rate that somebody has found most comfortable."""

import re
from collections.abc import Mapping

from stillpoint.core.errors import Misuse
from stillpoint.core.texts import quoted

USUAL_PACE = 6.0
"""Breaths a minute, for those who have not found their own."""
SLOWEST_PACE, QUICKEST_PACE = 4.5, 7.0
RATED = re.compile(r"(?:ease|calm)-(\d{1,2}(?:-\d)?)", re.ASCII)
"""What an answer is kept as that rates a pace: `ease-6-5` is how easy 6.5 a minute was."""

_FORM = re.compile(r"\d{1,2}(?:\.\d{1,2})?", re.ASCII)


def pace(written: str) -> float | None:
    """Breaths a minute, as in `5.5`; None where none is written. Raises `Misuse`."""
    if not (text := written.strip()):
        return None
    if _FORM.fullmatch(text) and SLOWEST_PACE <= float(text) <= QUICKEST_PACE:
        return float(text)
    raise Misuse(
        f"{quoted(written)} is no pace; write breaths a minute from"
        f' {SLOWEST_PACE:g} to {QUICKEST_PACE:g}, such as "5.5"'
    )


def best_rated(answers: Mapping[str, object]) -> float | None:
    """The pace whose answers are best on the whole; of equals the quickest, for slow is no merit.

    None where fewer than two paces were rated: one has nothing to be better than.
    """
    rated: dict[float, list[float]] = {}
    for name, answer in answers.items():
        found = RATED.fullmatch(name)
        if found and isinstance(answer, int | float) and not isinstance(answer, bool):
            rated.setdefault(float(found[1].replace("-", ".")), []).append(answer)
    known = {rate: marks for rate, marks in rated.items() if _is_a_pace(rate)}
    if len(known) < 2:
        return None
    return max(known, key=lambda rate: (sum(known[rate]) / len(known[rate]), rate))


def _is_a_pace(rate: float) -> bool:
    return SLOWEST_PACE <= rate <= QUICKEST_PACE
