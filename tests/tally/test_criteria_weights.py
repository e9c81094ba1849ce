from fractions import Fraction
from math import isclose

import pytest

from prioritize.errors import InputError
from prioritize.model.shorthand import scoresheet
from prioritize.tally.criteria_matrix import CriteriaMatrix, criteria_matrix
from prioritize.tally.criteria_weights import WEIGHTS, criteria_weights, rank_weights
from prioritize.tally.step import Remark
from tests.tally.recorder import recorder


def matrix(*rows: str, weights: str = "1 1", costs: str = "") -> CriteriaMatrix:
    """Make the table of one reviewer: projects a, b, c … on criteria c0, c1 …"""
    names = [f"c{place}" for place in range(len(weights.split()))]
    review = " ".join(f"{id}={row}" for id, row in zip("abcdef", rows, strict=False))
    sheet = scoresheet(dict(zip(names, weights.split(), strict=True)), {"one": review}, costs=costs)
    return criteria_matrix(sheet, recorder(), minimum=1)


@pytest.mark.parametrize("how", ["rank-sum", "reciprocal", "roc"])
def test_equals_share_the_weights_of_their_places(how: str) -> None:
    strict = rank_weights([Fraction(4), Fraction(3), Fraction(2), Fraction(1)], how)

    shared = rank_weights([Fraction(2), Fraction(9), Fraction(2), Fraction(1)], how)

    assert shared == (
        (strict[1] + strict[2]) / 2,
        strict[0],
        (strict[1] + strict[2]) / 2,
        strict[3],
    )


@pytest.mark.parametrize("how", WEIGHTS)
def test_a_declared_total_must_be_met_however_weights_are_made(how: str) -> None:
    table = matrix("1,2", "2,1", weights="60 30")

    with pytest.raises(InputError, match="The weights add up to 90, not to 100"):
        criteria_weights(table, how, Fraction(100), recorder())


@pytest.mark.parametrize("how", WEIGHTS[1:])
def test_weights_that_are_made_are_parts_of_1_and_are_told(how: str) -> None:
    tally = recorder()

    weights = criteria_weights(matrix("1,2", "2,7", "5,3"), how, None, tally)

    assert isclose(sum(weights), 1, abs_tol=1e-11)
    (told,) = (step for step in tally.steps if isinstance(step, Remark))
    assert str(told.text).startswith(f"Weights ({how}): c0 ")


@pytest.mark.parametrize("how", ["entropy", "critic", "merec"])
def test_a_criterion_on_which_all_are_equal_gets_no_weight_of_scores(how: str) -> None:
    assert (
        criteria_weights(matrix("1,4,1", "2,4,7", "5,4,3", weights="1 1 1"), how, None, recorder())[
            1
        ]
        == 0
    )


@pytest.mark.parametrize("how", ["entropy", "critic", "merec"])
def test_where_nothing_is_told_apart_weights_of_scores_are_equal(how: str) -> None:
    half = Fraction(1, 2)

    assert criteria_weights(matrix("3,4", "3,4"), how, None, recorder()) == (half, half)
    assert criteria_weights(matrix("3,4"), how, None, recorder()) == (half, half)


def test_criteria_that_say_the_same_have_no_contrast_not_a_rounding_error() -> None:
    """Correlations of exactly 1: what floats leave over would be taken for weights."""
    table = matrix("1,10,7", "2,20,9", "4,40,13", weights="1 1 1")

    assert criteria_weights(table, "critic", None, recorder()) == (Fraction(1, 3),) * 3


@pytest.mark.parametrize(
    "how, rows", [("entropy", ("-1,2", "2,1")), ("merec", ("0,2", "2,1"))], ids=["entropy", "merec"]
)
def test_scores_of_which_no_weights_can_be_made_are_named(how: str, rows: tuple[str, str]) -> None:
    with pytest.raises(InputError, match=f"A mean on c0 is .*, and weights={how} cannot be made"):
        criteria_weights(matrix(*rows), how, None, recorder())
