"""Tests of reading workbooks; the X rows are those of the corpus of bad inputs."""

import datetime as dt
import io

import openpyxl
import pytest
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from prioritize.intake.workbook import read_sheet
from tests.intake.faulty import findings_of, lines_of
from tests.intake.workbooks import ods, one_sheet, part_of, with_parts, workbook


SHEET = "xl/worksheets/sheet1.xml"
ROWS: list[list[object]] = [["Долбоор", "Добуш"], ["road", 7]]


def remarks(content: bytes) -> list[str]:
    """Return what is told about a workbook that is accepted."""
    return [each.render() for each in read_sheet(content, "book.xlsx").findings]


def test_texts_and_numbers_come_as_they_were_typed() -> None:
    sheet = read_sheet(workbook([["a", 7, 2.5, 1_000_000, -3, "007"]]), "book.xlsx")

    assert sheet.name == "A"
    assert sheet.rows == [["a", "7", "2.5", "1000000", "-3", "007"]]
    assert sheet.findings == ()


def test_blank_rows_and_columns_before_the_table_keep_the_numbers_of_cells() -> None:
    content = one_sheet(lambda _, sheet: sheet.write(4, 3, "x"))

    rows = read_sheet(content, "book.xlsx").rows

    assert (rows[3], rows[4][3]) == (["", "", "", ""], "x")


def test_an_encrypted_workbook_is_named_so_x02() -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")

    (line,) = lines_of(lambda: read_sheet(content, "book.xlsx"))

    assert "protected by a password" in line


def test_an_encrypted_ods_file_is_named_so_x02() -> None:
    content = with_parts(ods(""), {"META-INF/manifest.xml": b"<a><encryption-data/></a>"})

    assert "password" in lines_of(lambda: read_sheet(content, "book.ods"))[0]


def test_what_is_no_workbook_inside_is_refused() -> None:
    assert (
        "cannot be read"
        in lines_of(lambda: read_sheet(b"\xd0\xcf\x11\xe0" + bytes(600), "a.xls"))[0]
    )


@pytest.mark.parametrize("part", [SHEET, "xl/styles.xml", "xl/workbook.xml"])
def test_entities_are_never_expanded_x05(part: str) -> None:
    content = workbook(ROWS)
    evil = part_of(content, part).replace(
        b"?>", b'?><!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>', 1
    )

    (line,) = lines_of(lambda: read_sheet(with_parts(content, {part: evil}), "book.xlsx"))

    assert "document type" in line


def test_broken_xml_is_a_damaged_workbook() -> None:
    content = with_parts(workbook(ROWS), {SHEET: b"<worksheet><row></worksheet>"})

    assert "damaged" in lines_of(lambda: read_sheet(content, "book.xlsx"))[0]


def test_a_declared_size_of_the_whole_sheet_does_no_harm_x07() -> None:
    content = workbook(ROWS)
    huge = part_of(content, SHEET).replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"')

    sheet = read_sheet(with_parts(content, {SHEET: huge}), "book.xlsx")

    assert b"XFD1048576" in huge
    assert sheet.rows == [["Долбоор", "Добуш"], ["road", "7"]]


def test_a_cell_at_the_far_end_is_named_and_not_laid_out() -> None:
    content = one_sheet(lambda _, sheet: sheet.write(1_048_575, 16_383, "x"))

    (finding,) = findings_of(lambda: read_sheet(content, "book.xlsx"))

    assert (finding.spot.row, finding.spot.column) == (1_048_576, 16_384)


def test_cells_repeated_a_billion_times_are_not_laid_out() -> None:
    row = (
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell'
        ' table:number-columns-repeated="16384" office:value-type="float" office:value="3"/>'
        "</table:table-row>"
    )

    (line,) = lines_of(lambda: read_sheet(ods(row), "book.ods"))

    assert "reaches too far" in line


def test_an_ods_file_is_read() -> None:
    row = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>road</text:p>'
        '</table:table-cell><table:table-cell office:value-type="float" office:value="7"/>'
        '</table:table-row><table:table-row table:number-rows-repeated="1048575">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )

    assert read_sheet(ods(row), "book.ods").rows == [["road", "7"]]


@pytest.mark.parametrize(
    "part, told",
    [
        ("xl/vbaProject.bin", "The macros of the workbook were not run"),
        ("xl/externalLinks/externalLink1.xml", "Links to other workbooks were not followed"),
    ],
)
def test_macros_and_links_are_left_alone_and_told_x08_x09(part: str, told: str) -> None:
    assert remarks(with_parts(workbook(ROWS), {part: b""})) == [f"book.xlsx: {told}"]


def test_two_sheets_and_no_choice_are_asked_about_x10() -> None:
    content = workbook(ROWS, ROWS)

    assert lines_of(lambda: read_sheet(content, "book.xlsx")) == [
        "book.xlsx: Several sheets hold data: A, B. Say which one to read."
    ]
    assert read_sheet(content, "book.xlsx", sheet="B").name == "B"


def test_an_empty_second_sheet_needs_no_choice() -> None:
    assert read_sheet(workbook(ROWS, []), "book.xlsx").name == "A"


def test_a_workbook_without_data_is_refused() -> None:
    assert "holds no data" in lines_of(lambda: read_sheet(workbook([]), "book.xlsx"))[0]


