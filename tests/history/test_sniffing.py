"""A file is known by what is in it, not by its name."""

import io
import re
from dataclasses import replace

import pytest
from history_examples import BOX, line
from moving_examples import BERLIN

from stillpoint.history.formats import own_table
from stillpoint.history.formats.found import BadFile
from stillpoint.history.formats.sniffing import format_of

OWN_CSV = b"".join(own_table.written([BOX], with_names=False))


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b"Started At,Duration,Preset,Activity\n", "insight"),
        (b'\xef\xbb\xbf"Started At","Duration"\r\n', "insight"),
        (b"<?xml version='1.0'?><HealthData/>", "apple-health"),
        (b"PK\x03\x04", "apple-health"),
        (OWN_CSV, "csv"),
        (OWN_CSV.replace(b",", b";"), "csv"),
        (line(1), "jsonl"),
        (b"\n\n" + line(1), "jsonl"),
    ],
)
def test_a_file_is_known_by_what_is_in_it(content: bytes, form: str) -> None:
    stream = io.BytesIO(content)
    assert format_of(stream, BERLIN) == form
    assert stream.tell() == 0


def test_with_columns_named_any_table_is_a_csv() -> None:
    manner = replace(BERLIN, columns={"started_at": "Started At", "duration": "Duration"})
    assert format_of(io.BytesIO(b"Started At,Duration\n"), manner) == "csv"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "it is empty"),
        (b"\xef\xbb\xbf \n", "there is nothing but blanks in it"),
        (b"%PDF-1.7\n%\xe2\xe3", "it is a PDF"),
        (b"\x89PNG\r\n\x1a\n", "it is a picture"),
        (b"\x1f\x8b\x08", "it is packed with gzip; unpack it first"),
        (b"\xff\xfeS\0t\0", "it is text in UTF-16; save it as UTF-8"),
        (b"\x7fELF\x02\x01\0\0", "it is no text"),
        (b'[{"v": 1}]', "it is a list in JSON"),
        (b"Dear diary\n", "it is nothing that can be brought in"),
        pytest.param(b"x" * 200_000, "it is nothing that can be brought in", id="one long line"),
        (b"Date,Length\n", 'its columns are "Date", "Length". Say what they hold, as in: --column'),
        (b",".join(b"c%d" % number for number in range(40)), '"c11" and 28 more'),
    ],
)
def test_what_cannot_be_brought_in_is_told_with_what_mends_it(content: bytes, fault: str) -> None:
    with pytest.raises(BadFile, match=re.escape(fault)):
        format_of(io.BytesIO(content), BERLIN)
