"""Entries of every kind, for tests of what holds for all of them."""

from datetime import timedelta, timezone

from history_examples import SUNRISE
from hypothesis import strategies as st

from stillpoint.history.entries import Entry
from stillpoint.history.values import LEADS

TEXTS = st.text(max_size=20)
SECONDS = st.timedeltas(timedelta(), timedelta(days=400))
RATES = st.none() | st.floats(0, 1000)
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=4,
)  # fmt: skip
ANSWERS = st.dictionaries(TEXTS, JSON_VALUES, max_size=3)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.builds(
    lambda seconds, zone: (SUNRISE + timedelta(seconds=seconds)).astimezone(zone),
    st.integers(-(10**9), 10**9) | st.floats(-(10**9), 10**9),
    ZONES,
)
ENTRIES = st.builds(
    Entry,
    id=st.uuids().map(str),
    started_at=MOMENTS,
    ended_at=MOMENTS,
    planned=st.none() | SECONDS,
    practised=SECONDS,
    paused=SECONDS,
    completed=st.booleans(),
    pack=TEXTS,
    pack_version=TEXTS,
    pack_digest=TEXTS,
    session=TEXTS,
    title=TEXTS,
    practice=TEXTS,
    audience=TEXTS,
    carer=TEXTS,
    child=TEXTS,
    who_led=st.lists(st.sampled_from(LEADS), max_size=3).map(tuple),
    before=ANSWERS,
    after=ANSWERS,
    kept=ANSWERS,
    cycles=st.none() | st.integers(0, 10**6),
    rate_start=RATES,
    rate_end=RATES,
    interrupted_by=TEXTS,
    came_back=st.none() | st.booleans(),
    moment=TEXTS,
    note=TEXTS,
    tags=st.lists(TEXTS, max_size=3).map(tuple),
    extra=st.dictionaries(TEXTS.map(lambda text: f"x-{text}"), JSON_VALUES, max_size=2),
)
