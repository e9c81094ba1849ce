"""There is paper enough, and no more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.report.kit.supply import (
    MOST_BALLOTS,
    Kit,
    ballots_needed,
    in_sheets,
    per_sheet,
    serials,
)
from tests.report.kit.papers import kit_of


BOTH = ("ky", "ru")


@pytest.mark.parametrize(
    "projects, languages, expected",
    [(3, BOTH, 4), (8, BOTH, 4), (14, BOTH, 1), (14, ("ky",), 4), (24, ("ky",), 1), (24, BOTH, 1)],
)
def test_fewer_ballots_stand_on_a_sheet_the_more_projects_there_are(
    projects: int, languages: tuple[str, ...], expected: int
) -> None:
    assert per_sheet(kit_of(projects), languages) == expected


def test_long_names_need_more_room() -> None:
    assert per_sheet(kit_of(8, length=20), BOTH) == 4
    assert per_sheet(kit_of(8, length=70), BOTH) == 2


@given(people=st.integers(1, 5000))
def test_there_is_a_ballot_for_everybody_and_a_reserve(people: int) -> None:
    ballots = ballots_needed(Kit(people=people), ("ky",))

    expected = min(people, MOST_BALLOTS)
    assert ballots >= expected + max(5, expected // 10)
    assert ballots % 4 == 0


def test_what_was_asked_for_is_printed_and_nothing_else() -> None:
    assert ballots_needed(Kit(people=43, ballots=7), BOTH) == 7
    assert ballots_needed(Kit(people=43, ballots=0), BOTH) == 0


@given(ballots=st.integers(0, 3000))
def test_no_number_stands_on_two_ballots_and_none_is_left_out(ballots: int) -> None:
    numbers = serials(ballots)

    assert [int(each) for each in numbers] == list(range(1, ballots + 1))
    assert len({len(each) for each in numbers}) <= 1


@given(size=st.integers(1, 9), things=st.lists(st.integers(), max_size=50))
def test_nothing_is_lost_between_sheets(size: int, things: list[int]) -> None:
    sheets = in_sheets(things, size)

    assert [each for sheet in sheets for each in sheet] == things
    assert all(1 <= len(sheet) <= size for sheet in sheets)
