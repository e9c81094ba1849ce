"""Approval ballots as a contest for seats, and what a committee is worth to the people behind it.

A ballot of which l projects are elected is worth 1 + 1/2 + … + 1/l, times its weight. To stay in
whole numbers all worths are multiplied by the `Contest.scale`.
"""

from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate
from math import lcm
from typing import Any, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from prioritize.tally.votes import sums_by_group


__all__ = ["Contest", "contest_of"]

_FEW: Final = 64
_SAFE: Final = 2**62


@frozen(slots=False)
class Contest:
    """Distinct approval sets with their weights, and the seats to be filled.

    It holds bytes, so that equal contests are equal and can be looked up.

    Attributes
    ----------
    size, seats
        The number m of projects, which are positions from 0, and of seats, at most m.
    marks
        (m, g) booleans: whether project i is on the ballots of group j.
    weights
        g integers: the weight of each group, in multiples of the electorate's unit.

    """

    size: int
    seats: int
    marks: bytes
    weights: bytes

    @cached_property
    def approved(self) -> NDArray[np.bool_]:
        """The marks as an array."""
        return np.frombuffer(self.marks, np.bool_).reshape(self.size, self.weight.size)

    @cached_property
    def weight(self) -> NDArray[np.int64]:
        """The weights as an array."""
        return np.frombuffer(self.weights, np.int64)

    @cached_property
    def scale(self) -> int:
        """What all worths are multiplied by: the least common multiple of 1 to the seats."""
        return lcm(*range(1, self.seats + 1))

    @cached_property
    def harmonics(self) -> tuple[int, ...]:
        """What a ballot is worth of which 0, 1, … up to all seats are elected, times `scale`."""
        return tuple(accumulate((self.scale // each for each in self.levels), initial=0))

    @property
    def levels(self) -> range:
        """The numbers of elected projects on a ballot, from 1."""
        return range(1, self.seats + 1)

    @cached_property
    def _added(self) -> NDArray[Any]:
        """What one more elected project adds to a ballot of which 0, 1, … are elected."""
        whole = np.int64 if self.scale * int(self.weight.sum()) < _SAFE else np.object_
        return np.array([*(self.scale // level for level in self.levels), 0], whole)

    @cached_property
    def _counts(self) -> NDArray[Any]:
        return self.approved.astype(self._added.dtype)

    def worth(self, members: Iterable[int]) -> int:
        """Return what a committee is worth, times `scale`."""
        elected = self.elected(members)
        return sum(
            int(self.weight[elected == level].sum()) * self.harmonics[level]
            for level in range(1, int(elected.max(initial=0)) + 1)
        )

    def elected(self, members: Iterable[int]) -> NDArray[np.int64]:
        """Return how many members stand on the ballots of each group."""
        rows: NDArray[np.int64] = self.approved[np.array(tuple(members), np.intp)].sum(
            axis=0, dtype=np.int64
        )
        return rows

    def gains(self, elected: NDArray[np.int64]) -> NDArray[Any]:
        """Return what each project would add if it were elected too, times `scale`.

        Parameters
        ----------
        elected
            (…, g) numbers: how many members are on the ballots of each group, for one committee or
            for several.

        """
        gains: NDArray[Any] = (self.weight * self._added[elected]) @ self._counts.T
        return gains


def contest_of(approved: NDArray[np.bool_], weights: NDArray[np.int64], seats: int) -> Contest:
    """Make a contest of (m, n) marks and n weights; blank ballots are left out.

    Examples
    --------
    >>> contest = contest_of(np.array([[1, 1, 0], [0, 1, 0]], np.bool_), np.array([3, 1, 9]), 2)
    >>> contest.worth([0]), contest.worth([0, 1]), contest.scale
    (8, 9, 2)

    """
    size = len(approved)
    if size and approved.shape[1] > _FEW:
        approved, weights = _grouped(approved, weights)
    kept = approved.any(axis=0)
    marks = np.ascontiguousarray(approved[:, kept])
    return Contest(size, min(seats, size), marks.tobytes(), weights[kept].tobytes())


def _grouped(
    approved: NDArray[np.bool_], weights: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Add up the weights of equal ballots."""
    packed = np.ascontiguousarray(np.packbits(approved, axis=0).T)
    keys: NDArray[Any] = packed.view(np.dtype((np.void, packed.shape[1]))).ravel()
    _, first, group = np.unique(keys, return_index=True, return_inverse=True)
    return approved[:, first], sums_by_group(weights, group, len(first))
