"""A rational number and a product of powers, added up and compared exactly.

Roots of rational numbers are independent over the rationals unless the quotient of two of them is
rational (Besicovitch 1940). So two sums of a rational number and as much of such a root are equal
only where both parts are equal, or where both roots are rational themselves.
"""

from collections.abc import Sequence
from fractions import Fraction

from attrs import frozen

from prioritize.model.outcome import Ranking
from prioritize.tally.criteria_products import quotient
from prioritize.tally.powers import Power, Powers, is_one, rational_value
from prioritize.tally.rising_precision import DIGITS, ranked_numbers, shown, sign


__all__ = ["Mixed", "ranked_by_mixed", "rounded_products"]


@frozen
class Mixed:
    """A rational number, and so many times a product of powers."""

    rational: Fraction
    multiple: Fraction
    product: tuple[Power, ...]

    def equals(self, other: "Mixed") -> bool:
        """Say whether two are equal, exactly; their multiples are the same.

        Examples
        --------
        >>> one = Mixed(Fraction(1), Fraction(1), ((Fraction(4), Fraction(1, 2)),))
        >>> one.equals(Mixed(Fraction(2), Fraction(1), ((Fraction(1), Fraction(1)),)))
        True

        """
        if not self.multiple:
            return self.rational == other.rational
        if self.rational == other.rational:
            return is_one(quotient(self.product, other.product))
        one, two = rational_value(self.product), rational_value(other.product)
        if one is None or two is None:
            return False
        return self.rational + self.multiple * one == other.rational + other.multiple * two

    def value(self, powers: Powers) -> Fraction:
        """Return it to some digits."""
        if not self.multiple:
            return self.rational
        return self.rational + self.multiple * powers.exp(powers.log(self.product))


def ranked_by_mixed(projects: Sequence[str], numbers: Sequence[Mixed]) -> Ranking:
    """Rank projects by such numbers, whose products are 1 at most, the largest first."""

    def compare(one: int, other: int) -> int:
        if numbers[one].equals(numbers[other]):
            return 0
        return sign(lambda digits: _apart(numbers[one], numbers[other], digits))

    powers = Powers.to(DIGITS)
    values = [each.value(powers) for each in numbers]
    # The logarithm and the power that is made of it are off by so much each.
    return ranked_numbers(projects, values, 2 * powers.error, compare)


def _apart(one: Mixed, other: Mixed, digits: int) -> tuple[Fraction, Fraction]:
    powers = Powers.to(digits)
    return one.value(powers) - other.value(powers), 4 * powers.error


def rounded_products(
    projects: Sequence[str], factors: Sequence[Sequence[Power]]
) -> tuple[tuple[str, Fraction], ...]:
    """Return the product of every project, rounded to the decimals that are shown."""
    powers = Powers.to(DIGITS)
    return tuple(
        (project, shown(powers.exp(powers.log(each))))
        for project, each in zip(projects, factors, strict=True)
    )
