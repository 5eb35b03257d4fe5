"""Which sessions are done with whom."""

from datetime import date, timedelta

import pytest

from stillpoint.core.ages import ages
from stillpoint.core.patterns import pattern
from stillpoint.core.sessions import Audience, Practice, Session
from stillpoint.core.steps import Breathe, Guide, Who
from stillpoint.packs.library import builtin_folder, read_library
from stillpoint.people.fitting import fit
from stillpoint.people.persons import Person, Role

TODAY = date(2026, 11, 27)
INFANT = Person(alias="Jo", role=Role.INFANT)
FIVE = Person(alias="Mo", role=Role.CHILD, age="5-6y")
NINE = Person(alias="Al", role=Role.CHILD, age="9y")
UNKNOWN = Person(alias="Bo", role=Role.CHILD)


def balloon(
    written: str = "3-0-3", who: Who = Who.BOTH, audience: Audience = Audience.CARER_AND_CHILD
) -> Session:
    return Session(
        id="balloon",
        title="Balloon belly",
        practice=Practice.CO_REGULATION,
        audience=audience,
        ages=ages("3-8y"),
        steps=(
            Guide(lasts=timedelta(seconds=20)),
            Breathe(pattern=pattern(written), cycles=5, who=who),
        ),
    )


def test_a_session_meant_for_a_child_like_them_says_nothing() -> None:
    assert fit(balloon(), FIVE, TODAY).is_good
    assert fit(balloon(), UNKNOWN, TODAY).is_good


@pytest.mark.parametrize("audience", [Audience.CARER_AND_CHILD, Audience.ANYONE, Audience.ADULT])
@pytest.mark.parametrize(
    "small",
    [
        INFANT,
        Person(alias="x", role=Role.CHILD, age="2y"),
        Person(alias="x", role=Role.CHILD, born="2023-12"),
    ],
)
def test_nobody_under_three_is_ever_paced(small: Person, audience: Audience) -> None:
    for who in (Who.USER, Who.CHILD, Who.BOTH):
        found = fit(balloon(who=who, audience=audience), small, TODAY)
        assert found.unsafe == ("it paces a child's breath, and nobody under three is paced",)


def test_the_carer_may_be_paced_beside_an_infant() -> None:
    assert fit(balloon(who=Who.CARER), INFANT, TODAY).is_safe


def test_a_child_is_not_paced_slower_than_is_easy_at_their_age() -> None:
    slow = balloon("4-0-4")  # 7.5 a minute
    assert fit(slow, FIVE, TODAY).is_safe
    slower = balloon("4.5-0-4.5")
    assert fit(slower, FIVE, TODAY).unsafe == ("its breaths are slower than is easy at that age",)
    assert fit(slower, NINE, TODAY).is_safe


def test_holds_and_sighs_are_not_done_with_a_child() -> None:
    held = balloon("3-2-3", audience=Audience.ADULT)
    assert "it holds the breath, which nobody under 18 does here" in fit(held, NINE, TODAY).unsafe


def test_a_session_written_for_others_may_be_done_once_that_is_told() -> None:
    found = fit(balloon(), NINE, TODAY)
    assert (found.unsafe, found.unmeant) == ((), ("it is written for 3 to 8 years",))
    carers = balloon(who=Who.CARER, audience=Audience.CARER)
    assert fit(carers, FIVE, TODAY).unmeant == ("it is for a carer alone",)


def test_a_child_grown_younger_in_the_file_is_no_longer_paced() -> None:
    before = Person(alias="Mo", role=Role.CHILD, age="5y")
    after = Person(alias="Mo", role=Role.CHILD, age="8m")
    assert fit(balloon(), before, TODAY).is_safe
    assert not fit(balloon(), after, TODAY).is_safe


def test_every_built_in_session_suits_those_it_is_written_for(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    library = read_library(builtin_folder(), tmp_path_factory.mktemp("none"))
    joint = [
        s
        for s in library.sessions
        if s.audience in (Audience.CARER_AND_CHILD, Audience.CARER_AND_INFANT) and s.ages
    ]
    assert len(joint) > 15
    for session in joint:
        assert session.ages is not None
        child = Person(alias="Mo", role=Role.CHILD, age=session.ages.text)
        assert fit(session, child, TODAY).is_good, session.id


def test_no_built_in_session_with_a_paced_child_is_done_with_an_infant(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    library = read_library(builtin_folder(), tmp_path_factory.mktemp("none"))
    assert not fit(library.session("balloon-belly"), INFANT, TODAY).is_safe
