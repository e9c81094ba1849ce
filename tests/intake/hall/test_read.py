"""Workbooks as they come back from people are read, whatever was done to them."""

import io
from fractions import Fraction

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from prioritize.intake.hall.public import public_hall
from prioritize.intake.hall.read import read_hall, read_public_hall
from prioritize.intake.hall.sniff import is_hall
from prioritize.model.hall.layout import LANGUAGES
from prioritize.model.profile import DotProfile
from prioritize.model.totals import TotalsProfile
from tests.intake.hall.evening import (
    TEMPLATES,
    Filled,
    an_evening,
    lines_of_hall,
    told_of,
    votes_of,
)
from tests.intake.workbooks import workbook


DOTS = {"P1": (8, 5), "P2": (6, 4), "P3": (1, 2)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_evening_is_read_in_every_language(language: str) -> None:
    hall = an_evening(language).read()

    (wall,) = hall.collected
    assert votes_of(wall) == DOTS
    assert (hall.consultation.kind, hall.meeting.date) == ("training", "2025-02-14")
    assert [each.id for each in hall.consultation.groups] == ["G1", "G2"]


def test_what_was_never_calculated_is_added_up_here() -> None:
    """The totals of the template lose their results where it is saved by another program."""
    wall = an_evening().collected("wall")

    assert isinstance(wall.profile, TotalsProfile)
    assert [each.voters for each in wall.profile.columns] == [9, 6]
    assert [each for each in told_of(wall.findings) if "V07" in each or "calculated" in each] == []


def test_the_workbook_and_its_record_are_the_same_evening() -> None:
    content = an_evening().saved()

    record = public_hall(content, "hall.xlsx")

    assert read_public_hall(record) == read_hall(content, "hall.xlsx")
    assert public_hall(content, "hall.xlsx") == record


def test_a_workbook_of_the_hall_is_known_by_its_tags_or_its_titles() -> None:
    untagged = an_evening()
    for page in untagged.book.worksheets:
        page.cell(1, 1).value = None

    assert is_hall(an_evening().saved())
    assert is_hall(untagged.saved())
    assert not is_hall(workbook([["Код", "Добуш"], ["P1", 7]]))
    assert not is_hall(b"PK\x03\x04 and nothing more")
    assert not is_hall(b"code,votes\n")


def test_renamed_sheets_are_known_by_their_tags() -> None:
    filled = an_evening()
    for number, page in enumerate(filled.book.worksheets):
        page.title = f"Барак {number}"

    assert votes_of(read_hall(filled.saved(), "hall.xlsx").collected[0]) == DOTS


def test_sheets_without_tags_are_known_by_their_titles_in_any_language() -> None:
    filled = an_evening("ru")
    for page in filled.book.worksheets:
        page.cell(1, 1).value = None
    filled.page("wall").title = "Дубалдагы чекиттер"
    filled.book["Группы"].title = "groups"

    hall = read_hall(filled.saved(), "hall.xlsx")

    assert votes_of(hall.collected[0]) == DOTS
    assert [each.id for each in hall.consultation.groups] == ["G1", "G2"]


def test_columns_may_be_moved_and_rows_inserted() -> None:
    filled = an_evening()
    page = filled.page("wall")
    page.move_range("C5:C36", cols=7)
    page.insert_rows(5, amount=2)
    page.insert_cols(1)

    assert votes_of(filled.collected("wall")) == {each: DOTS[each][::-1] for each in DOTS}


def test_merged_cells_above_and_beside_the_table_do_no_harm() -> None:
    filled = an_evening()
    page = filled.page("wall")
    page.cell(4, 1).value = "Код"
    page.cell(5, 1).value = None
    page.merge_cells("A4:A5")
    page.cell(4, 3).value = "Чекиттер"
    page.merge_cells("C4:H4")

    assert votes_of(filled.collected("wall")) == DOTS


def test_a_merged_group_belongs_to_each_of_its_ballots() -> None:
    filled = an_evening(papers=("ballots",))
    filled.ballot("ballots", 1, "G1", P1=1).ballot("ballots", 2, P2=1).ballot("ballots", 3, P1=1)
    filled.page("ballots").merge_cells("B9:B11")

    profile = filled.collected("ballots").profile

    assert isinstance(profile, DotProfile)
    assert profile.electorate.voters
    assert profile.electorate.voters.column("group") == ("G1", "G1", "G1")


def test_numbers_are_read_as_a_russian_office_types_them() -> None:
    filled = an_evening()
    filled.line("wall", "P1", votes=["8", "5,0"])
    filled.line("projects", "P1", cost="1 850 000,50 сом")
    filled.field("dots_per_voter", "3").field("date", "14.02.2025 г.")
    filled.field("weight_wall", "0,5")

    hall = filled.read()

    assert votes_of(hall.collected[0])["P1"] == (8, 5)
    assert str(hall.consultation.projects[0].cost) == "3700001/2"
    assert hall.consultation.combination
    assert hall.consultation.combination.weights == (("wall", Fraction(1, 2)),)


def test_codes_may_be_typed_on_a_russian_keyboard_and_names_stand_for_codes() -> None:
    filled = an_evening()
    page = filled.page("wall")
    page.cell(6, 1).value = "р1"
    page.cell(7, 1).value = None
    page.cell(7, 2).value = "бакча"
    page.cell(5, 3).value = "Аялдар"

    assert votes_of(filled.collected("wall")) == DOTS


def test_a_row_of_totals_typed_by_hand_is_no_project() -> None:
    filled = an_evening()
    filled.page("wall").cell(12, 1).value = "Всего"
    filled.page("wall").cell(12, 3).value = 15
    filled.page("wall").cell(12, 4).value = 12

    wall = filled.collected("wall")

    assert votes_of(wall) == DOTS
    (line,) = (each for each in told_of(wall.findings) if "V07" in each)
    assert line.startswith(
        "[V07] sheet Дубалдагы чекиттер, cell D12, G2: The total is 12, the votes add up to 11."
    )


def test_hidden_rows_are_read_and_told() -> None:
    filled = an_evening()
    filled.page("wall").row_dimensions[7].hidden = True

    hall = filled.read()

    assert votes_of(hall.collected[0]) == DOTS
    assert told_of(hall.findings) == [
        "sheet Дубалдагы чекиттер: Hidden rows were read like the others"
    ]


def test_spare_codes_are_no_projects_but_votes_for_one_are_kept() -> None:
    filled = an_evening()
    filled.line("wall", "P9", votes=[0, 1])

    hall = filled.read()

    assert votes_of(hall.collected[0]) == {**DOTS, "P9": (0, 1)}
    assert "P9 has votes and no name" in told_of(hall.findings)[0]


def test_a_late_poster_was_not_offered_to_some() -> None:
    filled = an_evening()
    filled.line("projects", "P4", name_ky="Жарык", added="18:50")
    filled.line("wall", "P4", votes=["сунушталган эмес", 1])

    profile = filled.collected("wall").profile

    assert isinstance(profile, TotalsProfile)
    assert profile.offered.tolist()[3] == [False, True]


def test_a_late_poster_that_everybody_was_offered_is_told() -> None:
    filled = an_evening()
    filled.line("projects", "P4", name_ky="Жарык", added="18:50")
    filled.line("wall", "P4", votes=[0, 1])

    (told,) = told_of(filled.read().findings)

    assert "P4 was put up late (18:50)" in told


def test_a_withdrawn_poster_is_not_counted() -> None:
    filled = an_evening()
    filled.line("projects", "P3", withdrawn="ооба")

    wall = filled.collected("wall")

    assert set(votes_of(wall)) == {"P1", "P2"}
    assert "P3 were withdrawn" in " ".join(told_of(wall.findings))


def test_without_groups_the_first_column_is_everybody() -> None:
    filled = an_evening()
    for row in (5, 6):
        for column in range(2, 7):
            filled.page("groups").cell(row, column).value = None
    page = filled.page("wall")
    for row in (*range(6, 9), *range(31, 36)):
        page.cell(row, 4).value = None

    hall = filled.read()

    assert hall.consultation.groups == ()
    assert votes_of(hall.collected[0]) == {"P1": (8,), "P2": (6,), "P3": (1,)}


def test_what_is_voted_on_may_be_a_direction() -> None:
    filled = an_evening()
    filled.field("level", "багыт")

    hall = filled.read()

    assert [each.id for each in hall.consultation.directions] == ["P1", "P2", "P3"]
    assert hall.collected[0].input.level == "direction"


def test_a_sheet_saved_by_another_program_is_read_too() -> None:
    """A workbook with inline strings has no table of shared texts."""
    book = openpyxl.load_workbook(io.BytesIO(an_evening().saved()))
    page = book["Дубалдагы чекиттер"]
    assert isinstance(page, Worksheet)
    page.cell(6, 3).value = "8"
    buffer = io.BytesIO()
    book.save(buffer)

    assert votes_of(read_hall(buffer.getvalue(), "hall.xlsx").collected[0]) == DOTS


def test_an_empty_template_says_what_it_lacks() -> None:
    filled = Filled()

    assert lines_of_hall(filled) == [
        "sheet Жыйын, cell B8, Жыйындын түрү: Жыйындын түрү is not written down",
        "sheet Жыйын, cell B9, Күнү: Күнү is not written down",
        "sheet Жыйын, cell B12, Айыл аймагы же айыл: Айыл аймагы же айыл is not written down",
        "Nobody has voted yet: no sheet of votes is filled in",
    ]


def test_the_template_itself_is_a_workbook_of_the_hall() -> None:
    assert all(is_hall(content) for content in TEMPLATES.values())
