from dataclasses import replace
from datetime import timedelta

import pytest

from packs.packs_to_read import GOOD, PACK, SESSION, step
from stillpoint.core.ages import ages
from stillpoint.core.errors import Misuse
from stillpoint.core.patterns import pattern
from stillpoint.core.sessions import Ages, Audience, Bells, Evidence, Screen, Source
from stillpoint.core.sessions import Path as LearningPath
from stillpoint.core.steps import (
    Ask,
    Attune,
    Breathe,
    Choice,
    Glide,
    Guide,
    IntervalBells,
    Repeat,
    Step,
    Stretch,
    Ticking,
    Who,
)
from stillpoint.packs.notes import NOTES
from stillpoint.packs.reading import pack_of


def seconds(number: float) -> timedelta:
    return timedelta(seconds=number)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            'kind = "guide"\nfor = "1m"\nsay = "Sit."\ntitle = "Sit"\nawake = "30s"\nwho = "carer"',
            Guide(title="Sit", say=("Sit.",), who=Who.CARER, lasts=seconds(60), awake=seconds(30)),
        ),
        ('kind = "guide"\nopen = true', Guide(lasts=None)),
        (
            'kind = "guide"\nfor = 90\nbeat = { from = 57, to = 40 }\nbells = { every = "30s" }',
            Guide(
                lasts=seconds(90),
                ticking=Ticking(57, 40),
                bells=IntervalBells(every=seconds(30)),
            ),
        ),
        (
            'kind = "guide"\nfor = "1h"\nbeat = 60\nbells = { at = ["0s", "25m", "-60s", -5] }',
            Guide(
                lasts=seconds(3600),
                ticking=Ticking(60, 60),
                bells=IntervalBells(at=(seconds(0), seconds(1500), seconds(-60), seconds(-5))),
            ),
        ),
        (
            'kind = "guide"\nfor = "1h"\nbells = { random = ["3m", "7m"] }',
            Guide(lasts=seconds(3600), bells=IntervalBells(random=(seconds(180), seconds(420)))),
        ),
        (
            'kind = "breathe"\npattern = "4-7-8"\ncycles = 4',
            Breathe(pattern=pattern("4-7-8-0"), cycles=4),
        ),
        (
            'kind = "breathe"\npattern = "six-a-minute"\nfor = "5m"\nto = "5-0-7-0"\nby = 0.5\n'
            'every = "20s"',
            Breathe(
                pattern=pattern("4-0-6-0"),
                lasts=seconds(300),
                glide=Glide(to=pattern("5-0-7-0"), by=0.5, every=seconds(20)),
            ),
        ),
        (
            'kind = "breathe"\npattern = { rate = 6, inhale = 0.5 }\ncycles = 9\nto = 5',
            Breathe(pattern=pattern("5-5"), cycles=9, glide=Glide(to=pattern("6-6"))),
        ),
        (
            'kind = "breathe"\npattern = [{ in = 4 }, { hold = 0 }, { out = 6.5 }]\ncycles = 1',
            Breathe(pattern=pattern("4-6.5"), cycles=1),
        ),
        (
            'kind = "breathe"\npattern = "4-6"\ncycles = 9\nawake = "90s"',
            Breathe(pattern=pattern("4-6"), cycles=9, awake=seconds(90)),
        ),
        (
            'kind = "attune"\nfor = "8m30s"',
            Attune(
                taps=6,
                within=seconds(60),
                to=pattern("4-0-6-0"),
                by=0.5,
                every=seconds(20),
                lasts=seconds(510),
            ),
        ),
        (
            'kind = "attune"\ntaps = 8\nwithin = "30s"\nto = 7.5\nby = 1\nevery = "40s"\n'
            'for = "5m"',
            Attune(
                taps=8,
                within=seconds(30),
                to=pattern("3.2-4.8"),
                by=1,
                every=seconds(40),
                lasts=seconds(300),
            ),
        ),
        (
            'kind = "attune"\nfor = "5m"\nto = { rate = 6, own = true }',
            Attune(lasts=seconds(300), to=replace(pattern("4-0-6-0"), is_own=True)),
        ),
        (
            'kind = "attune"\nobserve = true\nwithin = "90s"\nwho = "child"\nkeep = "seen"',
            Attune(observe=True, within=seconds(90), who=Who.CHILD, keep="seen"),
        ),
        (
            'kind = "ask"\nquestion = "How easy?"\nscale = "0-10"\nabout = "child"\nkeep = "ease"',
            Ask(question="How easy?", scale=(0, 10), about="child", keep="ease", lasts=seconds(20)),
        ),
        (
            'kind = "ask"\nquestion = "How big?"\nchoices = ["pea", "house"]\nfor = "1m"',
            Ask(question="How big?", choices=(Choice("pea"), Choice("house")), lasts=seconds(60)),
        ),
        (
            'kind = "stretch"\nhold = "20s"\nsides = 2\nreps = 3\nswitch = 5',
            Stretch(hold=seconds(20), sides=2, reps=3, switch=seconds(5)),
        ),
        (
            'kind = "repeat"\neach = ["hand", "foot"]\nwho = "both"\ntitle = "The {each}"\n'
            '[[session.step.step]]\nkind = "guide"\nfor = 7',
            Repeat(
                steps=(Guide(title="The {each}", who=Who.BOTH, lasts=seconds(7)),),
                each=("hand", "foot"),
            ),
        ),
    ],
)
def test_a_step_is_read_as_it_was_meant(body: str, expected: Step) -> None:
    read = pack_of(step(body), "calm.toml")
    assert read.messages == ()
    assert read.pack is not None
    assert read.pack.sessions[0].steps == (expected,)


