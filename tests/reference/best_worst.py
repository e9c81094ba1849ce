"""The best-worst method by a solver for linear programs, in floats."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.optimize import linprog


def pairs(over: Sequence[float], above: Sequence[float]) -> list[tuple[int, int, float]]:
    """List the answers; the first item is the best and the last is the worst."""
    best, worst = 0, len(over) - 1
    rest = range(1, worst)
    return [
        (best, worst, over[worst]),
        *((best, each, over[each]) for each in rest),
        *((each, worst, above[each]) for each in rest),
    ]


def linear(over: Sequence[float], above: Sequence[float]) -> float:
    """Return the least deviation of the linear model."""
    size = len(over)
    rows: list[Any] = []
    for one, other, ratio in pairs(over, above):
        row = np.zeros(size)
        row[one], row[other] = 1, -ratio
        rows += [[*row, -1], [*-row, -1]]
    cost = [*[0] * size, 1]
    found: Any = linprog(cost, rows, [0] * len(rows), [[*[1] * size, 0]], [1])
    return float(found.fun)


def deviation(weights: Sequence[float], over: Sequence[float], above: Sequence[float]) -> float:
    """Return by how much ratios of weights deviate from the answers."""
    return max(abs(weights[i] / weights[j] - ratio) for i, j, ratio in pairs(over, above))
