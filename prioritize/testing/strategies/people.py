"""Strategies for what every profile has: projects, and the people who cast its ballots."""

from fractions import Fraction
from functools import cache
from typing import Final

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from prioritize.model.electorate import Electorate
from prioritize.model.project import Project
from prioritize.testing.strategies.size import SMALL, Size


__all__ = ["electorates", "grids", "projects"]

# The order of a list is not that of its ids, so that neither can pass for a reason.
_LISTED: Final = ("abcde", "edcba", "cadbe", "bdeac")
_COSTS: Final = (Fraction(1), Fraction(2), Fraction(3), Fraction(5, 2))
# No float holds 3/7 or 1/10, and their sums drift.
_WEIGHTS: Final = (Fraction(1), Fraction(1, 2), Fraction(1, 10), Fraction(3, 7), Fraction(4))


@st.composite
def projects(draw: st.DrawFn, size: Size = SMALL) -> tuple[Project, ...]:
    """Make projects with ids from ``a`` to ``e``, listed in some order, each with a cost."""
    count = draw(st.integers(*size.projects))
    order, *costs = draw(grids(1, count + 1, largest=len(_COSTS) - 1)).ravel().tolist()
    return tuple(
        Project(each, cost=_COSTS[cost])
        for each, cost in zip(_LISTED[order][:count], costs, strict=True)
    )


@st.composite
def electorates(draw: st.DrawFn, size: Size = SMALL) -> Electorate:
    """Make people behind a number of columns: ballots alone, in bundles, or with weights."""
    columns = draw(st.integers(*size.ballots))
    manner = draw(st.sampled_from(("single", "bundled", "weighted")))
    if manner == "single":
        return Electorate.of([1] * columns)
    counts = (draw(grids(1, columns, largest=2)) + 1).ravel().tolist()
    if manner == "bundled":
        return Electorate.of(counts)
    weights = draw(grids(1, columns, largest=len(_WEIGHTS) - 1)).ravel().tolist()
    total = [_WEIGHTS[weight] * count for weight, count in zip(weights, counts, strict=True)]
    return Electorate.weighted(total, counts)


@cache
def grids(rows: int, columns: int, *, largest: int) -> st.SearchStrategy[NDArray[np.int64]]:
    """Make matrices of whole numbers from 0 to the largest, which is below 256."""
    cells = rows * columns

    def shaped(content: bytes) -> NDArray[np.int64]:
        numbers = np.frombuffer(content, np.uint8).astype(np.int64) % (largest + 1)
        return numbers.reshape(rows, columns)

    return st.binary(min_size=cells, max_size=cells).map(shaped)
