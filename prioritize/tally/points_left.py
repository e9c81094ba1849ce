"""Borda points among the projects that are still in a count."""

from collections.abc import Iterable
from fractions import Fraction

import numpy as np

from prioritize.tally.pair_table import PairTable


__all__ = ["points_left"]


def points_left(
    table: PairTable, left: Iterable[str], weight: Fraction
) -> tuple[dict[str, Fraction], Fraction]:
    """Share out a point in every pair and ballot, and return the points and their average.

    The higher project of a pair gets the point, or each gets half where the ballot tells nothing.

    Parameters
    ----------
    table
        All the pairs.
    left
        The projects still in the count; only pairs of these count.
    weight
        The weight of all ballots.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> from prioritize.tally.pair_table import compared
    >>> table = compared(ranked("2: a > b > c", "1: c > b > a"), unranked="last")
    >>> points, average = points_left(table, ["a", "c"], Fraction(3))
    >>> points == {"a": 2, "c": 1}, average
    (True, Fraction(3, 2))

    """
    ids = sorted(left)
    rows = [table.ids.index(each) for each in ids]
    sums = table.margins[np.ix_(rows, rows)].sum(axis=1).tolist()
    even = weight * (len(ids) - 1)
    points = {each: (row * table.unit + even) / 2 for each, row in zip(ids, sums, strict=True)}
    return points, even / 2
