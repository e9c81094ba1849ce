"""Sums of multiples of exp(−r) with rational r, compared exactly.

Powers of e with different rational exponents are independent over the rationals (Lindemann 1882),
so two sums are equal only where every multiple is.
"""

from collections.abc import Mapping, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache
from typing import Final

from attrs import frozen

from prioritize.model.outcome import Ranking
from prioritize.tally.rising_precision import DIGITS, ranked_numbers, sign


__all__ = ["Exponentials", "ranked_by_exponentials"]

_SPARE: Final = 8


@frozen
class Exponentials:
    """A sum of multiples of exp(−r), as pairs (r, multiple) by r, none of them 0."""

    terms: tuple[tuple[Fraction, Fraction], ...] = ()

    @classmethod
    def of(cls, terms: Mapping[Fraction, Fraction]) -> "Exponentials":
        """Make a sum of multiples by r."""
        return cls(tuple(sorted((r, multiple) for r, multiple in terms.items() if multiple)))

    @classmethod
    def added(cls, parts: Sequence[tuple[Fraction, "Exponentials"]]) -> "Exponentials":
        """Add up multiples of sums.

        Examples
        --------
        >>> one = Exponentials.of({Fraction(0): Fraction(2), Fraction(1): Fraction(1)})
        >>> Exponentials.added([(Fraction(1), one), (Fraction(-1), one)])
        Exponentials(terms=())

        """
        total: dict[Fraction, Fraction] = {}
        for factor, part in parts:
            for r, multiple in part.terms:
                total[r] = total.get(r, Fraction(0)) + factor * multiple
        return cls.of(total)

    def value(self, digits: int) -> tuple[Fraction, Fraction]:
        """Return it to some digits, and how far that may be off."""
        value = sum((multiple * _power(-r, digits) for r, multiple in self.terms), Fraction(0))
        weight = sum((abs(multiple) for _, multiple in self.terms), Fraction(0))
        return value, weight * Fraction(1, 10**digits)

    def sign(self) -> int:
        """Return -1, 0 or 1.

        Examples
        --------
        >>> tiny = {Fraction(10**9): Fraction(-1), Fraction(10**9 + 1): Fraction(2)}
        >>> Exponentials.of(tiny).sign()
        -1

        """
        if not self.terms:
            return 0
        # Times the exponential of the smallest r, it is not too small to be seen.
        least = self.terms[0][0]
        larger = Exponentials(tuple((r - least, multiple) for r, multiple in self.terms))
        return sign(larger.value)


def ranked_by_exponentials(projects: Sequence[str], sums: Sequence[Exponentials]) -> Ranking:
    """Rank projects by such sums, the largest first; the scores are rounded, the tiers exact.

    Examples
    --------
    >>> one = Exponentials.of({Fraction(1): Fraction(1)})
    >>> two = Exponentials.of({Fraction(0): Fraction(1, 3)})
    >>> ranked_by_exponentials("ab", [two, one]).tiers
    (('b',), ('a',))

    """

    def compare(one: int, other: int) -> int:
        apart = Exponentials.added([(Fraction(1), sums[one]), (Fraction(-1), sums[other])])
        return apart.sign()

    known = [each.value(DIGITS) for each in sums]
    error = max((off for _, off in known), default=Fraction(0))
    return ranked_numbers(projects, [value for value, _ in known], error, compare)


@cache
def _power(exponent: Fraction, digits: int) -> Fraction:
    """Return e to the power of a number of at most 0, to so many digits after the point."""
    if exponent < -3 * digits:
        # e³ is more than 10.
        return Fraction(0)
    context = Context(prec=digits + _SPARE)
    ratio = Decimal(exponent.numerator), Decimal(exponent.denominator)
    return Fraction(context.exp(context.divide(*ratio)))
