"""The keys of a practice, typed as words while it is told line by line."""

from datetime import timedelta
from pathlib import Path

import pytest
from plain_sessions import ENTER, Told

from stillpoint.cli.typed_words import MEANINGS, TYPED, Word, word_in
from stillpoint.cli.waiting import Woken
from stillpoint.core.patterns import pattern
from stillpoint.core.sessions import Audience, Bells, Practice, Session
from stillpoint.core.steps import Ask, Attune, Breathe, Choice, Guide

SILENT = Bells(start="none", interval="none", end="none")
TWO_STEPS = Session(
    id="two-steps",
    title="Two steps",
    practice=Practice.BREATHING,
    bells=SILENT,
    steps=(
        Guide(title="Arrive", lasts=timedelta(seconds=30)),
        Breathe(title="Breathe", pattern=pattern("4-2-6-0"), cycles=2),
    ),
)
WITH_A_BABY = Session(
    id="with-a-baby",
    title="With a baby",
    practice=Practice.CO_REGULATION,
    audience=Audience.CARER_AND_INFANT,
    bells=SILENT,
    safety=("Your face stays in their view.",),
    steps=(Guide(title="Hold", lasts=timedelta(minutes=4), awake=timedelta(seconds=90)),),
)
WATCHED = Session(
    id="watched",
    title="Watched",
    practice=Practice.BREATHING,
    bells=SILENT,
    steps=(
        Attune(title="Notice", observe=True, within=timedelta(seconds=40)),
        Ask(question="Enough?", choices=(Choice("more", ""), Choice("no", ""))),
    ),
)


def typed(words: str) -> Woken:
    return Woken(line=True, words=words)


def lived(folder: Path, session: Session, lines: dict[float, Woken | float]) -> Told:
    told = Told(folder, session, lines)
    told.live()
    return told


def test_pause_stands_still_and_enter_goes_on(tmp_path: Path) -> None:
    told = lived(tmp_path, TWO_STEPS, {5: typed("pause"), 65: ENTER})
    assert told.lines[:5] == [
        "0:00  Arrive",
        "0:05  paused; Enter goes on",
        "0:05  going on",
        "0:30  Breathe",
        "0:30  breathe in  4",
    ]
    assert told.entry.paused == timedelta(seconds=60)


def test_words_lead_through_the_steps_and_a_pause_stays_one(tmp_path: Path) -> None:
    lines: dict[float, Woken | float] = {
        3: typed("next"),
        5: typed("Repeat"),
        6: typed("wait"),
        7: typed("step  back"),
        8: typed("go on"),
    }
    told = lived(tmp_path, TWO_STEPS, lines)
    assert told.lines[:10] == [
        "0:00  Arrive",
        "0:03  Breathe",
        "0:03  breathe in  4",
        "0:05  Breathe",
        "0:05  breathe in  4",
        "0:06  paused; Enter goes on",
        "0:06  Arrive, 1 of 2; paused; 0:54 left",
        "0:06  going on",
        "0:06  Arrive",
        "0:36  Breathe",
    ]


def test_the_breath_is_changed_by_words(tmp_path: Path) -> None:
    lines: dict[float, Woken | float] = {
        1: typed("next"),
        2: typed("no holds"),
        3: typed("u"),
        3.5: typed("+"),
        4: typed("where"),
    }
    told = lived(tmp_path, TWO_STEPS, lines)
    assert told.lines[3:7] == [
        "0:02  no holds from here on",
        "0:03  quicker from the next breath on",
        "0:03  about a minute more",
        "0:04  Breathe, 2 of 2; breathe in; 1:12 left",
    ]
    assert not any("hold  " in line for line in told.lines)


def test_who_is_needed_elsewhere_ends_at_once_whatever_is_asked(tmp_path: Path) -> None:
    told = Told(tmp_path, WITH_A_BABY, {95: typed("baby needs me")}, hears=True)
    assert told.live() == 0
    assert told.lines[1:3] == [
        "1:30  Awake? Press Enter.",
        "You went. Good. Ended early: 1 min 35 s of 4 min of With a baby.",
    ]
    assert "To add a word" not in told.talk
    assert told.entry.interrupted_by == "child"


def test_taps_and_a_noticed_rate_and_a_question_before_a_word(tmp_path: Path) -> None:
    lines: dict[float, Woken | float] = {n: typed("tap") for n in (2.0, 4.0, 6.0, 8.0, 10.0, 12.0)}
    told = lived(tmp_path, WATCHED, {1: typed("keep"), **lines, 41: typed("more")})
    assert told.lines[1:3] == ["0:01  the number is kept with this", "0:02  tap 1"]
    assert told.entry.kept == {"noticed-rate": 30}
    assert told.entry.completed


def test_finish_ends_and_keeps_what_was_done(tmp_path: Path) -> None:
    told = lived(tmp_path, TWO_STEPS, {9: typed("q")})
    assert told.lines[-1].startswith("Ended early: 9 s of")
    assert not told.entry.completed


def test_a_bell_is_muted_and_heard_again(tmp_path: Path) -> None:
    told = Told(tmp_path, WITH_A_BABY, {1: typed("m"), 95: ENTER, 99: typed("m")}, rings=True)
    told.live()
    muted, heard = told.text.split("1:39  sound on")
    assert muted.endswith("0:01  muted\n1:30  Awake? Press Enter.\n")
    assert "\n\a3:05  Awake? Press Enter.\n\a\a3:25" in heard


def test_who_listens_is_told_which_words_there_are_and_how_to_add_one(tmp_path: Path) -> None:
    told = Told(tmp_path, TWO_STEPS, hears=True)
    told.live()
    _, first, last = told.talk.splitlines()
    assert first == "Words work too: pause, back, next, finish. Type help for all of them."
    assert last.startswith(f"To add a word: stillpoint history edit {told.entry.id[:13]} --feeling")


def test_help_lists_what_is_of_use_in_the_session(tmp_path: Path) -> None:
    plain = lived(tmp_path / "plain", TWO_STEPS, {1: typed("help")}).talk.splitlines()
    baby = lived(tmp_path / "baby", WITH_A_BABY, {1: typed("keys")}).talk.splitlines()
    assert "pause: stand still until you go on" in plain
    assert "no holds: no holds from here on" in plain
    assert "baby needs me: end at once; what was done is kept" in baby
    listed = [line.partition(": ")[0] for line in (*plain[1:], *baby[1:])]
    assert [word for word in listed if word_in(word) is None] == []
    assert not any(line.startswith(("tap:", "cues:")) for line in plain)
    assert not any(line.startswith(("tap:", "no holds:", "quicker:")) for line in baby)


def test_the_cards_are_told_while_the_session_goes_on(tmp_path: Path) -> None:
    told = lived(tmp_path, WITH_A_BABY, {1: typed("cues"), 2: typed("card")})
    expected = ("Ready, or enough?", "When you need help", "Your face stays in their view.")
    assert [words for words in expected if words not in told.talk] == []
    assert told.entry.completed


def test_what_is_no_word_changes_nothing(tmp_path: Path) -> None:
    told = lived(tmp_path, TWO_STEPS, {3: typed("pauze\x1b[2J")})
    assert "No such word is known here; help lists them." in told.talk
    assert "\x1b" not in told.talk
    assert told.entry.completed


@pytest.mark.parametrize("word", Word)
def test_no_two_words_are_typed_alike(word: Word) -> None:
    assert all(TYPED[typed] is word for typed in (word, *MEANINGS[word].others))
