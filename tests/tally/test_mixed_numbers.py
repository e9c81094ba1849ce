"""Sums of a rational number and a product of powers, compared exactly."""

from fractions import Fraction

import pytest

from prioritize.tally.mixed_numbers import Mixed, ranked_by_mixed, rounded_products
from prioritize.tally.powers import Power


ONE, HALF = Fraction(1), Fraction(1, 2)


def root(number: Fraction) -> tuple[Power, ...]:
    """Write a square root as a product of powers."""
    return ((number, HALF),)


@pytest.mark.parametrize(
    "one, other, are_equal",
    [
        (Mixed(ONE, ONE, root(Fraction(2))), Mixed(ONE, ONE, root(Fraction(2))), True),
        (Mixed(ONE, ONE, root(Fraction(2))), Mixed(ONE, ONE, root(Fraction(3))), False),
        (Mixed(ONE, ONE, root(Fraction(4))), Mixed(2 * ONE, ONE, root(ONE)), True),
        (Mixed(ONE, ONE, root(Fraction(4))), Mixed(2 * ONE, ONE, root(Fraction(9))), False),
        (Mixed(ONE, ONE, root(Fraction(4))), Mixed(2 * ONE, ONE, root(Fraction(2))), False),
        (Mixed(ONE, ONE, root(Fraction(2))), Mixed(2 * ONE, ONE, root(Fraction(4))), False),
        (Mixed(ONE, 0 * ONE, root(Fraction(2))), Mixed(ONE, 0 * ONE, root(Fraction(3))), True),
    ],
)
def test_sums_are_equal_where_both_parts_are_or_both_roots_are_rational(
    one: Mixed,
    other: Mixed,
    are_equal: bool,  # noqa: FBT001  # what is expected
) -> None:
    assert one.equals(other) is are_equal
    assert other.equals(one) is are_equal


@pytest.mark.parametrize("step", [Fraction(1, 10**30), Fraction(1, 10**80)])
def test_numbers_of_which_the_first_digits_agree_are_told_apart_by_later_ones(
    step: Fraction,
) -> None:
    """b has the larger root, c the smaller rational part."""
    numbers = [
        Mixed(HALF, HALF, root(HALF)),
        Mixed(HALF, HALF, root(HALF + step)),
        Mixed(HALF - step, HALF, root(HALF)),
        Mixed(HALF, HALF, root(HALF)),
    ]

    assert ranked_by_mixed("abcd", numbers).tiers == (("b",), ("a", "d"), ("c",))


def test_without_products_the_rational_numbers_alone_rank() -> None:
    numbers = [Mixed(each, 0 * ONE, root(each)) for each in (HALF, ONE, HALF)]

    assert ranked_by_mixed("abc", numbers).tiers == (("b",), ("a", "c"))


def test_products_are_shown_to_twelve_decimals() -> None:
    factors = [root(HALF), root(Fraction(1, 4))]

    assert rounded_products("ab", factors) == (
        ("a", Fraction(707106781187, 10**12)),
        ("b", HALF),
    )
