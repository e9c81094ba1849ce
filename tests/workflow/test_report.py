"""A report is chosen by kind and ending, and speaks the languages that its source speaks."""

import re
from pathlib import Path

import pytest

from prioritize.cli.catalog import catalog_for
from prioritize.errors import UsageError
from prioritize.report.voice import Voice
from prioritize.workflow.material import gather
from prioritize.workflow.report import report, writer_for
from prioritize.workflow.request import Request


FIXTURES = Path(__file__).resolve().parent.parent.parent / "fixtures"


def speak(language: str) -> Voice:
    """Speak a language with its translations."""
    return Voice(language, catalog_for(language))


def written(source: Path, *languages: str, name: str = "result.html") -> str:
    """Write a report and read it."""
    material = gather(str(source), Request())
    return report(material, writer_for(name), speak=speak, languages=languages).decode()


def spoken(page: str) -> list[str]:
    """List the languages of the sheets of a page."""
    return re.findall(r'<section class="sheet [^"]*" lang="(\w+)"', page)


@pytest.mark.parametrize(
    "file, kind",
    [
        ("result.html", ""),
        ("RESULT.HTML", "public"),
        ("minutes.html", "protocol"),
        ("minutes.docx", ""),
        ("folder.with.dots/minutes.docx", "protocol"),
    ],
)
def test_what_can_be_written_has_a_writer(file: str, kind: str) -> None:
    assert callable(writer_for(file, kind))


def test_a_document_is_minutes_and_a_page_is_for_everybody() -> None:
    assert writer_for("a.html") == writer_for("b.html", "public")
    assert writer_for("a.docx") == writer_for("b.docx", "protocol")


@pytest.mark.parametrize(
    "file, kind, what, remedy",
    [
        ("a.docx", "public", "The public report cannot be written as .docx", "with .html."),
        ("a.html", "plan", "The plan report cannot be written as .html", "--kind public: .html"),
        ("a.pdf", "", "does not say what to write", "--kind protocol: .docx"),
        ("a", "public", "The name of the file has no ending", "with .html."),
        ("a", "", "does not say what to write", "--kind public: .html"),
    ],
)
def test_what_cannot_be_written_is_said_with_what_can(
    file: str, kind: str, what: str, remedy: str
) -> None:
    with pytest.raises(UsageError) as refused:
        writer_for(file, kind)

    (finding,) = refused.value.findings
    assert finding.spot.file == file
    assert what in str(finding.what)
    assert remedy in str(finding.remedy)


def test_date_and_adults_come_from_the_consultation() -> None:
    page = written(FIXTURES / "hands", "en")

    assert "February 11, 2024" in page
    assert "59 people of about 410 adults" in page


def test_the_languages_asked_for_are_spoken() -> None:
    assert spoken(written(FIXTURES / "hands", "ru", "ky")) == ["ru", "ky"]


def test_a_consultation_speaks_the_first_language_of_its_title() -> None:
    assert spoken(written(FIXTURES / "hands")) == ["ky"]


def test_a_meeting_says_which_languages_it_speaks() -> None:
    page = written(FIXTURES / "hall" / "hall.xlsx")

    assert spoken(page)
    assert set(spoken(page)) <= {"ky", "ru"}
    assert "маданият үйү" in page


def test_a_file_of_ballots_without_a_title_speaks_english(tmp_path: Path) -> None:
    path = tmp_path / "ballots.csv"
    path.write_text("1,2\nroad,well\nwell,road\nroad,\n", encoding="utf-8")
    material = gather(str(path), Request(method="borda"))

    page = report(material, writer_for("result.html"), speak=speak).decode()

    assert spoken(page) == ["en"]
    assert "Fewer than 5 people took part." in page


def test_where_no_list_is_asked_for_there_is_no_sheet() -> None:
    material = gather(str(FIXTURES / "hands"), Request(instrument="combined"))

    with pytest.raises(UsageError, match="no list to report"):
        report(material, writer_for("result.html"), speak=speak)


def test_the_same_bytes_come_out_twice() -> None:
    assert written(FIXTURES / "batken", "ky") == written(FIXTURES / "batken", "ky")
