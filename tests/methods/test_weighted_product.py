from fractions import Fraction
from math import log, prod

import pytest
from hypothesis import given

from prioritize.errors import InputError
from prioritize.methods.criteria.weighted_product import WeightedProduct
from prioritize.model.shorthand import scoresheet
from prioritize.tally.engine import run
from tests.methods.matrices import Matrix, matrices


def powers(matrix: Matrix) -> list[Fraction]:
    """Return the products to the power of a number that makes all exponents whole: P⁶ᵂ."""
    exponents = [
        int(6 * weight) * (-1 if place in matrix.costs else 1)
        for place, weight in enumerate(matrix.weights)
    ]
    return [
        prod((each**own for each, own in zip(row, exponents, strict=True)), start=Fraction(1))
        for row in matrix.exact
    ]


@given(matrices(costs=2))
def test_the_order_is_that_of_whole_powers(matrix: Matrix) -> None:
    outcome = run(WeightedProduct(minimum_reviews=1), matrix.sheet).outcome

    places, exact = outcome.places(), powers(matrix)
    for one, own in enumerate(exact):
        for other, another in enumerate(exact):
            assert (places[f"p{one}"] < places[f"p{other}"]) == (own > another)


@given(matrices(costs=2))
def test_the_products_shown_are_those_of_the_definition(matrix: Matrix) -> None:
    outcome = run(WeightedProduct(minimum_reviews=1), matrix.sheet).outcome

    total = float(sum(matrix.weights)) * 6
    for (_, score), exact in zip(outcome.scores, powers(matrix), strict=True):
        logarithm = (log(exact.numerator) - log(exact.denominator)) / total
        assert abs(log(score) - logarithm) < 1e-9


def test_a_tie_that_floats_do_not_see_is_a_tie() -> None:
    """18^(1/2) · 2^(1/2) = 6, and so is 6^(1/2) · 6^(1/2)."""
    sheet = scoresheet({"x": "0.5", "y": "0.5"}, {"one": "a=18,2 b=6,6 c=7,5"})

    outcome = run(WeightedProduct(minimum_reviews=1), sheet).outcome

    assert outcome.tiers == (("a", "b"), ("c",))
    assert dict(outcome.scores)["a"] == 6


def test_what_differs_behind_the_decimals_shown_is_told_apart() -> None:
    """10¹⁴ is at the geometric mean of its neighbors, but for 1 in 10²⁸."""
    sheet = scoresheet(
        {"x": 1, "y": 1},
        {"one": "a=100000000000000,100000000000000 b=99999999999999,100000000000001"},
    )

    assert run(WeightedProduct(minimum_reviews=1), sheet).outcome.tiers == (("a",), ("b",))


def test_a_mean_of_nothing_is_named() -> None:
    sheet = scoresheet({"x": 1, "y": 1}, {"one": "a=0,2 b=1,0 c=1,1"})

    with pytest.raises(InputError) as caught:
        run(WeightedProduct(minimum_reviews=1), sheet)

    assert [str(each.what) for each in caught.value.findings] == [
        "a has 0 on x, and products are of numbers above 0",
        "b has 0 on y, and products are of numbers above 0",
    ]
