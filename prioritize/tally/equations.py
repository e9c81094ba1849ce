"""Linear equations in decimals, whose arithmetic is the same on every machine."""

from decimal import Decimal
from typing import TypeAlias


__all__ = ["Row", "solved"]

Row: TypeAlias = "list[Decimal]"


def solved(rows: list[Row]) -> Row:
    """Solve equations whose diagonal outweighs the rest, each row with its right side last.

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
    found: Row = [Decimal(0)] * size
    for at in reversed(range(size)):
        known = sum((rows[at][k] * found[k] for k in range(at + 1, size)), Decimal(0))
        found[at] = (rows[at][-1] - known) / rows[at][at]
    return found
