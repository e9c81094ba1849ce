"""Profiles in one line a ballot."""

from fractions import Fraction

import pytest

from prioritize.errors import InputError
from prioritize.model.shorthand import approvals, dots, paper, ranked, scores, scoresheet, totals
from prioritize.testing.display import shown


def test_projects_are_those_named_by_the_alphabet_or_those_listed() -> None:
    assert [each.id for each in ranked("b > a").projects] == ["a", "b"]
    assert [each.id for each in ranked("b > a", projects="c b a").projects] == ["c", "b", "a"]


def test_ranked_ballots_have_ties_gaps_and_counts() -> None:
    profile = ranked("3: a > b = c", "c", "")

    assert profile.places.T.tolist() == [[1, 2, 2], [0, 0, 1], [0, 0, 0]]
    assert profile.electorate.counts.tolist() == [3, 1, 1]


def test_many_projects_need_wider_places() -> None:
    few, many = (
        ranked("a", projects=" ".join(f"p{n}" for n in range(size)) + " a") for size in (9, 260)
    )

    assert (few.places.dtype.itemsize, many.places.dtype.itemsize) == (1, 2)


def test_paper_ballots_have_skips_and_overvotes() -> None:
    profile = paper("a - b=c a", "b=c")

    assert profile.marks.T.tolist() == [[0, -1, -2, 0], [-3, -1, -1, -1]]
    assert profile.overvotes == ((1, 2), (1, 2))


def test_dots_count_one_where_no_number_stands() -> None:
    assert dots("a*2 b", "").dots.T.tolist() == [[2, 1], [0, 0]]


def test_approvals_mark() -> None:
    assert approvals("2: a b", "c").approved.T.tolist() == [
        [True, True, False],
        [False, False, True],
    ]


def test_scores_keep_fractions_and_blanks() -> None:
    profile = scores("a=1.5 b=0", "b=1/3", scale=(0, 5))

    assert profile.unit == Fraction(1, 6)
    assert profile.scores.T.tolist() == [[9, 0], [0, 2]]
    assert profile.given.T.tolist() == [[True, True], [False, True]]
    assert (profile.lowest, profile.highest) == (Fraction(0), Fraction(5))


def test_a_tally_sheet_has_groups_voters_and_cells_not_offered() -> None:
    sheet = totals({"a": [3, None], "b": [1, 2]}, groups=["women", "men"], voters=[4, None])

    assert shown(sheet) == "projects a b; votes women a=3 b=1; men a=- b=2"
    assert [column.voters for column in sheet.columns] == [4, None]


def test_a_score_sheet_has_weights_a_scale_and_reasons_for_blanks() -> None:
    sheet = scoresheet(
        {"need": "0.6", "cost": 1}, {"ann": "a=5,1/2 b=r,-"}, scale=(0, 5), costs="cost"
    )

    assert [(str(each.weight), each.direction) for each in sheet.criteria] == [
        ("3/5", "benefit"),
        ("1", "cost"),
    ]
    assert (sheet.criteria[0].highest, sheet.unit) == (Fraction(5), Fraction(1, 2))
    assert sheet.values.tolist() == [[[10, 1], [0, 0]]]
    assert sheet.states.tolist() == [[[6, 6], [1, 0]]]


@pytest.mark.parametrize("make", [ranked, approvals, dots, scores, paper])
def test_no_ballots_are_a_profile_too(make: type) -> None:
    profile = make(projects="a b")

    assert shown(profile) == "projects a b; votes none"


def test_a_count_that_is_no_number_is_refused() -> None:
    with pytest.raises(InputError, match="'x' is not a number"):
        ranked("x: a > b")
