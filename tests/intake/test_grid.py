"""Tests of the grid; the C and X rows are those of the corpus of bad inputs."""

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import InputError, Spot
from prioritize.intake.grid import read_grid
from tests.intake.faulty import findings_of, lines_of
from tests.intake.workbooks import one_sheet, workbook


def remarks(content: str) -> list[str]:
    """Return what is told about a file that is accepted."""
    return [each.render() for each in read_grid(content.encode(), "tally.csv").findings]


def test_a_csv_and_a_workbook_of_the_same_table_are_the_same_rows() -> None:
    text = read_grid(b"project,votes\nroad,7\n", "tally.csv")
    book = read_grid(workbook([["project", "votes"], ["road", 7]]), "tally.xlsx")

    assert text.rows == book.rows == (("project", "votes"), ("road", "7"))
    assert (text.sheet, book.sheet) == ("", "A")


def test_a_spot_counts_as_a_spreadsheet_does() -> None:
    grid = read_grid(b"\n,,\n,project,votes\n,road,7\n", "tally.csv")

    assert grid.spot(1, 2, "votes") == Spot("tally.csv", row=4, column=3, field="votes")
    assert grid.spot(0) == Spot("tally.csv", row=3)


def test_blank_rows_inside_stay_and_those_around_go() -> None:
    grid = read_grid(b"\n\na,b\n\n1,2\n\n\n", "tally.csv")

    assert (grid.first_row, grid.rows) == (3, (("a", "b"), ("", ""), ("1", "2")))


@pytest.mark.parametrize(
    "content, told",
    [
        ("", "The file is empty"),
        ("\ufeff", "The file holds only blank lines"),
        ("a;b;c\n", "There are no rows below the headings"),
        ("\n\n \n", "The file is empty"),
        (";;\n;;\n", "The file holds only blank lines"),
    ],
    ids=["c01", "c01-mark", "c02", "c03", "c03-separators"],
)
def test_a_file_without_data_is_refused(content: str, told: str) -> None:
    (line,) = lines_of(lambda: read_grid(content.encode(), "tally.csv"))

    assert told in line


def test_a_cell_longer_than_a_spreadsheet_holds_is_refused_c16() -> None:
    (finding,) = findings_of(lambda: read_grid(b"a,b\n1," + b"x" * 200_000, "tally.csv"))

    assert (finding.spot.row, finding.spot.column) == (2, 2)


def test_more_rows_than_a_spreadsheet_has_are_refused_before_they_are_read_c44() -> None:
    with pytest.raises(InputError) as caught:
        read_grid(b"a,b\n" + b"1,2\n" * 1_048_576, "big.csv")

    assert "more than 1048576 rows" in str(caught.value)


def test_more_columns_than_a_spreadsheet_has_are_refused_c17() -> None:
    row = ",".join(["1"] * 20_000)

    (line,) = lines_of(lambda: read_grid(f"{row}\n{row}\n".encode(), "tally.csv"))

    assert "more than 16384 columns" in line


@pytest.mark.parametrize("cell", ["=cmd|' /C calc'!A1", "@SUM(A1)", "+A1", "-A1", "'=1+1"])
def test_what_begins_like_a_formula_is_text_and_told_c18(cell: str) -> None:
    grid = read_grid(f"a;b\n1;{cell}\n".encode(), "tally.csv")

    assert grid.rows[1][1] == cell.removeprefix("'")
    assert any("like a formula" in str(each.what) for each in grid.findings)


def test_signs_and_negative_numbers_are_no_formulas() -> None:
    assert remarks("a,b\n-5,+\n-,+7\n") == []


def test_spaces_of_special_width_become_plain_c38() -> None:
    grid = read_grid("a,b\n1\u00a0200,x\n".encode(), "tally.csv")

    assert grid.rows[1][0] == "1 200"
    assert [each.spot for each in grid.findings] == [Spot("tally.csv", row=2, column=1)]


def test_what_cannot_be_seen_is_taken_out_and_told_c38() -> None:
    grid = read_grid("a,b\n\u200b12,жо\u00adл\n".encode(), "tally.csv")

    assert grid.rows[1] == ("12", "жол")
    assert len(grid.findings) == 1


def test_letters_in_two_parts_become_one() -> None:
    parts = unicodedata.normalize("NFD", "Көйгөй")

    assert read_grid(f"{parts},b\n1,2\n".encode(), "tally.csv").rows[0][0] == "Көйгөй"


@pytest.mark.parametrize(
    "content, name, told",
    [
        (b"%PDF-1.7 ...", "a.csv", "the content is PDF"),
        (b"\x89PNG\r\n\x1a\n", "a.csv", "the content is PNG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "a.csv", "a workbook of the old kind"),
        (b"PK\x03\x04....", "a.csv", "a workbook or a zip archive"),
        (b"\x1f\x8b\x08....", "a.csv", "the content is gzip"),
        (b"project,votes\nroad,1\n", "a.xlsx", "The name says .xlsx, the content is text"),
        (b"<html><table>", "a.xls", "The name says .xls, the content is text"),
    ],
    ids=["c41-pdf", "c41-png", "c41-xls", "c41-zip", "c42", "x01", "x01-html"],
)
def test_a_file_under_another_name_is_refused(content: bytes, name: str, told: str) -> None:
    (line,) = lines_of(lambda: read_grid(content, name))

    assert told in line


def test_a_workbook_without_an_ending_is_a_workbook() -> None:
    assert read_grid(workbook([["a"], [1]]), "tally").rows == (("a",), ("1",))


def test_a_file_beyond_the_limit_is_not_read_c44() -> None:
    assert "larger than 200 MB" in lines_of(lambda: read_grid(bytes(200 * 2**20 + 1), "a.csv"))[0]


def test_a_character_that_turns_the_writing_around_is_refused_c48() -> None:
    (finding,) = findings_of(lambda: read_grid("a,b\nro\u202ead,1\n".encode(), "tally.csv"))

    assert (finding.spot.row, finding.spot.column) == (2, 1)


@pytest.mark.parametrize(
    "error", ["#REF!", "#ЗНАЧ!", "#ДЕЛ/0!", "Err:502", "<WARNING: Truncated to"]
)
def test_an_error_in_a_cell_of_text_is_a_fault_x12(error: str) -> None:
    (line,) = lines_of(lambda: read_grid(f"a;b\nroad;{error}\n".encode(), "tally.csv"))

    assert error in line


def test_merged_cells_move_with_the_rows() -> None:
    content = one_sheet(lambda _, sheet: sheet.merge_range(3, 0, 4, 1, "m"))

    assert read_grid(content, "a.xlsx").merged == (((3, 0), (4, 1)),)


def test_all_faults_are_told_together() -> None:
    findings = findings_of(lambda: read_grid(b"a,b\n#REF!,1\n2,#N/A\n", "tally.csv"))

    assert [(each.spot.row, each.spot.column) for each in findings] == [(2, 1), (3, 2)]


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused_on_purpose(content: bytes) -> None:
    """Nothing but an `InputError` comes out, whatever goes in."""
    with suppress(InputError):
        grid = read_grid(content, "tally.csv")

        assert len({len(row) for row in grid.rows}) == 1
