from datetime import timedelta

import pytest

from stillpoint.core.patterns import Pattern, Phase, PhaseKind, pattern
from stillpoint.core.safety import verdicts
from stillpoint.core.sessions import Ages, Audience, Evidence, Practice, Session, Source
from stillpoint.core.steps import (
    Ask,
    Attune,
    Breathe,
    Choice,
    Glide,
    Guide,
    Repeat,
    Step,
    Ticking,
    Who,
)

CHILD_5 = Ages(60, 107, "5-8y")
TEEN = Ages(14 * 12, None, "14y+")
BABY = Ages(0, 6, "0-6m")
ADULT, ANYONE = Audience.ADULT, Audience.ANYONE
WITH_CHILD, WITH_INFANT = Audience.CARER_AND_CHILD, Audience.CARER_AND_INFANT
SIGH = Pattern(
    tuple(
        Phase(kind, timedelta(seconds=length))
        for kind, length in (
            (PhaseKind.IN, 2),
            (PhaseKind.IN, 1),
            (PhaseKind.OUT, 6),
            (PhaseKind.REST, 1),
        )
    )
)


def seconds(number: float) -> timedelta:
    return timedelta(seconds=number)


def breathe(
    written: str | Pattern,
    who: Who = Who.USER,
    cycles: int = 5,
    to: str | None = None,
    awake: float | None = None,
) -> Breathe:
    return Breathe(
        pattern=written if isinstance(written, Pattern) else pattern(written),
        who=who,
        cycles=cycles,
        glide=Glide(to=pattern(to)) if to else None,
        awake=seconds(awake) if awake else None,
    )


def attune(to: str = "4-0-6-0", who: Who = Who.USER, lasts: float = 140) -> Attune:
    return Attune(to=pattern(to), who=who, lasts=seconds(lasts))


def session(
    step: Step,
    audience: Audience = ADULT,
    ages: Ages | None = None,
    summary: str = "",
    evidence: Evidence = Evidence.B,
) -> Session:
    return Session(
        id="box",
        title="Box",
        practice=Practice.BREATHING,
        steps=(step,),
        audience=audience,
        ages=ages,
        summary=summary,
        evidence=evidence,
        sources=(Source("a", "A 2021"),),
    )


REFUSED = [
    (
        "holds-with-children",
        session(breathe("3-3-3-1"), ADULT, TEEN),
        session(breathe("3-3-3-1"), ADULT),
        'write pattern = "3-0-3-1"',
    ),
    (
        "holds-with-children",
        session(breathe("4-0-4-0", Who.CARER, to="4-7-8"), WITH_CHILD, CHILD_5),
        session(breathe("4-0-4-0", Who.CARER, to="4-0-8"), WITH_CHILD, CHILD_5),
        'write to = "4-0-8-0"',
    ),
    (
        "sighs-with-children",
        session(breathe(SIGH), ADULT, TEEN),
        session(breathe(SIGH), ADULT),
        'write pattern = "3-0-6-1"',
    ),
    (
        "long-rests-with-children",
        session(breathe("4-0-4-1.5"), ADULT, TEEN),
        session(breathe("4-0-4-1"), ADULT, TEEN),
        'write pattern = "4-0-4-1"',
    ),
    (
        "paced-under-three",
        session(breathe("2-0-2-0", Who.BOTH), WITH_CHILD, Ages(24, 95, "2-7y")),
        session(breathe("2-0-2-0", Who.CARER), WITH_CHILD, Ages(24, 95, "2-7y")),
        'write who = "carer"',
    ),
    (
        "paced-under-three",
        session(breathe("4-0-4-0"), ANYONE),
        session(breathe("4-0-4-0"), ANYONE, Ages(60, None, "5y+")),
        'write ages = "5y+" in the session, or write who = "carer"',
    ),
    (
        "slow-for-a-child",
        session(breathe("3-0-4-0", Who.BOTH), WITH_CHILD, Ages(36, 71, "3-5y")),
        session(breathe("3-0-3-0", Who.BOTH), WITH_CHILD, Ages(36, 71, "3-5y")),
        'write pattern = "2.5-0-3.4-0"',
    ),
    (
        "slow-for-a-child",
        session(breathe("4-0-5-0", Who.CHILD), WITH_CHILD, CHILD_5),
        session(breathe("4-0-4-0", Who.CHILD), WITH_CHILD, CHILD_5),
        'write pattern = "3.5-0-4.4-0"',
    ),
    (
        "slow-for-a-child",
        session(breathe("4-0-7-0"), ADULT, Ages(96, None, "8y+")),
        session(breathe("4-0-7-0"), ADULT, Ages(192, None, "16y+")),
        'write pattern = "3.6-0-6.3-0"',
    ),
    (
        "slow-for-a-child",
        session(breathe("0.2-0-60-0"), ADULT, Ages(96, None, "8y+")),
        session(breathe("0.2-0-9.8-0"), ADULT, Ages(96, None, "8y+")),
        'write pattern = "0.2-0-9.8-0"',
    ),
    (
        "infant-pacer",
        session(breathe("4-0-6-0"), WITH_INFANT, BABY),
        session(breathe("4-0-6-0", Who.CARER), WITH_INFANT, BABY),
        'write who = "carer"',
    ),
    (
        "infant-held-still",
        session(Guide(lasts=seconds(150)), WITH_INFANT, BABY),
        session(Guide(lasts=seconds(150), awake=seconds(120)), WITH_INFANT, BABY),
        'write awake = "120s"',
    ),
    (
        "infant-held-still",
        session(Guide(lasts=None, awake=seconds(121)), WITH_INFANT),
        session(Guide(lasts=seconds(300), ticking=Ticking(57, 40)), WITH_INFANT),
        'write awake = "120s"',
    ),
    (
        "infant-held-still",
        session(breathe("4-0-6-0", Who.CARER, cycles=15), WITH_INFANT),
        session(breathe("4-0-6-0", Who.CARER, cycles=14), WITH_INFANT),
        'write awake = "120s"',
    ),
    (
        "infant-held-still",
        session(breathe("4-0-6-0", Who.CARER, cycles=36, awake=121), WITH_INFANT),
        session(breathe("4-0-6-0", Who.CARER, cycles=36, awake=120), WITH_INFANT),
        'write awake = "120s"',
    ),
    (
        "infant-held-still",
        session(attune(who=Who.CARER, lasts=150), WITH_INFANT),
        session(attune(who=Who.CARER, lasts=149), WITH_INFANT),
        'make it shorter, with a guide that has awake = "120s" in between',
    ),
    (
        "infant-pacer",
        session(attune(), WITH_INFANT, BABY),
        session(Attune(observe=True), WITH_INFANT, BABY),
        'write who = "carer", or observe = true',
    ),
    (
        "paced-under-three",
        session(attune("2-0-3-0", Who.CHILD), WITH_CHILD, Ages(24, 95, "2-7y")),
        session(Attune(who=Who.CHILD, observe=True), WITH_CHILD, Ages(24, 95, "2-7y")),
        'write who = "carer", or observe = true',
    ),
    (
        "slow-for-a-child",
        session(attune("4-0-6-0", Who.CHILD), WITH_CHILD, CHILD_5),
        session(attune("3-0-5-0", Who.CHILD), WITH_CHILD, CHILD_5),
        'write to = "3.2-0-4.8-0"',
    ),
    (
        "holds-with-children",
        session(attune("2-4-2-0"), ADULT, TEEN),
        session(attune("2-0-2-0"), ADULT, TEEN),
        'write to = "2-0-2-0"',
    ),
    (
        "fast-and-short-out",
        session(Repeat(steps=(breathe("1-0-0.8-0", cycles=6),), times=2), ADULT, TEEN),
        session(Repeat(steps=(breathe("1-0-0.8-0", cycles=5),), times=2), ADULT, TEEN),
        "write cycles = 10 at most, or a longer out-breath",
    ),
]


