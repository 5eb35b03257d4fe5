"""Apple Health's export, as it is, broken, and hostile."""

import io
import tracemalloc
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from history_examples import SUNRISE
from moving_examples import BERLIN, entries_in, faults_in, found_in

from stillpoint.history.formats import archives, health
from stillpoint.history.formats.found import BadFile

SIT = (
    ' <Record type="HKCategoryTypeIdentifierMindfulSession" sourceName="Timer" sourceVersion="10.6"'
    ' creationDate="2025-01-31 08:43:23 +0900" startDate="2025-01-31 08:38:20 +0900"'
    ' endDate="2025-01-31 08:43:20 +0900" value="HKCategoryValueNotApplicable"/>\n'
)
HEART = ' <Record type="HKQuantityTypeIdentifierHeartRate" unit="count/min" value="61"/>\n'
DTD = """<!DOCTYPE HealthData [
<!ELEMENT HealthData (ExportDate,Me,(Record|Workout)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
]>
"""
DECLARED = '<?xml version="1.0" encoding="UTF-8"?>\n'
EXPORT = f'{DECLARED}{DTD}<HealthData locale="en_US">\n{HEART}{SIT}{HEART}</HealthData>\n'
LAUGHS = (
    '<!DOCTYPE HealthData [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


def zipped(**files: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(f"apple_health_export/{name}.xml", content)
    return packed.getvalue()


def test_mindful_sessions_are_read_and_nothing_else() -> None:
    (sit,) = entries_in(health.read, EXPORT)
    assert sit.started_at.isoformat() == "2025-01-31T08:38:20+09:00"
    assert sit.practised == timedelta(minutes=5)
    assert (sit.title, sit.practice, sit.tags) == ("Mindful session", "meditation", ("imported",))


@pytest.mark.parametrize(
    "variant",
    [
        EXPORT.replace(DTD, ""),
        EXPORT.replace(DECLARED, "\ufeff"),
        EXPORT.replace("]>", " startDate CDATA #REQUIRED\n]>"),
        EXPORT.replace(' value="HKCategoryValueNotApplicable"', ""),
        EXPORT.replace("\n", "\r\n"),
        EXPORT.replace(DECLARED, DECLARED.replace("UTF-8", "UTF-16")).encode("utf-16"),
        zipped(export=EXPORT, export_cda="<ClinicalDocument/>"),
        zipped(Exportieren=EXPORT),
    ],
    ids=["no-DTD", "BOM", "broken-DTD", "no-value", "CRLF", "UTF-16", "zip", "German-zip"],
)
def test_every_variant_of_an_export_is_the_same_export(variant: str | bytes) -> None:
    assert entries_in(health.read, variant) == entries_in(health.read, EXPORT)


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (EXPORT.replace("2025-01-31 08:38:20 +0900", "today"), '"today" is no moment such as'),
        (EXPORT.replace("endDate", "until"), '"" is no moment'),
        (EXPORT.replace("08:43:20", "08:38:20"), "it has no length"),
    ],
)
def test_a_record_that_cannot_be_read_is_told_of_with_its_line(broken: str, fault: str) -> None:
    (told,) = faults_in(health.read, broken)
    assert told.startswith("line 10: ")
    assert fault in told


