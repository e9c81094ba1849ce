"""The minutes of the evening in `fixtures/hall`, from the workbook to the document."""

import io
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from prioritize.cli.catalog import catalog_for
from prioritize.report.voice import Voice
from prioritize.workflow.material import gather
from prioritize.workflow.report import report, writer_for
from prioritize.workflow.request import Request


HALL = Path(__file__).resolve().parent.parent.parent / "fixtures" / "hall" / "hall.xlsx"


def speak(language: str) -> Voice:
    """Speak a language with its translations."""
    return Voice(language, catalog_for(language))


def minutes(file: str) -> bytes:
    """Write the minutes of the evening in Kyrgyz and Russian."""
    material = gather(str(HALL), Request())
    return report(material, writer_for(file, "protocol"), speak=speak, languages=("ky", "ru"))


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """Open the document and read its paragraphs, those in tables too."""
    document = docx.Document(io.BytesIO(minutes("protocol.docx")))
    paragraphs = document.element.body.iter(qn("w:p"))
    return ["".join(t.text or "" for t in each.iter(qn("w:t"))) for each in paragraphs]


@pytest.mark.parametrize(
    "text",
    [
        "Жыйындын протоколу № ______",
        "Протокол собрания № ______",
        "2025-ж., 14-февраль",
        "14 февраля 2025\N{NO-BREAK SPACE}г.",
        "Үлгүев Бакыт",
        "Аялдар, Жаштар",
        "Женщины, Молодёжь",
        "31",
        "24",
        "Тегирмендин жанындагы көпүрө (P3), Мост у мельницы (P7)",
        "добуш берүүдөн кийин, 19:40",
        "Кол көтөрүү, E6",
        "Бир аял 18:20да келди",
        "Санак комиссиясынын мүчөсү",
        "Представитель айылного кеңеша",
    ],
)
def test_what_happened_that_evening_stands_in_the_minutes(lines: list[str], text: str) -> None:
    assert text in lines


def test_nobody_on_the_private_list_stands_in_the_minutes(lines: list[str]) -> None:
    book = openpyxl.load_workbook(HALL, read_only=True)
    rows = list(book["Катышуучулар (купуя)"].iter_rows(min_row=5, values_only=True))
    officers = {line for line in lines if line.count(" ") == 1}
    private = {str(cell) for row in rows for cell in (row[1], row[6]) if cell} - officers

    assert len(private) > 50
    assert [each for each in private if each in "\n".join(lines)] == []


@pytest.mark.parametrize("file", ["protocol.docx", "protocol.html"])
def test_the_same_evening_gives_the_same_minutes(file: str) -> None:
    assert minutes(file) == minutes(file)
