"""Stochastic acceptability: under which share of all weightings a project gets which rank."""

from fractions import Fraction
from math import lcm
from typing import Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from prioritize.analysis.values import Values
from prioritize.analysis.weight_draws import WEIGHT_SUM, drawn_weights


__all__ = ["DRAWS", "SEED", "Acceptability", "acceptability"]

DRAWS: Final = 10_000
SEED: Final = 20_240_120
_LARGEST: Final = 2**21
"""Values up to here times the weights of a draw add up without rounding in 53 bits."""
_AT_ONCE: Final = 4_000_000


@frozen
class Acceptability:
    """What all weightings together say.

    Attributes
    ----------
    projects, criteria
        As in the values.
    ranks
        (m, m) numbers of draws: in how many the project of the row has the rank of the column.
        Equal projects have the better rank.
    within
        How many draws put each project among the first `line`.
    central
        (m, c) weights: the mean of those under which the project is first; zeros where none are.
    draws, line
        How many weightings were drawn, and the number of projects above the line.

    """

    projects: tuple[str, ...]
    criteria: tuple[str, ...]
    ranks: NDArray[np.int64]
    central: NDArray[np.float64]
    draws: int
    line: int

    @property
    def within(self) -> NDArray[np.int64]:
        """How many draws put each project above the line."""
        counts: NDArray[np.int64] = self.ranks[:, : self.line].sum(axis=1)
        return counts

    def share(self, project: str, rank: int) -> Fraction:
        """Return the part of the draws in which a project has a rank, from 1."""
        row = self.projects.index(project)
        return Fraction(int(self.ranks[row, rank - 1]), self.draws)


def acceptability(
    values: Values, *, line: int = 1, draws: int = DRAWS, seed: int = SEED
) -> Acceptability:
    """Draw weightings, every one as likely as every other, and count the ranks.

    Scores are added in whole numbers, so that equal ones are found and the counts are the same on
    every machine; values with more than 21 bits are rounded to as many. O(d · m · (c + log m)).

    Parameters
    ----------
    values
        An additive list taken apart.
    line
        How many projects are above the line.
    draws, seed
        How many weightings are drawn, and where the stream of random bits begins.

    References
    ----------
    .. [1] Lahdelma & Salminen (2001), SMAA-2: stochastic multicriteria acceptability analysis for
       group decision making, Operations Research 49.

    """
    worth = _whole(values)
    size, criteria = worth.shape
    ranks = np.zeros((size, size), np.int64)
    central = np.zeros((size, criteria), np.float64)
    weights = drawn_weights(criteria, draws, seed=seed)
    step = max(1, _AT_ONCE // size)
    for start in range(0, draws, step):
        some = weights[start : start + step]
        _add(ranks, central, some, worth)
    firsts = np.maximum(ranks[:, :1], 1)
    return Acceptability(
        values.projects, values.criteria, ranks, central / firsts / WEIGHT_SUM, draws, line
    )


def _whole(values: Values) -> NDArray[np.float64]:
    """Return the values as whole numbers from 0, which floats hold exactly."""
    low = [min(column) for column in zip(*values.worth, strict=True)]
    shifted = [[v - least for v, least in zip(row, low, strict=True)] for row in values.worth]
    size = lcm(*(cell.denominator for row in shifted for cell in row))
    most = max((cell for row in shifted for cell in row), default=Fraction(0)) * size
    grain = Fraction(size) if most <= _LARGEST else Fraction(size) * _LARGEST / most
    return np.array([[round(cell * grain) for cell in row] for row in shifted], np.float64)


def _add(
    ranks: NDArray[np.int64],
    central: NDArray[np.float64],
    weights: NDArray[np.int64],
    worth: NDArray[np.float64],
) -> None:
    """Count the ranks of some draws, and add up the weights of those who are first.

    What a criterion adds to all projects alike turns no order, so it may be left out.
    """
    size = len(worth)
    scores = (weights.astype(np.float64) @ worth.T).astype(np.int64)
    bits = max(1, (size - 1).bit_length())
    # The project rides in the low bits of its score, so that plain numbers are sorted.
    keys = np.sort((-scores << bits) | np.arange(size), axis=1)
    projects = keys & ((1 << bits) - 1)
    places = _places(keys, bits)
    cells = projects * size + places
    ranks += np.bincount(cells.ravel(), minlength=size * size).reshape(size, size)
    first = places == 0
    rows = np.nonzero(first)[0]
    np.add.at(central, projects[first], weights[rows].astype(np.float64))


def _places(keys: NDArray[np.int64], bits: int) -> NDArray[np.int64]:
    """Return the place of every sorted key, from 0; those with one score have the better place."""
    places = np.tile(np.arange(keys.shape[1]), (len(keys), 1))
    tied = (keys[:, 1:] ^ keys[:, :-1]) >> bits == 0
    rows = np.flatnonzero(tied.any(axis=1))
    if rows.size:
        places[rows, 1:] = np.where(tied[rows], 0, places[rows, 1:])
        places[rows] = np.maximum.accumulate(places[rows], axis=1)
    return places
