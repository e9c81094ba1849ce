"""Sums of square roots, compared exactly.

The roots of whole numbers without square divisors are independent: a sum of rational multiples of
them is 0 only where every multiple is. So two sums are equal where their multiples are, and where
they are not, enough digits tell which is larger.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from math import isqrt
from typing import Final, TypeAlias

from prioritize.model.outcome import Ranking


__all__ = ["DIGITS", "Term", "ranked_root_sums"]

Term: TypeAlias = tuple[Fraction, Fraction]
"""A multiple and a number above 0 of which the square root is taken; the root of 1 is 1."""

DIGITS: Final = 12
"""How many decimals of a sum are shown; they decide nothing."""


def ranked_root_sums(sums: Mapping[str, Iterable[Term]]) -> Ranking:
    """Rank projects by sums of multiples of square roots, the largest first.

    The scores are rounded half up to `DIGITS` decimals for display; the tiers are exact.

    Examples
    --------
    >>> def term(multiple, number):
    ...     return Fraction(multiple), Fraction(number)
    >>> sums = {"a": [term(1, 8)], "b": [term(2, 2)], "c": [term(3, 1)]}
    >>> ranked_root_sums(sums).tiers
    (('c',), ('a', 'b'))

    """
    roots: list[Fraction] = []
    parts = {project: _over(roots, terms) for project, terms in sums.items()}
    padded = {
        project: tuple(part.get(index, Fraction(0)) for index in range(len(roots)))
        for project, part in parts.items()
    }
    distinct = sorted(set(padded.values()))
    values = _told_apart(distinct, roots)
    order = sorted(distinct, key=lambda part: values[distinct.index(part)], reverse=True)
    tiers = [[project for project in padded if padded[project] == part] for part in order]
    scores = [(each, _shown(values[distinct.index(part)])) for each, part in padded.items()]
    return Ranking(tiers, tuple(sorted(scores)))


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


def _told_apart(parts: Sequence[tuple[Fraction, ...]], roots: Sequence[Fraction]) -> list[Fraction]:
    """Evaluate different sums with so many digits that none can be taken for another."""
    digits = 2 * DIGITS
    while True:
        unit = Fraction(1, 10**digits)
        lower = [isqrt(int(root / unit**2)) * unit for root in roots]
        values = [
            sum((m * r for m, r in zip(part, lower, strict=True)), Fraction(0)) for part in parts
        ]
        error = 2 * unit * max((sum(map(abs, part)) for part in parts), default=Fraction(0))
        ends = sorted(values)
        if all(high - low > error for low, high in pairwise(ends)):
            return values
        digits *= 2


def _shown(value: Fraction) -> Fraction:
    """Round half up."""
    scale = 10**DIGITS
    return Fraction((value * scale + Fraction(1, 2)) // 1, scale)