@pytest.mark.parametrize(("rule", "refused", "passed", "cure"), REFUSED)
def test_a_rule_refuses_what_may_harm_and_names_what_passes(
    rule: str, refused: Session, passed: Session, cure: str
) -> None:
    found = [(verdict.rule, verdict.cure) for verdict in verdicts(refused) if verdict.is_refused]
    assert found == [(rule, cure)]
    assert [verdict for verdict in verdicts(passed) if verdict.is_refused] == []


@pytest.mark.parametrize(
    ("rule", "warned", "passed"),
    [
        ("long-holds", session(breathe("4-11-4-0")), session(breathe("4-10-4-0"))),
        ("very-slow", session(breathe("9-0-12-0")), session(breathe("9-0-11-0"))),
        (
            "fast-breathing",
            session(breathe("0.9-0-0.9-0", cycles=11)),
            session(breathe("0.9-0-0.9-0", cycles=10)),
        ),
        (
            "promises",
            session(Guide(lasts=seconds(9), say=("Detox the mind.",))),
            session(Guide(lasts=seconds(9), say=("A secure, healthy heel.",))),
        ),
        (
            "promises",
            session(Guide(lasts=seconds(9)), summary="It cures colds."),
            session(Guide(lasts=seconds(9)), summary="It eases a day."),
        ),
        (
            "words-to-a-child",
            session(Guide(lasts=seconds(9), say=("Calm down now.",)), WITH_CHILD),
            session(Guide(lasts=seconds(9), say=("Calm down now.",)), ADULT),
        ),
        (
            "words-to-a-child",
            session(
                Ask(question="Are you sad?", choices=(Choice("Yes"), Choice("You’re fine"))),
                WITH_CHILD,
            ),
            session(
                Ask(question="Are you sad?", choices=(Choice("Yes"), Choice("Not telling"))),
                WITH_CHILD,
            ),
        ),
        ("very-slow", session(attune("9-0-12-0")), session(attune("9-0-11-0"))),
        (
            "weak-evidence",
            session(Guide(lasts=seconds(9)), evidence=Evidence.D),
            session(
                Guide(lasts=seconds(9)),
                evidence=Evidence.D,
                summary="Enjoyable; the electrical claims are unproven.",
            ),
        ),
        (
            "no-source",
            Session(id="a", title="A", practice=Practice.YOGA, steps=()),
            session(Guide(lasts=seconds(9))),
        ),
    ],
)
def test_a_rule_warns_whoever_is_about_to_practise(
    rule: str, warned: Session, passed: Session
) -> None:
    found = verdicts(warned)
    assert [(verdict.rule, verdict.is_refused) for verdict in found] == [(rule, False)]
    assert all(verdict.caution.startswith(("This session ", "The evidence ")) for verdict in found)
    assert verdicts(passed) == ()


def test_a_verdict_names_its_step_through_repeats() -> None:
    nested = Repeat(steps=(Guide(lasts=seconds(1)), Repeat(steps=(breathe("4-4-4-4"),))))
    assert verdicts(session(nested, ADULT, TEEN))[0].step == (0, 1, 0)


def test_a_child_in_a_session_for_adults_counts_as_a_child() -> None:
    found = verdicts(session(breathe("4-7-8", Who.CHILD), ADULT))
    assert [verdict.rule for verdict in found] == ["holds-with-children", "paced-under-three"]
