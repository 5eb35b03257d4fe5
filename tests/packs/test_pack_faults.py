from datetime import timedelta

import pytest

from packs.packs_to_read import GOOD, faulty_packs, step
from stillpoint.core.steps import Guide
from stillpoint.packs.problems import MOST_FAULTS
from stillpoint.packs.reading import pack_of

CASES = faulty_packs()


def test_a_good_pack_has_no_problem() -> None:
    assert pack_of(GOOD, "calm.toml").problems == ()


def test_there_are_cases_to_try() -> None:
    assert len(CASES) == 107


@pytest.mark.parametrize(
    ("text", "said"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_every_fault_is_said_with_its_place_and_cure(text: str, said: list[str]) -> None:
    assert list(pack_of(text, "calm.toml").messages) == said


@pytest.mark.parametrize("text", [GOOD.replace("\n", "\r\n"), "\ufeff" + GOOD])
def test_how_an_editor_saves_a_file_changes_nothing(text: str) -> None:
    assert pack_of(text, "calm.toml").pack == pack_of(GOOD, "calm.toml").pack


@pytest.mark.parametrize("text", ["[bold]now[/]", "[@click=app.quit]here[/]", "[/]", "[[]"])
def test_markup_stays_text(text: str) -> None:
    pack = pack_of(step(f'kind = "guide"\nfor = 5\nsay = "{text}"\n'), "calm.toml").pack
    assert pack is not None
    assert pack.sessions[0].steps == (Guide(lasts=timedelta(seconds=5), say=(text,)),)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("one\\ttab", "holds a tab; write spaces"),
        ("a\\u0000", "holds a control character (U+0000); take it out"),
        ("a\\u009b31m", "holds a control character (U+009B); take it out"),
        ("z\\u200bero", "holds U+200B, zero width space, which can hide or turn text; take it out"),
        (
            "t\\U000E0041g",
            "holds U+E0041, tag latin capital letter a, which can hide or turn text; take it out",
        ),
        ("a\\u200db", "holds an invisible joiner that joins nothing; take it out"),
        ("e" + "\u0301" * 9, "heaps more than 4 accents on one letter; take some away"),
    ],
)
def test_a_text_that_acts_or_hides_is_refused(text: str, fault: str) -> None:
    read = pack_of(step(f'kind = "guide"\nfor = 5\nsay = "{text}"\n'), "calm.toml")
    assert [problem.fault for problem in read.errors] == [fault]


@pytest.mark.parametrize(
    "text", ["Şükran, naïve, 呼吸", "👨‍👩‍👧 together ❤️", "می‌خواهم", "नमस्ते", "one\\ntwo"]
)
def test_a_text_in_any_script_is_welcome(text: str) -> None:
    read = pack_of(step(f'kind = "guide"\nfor = 5\nsay = "{text}"\n'), "calm.toml")
    assert read.messages == ()


def test_a_prompt_is_not_endless() -> None:
    read = pack_of(step(f'kind = "guide"\nfor = 5\nsay = ["{"x" * 2001}"]\n'), "calm.toml")
    assert read.messages == (
        'calm.toml:17: session "box" → step 1 → say 1: expected a text of 2,000 characters at most,'
        " found one of 2,001 characters; shorten it",
    )


def test_a_name_that_acts_on_a_terminal_is_shown_harmless() -> None:
    assert pack_of("", "\x1b[2Jcalm.toml").messages[0].startswith("\ufffd[2Jcalm.toml: ")


def test_no_more_faults_are_listed_than_anyone_would_read() -> None:
    read = pack_of("a = 1\n" + "".join(f"k{number} = 1\n" for number in range(2_000)), "calm.toml")
    assert len(read.problems) == MOST_FAULTS + 1
    assert read.problems[-1].fault == "more than 100 faults; the rest is not listed"


def test_five_hundred_sessions_are_the_most() -> None:
    sessions = GOOD[GOOD.index("[[session]]") :]
    text = GOOD + "".join(sessions.replace('"box"', f'"box-{number}"') for number in range(500))
    read = pack_of(text, "calm.toml")
    assert read.messages == (
        'calm.toml:4009: session "box-499": there are 501 of these; 500 is the most;'
        " take some away",
    )