def test_a_session_keeps_all_that_its_author_said() -> None:
    said = """\
audience = "carer"
ages = "18y+"
summary = "For the evening."
screen = "glance"
evidence = "B"
safety = ["airway"]
caution = "Sit down."
settle = "10s"
bells = { start = "none", strikes = 2 }
"""
    good = GOOD.replace('"1.0.0"', '"1.0.0"\nlanguage = "pt-BR"')
    pack = pack_of(good.replace(SESSION, SESSION + said), "calm.toml").pack
    assert pack is not None
    session = pack.sessions[0]
    assert session.address == "calm/box"
    assert session.language == "pt-BR"
    assert session.pack_version == "1.0.0"
    assert session.audience is Audience.CARER
    assert session.ages == Ages(216, None, "18y+")
    assert session.summary == "For the evening."
    assert session.screen is Screen.GLANCE
    assert session.evidence is Evidence.B
    assert session.sources == (Source("a-2021", "A 2021"),)
    assert session.safety == (NOTES["airway"],)
    assert session.caution == "Sit down."
    assert session.settle == seconds(10)
    assert session.bells == Bells(start="none", strikes=2)
    assert session.warnings == ()


def test_a_pack_names_patterns_of_its_own() -> None:
    own = '[[pattern]]\nid = "balloon"\ntitle = "Balloon"\nphases = "3-0-3-0"\n'
    use = 'kind = "breathe"\npattern = "balloon"\ncycles = 5\n'
    pack = pack_of(PACK + own + step(use).removeprefix(PACK), "calm.toml").pack
    assert pack is not None
    assert pack.patterns == {"balloon": pattern("3-0-3-0")}
    assert pack.sessions[0].steps == (Breathe(pattern=pattern("3-3"), cycles=5),)


def test_a_learning_path_may_leave_a_choice() -> None:
    said = (
        '[[path]]\nid = "new"\ntitle = "New to this"\nsummary = "A week."\ndays = 7\n'
        'sessions = ["box", ["box", "child/duet"]]\n'
    )
    read = pack_of(GOOD + said, "calm.toml")
    assert read.messages == ()
    assert read.pack is not None
    assert read.pack.paths == (
        LearningPath(
            id="new",
            title="New to this",
            summary="A week.",
            days=7,
            sessions=(("box",), ("box", "child/duet")),
        ),
    )


def test_a_session_knows_the_bytes_it_was_read_from() -> None:
    read = pack_of(GOOD, "calm.toml")
    assert read.pack is not None
    assert read.pack.sessions[0].pack_digest == read.digest


def test_what_a_rule_warns_of_goes_with_the_session() -> None:
    read = pack_of(GOOD.replace('sources = ["a-2021"]\n', ""), "calm.toml")
    assert read.messages == (
        'calm.toml:9: session "box": warning: names no source; add a [[source]] and name it in'
        " sources (rule no-source)",
    )
    assert read.pack is not None
    assert read.pack.sessions[0].warnings == ("This session names no source.",)


def test_what_a_rule_refuses_breaks_the_pack() -> None:
    body = 'kind = "repeat"\ntimes = 2\n[[session.step.step]]\nkind = "breathe"\npattern = "box"\n'
    text = step(body + "cycles = 3\n").replace("sources", 'ages = "14y+"\nsources')
    read = pack_of(text, "calm.toml")
    assert read.is_broken
    assert read.messages[0] == (
        'calm.toml:18: session "box" → step 1 → step 1: holds the breath, in a session for'
        ' under-18s; write pattern = "4-0-4-1" (rule holds-with-children)'
    )


@pytest.mark.parametrize(
    ("written", "youngest", "oldest"),
    [
        ("3-5y", 36, 71),
        ("0-6m", 0, 6),
        ("6w-18m", 1, 18),
        ("10m-2y", 10, 35),
        ("16y+", 192, None),
        ("5y", 60, 71),
    ],
)
def test_ages_are_counted_in_months(written: str, youngest: int, oldest: int | None) -> None:
    assert ages(written) == Ages(youngest, oldest, written)


@pytest.mark.parametrize("written", ["", "5", "5-3y", "3-5", "y", "200y+", "-3y", "３-５y"])
def test_ages_that_are_none_are_refused(written: str) -> None:
    with pytest.raises(Misuse, match="is no range of ages"):
        ages(written)
