"""Full matrices of scores for tests: one reviewer, every project on every criterion."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from attrs import frozen
from hypothesis import strategies as st

from prioritize.model.project import projects_of
from prioritize.model.scoresheet import SCORED, Criterion, ScoresheetProfile


__all__ = ["Matrix", "matrices"]

WEIGHTS = (Fraction(1), Fraction(1, 3), Fraction(5, 2), Fraction(60))


@frozen
class Matrix:
    """Scores by project and criterion, and weights; all criteria are benefits unless named."""

    rows: tuple[tuple[int, ...], ...]
    weights: tuple[Fraction, ...]
    costs: frozenset[int] = frozenset()

    @property
    def exact(self) -> list[list[Fraction]]:
        """The scores as fractions."""
        return [[Fraction(each) for each in row] for row in self.rows]

    @property
    def sheet(self) -> ScoresheetProfile:
        """The sheet of one reviewer: projects p0, p1 … on criteria k0, k1 …"""
        values = np.array(self.rows, np.int64).reshape(1, len(self.rows), len(self.weights))
        criteria = tuple(
            Criterion(
                f"k{place}", weight=weight, direction="cost" if place in self.costs else "benefit"
            )
            for place, weight in enumerate(self.weights)
        )
        projects = projects_of(f"p{row}" for row in range(len(self.rows)))
        states = np.full(values.shape, SCORED, np.uint8)
        return ScoresheetProfile(projects, criteria, ("one",), values, states)

    def scaled(self, factors: Sequence[int]) -> "Matrix":
        """Return the scores in other units."""
        rows = tuple(
            tuple(each * factor for each, factor in zip(row, factors, strict=True))
            for row in self.rows
        )
        return Matrix(rows, self.weights, self.costs)


@st.composite
def matrices(
    draw: st.DrawFn, *, least: int = 1, most: int = 9, costs: int = 0, projects: int = 6
) -> Matrix:
    """Make small matrices, the last criteria of which may be costs."""
    width = draw(st.integers(1, 4))
    row = st.tuples(*[st.integers(least, most)] * width)
    rows = draw(st.lists(row, min_size=1, max_size=projects))
    weights = tuple(draw(st.sampled_from(WEIGHTS)) for _ in range(width))
    lower = draw(st.integers(0, min(costs, width)))
    return Matrix(tuple(rows), weights, frozenset(range(width - lower, width)))
