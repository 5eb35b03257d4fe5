"""What is said to be known has its sources, and nothing is promised."""

import runpy
from pathlib import Path

import pytest

from stillpoint.core.safety_cautions import CAUTIONS
from stillpoint.packs.library import builtin_folder, read_library
from stillpoint.services.citations import RELIED_ON
from stillpoint.services.evidence import NEVER, PAGES, Finding
from stillpoint.services.help_pages import EVERYWHERE, HELP

ROOT = Path(__file__).resolve().parents[2]
FINDINGS = [part for page in PAGES for part in page.parts if isinstance(part, Finding)]


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda finding: finding.words[:30])
def test_what_has_a_letter_has_sources_and_what_has_none_is_said_to_be_untested(
    finding: Finding,
) -> None:
    assert finding.grade in ("A", "B", "C", "D", "")
    assert bool(finding.grade) is bool(finding.cites)
    untested = ("no trial", "nobody has tested")
    assert finding.grade or any(words in finding.words for words in untested)


def test_every_source_of_a_session_or_a_card_is_listed(tmp_path: Path) -> None:
    listed = {each.cite for each in RELIED_ON.values()}
    packs = read_library(builtin_folder(), tmp_path / "none").packs
    named = {source.cite for pack in packs for source in pack.sources}
    named |= {cite for page in (HELP, *EVERYWHERE) for cite in page.sources}
    elsewhere = {
        "Period of PURPLE Crying",
        "Harvard Center on the Developing Child, serve and return",
        "The rest is common practice.",
    }
    assert named - listed == elsewhere


def test_every_row_that_is_never_claimed_is_named() -> None:
    told = " ".join(
        " ".join(row) for part in NEVER.parts if isinstance(part, tuple) for row in part
    )
    for words in ("attachment", "lifetime", "healing", "immunity", "hormones", "electricity"):
        assert words in told


def test_no_finding_promises_anything() -> None:
    promising = next(rule for rule in CAUTIONS if rule.__name__ == "promises")
    pattern = promising.__globals__["_PROMISES"]
    assert [finding.words for finding in FINDINGS if pattern.search(finding.words)] == []


def test_the_page_in_the_docs_has_the_words_of_the_app() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "make_tables.py"))["evidence_page"]
    written = (ROOT / "docs" / "evidence.md").read_text(encoding="utf-8")
    assert written == made(), "run: make tables"
