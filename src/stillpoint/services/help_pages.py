"""The pages of the help card, in words: when to get help, and what is good to know at hand."""

from dataclasses import dataclass

from stillpoint.core.sessions import Audience, Session
from stillpoint.services.soothing import IF_HURT, IF_SHAKEN, IF_SICK

Table = tuple[tuple[str, str], ...]
"""Words in a column, and beside each what there is to say of it."""

WITH_A_CHILD = (Audience.CARER_AND_INFANT, Audience.CARER_AND_CHILD)


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page."""

    name: str
    """What it is called where all of them are listed."""
    title: str
    parts: tuple[str | Table, ...]
    sources: tuple[str, ...] = ()
    """What it rests on."""


HELP = HelpPage(
    "help",
    "When you need help",
    (
        IF_HURT,
        "Baby will not settle and you are near your limit: cot, on the back, door closed, ten"
        " minutes, call someone. It is right to put the baby down and step away.",
        IF_SHAKEN,
        IF_SICK,
        "Quick breathing? Count a full minute once they are settled. As many as this or more, or"
        " hard work at any number: get help now.",
        (
            ("under 2 months", "60 a minute"),
            ("2 to 11 months", "50 a minute"),
            ("1 to 5 years", "40 a minute"),
        ),
        "Low, anxious or not yourself for two weeks or more after a birth: tell your doctor,"
        " midwife or health visitor.",
        "Dizzy, tingling, breathless or frightened while you breathe: stop, and breathe as you"
        " like.",
    ),
    ("WHO/IMCI", "NHS, NCT and HSE pages on serious illness", "Period of PURPLE Crying"),
)

CIRCLE = HelpPage("circle", "Your circle", ())
"""Who is in it is for the user to say."""

READY_OR_ENOUGH = HelpPage(
    "ready?",
    "Ready, or enough?",
    (
        (
            ("ready", "eyes bright and still · turns to you"),
            ("enough", "looks away · arches · spreads the fingers · hiccups · frowns"),
        ),
        "Looking away is a rest. Wait, quietly; let them come back by themselves.",
        "A child of any age: turning away, stiffening or “no” means stop. Stay near.",
        "Big feelings? Name it once, give the reason, stay: “You are cross. The tower fell. I am"
        " here.” Match the size, not the anger.",
    ),
    (
        "Beebe et al. 2010, Attachment & Human Development 12:3-141",
        "Harvard Center on the Developing Child, serve and return",
        "Gottman et al. 1996, Journal of Family Psychology 10:243-268",
    ),
)

STATES = HelpPage(
    "states",
    "Six states, and what may fit",
    (
        (
            ("deep sleep", "let them sleep: on the back, in their own clear cot"),
            ("light sleep", "let them sleep, just so"),
            ("drowsy", "a slow rock, and fewer words"),
            ("quiet alert", "play: they begin, you answer"),
            ("fussy", "change one thing only, then wait a minute"),
            ("crying", "hold, or carry and walk"),
            ("out of reach", "step back: cot, on the back, ten minutes"),
        ),
        "One thing: milk, dry, warm, sleep, closeness, or less going on.",
    ),
    (
        "Brazelton Centre, the six infant states",
        "Ohmura et al. 2022, Current Biology 32:4521-4529",
        "Kim et al. 2014, Infant Behavior and Development 37:491-504",
    ),
)

SAFE_COT = HelpPage(
    "cot",
    "A safe cot",
    (
        "On the back, every sleep.",
        "Firm, flat, not tilted. A place of their own.",
        "Nothing soft in it: no pillow, no loose cover, no toy.",
        "Face clear. Not too warm.",
        "Sofas and armchairs are the worst place to fall asleep with a baby. Car seats, swings and"
        " slings are not for everyday sleep.",
        "In a safe cot a few minutes of crying are okay.",
    ),
    ("AAP 2022, Pediatrics 150:e2022057990", "Period of PURPLE Crying"),
)

SAFE_HOLD = HelpPage(
    "hold",
    "A safe hold",
    (
        "Face in view, nose and mouth clear, chin off the chest, head and neck held, not too warm.",
        "Sway small and smooth, a hand's width. Never jolt, never shake.",
        "Might you doze? Then the cot, on the back. Never a sofa or an armchair.",
        "In a sling: tight, in view, close enough to kiss, chin off the chest, back held. For a"
        " small or early baby ask somebody who knows first.",
        "Touch is an offer. Say what you will do; stiffening or turning away means stop.",
    ),
    ("TICKS, the UK sling consortium", "AAP 2022, Pediatrics 150:e2022057990"),
)

ROOM = HelpPage(
    "room",
    "The room",
    (
        (
            ("light", "low"),
            ("noise", "one soft sound, or none"),
            ("warmth", "warm enough, not hot"),
            ("clutter", "a clear path to walk"),
            ("a soft place", "one, for the two of you to sit"),
        ),
        "The other device is in another room.",
        "Same steps, same order, same words: that is what helps at bedtime.",
    ),
    (
        "Mindell et al. 2015, Sleep 38:717-722",
        "Myruski et al. 2018, Developmental Science 21:e12610",
        "The rest is common practice.",
    ),
)

BODY = HelpPage(
    "body",
    "What is happening in the body",
    (
        "Alarm: one part of the nervous system makes ready to fight, to flee or to freeze. The"
        " heart quickens, muscles tighten. Nobody chooses it.",
        "Rest: another part slows the heart; it is also called rest and digest. A slow, easy breath"
        " with a long way out may help it along.",
        "Alarm is caught from each other, through touch most of all. Calm is caught too. So you"
        " first: soften jaw, brow and voice, breathe out, then turn to the child.",
        "You may hear this told as the polyvagal theory. It is a popular story, and debated:"
        " scientists dispute parts of it. Nothing here depends on it.",
    ),
    (
        "Russo et al. 2017, Breathe 13:298-309",
        "Waters et al. 2014, Psychological Science 25:934-942",
        "Waters et al. 2017, Journal of Experimental Psychology: General 146:1043-1051",
    ),
)

TWO_OF_YOU = HelpPage(
    "you two",
    "The two of you",
    (
        "Two people are in step about a third of the time. The rest is missing each other and"
        " coming back, and coming back is the dance.",
        "Attachment grows from many ordinary, good-enough moments. No session makes it.",
        "Stay near, hands still. Let them go and come back.",
    ),
    ("Tronick & Cohn 1989, on mismatch and repair",),
)

EVERYWHERE = (READY_OR_ENOUGH, STATES, SAFE_COT, SAFE_HOLD, ROOM, BODY, TWO_OF_YOU)


def help_pages(session: Session | None = None) -> tuple[HelpPage, ...]:
    """Every page: help and the circle first, and last what to mind in the session that runs."""
    here = (page_of_session(session),) if session else ()
    return (HELP, CIRCLE, *EVERYWHERE, *here)


def page_of_session(session: Session) -> HelpPage:
    """What to mind in a session."""
    return HelpPage("here", session.title, tuple(filter(None, (*session.safety, session.caution))))


def is_with_a_child(session: Session) -> bool:
    """Whether the cue card belongs at hand."""
    return session.audience in WITH_A_CHILD
