"""Borda points among the projects that are still in a count."""

from fractions import Fraction
from typing import Any, Final

import numpy as np
from attrs import define, field
from numpy.typing import NDArray

from prioritize.tally.pair_table import PairTable


__all__ = ["PointsLeft"]

_SAFE: Final = 2**63


@define
class PointsLeft:
    """The points of the projects that are left, as projects leave one after the other.

    In every pair and ballot a point is shared out: the higher project of the pair gets it, or each
    gets half where the ballot tells nothing.

    Attributes
    ----------
    table
        All the pairs; only those of projects that are left count.
    weight
        The weight of all ballots.
    left
        The positions of the projects that are left in the table.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> from prioritize.tally.pair_table import compared
    >>> table = compared(ranked("2: a > b > c", "1: c > b > a"), unranked="last")
    >>> points = PointsLeft(table, Fraction(3))
    >>> points.remove(np.array([1]))
    >>> points.named() == {"a": 2, "c": 1}, points.average
    (True, Fraction(3, 2))

    """

    table: PairTable
    weight: Fraction
    left: NDArray[np.intp] = field(init=False)
    _margins: NDArray[Any] = field(init=False)
    _leads: NDArray[Any] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Begin with all projects."""
        self.left = np.arange(len(self.table.ids))
        self._margins = _summable(self.table.margins)
        self._leads = self._margins.sum(axis=1)

    @property
    def leads(self) -> NDArray[Any]:
        """By how much each of those left is above the average, in halves of the table's unit."""
        leads: NDArray[Any] = self._leads[self.left]
        return leads

    @property
    def average(self) -> Fraction:
        """The average of the points."""
        return self.weight * (len(self.left) - 1) / 2

    def points(self, project: int) -> Fraction:
        """Return the points of one that is left."""
        return int(self._leads[project]) * self.table.unit / 2 + self.average

    def named(self) -> dict[str, Fraction]:
        """Return the points of all that are left, by their ids."""
        return {self.table.ids[each]: self.points(each) for each in self.left.tolist()}

    def remove(self, projects: NDArray[np.intp]) -> None:
        """Let some leave, in O(m) for each: nobody has points against them any longer."""
        self._leads = self._leads - self._margins[:, projects].sum(axis=1)
        self.left = self.left[~np.isin(self.left, projects)]


def _summable(margins: NDArray[np.int64]) -> NDArray[Any]:
    """Return margins, as numbers of any size where their sums may not fit into a word."""
    largest = int(np.abs(margins).max(initial=0))
    return margins if largest * len(margins) < _SAFE else margins.astype(object)
