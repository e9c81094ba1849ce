"""Priorities from judgments in pairs, by the eigenvector or the geometric mean.

Numbers are decimals of fifty digits, whose arithmetic, logarithms included, is exactly defined, so
that every machine finds the same.
"""

from collections.abc import Mapping, Sequence
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from typing import Final

from attrs import frozen

from prioritize.tally.equations import Row, solved
from prioritize.tally.hierarchy import Ratios


__all__ = ["DIGITS", "Principal", "combined", "geometric", "in_decimals", "principal"]

DIGITS: Final = Context(prec=50)
"""The arithmetic of everything here."""

_KEPT: Final = Decimal("1e-32")
_ENOUGH: Final = Decimal("1e-34")


@frozen
class Principal:
    """The principal eigenvector, summing to 1, and the largest eigenvalue."""

    priorities: Mapping[str, Fraction]
    largest: Decimal


def in_decimals(value: Fraction) -> Decimal:
    """Return a fraction with the digits of the arithmetic at hand."""
    return Decimal(value.numerator) / value.denominator


def principal(items: Sequence[str], ratios: Ratios) -> Principal:
    """Return the principal eigenvector of the matrix of ratios.

    Where pairs are missing, the matrix is Harker's: a missing cell is 0, and the diagonal of a row
    is 1 and the number of its missing cells. That is as if the priorities themselves stood there.

    Examples
    --------
    >>> found = principal(["a", "b"], {("a", "b"): Fraction(3)})
    >>> [float(each) for each in found.priorities.values()], str(found.largest)
    ([0.75, 0.25], '2')

    """
    with localcontext(DIGITS):
        matrix = _matrix(items, ratios)
        vector = _direction(matrix)
        longest = sum((sum(row, Decimal(0)) for row in matrix), Decimal(0))
        power = [[cell / longest for cell in row] for row in matrix]
        before = [Decimal(0) for _ in items]
        # It ends: what has lost all but its leading part is, to the last digits, its own square.
        while any(abs(a - b) > _ENOUGH * a for a, b in zip(vector, before, strict=True)):
            power = _squared(power)
            before, vector = vector, _direction(power)
        image = [sum(map(_product, row, vector), Decimal(0)) for row in matrix]
        largest = sum((a / b for a, b in zip(image, vector, strict=True)), Decimal(0)) / len(items)
        # Of a very large number the digits at hand do not reach as far behind the point.
        last = max(_KEPT, Decimal(1).scaleb(largest.adjusted() + 2 - DIGITS.prec))
        return Principal(_named(items, vector), largest.quantize(last).normalize())


def _matrix(items: Sequence[str], ratios: Ratios) -> list[Row]:
    full = _both_ways(ratios)
    rows = []
    for one in items:
        row = [full.get((one, other), Decimal(0)) for other in items]
        # The cell on the diagonal is one of those counted, and stands for the 1.
        row[items.index(one)] = Decimal(row.count(Decimal(0)))
        rows.append(row)
    return rows


def _both_ways(ratios: Ratios) -> dict[tuple[str, str], Decimal]:
    turned = {pair[::-1]: 1 / ratio for pair, ratio in ratios.items()}
    return {pair: in_decimals(ratio) for pair, ratio in (ratios | turned).items()}


def _product(one: Decimal, other: Decimal) -> Decimal:
    return one * other


def _direction(matrix: Sequence[Row]) -> Row:
    """Return the sums of the rows, summing to 1."""
    sums = [sum(row, Decimal(0)) for row in matrix]
    total = sum(sums, Decimal(0))
    return [each / total for each in sums]


def _squared(matrix: Sequence[Row]) -> list[Row]:
    """Multiply a matrix with itself, scaled so that nothing grows out of bounds."""
    columns = [list(column) for column in zip(*matrix, strict=True)]
    square = [[sum(map(_product, row, column), Decimal(0)) for column in columns] for row in matrix]
    size = sum((square[at][at] for at in range(len(square))), Decimal(0))
    return [[cell / size for cell in row] for row in square]


def geometric(items: Sequence[str], ratios: Ratios) -> dict[str, Fraction]:
    """Return the priorities whose ratios are nearest to the judgments by their logarithms.

    Where no pair is missing these are the geometric means of the rows, summing to 1.

    Examples
    --------
    >>> [str(each) for each in geometric(["a", "b"], {("a", "b"): Fraction(3)}).values()]
    ['3/4', '1/4']

    """
    with localcontext(DIGITS):
        full = {pair: ratio.ln() for pair, ratio in _both_ways(ratios).items()}
        rows: list[Row] = []
        for one in items[:-1]:
            met = [Decimal((one, other) in full) for other in items]
            row = [-each for each in met[:-1]]
            row[items.index(one)] = sum(met, Decimal(0))
            own = sum((full.get((one, other), Decimal(0)) for other in items), Decimal(0))
            rows.append([*row, own])
        found = [each.exp() for each in (*solved(rows), Decimal(0))]
        total = sum(found, Decimal(0))
        return _named(items, [each / total for each in found])


def _named(items: Sequence[str], values: Sequence[Decimal]) -> dict[str, Fraction]:
    """Name values, without the last digits, which are not certain."""
    return {
        each: Fraction(value.quantize(_KEPT)) for each, value in zip(items, values, strict=True)
    }


def combined(by_judge: Mapping[str, Ratios], powers: Mapping[str, Fraction]) -> Ratios:
    """Combine the ratios of judges by geometric means, weighted by their voting power.

    Of every pair only those count who judged it.

    Examples
    --------
    >>> both = {"ann": {("a", "b"): Fraction(2)}, "ben": {("a", "b"): Fraction(8)}}
    >>> powers = {"ann": Fraction(1, 2), "ben": Fraction(1, 2)}
    >>> float(combined(both, powers)["a", "b"])
    4.0

    """
    pairs = sorted({pair for ratios in by_judge.values() for pair in ratios})
    return {
        pair: _mean({j: own[pair] for j, own in by_judge.items() if pair in own}, powers)
        for pair in pairs
    }


def _mean(told: Mapping[str, Fraction], powers: Mapping[str, Fraction]) -> Fraction:
    if len(set(told.values())) == 1:
        return next(iter(told.values()))
    with localcontext(DIGITS):
        total = in_decimals(sum((powers[each] for each in told), Fraction(0)))
        logs = sum(
            (
                in_decimals(powers[each]) * in_decimals(own).ln()
                for each, own in sorted(told.items())
            ),
            Decimal(0),
        )
        return Fraction((logs / total).exp().quantize(_KEPT))
