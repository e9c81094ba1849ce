"""Tests of finding the table inside a grid; the C rows are those of the corpus of bad inputs."""

import pytest
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from prioritize.intake.faults import Faults
from prioritize.intake.grid import read_grid
from prioritize.intake.table import Table, find_table
from prioritize.model.consultation import Input
from tests.intake.faulty import findings_of, lines_of
from tests.intake.village import an_input
from tests.intake.workbooks import one_sheet


def table(content: str | bytes, input: Input | None = None) -> Table:
    """Find the table of a file in which only the word ``road`` is a heading beside known words."""
    data = content.encode() if isinstance(content, str) else content
    name = "votes.csv" if isinstance(content, str) else "votes.xlsx"
    return find_table(read_grid(data, name), input or an_input(), "road".__eq__, Faults(name))


def test_titles_above_the_headings_are_passed_over() -> None:
    found = table("Village,\n20.01.2024,\nproject,votes\nroad,1\n\nwell,2\n")

    assert (found.header, found.headings, found.rows) == (2, ("project", "votes"), (3, 5))


def test_headings_that_nobody_knows_are_the_fullest_row() -> None:
    assert table("x,,\na,b,c\n1,2,3\n").headings == ("a", "b", "c")


def test_a_heading_that_is_declared_makes_the_row() -> None:
    found = table("7,8\nq1,q2\n1,2\n", an_input(columns=[("group", "q2")]))

    assert (found.header, found.column("group")) == (1, 1)


def test_known_words_in_any_of_three_languages_have_a_meaning() -> None:
    found = table("Код;Көйгөй;Группа;Votes\n1;road;a;3\n")

    assert [found.column(each) for each in ("code", "name", "group", "votes", "score")] == [
        0,
        1,
        2,
        3,
        -1,
    ]


def test_a_column_that_is_not_there_holds_nothing() -> None:
    found = table("project,votes\nroad,1\n")

    assert found.cell(1, found.column("group")) == ""


def test_repeated_headings_are_a_fault_c20() -> None:
    lines = lines_of(lambda: table("project,votes,votes\nroad,1,2\n"))

    assert lines == [
        "votes.csv, row 1, column 2, votes: The heading votes stands over several columns",
        "votes.csv, row 1, column 3, votes: The heading votes stands over several columns",
    ]


def test_a_declared_column_that_is_missing_is_a_fault_c21() -> None:
    input = an_input(columns=[("group", "Grou")])

    (line,) = lines_of(lambda: table("project,votes,Group\nroad,1,a\n", input))

    assert "There is no column 'Grou'. Did you mean Group?" in line


def test_a_second_row_of_headings_is_a_fault_c23() -> None:
    (finding,) = findings_of(lambda: table("Код;Көйгөй;Добуш\ncode;problem;votes\n1;road;3\n"))

    assert (finding.spot.row, "second row of headings" in str(finding.what)) == (2, True)


def test_a_row_of_tags_is_left_out_and_told() -> None:
    content = b"project,votes,sex\n#loc+name,#affected,\nroad,1,f\n"
    faults = Faults("votes.csv")

    found = find_table(read_grid(content, "votes.csv"), an_input(), bool, faults)

    assert found.rows == (2,)
    assert "tags" in str(faults.accepted[0].what)


@pytest.mark.parametrize("place", [(0, 0, 0, 1), (1, 0, 2, 0)], ids=["x18-headings", "c24-rows"])
def test_merged_cells_of_the_table_are_asked_about(place: tuple[int, int, int, int]) -> None:
    content = one_sheet(lambda _, sheet: sheet.merge_range(*place, "road"))

    (line,) = lines_of(lambda: table(content))

    assert "merged" in line


def test_a_merged_title_does_no_harm() -> None:
    def fill(_: Workbook, sheet: Worksheet) -> None:
        sheet.merge_range(0, 0, 0, 1, "Кыштут")
        sheet.write_row(1, 0, ["project", "votes"])
        sheet.write_row(2, 0, ["road", 3])

    assert table(one_sheet(fill)).header == 1


def test_headings_without_rows_are_a_fault_c02() -> None:
    assert "no rows below" in lines_of(lambda: table("Village,\nproject,votes\n"))[0]
