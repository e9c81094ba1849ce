"""The minutes as a document, opened again."""

import io
import re
import sys
import zipfile
from collections.abc import Iterator

import docx
import pytest
from attrs import evolve
from docx.document import Document
from docx.oxml.ns import qn

from prioritize.errors import OutputError
from prioritize.report.isolate import unmarked
from prioritize.report.protocol.compose import compose
from prioritize.report.protocol.word import protocol_docx
from prioritize.report.protocol.word_table import LINED
from prioritize.report.safe_text import HIDDEN, safe_text
from prioritize.report.voice import Voice
from prioritize.text import ENGLISH
from tests.report.hostile import PAYLOADS
from tests.report.protocol.evening import BILINGUAL, ENGLISH_VOICES, MEETING, evening
from tests.report.protocol.shown import every_text


LETTERS = "Өткөн жылы ңырылган үйлөр Ҥ җ Ѐ"


def opened(content: bytes) -> Document:
    """Open a document as a word processor does."""
    return docx.Document(io.BytesIO(content))


def texts(document: Document) -> list[str]:
    """List the paragraphs of the body, those in tables too, in the order in which they stand."""
    paragraphs = document.element.body.iter(qn("w:p"))
    found = ("".join(t.text or "" for t in each.iter(qn("w:t"))) for each in paragraphs)
    return [text for text in found if text]


