"""Sums of square roots, compared exactly.

The roots of whole numbers without square divisors are independent: a sum of rational multiples of
them is 0 only where every multiple is. So two sums are equal where their multiples are, and where
they are not, enough digits tell which is larger.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import isqrt
from typing import TypeAlias

from prioritize.model.outcome import Ranking
from prioritize.tally.rising_precision import DIGITS, ranked_numbers, sign


__all__ = ["Term", "ranked_root_sums"]

Term: TypeAlias = tuple[Fraction, Fraction]
"""A multiple and a number above 0 of which the square root is taken; the root of 1 is 1."""


def ranked_root_sums(sums: Mapping[str, Iterable[Term]]) -> Ranking:
    """Rank projects by sums of multiples of square roots, the largest first.

    The scores are rounded half up to twelve decimals for display; the tiers are exact.

    Examples
    --------
    >>> def term(multiple, number):
    ...     return Fraction(multiple), Fraction(number)
    >>> sums = {"a": [term(1, 8)], "b": [term(2, 2)], "c": [term(3, 1)]}
    >>> ranked_root_sums(sums).tiers
    (('c',), ('a', 'b'))

    """
    roots: list[Fraction] = []
    parts = [_over(roots, terms) for terms in sums.values()]
    padded = [tuple(part.get(index, Fraction(0)) for index in range(len(roots))) for part in parts]

    def compare(one: int, other: int) -> int:
        apart = [a - b for a, b in zip(padded[one], padded[other], strict=True)]
        return sign(lambda digits: _value(apart, roots, digits)) if any(apart) else 0

    known = [_value(part, roots, DIGITS) for part in padded]
    error = max((off for _, off in known), default=Fraction(0))
    return ranked_numbers(tuple(sums), [value for value, _ in known], error, compare)


def _value(
    part: Sequence[Fraction], roots: Sequence[Fraction], digits: int
) -> tuple[Fraction, Fraction]:
    """Return a sum to some digits, and how far that may be off."""
    unit = Fraction(1, 10**digits)
    lower = (isqrt(int(root / unit**2)) * unit for root in roots)
    value = sum((m * r for m, r in zip(part, lower, strict=True)), Fraction(0))
    return value, unit * sum(map(abs, part), Fraction(0))


def _over(roots: list[Fraction], terms: Iterable[Term]) -> dict[int, Fraction]:
    """Write a sum over independent roots, adding to their list where a new one comes up."""
    part: dict[int, Fraction] = {}
    for multiple, number in terms:
        index, factor = _root(roots, number)
        part[index] = part.get(index, Fraction(0)) + multiple * factor
    return part


def _root(roots: list[Fraction], number: Fraction) -> tuple[int, Fraction]:
    """Write the root of a number as a multiple of one of the roots."""
    for index, known in enumerate(roots):
        product = number * known
        above, below = isqrt(product.numerator), isqrt(product.denominator)
        if above * above == product.numerator and below * below == product.denominator:
            return index, Fraction(above, below) / known
    roots.append(number)
    return len(roots) - 1, Fraction(1)