def test_a_sheet_that_is_not_there_is_named_with_the_others() -> None:
    lines = lines_of(lambda: read_sheet(workbook(ROWS), "book.xlsx", sheet="Gallery"))

    assert lines == ["book.xlsx: There is no sheet Gallery. The sheets are A."]


def test_a_formula_that_was_never_calculated_is_a_fault_x11() -> None:
    book = openpyxl.Workbook()
    book.active.append(["road", "=1+1"])
    buffer = io.BytesIO()
    book.save(buffer)

    (finding,) = findings_of(lambda: read_sheet(buffer.getvalue(), "book.xlsx"))

    assert "never calculated" in str(finding.what)
    assert (finding.spot.row, finding.spot.column) == (1, 2)


def test_a_formula_with_a_result_is_its_result() -> None:
    content = one_sheet(lambda _, sheet: sheet.write_formula(2, 1, "=3+4", None, 7))

    assert read_sheet(content, "book.xlsx").rows[2][1] == "7"


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#N/A"])
def test_an_error_is_never_read_as_a_blank_x12(error: str) -> None:
    content = one_sheet(lambda _, sheet: sheet.write_formula(2, 1, "=A1/0", None, error))

    (finding,) = findings_of(lambda: read_sheet(content, "book.xlsx"))

    assert error in str(finding.what)
    assert (finding.spot.sheet, finding.spot.row, finding.spot.column) == ("A", 3, 2)


def test_a_number_kept_as_text_is_that_text_x13() -> None:
    assert read_sheet(workbook([["a", "14"]]), "book.xlsx").rows == [["a", "14"]]


def test_zeros_put_before_a_number_by_its_format_are_kept_and_told_x14() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_number(2, 0, 7, book.add_format({"num_format": "000"}))

    content = one_sheet(fill)

    assert read_sheet(content, "book.xlsx").rows[2][0] == "007"
    assert "zeros" in remarks(content)[0]


def test_a_date_is_written_so_that_it_is_seen_x15() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_number(2, 0, 45353, book.add_format({"num_format": "d-mmm"}))
        sheet.write_number(2, 1, 45353.5, book.add_format({"num_format": "d.m.yy h:mm"}))

    assert read_sheet(one_sheet(fill), "book.xlsx").rows[2] == [
        "2024-03-02",
        "2024-03-02 12:00:00",
    ]


def test_days_counted_from_1904_are_the_same_days_x15() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_number(2, 0, 45353 - 1462, book.add_format({"num_format": "d-mmm"}))

    content = one_sheet(fill)
    part = part_of(content, "xl/workbook.xml").replace(
        b"<workbookPr ", b'<workbookPr date1904="1" '
    )

    rows = read_sheet(with_parts(content, {"xl/workbook.xml": part}), "book.xlsx").rows

    assert rows[2][0] == "2024-03-02"


def test_hidden_rows_columns_and_sheets_are_told_x16() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column(1, 1, None, None, {"hidden": True})
        other = book.add_worksheet("B")
        other.write(0, 0, "x")
        other.hide()

    content = one_sheet(fill)

    assert read_sheet(content, "book.xlsx").rows[1] == ["road", "7"]
    assert remarks(content) == [
        "book.xlsx, sheet B: A hidden sheet was left out",
        "book.xlsx, sheet A: Hidden rows were read like the others",
        "book.xlsx, sheet A: Hidden columns were read like the others",
    ]


def test_a_filter_is_told_x17() -> None:
    def fill(_: Workbook, sheet: Worksheet) -> None:
        sheet.autofilter(0, 0, 1, 1)
        sheet.filter_column(1, "x > 10")

    assert "A filter is set" in remarks(one_sheet(fill))[0]


def test_merged_cells_are_handed_on_x18() -> None:
    content = one_sheet(lambda _, sheet: sheet.merge_range(3, 0, 3, 1, "m"))

    assert read_sheet(content, "book.xlsx").merged == (((3, 0), (3, 1)),)


def test_a_percentage_is_shown_as_one_x19() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_number(2, 1, 0.5, book.add_format({"num_format": "0%"}))
        sheet.write_number(3, 1, 0.125, book.add_format({"num_format": 10}))

    rows = read_sheet(one_sheet(fill), "book.xlsx").rows

    assert (rows[2][1], rows[3][1]) == ("50%", "12.5%")


def test_digits_beyond_those_of_a_spreadsheet_are_rounded_and_told_x20() -> None:
    content = workbook([["a", 1.5]])
    raw = part_of(content, SHEET).replace(b"<v>1.5</v>", b"<v>0.30000000000000004</v>")
    changed = with_parts(content, {SHEET: raw})

    assert read_sheet(changed, "book.xlsx").rows == [["a", "0.3"]]
    assert "rounded" in remarks(changed)[0]


def test_truth_and_times_are_words() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_boolean(2, 0, boolean=True)
        sheet.write_boolean(2, 1, boolean=False)
        sheet.write_datetime(3, 0, dt.time(8, 30), book.add_format({"num_format": "h:mm"}))

    rows = read_sheet(one_sheet(fill), "book.xlsx").rows

    assert rows[2] == ["TRUE", "FALSE"]
    assert "8:30" in rows[3][0]