def xml_of(content: bytes) -> Iterator[str]:
    """Read every part of the file that holds text."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                yield archive.read(name).decode()


DOCUMENT = protocol_docx(compose(evening(), BILINGUAL))


def test_everything_that_the_minutes_say_stands_in_the_document() -> None:
    protocol = compose(evening(), BILINGUAL)

    page = "\n".join(texts(opened(DOCUMENT)))

    assert [text for text in every_text(protocol) if unmarked(text) not in page] == []


def test_the_languages_stand_side_by_side() -> None:
    tables = opened(DOCUMENT).tables

    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows]

    assert [
        left
        for left, right in (row for row in rows if len(row) == 2)
        if right == "Заслушав и обсудив итоги голосования, собрание решило:"
    ] == ["Добуштарды угуп жана талкуулап, жыйын чечти:"]
    assert ["1", "Сугат каналын оңдоо (P1)", "Ремонт канала (P1)", "17"] in rows


def test_one_language_needs_no_second_column() -> None:
    document = opened(protocol_docx(compose(evening(), ENGLISH_VOICES)))

    assert "Having heard and discussed the votes, the meeting decided:" in [
        each.text for each in document.paragraphs
    ]


def test_the_same_bytes_come_out_twice_and_tell_no_time() -> None:
    again = protocol_docx(compose(evening(), BILINGUAL))

    with zipfile.ZipFile(io.BytesIO(DOCUMENT)) as archive:
        moments = {each.date_time for each in archive.infolist()}
        names = archive.namelist()
        core = archive.read("docProps/core.xml").decode()
    assert again == DOCUMENT
    assert moments == {(1980, 1, 1, 0, 0, 0)}
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2025-01-01T00:00:00Z"}
    assert [name for name in names if "thumbnail" in name or "vba" in name.lower()] == []


def test_nobody_is_named_as_the_author() -> None:
    about = opened(DOCUMENT).core_properties

    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert about.title == "Жыйындын протоколу № ______ / Протокол собрания № ______"


def test_the_sheet_is_a4_and_the_letters_are_those_of_an_office() -> None:
    document = opened(DOCUMENT)
    fonts = set(re.findall(r'w:ascii="([^"]+)"', document.styles.element.xml))

    width, height = document.sections[0].page_width, document.sections[0].page_height
    assert width
    assert height
    assert (round(width.mm), round(height.mm)) == (210, 297)
    assert "Times New Roman" in fonts
    assert fonts - {"Times New Roman"} == set()


def test_every_page_has_the_code_and_its_number() -> None:
    footer = opened(DOCUMENT).sections[0].footer

    code, page = footer.paragraphs

    assert code.text == ("Эрежелердин коду: 0123 4567 89ab cdef / Код правил: 0123 4567 89ab cdef")
    fields = [each.get(qn("w:instr")) for each in page._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"] * 2


def test_a_training_is_written_across_every_page() -> None:
    header = opened(DOCUMENT).sections[0].header

    assert header.paragraphs[0].text.startswith("ОКУУ МАШЫГУУСУ")
    assert 'string="ОКУУ / УЧЕБНЫЙ"' in header._element.xml


def test_a_real_meeting_has_no_mark() -> None:
    document = opened(protocol_docx(compose(evening(kind="real"), BILINGUAL)))

    assert document.sections[0].header.paragraphs[0].text == ""
    assert "ОКУУ" not in document.sections[0].header._element.xml


def test_texts_are_marked_with_their_language() -> None:
    marks = re.findall(r'<w:lang w:val="([^"]+)"/>', opened(DOCUMENT).element.xml)

    assert set(marks) == {"ky-KG", "ru-RU"}


def test_headings_of_tables_are_repeated_and_rows_stay_whole() -> None:
    lined = [each for each in opened(DOCUMENT).tables if each.style and each.style.name == LINED]

    rows = [[row._tr.xml for row in table.rows] for table in lined]

    assert len(rows) == 10
    assert all("w:tblHeader" in first for first, *_ in rows)
    assert all("w:cantSplit" in row for table in rows for row in table)


def test_no_text_breaks_the_document() -> None:
    hostile = (*PAYLOADS, LETTERS, "a\x00\x0b\x1b\ufffe\uffff\ud800b", "]]>&<")
    meeting = evolve(MEETING, chair=hostile[0], agenda=hostile, commission=hostile)

    page = texts(opened(protocol_docx(compose(evening(meeting), BILINGUAL))))

    lost = [each for each in hostile if "".join(page).count(safe_text(each)) < 2]
    assert lost == []
    assert [text for text in page if HIDDEN.search(text)] == []


def test_a_text_of_somebody_makes_no_field_and_reaches_nowhere() -> None:
    meeting = evolve(MEETING, chair='<w:fldSimple w:instr="DDEAUTO"/> {DDEAUTO c:\\x}')

    parts = list(xml_of(protocol_docx(compose(evening(meeting), ENGLISH_VOICES))))

    assert [
        each for each in parts if re.search(r'<w:fldSimple w:instr="(?!PAGE|NUMPAGES)', each)
    ] == []
    assert [each for each in parts if 'TargetMode="External"' in each] == []


def test_three_languages_stand_side_by_side_too() -> None:
    voices = (*BILINGUAL, Voice("en", ENGLISH))

    tables = opened(protocol_docx(compose(evening(), voices))).tables

    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    assert [
        "Эсепке алынбай калган бюллетень жок.",
        "Незасчитанных бюллетеней нет.",
        "No ballot was left out.",
    ] in rows


def test_without_the_library_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = [each for each in sys.modules if each.startswith("prioritize.report.protocol.word_")]
    for name in loaded:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "docx", None)

    with pytest.raises(OutputError) as caught:
        protocol_docx(compose(evening(), ENGLISH_VOICES))

    assert caught.value.render() == (
        "A .docx file needs python-docx, which is not installed. Install it with pip install"
        " 'prioritize[docx]', or write the minutes as .html."
    )


def test_properties_stand_in_the_order_that_word_insists_on() -> None:
    """Word calls a document damaged where they do not; others do not mind."""
    order = {
        "tcPr": ["tcW", "tcBorders", "vAlign"],
        "trPr": ["cantSplit", "tblHeader"],
        "rPr": ["rFonts", "b", "color", "sz", "lang"],
        "pPr": ["pStyle", "keepNext", "tabs", "spacing", "jc"],
    }
    body = opened(DOCUMENT).element

    for tag, known in order.items():
        every = body.iter(qn(f"w:{tag}"))
        found = {tuple(part.tag.rpartition("}")[2] for part in each) for each in every}
        assert [each for each in found if set(each) - set(known)] == []
        assert [each for each in found if sorted(each, key=known.index) != list(each)] == []
