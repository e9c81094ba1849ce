"""The papers of an evening, and what becomes of earlier ones."""

from pathlib import Path

import pytest
from attrs import evolve, frozen

from prioritize.errors import Finding
from prioritize.ports.bundle_io import read_bundle
from prioritize.report.voice import Voice
from prioritize.text import ENGLISH, message
from prioritize.workflow.bundled import seal_of
from prioritize.workflow.papers import Count, Written, beside, write_papers
from prioritize.workflow.rank import rank
from prioritize.workflow.verified import verify_path
from tests.ports.breaking import tree
from tests.workflow.files import WALL, village


VOICES = (Voice("en", ENGLISH),)
ODD = Finding(message("58 dots of 60 were found"))


@frozen
class Noon:
    """A clock that stands still."""

    at: str = "2025-02-14T12:00:00Z"

    def now(self) -> str:
        """Return the time."""
        return self.at


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Lay a workbook into a folder of its own; nobody reads it here."""
    path = tmp_path / "жыйын 1.xlsx"
    path.write_bytes(b"votes of a whole evening")
    return path


def counted(workbook: Path, *, wall: str = WALL) -> Count:
    """Count a village."""
    material = village(wall=wall)
    return Count(workbook, material, rank(material), (ODD,))


def written(count: Count, *, at: str = Noon().at) -> Written:
    """Write the papers of a count."""
    return write_papers(count, voices=VOICES, minutes=VOICES, clock=Noon(at))


def names(folder: Path) -> list[str]:
    """List what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_every_paper_lies_beside_the_workbook_under_the_mark_of_the_count(workbook: Path) -> None:
    count = counted(workbook)

    result = written(count)

    stem = f"жыйын 1-{count.mark}"
    kinds = [(each.kind, each.name, each.state) for each in result.evening.papers]
    assert kinds == [
        ("result", f"{stem}-result.html", "written"),
        ("protocol-docx", f"{stem}-protocol.docx", "written"),
        ("protocol-html", f"{stem}-protocol.html", "written"),
        ("bundle", f"{stem}-bundle.zip", "written"),
        ("findings", f"{stem}-findings.txt", "written"),
    ]
    assert names(workbook.parent) == sorted([workbook.name, *(name for _, name, _ in kinds)])
    assert result.page == beside(workbook, f"{count.mark}-result.html")
    assert result.evening.noticed == 1
    assert workbook.read_bytes() == b"votes of a whole evening"


def test_the_bundle_is_verified_and_its_seal_is_the_one_that_is_told(workbook: Path) -> None:
    count = counted(workbook)

    seal = written(count).evening.seal

    bundle = beside(workbook, f"{count.mark}-bundle.zip")
    assert verify_path(bundle).findings == ()
    assert seal == seal_of(read_bundle(bundle))


def test_the_same_count_an_hour_later_writes_nothing(workbook: Path) -> None:
    first = written(counted(workbook))
    before = tree(workbook.parent)

    again = written(counted(workbook), at="2025-02-14T13:00:00Z")

    assert {each.state for each in again.evening.papers} == {"same"}
    assert tree(workbook.parent) == before
    assert again.evening.seal == first.evening.seal
    assert again.evening.earlier == ()


def test_another_count_leaves_the_papers_before_and_names_them(workbook: Path) -> None:
    first = written(counted(workbook))
    (workbook.parent / f"жыйын 1-{'0' * 8}-letter.txt").touch()
    (workbook.parent / "жыйын 2-00000000-result.html").touch()
    before = tree(workbook.parent)

    again = written(counted(workbook, wall=WALL.replace("9;4", "8;5")))

    assert again.evening.earlier == tuple(sorted(each.name for each in first.evening.papers))
    assert before.items() <= tree(workbook.parent).items()


def test_papers_in_another_language_lie_beside_the_first_ones(workbook: Path) -> None:
    count = counted(workbook)
    written(count)
    before = tree(workbook.parent)

    papers = write_papers(
        count, voices=VOICES, minutes=VOICES, clock=Noon(), asked=("ru", "ky")
    ).evening

    stem = f"жыйын 1-{count.mark}"
    assert [(each.name, each.state) for each in papers.papers] == [
        (f"{stem}-result-ru-ky.html", "written"),
        (f"{stem}-protocol-ru-ky.docx", "written"),
        (f"{stem}-protocol-ru-ky.html", "written"),
        (f"{stem}-bundle.zip", "same"),
        (f"{stem}-findings-ru-ky.txt", "written"),
    ]
    assert before.items() <= tree(workbook.parent).items()
    later = written(counted(workbook, wall=WALL.replace("9;4", "8;5")))
    assert len(later.evening.earlier) == 9


def test_a_protocol_that_somebody_corrected_stays(workbook: Path) -> None:
    count = counted(workbook)
    written(count)
    protocol = beside(workbook, f"{count.mark}-protocol.docx")
    protocol.write_bytes(b"corrected by hand")

    papers = {each.kind: each for each in written(count).evening.papers}

    assert papers["protocol-docx"].state == "numbered"
    assert papers["protocol-docx"].name == f"жыйын 1-{count.mark}-protocol-2.docx"
    assert papers["result"].state == "same"
    assert protocol.read_bytes() == b"corrected by hand"


def test_a_bundle_that_somebody_changed_stays(workbook: Path) -> None:
    count = counted(workbook)
    written(count)
    bundle = beside(workbook, f"{count.mark}-bundle.zip")
    bundle.write_bytes(b"not even an archive")

    papers = {each.kind: each for each in written(count).evening.papers}

    assert papers["bundle"].state == "numbered"
    assert bundle.read_bytes() == b"not even an archive"


def test_what_was_asked_for_belongs_to_the_mark(workbook: Path) -> None:
    count = counted(workbook)
    other = evolve(count.material, settings={**count.material.settings, "tie_break": "refuse"})

    assert evolve(count, material=other).mark != count.mark
