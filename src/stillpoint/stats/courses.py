"""The course of an answer over months, and what can be said of it; never a grade.

The later half of the answers is held against the earlier one, which leans towards no change. Of
fewer than six nothing is said, nor of what could well be chance.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from math import sqrt
from statistics import fmean, pstdev

from stillpoint.stats.helping import EIGHTY_PERCENT, LEAST, LEAST_SPREAD, PRIOR_SPREAD

Answer = tuple[date, float]
"""A number from a scale, and its day."""


class Drift(StrEnum):
    """What may honestly be said of a course."""

    TOO_FEW = "can't tell yet"
    UNCLEAR = "no change that can be told from chance"
    HIGHER = "higher of late"
    LOWER = "lower of late"


@dataclass(frozen=True, slots=True)
class Month:
    """What the answers of a month come to."""

    first: date
    mean: float
    count: int


@dataclass(frozen=True, slots=True)
class Course:
    """How answers went."""

    count: int
    drift: Drift
    earlier: float
    """The mean of the earlier half."""
    later: float
    months: tuple[Month, ...]
    """Those with an answer in them, in order."""


def course(answers: Sequence[Answer]) -> Course:
    """The course of some answers, of which there is at least one."""
    in_order = sorted(answers, key=lambda answer: answer[0])
    numbers = [number for _, number in in_order]
    half = max(1, len(numbers) // 2)
    earlier, later = numbers[:half], numbers[-half:]
    return Course(
        count=len(numbers),
        drift=_drift(earlier, later) if len(numbers) >= LEAST else Drift.TOO_FEW,
        earlier=fmean(earlier),
        later=fmean(later),
        months=tuple(
            _month(first, [number for _, number in each])
            for first, each in groupby(in_order, key=lambda answer: answer[0].replace(day=1))
        ),
    )


def _month(first: date, numbers: list[float]) -> Month:
    return Month(first, fmean(numbers), len(numbers))


def _drift(earlier: list[float], later: list[float]) -> Drift:
    weight, prior = 1 / (_doubt(earlier) + _doubt(later)), 1 / PRIOR_SPREAD**2
    by = weight * (fmean(later) - fmean(earlier)) / (weight + prior)
    margin = EIGHTY_PERCENT / sqrt(weight + prior)
    if by > margin:
        return Drift.HIGHER
    return Drift.LOWER if by < -margin else Drift.UNCLEAR


def _doubt(numbers: list[float]) -> float:
    """The variance of their mean."""
    return max(LEAST_SPREAD, pstdev(numbers)) ** 2 / len(numbers)
