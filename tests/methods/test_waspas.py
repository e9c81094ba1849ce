from fractions import Fraction
from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import OptionError
from prioritize.methods.criteria.waspas import Waspas
from prioritize.methods.criteria.weighted_product import WeightedProduct
from prioritize.methods.criteria.weighted_sum import WeightedSum
from prioritize.model.shorthand import scoresheet
from prioritize.tally.engine import run
from tests.methods.matrices import Matrix, matrices


def value(matrix: Matrix, row: int, share: float) -> float:
    """Return Q straight from the definition."""
    columns = list(zip(*matrix.rows, strict=True))
    parts = [
        (min(column) / x if place in matrix.costs else x / max(column), float(weight))
        for place, (x, column, weight) in enumerate(
            zip(matrix.rows[row], columns, matrix.weights, strict=True)
        )
    ]
    total = sum(weight for _, weight in parts)
    added = sum(weight / total * part for part, weight in parts)
    multiplied = exp(sum(weight / total * log(part) for part, weight in parts))
    return float(share * added + (1 - share) * multiplied)


@given(matrices(costs=2), st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1, 2)]))
def test_the_numbers_are_those_of_the_definition(matrix: Matrix, share: Fraction) -> None:
    outcome = run(Waspas(minimum_reviews=1, sum_share=share), matrix.sheet).outcome

    for row, (_, score) in enumerate(outcome.scores):
        assert abs(float(score) - value(matrix, row, float(share))) < 1e-9


@given(matrices(costs=2))
def test_both_ends_are_the_sum_and_the_product(matrix: Matrix) -> None:
    added, multiplied = (
        run(Waspas(minimum_reviews=1, sum_share=Fraction(share)), matrix.sheet).outcome.tiers
        for share in (1, 0)
    )

    sums = WeightedSum(minimum_reviews=1, normalisation="max")
    assert added == run(sums, matrix.sheet).outcome.tiers
    assert multiplied == run(WeightedProduct(minimum_reviews=1), matrix.sheet).outcome.tiers


def test_a_tie_of_two_rational_products_is_found() -> None:
    """a: (1 + ¼)/2 and ½; b: (9/16 + 9/16)/2 and 9/16; both make 9/8."""
    sheet = scoresheet({"x": 1, "y": 1}, {"one": "a=16,4 b=9,9 top=1,16"})

    outcome = run(Waspas(minimum_reviews=1), sheet).outcome

    assert outcome.tiers == (("a", "b"), ("top",))
    assert dict(outcome.scores)["a"] == dict(outcome.scores)["b"] == Fraction(9, 16)


def test_projects_with_the_same_scores_in_another_place_are_equal() -> None:
    """Both have a product that is no fraction: the root of 3/25."""
    sheet = scoresheet({"x": 1, "y": 1}, {"one": "a=1,3 b=3,1 c=5,5"})

    assert run(Waspas(minimum_reviews=1), sheet).outcome.tiers == (("c",), ("a", "b"))


def test_a_share_is_at_most_all() -> None:
    with pytest.raises(OptionError, match="sum_share is 2; it lies between 0 and 1"):
        Waspas(sum_share=Fraction(2))
