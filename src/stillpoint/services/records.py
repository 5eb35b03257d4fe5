"""Figures as JSON gives them: durations in seconds, days as 2026-11-21."""

from stillpoint.services.figures import Figures
from stillpoint.stats.tallies import Amount
from stillpoint.stats.totals import Period, Share, Total

Record = dict[str, object]


def record_of_figures(figures: Figures) -> Record:
    """All figures as one object; what the settings do not ask for is left out."""
    record: Record = {
        "today": figures.today.isoformat(),
        "last_day": figures.last.isoformat(),
        "totals": [_total(total) for total in figures.totals],
        "weeks": [_period(week) for week in figures.weeks],
        "months": [_period(month) for month in figures.months],
        "left_out": {"to_come": figures.to_come, "longer_than_a_day": figures.too_long},
        "span_days": figures.span,
        "practices": [_share(share) for share in figures.practices],
        "parts_of_the_day": [_share(share) for share in figures.parts],
        "most_practised": [_share(share) for share in figures.most],
        "days": [
            {"day": square.day.isoformat(), **_amount(square.amount)}
            for square in figures.year.squares
            if square.amount.sessions
        ],
    }
    if week := figures.week:
        record["week"] = {
            "intended_days": week.intention.days or None,
            "intended": week.intention.practised.total_seconds() or None,
            "practised_on": week.days,
            "practised": week.practised.total_seconds(),
            "is_kept": week.is_kept,
        }
    if streaks := figures.streaks:
        record["streaks"] = {"current": streaks.current, "longest": streaks.longest}
    return record


def _total(total: Total) -> Record:
    return {"days": total.days, "practised_on": total.practised_on, **_amount(total.amount)}


def _period(period: Period) -> Record:
    return {"start": period.start.isoformat(), **_amount(period.amount)}


def _share(share: Share) -> Record:
    return {"name": share.name, **_amount(share.amount)}


def _amount(amount: Amount) -> Record:
    return {"sessions": amount.sessions, "practised": amount.practised.total_seconds()}
