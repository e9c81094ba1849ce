"""How little an order can cost: linear programs in which a project may stand partly above another.

For every pair a variable says which project stands above. Circles of three are forbidden as they
turn up. Whatever the solver answers, the bound is what the worth that it gives to the circles
proves when everything is added up again in whole numbers.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
from attrs import define, field, frozen
from numpy.typing import NDArray

from prioritize.tally.chain import reachable


if TYPE_CHECKING:
    from scipy.sparse import csr_array


__all__ = ["Relaxed", "Start", "circles_of", "relaxed"]

_GRAIN: Final = 2**24
"""What circles are worth is rounded to such a part of a vote, and then added up exactly."""

_LARGE: Final = 10.0**4
"""Larger margins are scaled for the solver, which works with small numbers best."""

_SLACK: Final = 1e-6
_CUTS: Final = 600
_STALLED: Final = 2
"""After so many programs without a better bound a pair is decided instead."""

_STEP: Final = 0.1
"""A bound is better if it closes such a part of the gap that is left."""


@frozen
class Start:
    """A search to be done: the pairs that are decided, and circles that may matter.

    Attributes
    ----------
    above
        (m, m): the project i has to stand above j, with what follows from it.
    circles
        (n, 3) projects that must not stand in a circle.
    bound
        What the orders cost at least.

    """

    above: NDArray[np.bool_]
    circles: NDArray[np.int64]
    bound: int = 0


@frozen
class Relaxed:
    """What a search starts from after its programs.

    Attributes
    ----------
    start
        With more pairs decided: those that no order within the limit turns.
    value
        (m, m): how far each project stands above each other one.
    programs
        How many programs were solved.

    """

    start: Start
    value: NDArray[np.float64]
    programs: int

    @property
    def is_order(self) -> bool:
        """Whether no project stands partly above another one, nor in a circle."""
        whole = np.abs(self.value - self.value.round()).max(initial=0) <= _SLACK
        return bool(whole) and not len(circles_of(self.value))

    @property
    def order(self) -> tuple[int, ...]:
        """The projects by how far they stand above the others."""
        return tuple(np.argsort(-self.value.sum(axis=1), kind="stable").tolist())


def relaxed(margins: NDArray[np.int64], start: Start, most: int) -> Relaxed | None:
    """Solve programs until their solution has no circle of three, or no better bound comes.

    Parameters
    ----------
    margins
        (m, m) whole numbers: how much more puts project i above j.
    start
        The pairs that are decided.
    most
        What an order may cost.

    Returns
    -------
    `None` if it is proved that no order costs at most so much.

    """
    best, stalled, programs = -1.0, 0, 0
    while True:
        program = _Program(margins, start.above, start.circles)
        value, worth, tight = program.solved()
        programs += 1
        found = program.decided(worth, most)
        if found is None:
            return None
        bound, above = found[0], reachable(found[1])
        if (above & above.T).any():
            return None
        better = program.total > best + max(_SLACK, _STEP * (most - best))
        best, stalled = (program.total, 0) if better else (best, stalled + 1)
        new = circles_of(value)
        kept = program.circles[tight] if better else program.circles
        start = Start(above, np.concatenate([kept, new]), max(bound, start.bound))
        if not len(new) or stalled == _STALLED:
            return Relaxed(start, value, programs)


@define
class _Program:
    """One program: the pairs that are not decided, and the circles that are still possible."""

    margins: NDArray[np.int64]
    above: NDArray[np.bool_]
    circles: NDArray[np.int64]
    pairs: tuple[NDArray[np.intp], ...] = field(init=False)
    entries: NDArray[np.int64] = field(init=False)
    limits: NDArray[np.int64] = field(init=False)
    total: float = field(init=False, default=0.0)

    def __attrs_post_init__(self) -> None:
        """Leave out the circles that what is decided has broken, and number the other pairs."""
        free = np.triu(~(self.above | self.above.T), 1)
        self.pairs = np.nonzero(free)
        number = np.zeros(free.shape, np.int64)
        number[self.pairs] = np.arange(len(self.pairs[0]))
        broken = np.logical_or.reduce([self.above[arc[::-1]] for arc in _arcs(self.circles)])
        self.circles = self.circles[~broken]
        self.limits = np.full(len(self.circles), 2, np.int64)
        at, columns, signs = [], [], []
        for one, other in _arcs(self.circles):
            backward = one > other
            open_ones = ~self.above[one, other]
            self.limits -= ~open_ones | backward
            low, high = np.minimum(one, other), np.maximum(one, other)
            at.append(np.flatnonzero(open_ones))
            columns.append(number[low, high][open_ones])
            signs.append(np.where(backward, -1, 1)[open_ones])
        self.entries = np.stack([np.concatenate(each) for each in (at, columns, signs)])

    def _rows(self) -> "csr_array":
        """Return the sums that the circles limit."""
        from scipy.sparse import csr_array  # noqa: PLC0415  # as below

        rows, columns, signs = self.entries.tolist()
        shape = (len(self.circles), len(self.pairs[0]))
        return csr_array((signs, (rows, columns)), shape=shape, dtype=np.int64)

    @property
    def gains(self) -> NDArray[np.int64]:
        """What it costs more to put the first of a pair above."""
        return -self.margins[self.pairs]

    @property
    def least(self) -> int:
        """What is lost by the decided pairs, and by the others with the second of each above."""
        decided = np.maximum(self.margins.T, 0)[self.above].sum()
        return int(decided) + int(np.maximum(self.margins[self.pairs], 0).sum())

    def solved(self) -> tuple[NDArray[np.float64], Sequence[int], NDArray[np.bool_]]:
        """Solve the program.

        Returns
        -------
        How far each project stands above each other one, what each circle is worth in grains, and
        which circles the solution just avoids.

        """
        from scipy.optimize import linprog  # noqa: PLC0415  # slow to import, and seldom needed

        value = self.above.astype(np.float64)
        if not len(self.pairs[0]):
            self.total = float(self.least)
            return value, [0] * len(self.limits), np.ones(len(self.limits), np.bool_)
        gains = self.gains.astype(np.float64)
        scale = max(1.0, float(np.abs(gains).max()) / _LARGE)
        found = linprog(  # type: ignore[call-overload]  # stubs know no sparse rows
            gains / scale, self._rows(), self.limits, bounds=(0, 1), method="highs-ds"
        )
        if found.x is None:
            parts = np.full(len(gains), 0.5)
            worth = np.zeros(len(self.limits))
            tight = np.ones(len(self.limits), np.bool_)
        else:
            parts, worth = found.x, -found.ineqlin.marginals * scale
            tight = found.ineqlin.residual < _SLACK
        self.total = float(self.least) + float(gains @ parts)
        value[self.pairs] = parts
        value.T[self.pairs] = 1 - parts
        return value, [max(0, round(each * _GRAIN)) for each in worth.tolist()], tight

    def decided(self, worth: Sequence[int], most: int) -> tuple[int, NDArray[np.bool_]] | None:
        """Add up in whole numbers what the worth of the circles proves, whatever it is.

        Returns
        -------
        The bound, and the decided pairs with those that no order turns that costs at most so much;
        `None` if there is no such order.

        """
        slopes = [each * _GRAIN for each in self.gains.tolist()]
        for row, column, sign in self.entries.T.tolist():
            slopes[column] += worth[row] * sign
        total = self.least * _GRAIN + sum(min(0, each) for each in slopes)
        total -= sum(one * other for one, other in zip(worth, self.limits.tolist(), strict=True))
        room = most * _GRAIN - total
        if room < 0:
            return None
        above = self.above.copy()
        for one, other, slope in zip(*(each.tolist() for each in self.pairs), slopes, strict=True):
            above[one, other] = -slope > room
            above[other, one] = slope > room
        return -(-total // _GRAIN), above


def circles_of(value: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the worst circles of three that a solution closes too far."""
    sums = value[:, :, None] + value[None, :, :] + value.T[:, None, :]
    found = np.argwhere(sums > 2 + _SLACK)
    once = found[(found[:, 0] < found[:, 1]) & (found[:, 0] < found[:, 2])]
    worst = np.argsort(-sums[tuple(once.T)], kind="stable")[:_CUTS]
    return once[worst]


def _arcs(circles: NDArray[np.int64]) -> Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    i, j, k = circles.T
    return ((i, j), (j, k), (k, i))
