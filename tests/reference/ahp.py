"""Priorities of a complete matrix, in floats."""

from collections.abc import Sequence
from math import prod


def eigenvector(matrix: Sequence[Sequence[float]]) -> list[float]:
    """Multiply by the matrix until nothing changes."""
    found = [1.0 / len(matrix)] * len(matrix)
    for _ in range(500):
        image = [sum(a * w for a, w in zip(row, found, strict=True)) for row in matrix]
        found = [each / sum(image) for each in image]
    return found


def geometric(matrix: Sequence[Sequence[float]]) -> list[float]:
    """Take the geometric means of the rows."""
    means = [prod(row) ** (1 / len(row)) for row in matrix]
    return [each / sum(means) for each in means]
