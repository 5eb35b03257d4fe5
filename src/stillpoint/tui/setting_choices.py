"""What a setting can be turned to here: what it offers, whoever there is, and one's own sounds."""

from stillpoint.config.forms import Value
from stillpoint.config.settings import SETTINGS
from stillpoint.services.parts import Parts

NAMING = ("me", "with_child", "with_infant")
"""The settings that name somebody."""

RINGING = ("bell", "interval_bell")
"""The settings that name a bell."""


def choices_of(name: str, parts: Parts) -> tuple[Value, ...]:
    """What is offered, and what was written into the file by hand."""
    now: Value = getattr(parts.settings, name)
    offers = tuple(dict.fromkeys((*SETTINGS[name].form.offers, *_own(name, parts))))
    return offers if now in offers else (*offers, now)


def _own(name: str, parts: Parts) -> tuple[str, ...]:
    """What only this user has to offer."""
    if name in NAMING:
        people = parts.people()
        persons = people.grown if name == "me" else people.young
        return tuple(person.alias for person in persons)
    if name in RINGING or name == "background":
        return tuple(parts.sound.own_names)
    return ()
