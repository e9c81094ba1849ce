"""Linear equations in numbers whose arithmetic is the same on every machine."""

from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias, TypeVar


__all__ = ["Row", "solved"]

Row: TypeAlias = "list[Decimal]"
_Number = TypeVar("_Number", Decimal, Fraction)


def solved(rows: list[list[_Number]]) -> list[_Number]:
    """Solve equations in their order, each row with its right side last.

    The diagonal outweighs the rest, or the matrix is positive definite: no row must be swapped.

    Examples
    --------
    >>> [
    ...     str(each)
    ...     for each in solved(
    ...         [[Decimal(2), Decimal(-1), Decimal(1)], [Decimal(-1), Decimal(2), Decimal(1)]]
    ...     )
    ... ]
    ['1', '1']

    """
    rows = list(rows)
    size = len(rows)
    for at in range(size):
        for below in range(at + 1, size):
            factor = rows[below][at] / rows[at][at]
            if factor:
                rows[below] = [b - factor * a for a, b in zip(rows[at], rows[below], strict=True)]
    found: list[_Number] = []
    for at in reversed(range(size)):
        known = sum(a * b for a, b in zip(rows[at][at + 1 : -1], found, strict=True))
        found.insert(0, (rows[at][-1] - known) / rows[at][at])
    return found
