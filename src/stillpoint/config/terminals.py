"""What a terminal tells of itself."""

from collections.abc import Mapping

PLAIN_TERMINALS = ("linux", "vt", "dumb")
"""How the names of terminals begin that have few glyphs beyond ASCII."""

SCREENLESS = ("", "dumb", "unknown")
"""The names of terminals that cannot place the cursor, or do not tell that they can."""


def has_screen(environ: Mapping[str, str], platform: str) -> bool:
    """Whether a full screen can be drawn; Windows names no terminal and has one."""
    return platform == "win32" or environ.get("TERM", "") not in SCREENLESS


def is_ascii_only(environ: Mapping[str, str], encoding: str | None) -> bool:
    """Whether the terminal, as far as it tells, shows no more than ASCII."""
    if environ.get("TERM", "").startswith(PLAIN_TERMINALS):
        return True
    return not speaks_utf8(environ, encoding)


def speaks_utf8(environ: Mapping[str, str], encoding: str | None) -> bool:
    """Whether lines of text may hold any character, as far as the language tells."""
    locale = _locale(environ)
    return _is_utf8(encoding or "ascii") and (not locale or _is_utf8(locale))


def _is_utf8(name: str) -> bool:
    return name.partition("@")[0].lower().replace("-", "").endswith("utf8")


def _locale(environ: Mapping[str, str]) -> str:
    language = environ.get("LANG", "")
    character_type = environ.get("LC_CTYPE", "")
    if language in ("C", "POSIX") and character_type == "C.UTF-8":
        character_type = ""  # Python itself sets it so, for its own use
    return environ.get("LC_ALL") or character_type or language
