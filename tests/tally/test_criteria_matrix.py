from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import InputError
from prioritize.model.measure import Linear
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.model.shorthand import scoresheet
from prioritize.tally.criteria_matrix import CriteriaMatrix, criteria_matrix
from prioritize.tally.scoresheet import means_by_criterion, reviews
from prioritize.tally.step import Scored
from prioritize.testing.strategies import scoresheet_profiles
from tests.tally.recorder import recorder


def cells(matrix: CriteriaMatrix) -> dict[str, dict[str, Fraction]]:
    """Return the means by criterion and project."""
    return {
        column.criterion.id: dict(zip(matrix.projects, column.scores(), strict=True))
        for column in matrix.columns
    }


@given(scoresheet_profiles(), st.integers(1, 3))
def test_the_table_holds_the_means_of_those_who_can_be_compared(
    profile: ScoresheetProfile, minimum: int
) -> None:
    tally = recorder()

    matrix = criteria_matrix(profile, tally, minimum=minimum)

    means = means_by_criterion(profile, reviews(profile))
    for criterion, column in cells(matrix).items():
        assert column == {each: means[criterion][each] for each in matrix.projects}
    told = [step for step in tally.steps if isinstance(step, Scored)]
    assert {step.measure: dict(step.scores) for step in told} == means
    number = dict(
        zip((each.id for each in profile.projects), reviews(profile).sum(axis=0), strict=True)
    )
    weighed = [each.id for each in profile.criteria if each.weight]
    assert matrix.projects == tuple(
        sorted(
            each
            for each in number
            if number[each] >= minimum and all(each in means[criterion] for criterion in weighed)
        )
    )
    assert sorted((*matrix.projects, *matrix.rest)) == sorted(number)


def test_points_rounding_and_what_was_agreed_on_are_read_too() -> None:
    sheet = scoresheet({"need": 2, "cost": 1}, {"ann": "a=5,1 b=4,2", "ben": "a=2,2 b=5,3"})
    need, cost = sheet.criteria
    linear = Linear(Fraction(0), Fraction(10), Fraction(1))
    changed = evolve(
        sheet,
        criteria=(evolve(need, measure=linear), evolve(cost, decimals=0)),
        agreed=(("b", "cost", Fraction(7, 3)),),
    )

    matrix = criteria_matrix(changed, recorder(), minimum=1)

    means = means_by_criterion(changed, reviews(changed))
    assert cells(matrix) == means
    assert means["cost"] == {"a": 2, "b": Fraction(7, 3)}


def test_reviewers_who_left_something_out_may_be_left_out_themselves() -> None:
    sheet = scoresheet({"x": 1, "y": 1}, {"ann": "a=4,0", "ben": "a=0,-"})

    whole = criteria_matrix(sheet, recorder(), minimum=1)
    full = criteria_matrix(sheet, recorder(), minimum=1, order="reviewer")

    assert cells(whole)["x"] == {"a": 2}
    assert cells(full)["x"] == {"a": 4}


def test_means_of_many_reviewers_do_not_overflow() -> None:
    """The whole numbers from 1 to 60 have a multiple of 84 bits."""
    ids = [f"p{number}" for number in range(1, 61)]
    reviews = {
        f"r{row}": " ".join(f"{each}={row % 7}" for each in ids[row - 1 :]) for row in range(1, 61)
    }
    sheet = scoresheet({"x": 1}, reviews)

    matrix = criteria_matrix(sheet, recorder(), minimum=1)

    assert cells(matrix)["x"]["p3"] == Fraction(1 + 2 + 3, 3)


def test_a_criterion_on_which_all_are_equal_is_named() -> None:
    tally = recorder()

    criteria_matrix(scoresheet({"x": 1, "y": 1}, {"ann": "a=3,1 b=3,2"}), tally, minimum=1)

    assert [str(each.what) for each in tally.notices] == [
        "All projects have 3 on x, which tells nothing apart"
    ]


def test_without_a_weight_there_is_no_table() -> None:
    with pytest.raises(InputError, match="All weights are 0: x"):
        criteria_matrix(scoresheet({"x": 0}, {"ann": "a=3"}), recorder(), minimum=1)