def test_an_export_that_breaks_off_gives_what_is_whole() -> None:
    found = found_in(health.read, EXPORT[: EXPORT.index("</Health")] + "<Record type=")
    assert len(found) == 2
    assert "line 12: the XML breaks off here" in str(found[1])


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("<plist><dict/></plist>", "it is XML, but of <plist>; Apple Health writes <HealthData>"),
        ("<html", "it is not XML"),
        ("<<<", "it is not XML"),
        (EXPORT.replace(DTD, LAUGHS).replace("61", "&i;"), "declares an entity"),
        (f"<!DOCTYPE x>{LAUGHS}<HealthData>&i;</HealthData>", "it is not XML|declares an entity"),
        (
            EXPORT.replace(DTD, '<!DOCTYPE HealthData SYSTEM "file:///etc/passwd">').replace(
                "61", "&xxe;"
            ),
            "undefined entity",
        ),
        ("<HealthData>" + "<a>" * 10**6, "nested more than 50 deep"),
        (f'<HealthData a="{"x" * 9 * 2**20}"/>', "no element of Health is as long"),
        (f"<HealthData><!--{'x' * 9 * 2**20}--></HealthData>", "no element of Health is as long"),
    ],
    ids=[
        "plist",
        "cut",
        "noise",
        "laughs",
        "second-doctype",
        "external-entity",
        "deep",
        "long-attribute",
        "comment",
    ],
)
def test_what_is_no_export_or_is_hostile_is_refused(content: str, fault: str) -> None:
    try:
        told = "".join(faults_in(health.read, content))
    except BadFile as refusal:
        told = str(refusal)
    assert any(part in told for part in fault.split("|"))


def test_entities_are_refused_wherever_they_are_declared() -> None:
    hostile = EXPORT.replace(DTD, LAUGHS).replace(DECLARED, DECLARED.replace("UTF-8", "UTF-16"))
    with pytest.raises(BadFile, match='declares an entity, "a"'):
        found_in(health.read, hostile.encode("utf-16"))


@pytest.mark.parametrize(
    ("packed", "fault"),
    [
        (zipped(photo="<x/>").replace(b"photo.xml", b"photo.png"), "the zip holds no export.xml"),
        (zipped(export_cda="<x/>"), "the zip holds no export.xml"),
        (zipped(export=EXPORT)[:300], "the zip is damaged"),
        (zipped(export=EXPORT).replace(b"\x50\x4b\x05\x06", b"\0\0\0\0"), "the zip is damaged"),
        (zipped(export="<x/>"), "it is XML, but of <x>"),
    ],
    ids=["no-export", "only-cda", "torn", "no-end", "other-xml"],
)
def test_a_zip_that_holds_no_export_is_refused(packed: bytes, fault: str) -> None:
    with pytest.raises(BadFile, match=fault):
        found_in(health.read, packed)


def test_a_zip_that_swells_beyond_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "SMALL", 2**20)
    bomb = zipped(export="<HealthData>" + " " * 2**22 + "</HealthData>")
    with pytest.raises(BadFile, match="which no export is"):
        found_in(health.read, bomb)


def test_a_zip_that_lists_files_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LONGEST_LIST", 4096)
    many = zipped(export=EXPORT, **{f"workout_{number}": "" for number in range(100)})
    with pytest.raises(BadFile, match="the zip lists more files than any export of Health holds"):
        found_in(health.read, many)


def test_a_damaged_byte_in_a_zip_is_found_out() -> None:
    packed = bytearray(zipped(export=EXPORT + " " * 5000))
    packed[200] ^= 0xFF
    with pytest.raises(BadFile, match=r"the zip is damaged|it is not XML"):
        list(found_in(health.read, bytes(packed)))


def test_a_large_export_is_read_in_constant_memory(tmp_path: Path) -> None:
    large = tmp_path / "export.xml"
    with large.open("w") as file:
        file.write(f"{DECLARED}{DTD}<HealthData>\n")
        file.writelines(_hours(120))
        file.write("</HealthData>\n")
    assert large.stat().st_size > 15 * 2**20
    tracemalloc.start()
    with large.open("rb") as stream:
        count = sum(1 for _ in health.read(stream, BERLIN))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 120
    assert peak < 6 * 2**20


def _hours(count: int) -> Iterator[str]:
    """A sit each hour, and two thousand heartbeats."""
    for hour in range(count):
        started: Any = SUNRISE + timedelta(hours=hour)
        ended = started + timedelta(minutes=5)
        sit = SIT.replace("2025-01-31 08:38:20 +0900", f"{started:%Y-%m-%d %H:%M:%S %z}")
        yield HEART * 2000 + sit.replace(
            "2025-01-31 08:43:20 +0900", f"{ended:%Y-%m-%d %H:%M:%S %z}"
        )
