import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Size

from stillpoint.config.terminals import is_ascii_only
from stillpoint.tui.terminal import AsciiFilter, in_ascii, too_small


@pytest.mark.parametrize(
    ("environ", "encoding", "ascii_only"),
    [
        ({"TERM": "xterm-256color", "LANG": "de_DE.UTF-8"}, "utf-8", False),
        ({"LANG": "ca_ES.UTF-8@valencia"}, "utf-8", False),
        ({"LC_CTYPE": "UTF-8"}, "utf-8", False),
        ({}, "utf-8", False),
        ({}, "cp1252", True),
        ({}, None, True),
        ({"TERM": "linux", "LANG": "C.UTF-8"}, "utf-8", True),
        ({"LANG": "C"}, "utf-8", True),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, "utf-8", True),
        ({"LANG": "de_DE@euro"}, "utf-8", True),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "POSIX"}, "utf-8", True),
    ],
)
def test_what_a_terminal_tells_decides_whether_it_is_drawn_in_ascii(
    environ: dict[str, str], encoding: str | None, ascii_only: bool
) -> None:
    assert is_ascii_only(environ, encoding) is ascii_only


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("━━╸──▔", "------"),
        ("▸ Café “Ω” · 4° …", '> Cafe "?" . 4o .'),
        ("↑ ↓ ← → it’s", "^ v < > it's"),
        ("▁▃▅▇ ░▒▓█", ".:|# .:*#"),
        ("╭─╮│⠿", "+-+|*"),
        ("日本 ½ Ａ", "???? ? A "),
        ("e\u0301tude", "etude"),
    ],
)
def test_glyphs_become_ascii_of_the_same_width(text: str, plain: str) -> None:
    assert in_ascii(text) == plain
    assert cell_len(plain) == cell_len(text)


def test_the_filter_keeps_styles() -> None:
    bold = Style(bold=True)
    line = [Segment("now", bold), Segment("→", bold)]
    assert AsciiFilter().apply(line, Color.parse("black")) == [
        Segment("now", bold),
        Segment(">", bold),
    ]


@pytest.mark.parametrize(
    ("size", "is_too_small"),
    [(Size(40, 12), False), (Size(39, 12), True), (Size(40, 11), True), (Size(300, 90), False)],
)
def test_forty_by_twelve_is_the_least_room(size: Size, is_too_small: bool) -> None:
    assert too_small(size) is is_too_small
