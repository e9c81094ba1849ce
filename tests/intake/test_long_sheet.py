"""Tests of paper entered with one number to a row."""

import pytest

from prioritize.model.profile import DotProfile
from prioritize.model.totals import TotalsColumn, TotalsProfile
from tests.intake.faulty import lines_of
from tests.intake.village import KYSHTUT, SUMBULA, a_consultation, an_input, read, read_all, told


TALLY = """\
session,group,instrument,operator,sheet,option_code,value
1,women,gallery,A,1,preschool,14
1,women,gallery,A,1,irrigation,6
1,women,gallery,A,1,tap,0
1,women,gallery,A,1,sport,1
1,men,gallery,A,1,preschool,11
1,men,gallery,A,1,irrigation,19
1,men,gallery,A,1,tap,0
1,men,gallery,A,1,sport,2
1,men,gallery,A,2,sport,3
1,women,gallery,A,1,issued,22
"""

BALLOTS = """\
group,ballot_serial,option_code,value
women,1,preschool,2
women,1,tap,1
men,2,sport,3
"""


def test_rows_of_a_tally_become_a_sheet_and_sheets_are_added_up() -> None:
    collected = read(TALLY, an_input())

    profile = collected.profile
    assert isinstance(profile, TotalsProfile)
    assert [each.id for each in profile.projects] == ["preschool", "irrigation", "tap", "sport"]
    assert profile.votes.tolist() == [[14, 11], [6, 19], [0, 0], [1, 5]]
    assert profile.columns == (TotalsColumn("women", issued=22), TotalsColumn("men"))
    assert [line[:38] for line in told(collected)] == ["[V01] 1 dot of women was issued and is"]


def test_two_operators_are_never_added_up() -> None:
    (line,) = lines_of(lambda: read(TALLY.replace("A,2", "B,2"), an_input()))

    assert "Several people entered the same paper: A, B" in line


def test_a_number_that_a_sheet_has_already_is_a_fault() -> None:
    lines = lines_of(lambda: read(TALLY.replace("A,2", "A,1"), an_input()))

    assert any("The sheet has this number already" in line for line in lines)


def test_what_is_no_number_is_named_in_its_place() -> None:
    lines = lines_of(lambda: read(TALLY.replace("sport,3", "sport,1O"), an_input()))

    assert lines == ["votes.csv, row 10, column 7, value: '1O' is not a number. Did you mean 10?"]


def test_rows_without_a_group_are_votes_of_all() -> None:
    content = TALLY.replace("women", "").replace("1,men,gallery,A,1", "1,,gallery,A,3")
    content = content.replace("1,men,gallery,A,2", "1,,gallery,A,4")

    profile = read(content, an_input()).profile

    assert isinstance(profile, TotalsProfile)
    assert profile.votes.tolist() == [[25], [25], [0], [6]]


def test_rows_of_several_villages_are_read_village_by_village() -> None:
    input = an_input()
    consultation = a_consultation(input, communities=(KYSHTUT, SUMBULA))
    content = "community,group,code,votes\nkyshtut,men,tap,1\nsumbula,men,tap,2\n"

    profiles = [each.profile for each in read_all(content, input, consultation)]

    assert [each.votes.tolist() for each in profiles if isinstance(each, TotalsProfile)] == [
        [[1]],
        [[2]],
    ]


def test_rows_of_ballots_become_ballots() -> None:
    profile = read(BALLOTS, an_input()).profile

    assert isinstance(profile, DotProfile)
    assert profile.dots.T.tolist() == [[2, 0, 1, 0], [0, 0, 0, 3]]
    assert profile.electorate.voters is not None
    assert profile.electorate.voters.column("group") == ("women", "men")


@pytest.mark.parametrize(
    "row, part",
    [
        ("women,1,tap,1", "has dots for tap already"),
        ("men,1,sport,1", "is of another group elsewhere"),
        ("men,,sport,1", "has no serial"),
        ("men,3,bridge,1", "There is no project"),
        ("men,3,tap,-1", "below 0"),
    ],
)
def test_rows_of_ballots_that_cannot_be_are_faults(row: str, part: str) -> None:
    assert any(part in line for line in lines_of(lambda: read(f"{BALLOTS}{row}\n", an_input())))
