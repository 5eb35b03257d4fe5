from dataclasses import replace
from datetime import date, timedelta

import pytest
from history_examples import BOX, SUNRISE

from stillpoint.core.errors import Misuse
from stillpoint.history.selecting import Selection, joined, selected, selection
from stillpoint.history.summaries import Summaries, Summary

ENTRIES = (
    replace(BOX, title="Even Breath", note="Regen auf dem Dach", tags=("porch", "Öl und Tee")),
    replace(BOX, title="Déjà Vu", practice="meditation", completed=False),
    replace(BOX, title="Slow Rock", practice="co-regulation", carer="Ada B", child="Mo"),
)
SUMMARIES = tuple(
    Summaries().of(replace(entry, started_at=SUNRISE - timedelta(days=10 * number)))
    for number, entry in enumerate(ENTRIES)
)


def day_of(summary: Summary) -> date:
    return summary.started_at.date()


def found(written: str) -> list[str]:
    asked = selection(written)
    return [each.kind.title for each in selected(SUMMARIES, asked, day_of)]


@pytest.mark.parametrize(
    ("written", "titles"),
    [
        ("", ["Even Breath", "Déjà Vu", "Slow Rock"]),
        ("deja", ["Déjà Vu"]),
        ("REGEN dach", ["Even Breath"]),
        ("even regen", ["Even Breath"]),
        ("even rock", []),
        ("practice:med", ["Déjà Vu"]),
        ("person:mo", ["Slow Rock"]),
        ("person:ADA slow", ["Slow Rock"]),
        ("tag:porch", ["Even Breath"]),
        ("done:no", ["Déjà Vu"]),
        ("done:yes", ["Even Breath", "Slow Rock"]),
        ("since:2026-11-21", ["Even Breath"]),
        ("until:2026-10", []),
        ("until:2026-11-11", ["Déjà Vu", "Slow Rock"]),
        ("on:2026-11-11", ["Déjà Vu"]),
        ("on:2026-11", ["Even Breath", "Déjà Vu", "Slow Rock"]),
        ("on:2026 since:2026-11-10", ["Even Breath", "Déjà Vu"]),
        ("mood:good", []),
        ("person:b", ["Slow Rock"]),
        ("person:da", []),
        ('person:"ada b" slow', ["Slow Rock"]),
        ('person:"ada mo"', []),
        ("person:ada person:mo", ["Slow Rock"]),
        ('tag:"ol UND tee"', ["Even Breath"]),
        ("tag:PORCH", ["Even Breath"]),
        ("tag:porch tag:rain", []),
        ("practice:med practice:co-", ["Déjà Vu", "Slow Rock"]),
        ("since:2026-11-10 since:2026-01", ["Even Breath", "Déjà Vu"]),
        ("until:2026-11-11 until:2027", ["Déjà Vu", "Slow Rock"]),
        ('"auf dem"', ["Even Breath"]),
        ('"dem auf"', []),
    ],
)
def test_a_line_means_these_entries(written: str, titles: list[str]) -> None:
    assert found(written) == titles


def test_a_month_and_a_year_end_with_their_last_day() -> None:
    assert selection("until:2024-02") == Selection(until=date(2024, 2, 29))
    assert selection("on:2025") == Selection(since=date(2025, 1, 1), until=date(2025, 12, 31))


@pytest.mark.parametrize(
    ("written", "cure"),
    [
        ("since:yesterday", "write since:2026-11-21 or since:2026-11"),
        ("on:2026-13", "write on:2026-11-21"),
        ("until:", "write until:2026-11-21"),
        ("on:0000", "write on:2026-11-21"),
        ("done:maybe", "write done:yes or done:no"),
        ("practise:yoga", "did you mean practice: ?"),
        ("tags:porch", "did you mean tag: ?"),
        ("practice:", "such as practice:yoga"),
        ("person: ada", "such as person:ada"),
        ('tag:""', "write a word after the colon"),
    ],
)
def test_a_question_without_an_answer_says_how_to_ask(written: str, cure: str) -> None:
    with pytest.raises(Misuse, match=cure):
        selection(written)


def test_a_name_that_the_shell_kept_together_stays_one() -> None:
    assert joined(["rain", "person:Ada B", "tag:a b"]) == 'rain person:"Ada B" tag:"a b"'
    assert joined(["rain practice:yoga"]) == "rain practice:yoga"
