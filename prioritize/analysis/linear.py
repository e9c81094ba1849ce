"""Linear equations solved exactly, as far as their fractions stay small enough."""

from fractions import Fraction
from typing import Final

import numpy as np

from prioritize.model.number import half_up


__all__ = ["solved"]

_EXACTLY: Final = 100
"""So many unknowns are solved for exactly."""


def solved(matrix: list[list[Fraction]], right: list[Fraction]) -> list[Fraction]:
    """Solve equations exactly by elimination; they have one solution.

    Of very many equations the fractions grow too large; these are solved in floats and rounded to
    six decimals, which is enough for numbers that stand beside and decide nothing.
    """
    if len(matrix) > _EXACTLY:
        table, values = (np.array(each, np.float64) for each in (matrix, right))
        return [half_up(Fraction(each), 6) for each in np.linalg.solve(table, values).tolist()]
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for place in range(len(rows)):
        pivot = next(row for row in range(place, len(rows)) if rows[row][place])
        rows[place], rows[pivot] = rows[pivot], rows[place]
        head = rows[place][place]
        rows[place] = [cell / head for cell in rows[place]]
        for other, row in enumerate(rows):
            factor = row[place]
            if other != place and factor:
                pairs = zip(row, rows[place], strict=True)
                rows[other] = [cell - factor * own for cell, own in pairs]
    return [row[-1] for row in rows]
