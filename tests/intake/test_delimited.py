"""Tests of separating cells; the C rows are those of the corpus of bad inputs."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.intake.delimited import separate
from tests.intake.faulty import findings_of, lines_of


def test_semicolons_are_as_ordinary_as_commas_c09() -> None:
    rows, findings = separate("a;b\n1;2\n", "tally.csv")

    assert rows[:2] == [["a", "b"], ["1", "2"]]
    assert findings == ()


@pytest.mark.parametrize("separator", ["\t", "|"])
def test_rare_separators_are_accepted_and_told_c09(separator: str) -> None:
    text = f"a{separator}b\n1{separator}2\n"

    rows, findings = separate(text, "tally.csv")

    assert rows[:2] == [["a", "b"], ["1", "2"]]
    assert len(findings) == 1


def test_commas_go_without_saying() -> None:
    assert separate("a,b\n1,2", "tally.csv") == ([["a", "b"], ["1", "2"]], ())


def test_decimal_commas_do_not_separate() -> None:
    rows, _ = separate("road;1,5;2,5\nwell;3,5;1,5", "tally.csv")

    assert rows == [["road", "1,5", "2,5"], ["well", "3,5", "1,5"]]


def test_one_column_needs_no_separator() -> None:
    assert separate("votes\n1\n2", "tally.csv") == ([["votes"], ["1"], ["2"]], ())


def test_a_separator_that_changes_is_a_fault_c10() -> None:
    lines = lines_of(lambda: separate("a;b\n1;2\n3;4\n5,6\n", "tally.csv"))

    (line,) = lines

    assert "row 4: The row has 1 cells, the others have 2" in line


def test_an_open_quote_is_placed_and_does_not_swallow_the_rest_c11() -> None:
    (finding,) = findings_of(lambda: separate('a,b\n"1,2\n3,4\n', "tally.csv"))

    assert (finding.spot.row, finding.spot.column) == (2, 1)
    assert "never closed" in str(finding.what)


def test_a_quote_inside_a_cell_is_a_fault_c12() -> None:
    (finding,) = findings_of(lambda: separate('a,b\n1,x"y\n', "tally.csv"))

    assert (finding.spot.row, finding.spot.column) == (2, 2)
    assert "inside a cell" in str(finding.what)


def test_the_sign_for_seconds_is_no_quote() -> None:
    rows, _ = separate("lat;lon\n39°54'12\"N;71°18'00\"\n", "marks.csv")

    assert rows[1] == ["39°54'12\"N", "71°18'00\""]


def test_all_rows_of_another_width_are_named_c13() -> None:
    findings = findings_of(lambda: separate("a,b\n1\n1,2\n1,2\n1,2,3\n", "tally.csv"))

    assert [each.spot.row for each in findings] == [2, 5]


def test_blank_cells_beyond_the_table_and_titles_above_it_do_no_harm() -> None:
    rows, _ = separate("Village;;\n\na,b\n".replace(",", ";") + "1;2;;\n3;4\n", "tally.csv")

    assert rows[3] == ["1", "2", "", ""]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_one_c14(end: str) -> None:
    assert separate(f"a,b{end}1,2{end}", "tally.csv")[0][:2] == [["a", "b"], ["1", "2"]]


def test_mixed_line_ends_and_a_missing_last_one_are_fine_c14_c15() -> None:
    assert separate("a,b\r\n1,2\n3,4\r5,6", "tally.csv")[0] == [
        ["a", "b"],
        ["1", "2"],
        ["3", "4"],
        ["5", "6"],
    ]


def test_the_line_that_declares_a_separator_is_no_row_c19() -> None:
    rows, findings = separate("sep=;\r\na;b\r\n1;2", "tally.csv")

    assert rows == [["a", "b"], ["1", "2"]]
    assert len(findings) == 1


def test_a_quoted_cell_may_hold_separators_quotes_and_line_ends() -> None:
    rows, _ = separate('a,b\n"1,5","x""y\nz"\n', "tally.csv")

    assert rows[1] == ["1,5", 'x"y\nz']


cells = st.text(alphabet='abө ,;"\n', max_size=4)


@given(
    st.integers(2, 4).flatmap(
        lambda n: st.lists(st.lists(cells, min_size=n, max_size=n), min_size=2)
    )
)
def test_what_the_standard_library_quotes_is_read_back(rows: list[list[str]]) -> None:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter="|", quoting=csv.QUOTE_ALL).writerows(rows)

    assert separate(f"sep=|\n{buffer.getvalue()}", "tally.csv")[0][: len(rows)] == rows
