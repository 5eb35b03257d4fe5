"""What is told of a session in words: for whom it is, how it is shown, how well it is supported."""

from stillpoint.core.sessions import Ages, Audience, Evidence, Screen, Session
from stillpoint.core.texts import counted

AUDIENCES = {
    Audience.ADULT: "adults",
    Audience.CARER: "carers",
    Audience.CARER_AND_INFANT: "carer and baby",
    Audience.CARER_AND_CHILD: "carer and child",
    Audience.ANYONE: "anyone",
}

SCREENS = {
    Screen.WATCH: "watch the screen",
    Screen.GLANCE: "a glance is enough",
    Screen.ROOM: "large enough for a whole room",
    Screen.AUDIO: "dark screen",
}

UNITS = {"w": "week", "m": "month", "y": "year"}

EVIDENCE = {
    Evidence.A: "Well supported (A)",
    Evidence.B: "Some good studies (B)",
    Evidence.C: "Experts agree (C)",
    Evidence.D: "Tradition, hardly tested (D)",
}


def who_for(session: Session) -> str:
    """Who a session is for, and of what age."""
    who = AUDIENCES[session.audience]
    if session.ages is None:
        return who
    joint = " " if session.audience in (Audience.ADULT, Audience.CARER) else ", "
    return f"{who}{joint}{_years(session.ages)}"


def _years(ages: Ages) -> str:
    if ages.text.endswith("y+"):
        return ages.text.removesuffix("y+") + "+"
    return "–".join(map(_age, ages.text.split("-")))


def _age(written: str) -> str:
    unit = UNITS.get(written[-1:])
    return counted(int(written[:-1]), unit) if unit else written
