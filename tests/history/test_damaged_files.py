"""However a file is damaged, what is found is entries, told faults, or a refusal in words."""

import io
from contextlib import suppress
from dataclasses import replace

import pytest
from history_examples import BOX, SUNRISE, line
from hypothesis import given, settings
from hypothesis import strategies as st
from moving_examples import BERLIN
from test_health import EXPORT, zipped
from test_insight import LOG

from stillpoint.history.changes import Change, recorded
from stillpoint.history.entries import Entry, entry_of, record_of
from stillpoint.history.formats import health, insight, own_lines, own_table, table
from stillpoint.history.formats.found import BadFile, Found, Manner, Reader, Unread
from stillpoint.history.formats.sniffing import format_of
from stillpoint.history.lines import line_of, record_in

FULL = replace(BOX, tags=("a", "b, c"), after={"feeling": "lighter"}, note="=1\nrain")
CHANGED = line_of(recorded(Change(BOX.id, SUNRISE, {"note": "Rain."})))
MAPPED = Manner(columns={"started_at": "From", "ended_at": "To", "note": "Note"})
TABLE = b'From,To,Note\n2026-11-21 07:12,11/21/2026 7:30 AM,"a\nb"\n1795245120,21.11.2026 09:00,\n'
OURS = b"".join(own_table.written([FULL, BOX], with_names=True))
WHOLE = [
    pytest.param(insight.read, LOG.encode(), BERLIN, id="Insight Timer"),
    pytest.param(table.read, TABLE, MAPPED, id="table"),
    pytest.param(own_table.read, OURS, BERLIN, id="our CSV"),
    pytest.param(own_lines.read, line(1) + CHANGED + line(2), BERLIN, id="our lines"),
    pytest.param(health.read, EXPORT.encode(), BERLIN, id="Health"),
    pytest.param(health.read, zipped(export=EXPORT), BERLIN, id="Health, zipped"),
]
TELLING = b"0123456789,;\"\n\r\t\0-+/:.<>&=!{}[] '\xff\xc3"
SCARS = st.lists(
    st.tuples(
        st.integers(0, 1200),
        st.integers(0, 8),
        st.lists(st.sampled_from(TELLING), max_size=4).map(bytes) | st.binary(max_size=4),
    ),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize(("read", "whole", "manner"), WHOLE)
@given(scars=SCARS)
@settings(deadline=None, database=None, max_examples=60)
def test_a_damaged_file_is_read_or_refused(
    read: Reader, whole: bytes, manner: Manner, scars: list[tuple[int, int, bytes]]
) -> None:
    content = bytearray(whole)
    for place, lost, put in scars:
        start = place % len(content) if content else 0
        content[start : start + lost] = put
    stream = io.BytesIO(bytes(content))
    with suppress(BadFile):
        for found in read(stream, manner):
            assert can_be_kept(found)
    stream.seek(0)
    with suppress(BadFile):
        format_of(stream, manner)


def can_be_kept(found: Found) -> bool:
    """Whether history can take in what was found, so that it is read again as it is."""
    match found:
        case Entry():
            again = record_in(line_of(record_of(found)))
            return again is not None and entry_of(again) == found
        case Change():
            return record_in(line_of(recorded(found))) is not None
        case Unread():
            return bool(str(found).isprintable())
