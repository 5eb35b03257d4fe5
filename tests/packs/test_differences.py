"""What changed between two versions of a pack."""

import pytest

from packs.packs_to_read import GUIDE, PACK, SESSION
from stillpoint.core.sessions import Pack
from stillpoint.packs.differences import MOST_DIFFERENCES, differences
from stillpoint.packs.reading import pack_of

BREATHE = """\
[[session.step]]
kind = "breathe"
pattern = "4-0-6-0"
cycles = 6
say = "Easy."
"""
OTHER = SESSION.replace('"box"', '"slow"').replace('"Box"', '"Slow"') + GUIDE
REPEAT = '[[session.step]]\nkind = "repeat"\ntimes = 2\n[[session.step.step]]\n' + GUIDE.replace(
    "[[session.step]]\n", ""
)
CALM = PACK + SESSION + GUIDE + BREATHE


def pack(text: str) -> Pack:
    read = pack_of(text, "calm.toml")
    assert read.pack is not None, read.messages
    return read.pack


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (CALM, CALM, []),
        (CALM, "# only a comment\n" + CALM, []),
        (CALM, CALM.replace("1.0.0", "1.1.0"), ['version: "1.0.0" → "1.1.0"']),
        (
            CALM,
            CALM.replace('"Calm"', '"Calm"\nauthors = ["A"]\nsummary = "Short."'),
            ['summary: none → "Short."', "authors: changed"],
        ),
        (CALM, CALM + OTHER, ['session "Slow" is new']),
        (CALM + OTHER, CALM, ['session "Slow" is gone']),
        (
            CALM + OTHER,
            PACK + OTHER + CALM.removeprefix(PACK),
            ["the sessions come in another order"],
        ),
        (
            CALM,
            CALM.replace("30s", "45s").replace("Easy.", "Easier."),
            [
                'session "Box": 1 min 30 s → 1 min 45 s',
                'session "Box": step 1: for: 30s → 45s',
                'session "Box": step 2: words: changed',
            ],
        ),
        (
            CALM,
            PACK + SESSION + BREATHE.replace("4-0-6-0", "5-0-7-0"),
            [
                'session "Box": 1 min 30 s → 1 min 12 s',
                'session "Box": step 1: guide → breathe',
                'session "Box": step 2 of before, breathe, is gone',
            ],
        ),
        (
            CALM,
            PACK + SESSION + GUIDE + GUIDE.replace("30s", "5s") + BREATHE,
            [
                'session "Box": 1 min 30 s → 1 min 35 s',
                'session "Box": step 2, guide, is new',
            ],
        ),
        (
            PACK + SESSION + REPEAT,
            PACK + SESSION + REPEAT.replace("30s", "1m").replace("2", "3"),
            [
                'session "Box": 1 min → 3 min',
                'session "Box": step 1: times: 2 → 3',
                'session "Box": step 1: step 1: for: 30s → 1m',
            ],
        ),
        (
            CALM,
            CALM.replace('"breathing"', '"meditation"\naudience = "carer"\nsettle = "10s"'),
            [
                'session "Box": practice: "breathing" → "meditation"',
                'session "Box": audience: "adult" → "carer"',
                'session "Box": settle: 0s → 10s',
                'session "Box": 1 min 30 s → 1 min 40 s',
            ],
        ),
        (
            CALM + '[[pattern]]\nid = "wave"\nphases = "3-0-3-0"\n',
            CALM + '[[pattern]]\nid = "wave"\nphases = "3-0-4-0"\n',
            ['pattern "wave": 3-0-3-0 → 3-0-4-0'],
        ),
    ],
)
def test_each_change_is_a_line(old: str, new: str, told: list[str]) -> None:
    assert list(differences(pack(old), pack(new))) == told


def test_no_more_is_told_than_anyone_reads() -> None:
    names = [f"s{number}" for number in range(400)]
    sessions = "".join(OTHER.replace('"slow"', f'"{name}"') for name in names)
    told = differences(pack(CALM), pack(CALM + sessions))
    assert len(told) == MOST_DIFFERENCES + 1
    assert told[-1] == "and more"
