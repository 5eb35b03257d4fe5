"""Texts that are made to cost whoever reads them time or memory, the more the longer they are."""

from packs.packs_to_read import PACK, SESSION, STEP

LARGEST = 1024 * 1024 - 200
"""The largest pack, with room for what comes before and after."""
GUIDE = 'kind = "guide"\nfor = 1\n'


def hostile_pack(name: str, size: int = LARGEST) -> str:
    """The text of that name: as many pieces as fit; `{}` is the number of a piece."""
    before, piece, after = HOSTILE[name]
    pieces: list[str] = []
    room = size - len(before) - len(after)
    while room > 0:
        pieces.append(piece.replace("{}", str(len(pieces))))
        room -= len(pieces[-1].encode())
    return before + "".join(pieces[:-1]) + after


def filled(piece: str, before: str = "", after: str = "") -> tuple[str, str, str]:
    """What comes before the pieces, a piece, and what comes after them."""
    return before, piece, after


def many_named(count: int) -> str:
    """Patterns and sources whose names are alike."""
    name = "a" * 50
    return PACK + "".join(
        f'[[pattern]]\nid = "{name}-{number}"\nphases = "4-6"\n'
        f'[[source]]\nid = "{name}-{number}"\ncite = "x"\n'
        for number in range(count)
    )


WRONG_NAME = "a" * 52
BREATHE = f'{STEP}kind = "breathe"\npattern = "{WRONG_NAME}"\ncycles = 1\n'
SHORT_LIST = ", ".join([f'"{WRONG_NAME}"'] * 50)
LONG_LIST = ", ".join([f'"{WRONG_NAME}"'] * 100)

HOSTILE = {
    "comments": filled("#" * 99 + "\n"),
    "blank lines": filled("\n"),
    "one huge text": filled("x", f'{PACK}summary = "', '"\n'),
    "a huge bare key": filled("k", after=" = 1\n"),
    "unknown keys": filled("k{} = 1\n"),
    "unknown keys in a table": filled("k{} = 1\n", "[pack]\n"),
    "tables of one name": filled("[[a]]\n"),
    "sessions that are empty": filled("[[session]]\n"),
    "sessions without a step": filled('[[session]]\nid = "s{}"\n', PACK),
    "faulty steps": filled(f"{STEP}kid = 1\n", PACK + SESSION),
    "steps of an unknown kind": filled(f'{STEP}kind = "gide"\n', PACK + SESSION),
    "sound steps": filled(f"{STEP}{GUIDE}", PACK + SESSION),
    "dotted keys": filled("a{}.b.c.d.e.f.g.h.i.j.k = 1\n"),
    "tables within tables": filled("[t{}.b.c.d.e.f.g.h.i.j.k.l]\n"),
    "a list of numbers": filled("1,", "a = [", "]\n"),
    "a list of lists": filled("[[]],", "a = [", "]\n"),
    "a list of tables": filled("{ },", "session = [", "]\n"),
    "prompts that are numbers": filled("1,", f"{PACK}{SESSION}{STEP}{GUIDE}say = [", "]\n"),
    "prompts": filled('"",', f"{PACK}{SESSION}{STEP}{GUIDE}say = [", "]\n"),
    "words to repeat": filled('"a",', f'{PACK}{SESSION}{STEP}kind = "repeat"\neach = [', "]\n"),
    "phases": filled("{ in = 1 },", f"{PACK}{SESSION}{STEP}pattern = [", "]\n"),
    "escapes": filled("\\u202e", f'{PACK}summary = "', '"\n'),
    "control characters": filled("\x07", f'{PACK}summary = "', '"\n'),
    "text turned round": filled("\u202e", f'{PACK}summary = "', '"\n'),
    "accents": filled("\u0301", f'{PACK}summary = "e', '"\n'),
    "joiners": filled("\u200d", f'{PACK}summary = "e', '"\n'),
    "texts that hide": filled('"\\u200b",', f"{PACK}tags = [", "]\n"),
    "unknown patterns": filled(BREATHE, many_named(400) + SESSION),
    "unknown sources": filled(
        f'[[session]]\nid = "s{{}}"\ntitle = "S"\npractice = "yoga"\nsources = [{LONG_LIST}]\n'
        f"{STEP}{GUIDE}",
        many_named(400),
    ),
    "unknown sessions in routines": filled(
        f'[[routine]]\nid = "r{{}}"\ntitle = "R"\nanchor = "a"\nsessions = [{SHORT_LIST}]\n',
        PACK
        + "".join(
            f'[[session]]\nid = "{"a" * 50}-{number}"\ntitle = "S"\npractice = "yoga"\n'
            f"{STEP}{GUIDE}"
            for number in range(499)
        ),
    ),
    "repeats within repeats": filled(
        '[[session.step]]\nkind = "repeat"\ntimes = 200\nstep = [{ kind = "repeat", times = 200,'
        ' step = [{ kind = "repeat", times = 200, step = [{ kind = "guide", for = 1 }] }] }]\n',
        PACK + SESSION,
    ),
    "sessions that a rule refuses": filled(
        '[[session]]\nid = "s{}"\ntitle = "S"\npractice = "yoga"\nages = "5y+"\n'
        '[[session.step]]\nkind = "breathe"\npattern = "box"\ncycles = 3\n',
        PACK,
    ),
    "sessions that every rule warns of": filled(
        '[[session]]\nid = "s{}"\ntitle = "Detox"\npractice = "yoga"\n'
        + ('[[session.step]]\nkind = "breathe"\npattern = "4-11-9-0"\ncycles = 3\n' * 20),
        PACK,
    ),
    "a text without an end": filled("x", '"""'),
    "a text without an end on a line": filled('"', "a = "),
    "brackets": filled("[", "a = "),
    "closing brackets": filled("]", "a = "),
    "digits": filled("9", "format = "),
    "backslashes": filled("\\", 'a = "'),
    "quotes": filled("'", "a = "),
    "equal signs": filled("="),
    "carriage returns": filled("\r"),
}
