"""Orders of many projects that disagree least with the ballots, by linear and integer programs.

For every pair a variable says which project stands above. Circles of three are forbidden as they
turn up; where no three stand in a circle, the variables are an order. What the solver finds is
added up again in whole numbers, and its bound is rounded up with a margin for its arithmetic.
"""

import math
from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Final

import numpy as np
from attrs import define, field, frozen
from numpy.typing import NDArray

from prioritize.tally.consensus import ORDERS_LIMIT, Order, Part


if TYPE_CHECKING:
    from scipy.sparse import csr_array


__all__ = ["SOLVED_LIMIT", "least_cost_of_many"]

SOLVED_LIMIT: Final = 250
"""For so many pairs at most it is asked whether a best order turns them round."""

_HARD_LIMIT: Final = 5
"""And for so many where parts of pairs undercut every order, which makes each question slow."""

_GRAIN: Final = 2**20
"""What circles are worth is rounded to such a part of a vote, and then added up exactly."""

_SAFE: Final = 10**6
"""With a larger sum of margins the solver's own bound is not trusted to a whole number."""

_MARGIN: Final = 0.4
_SLACK: Final = 1e-6
_CUTS: Final = 500
_NODES: Final = 200


def least_cost_of_many(projects: Order, margins: NDArray[np.int64]) -> Part:
    """Find a best order, and for every pair whether some best order turns it round.

    Parameters
    ----------
    projects
        Positions of the projects.
    margins
        (n, n) whole numbers for all projects: how much more puts project i above j.

    """
    inside = margins[np.ix_(projects, projects)]
    scale = max(1, int(np.gcd.reduce(inside, axis=None)))
    solver = _Solver(inside // scale)
    root = solver.solve()
    cost = solver.cost(root.order)
    found = [root.order]
    size = len(projects)
    every = frozenset((i, j) for i in range(size) for j in range(size) if i != j)
    proved = root.bound == cost
    unknown = solver.turned(cost, root, found) if proved else every
    above = frozenset(pair for order in found for pair in _above(order))
    return Part(
        projects,
        cost * scale,
        root.bound * scale,
        tuple(tuple(projects[each] for each in order) for order in found[:ORDERS_LIMIT]),
        _named(projects, above - unknown),
        _named(projects, unknown),
        complete=proved and len(found) == 1 and not unknown,
    )


def _named(projects: Order, pairs: frozenset[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    return frozenset((projects[one], projects[other]) for one, other in pairs)


def _above(order: Order) -> frozenset[tuple[int, int]]:
    return frozenset(combinations(order, 2))


@define
class _Solver:
    """One program: whom to put above whom, with the circles of three that are forbidden so far."""

    margins: NDArray[np.int64]
    circles: list[tuple[int, int, int]] = field(factory=list)
    pairs: list[tuple[int, int]] = field(init=False)
    gains: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Give every pair a number, and take what putting its first above its second changes."""
        self.pairs = list(combinations(range(len(self.margins)), 2))
        self.gains = [-int(self.margins[pair]) for pair in self.pairs]

    def cost(self, order: Order) -> int:
        """Add up the margins against an order."""
        return sum(max(0, int(self.margins[other, one])) for one, other in combinations(order, 2))

    def solve(self, turned: tuple[int, int] | None = None) -> "_Solved":
        """Find an order, which has to put i above j where a pair (i, j) is to be turned."""
        bounds = np.array([[0.0, 1.0]] * len(self.pairs))
        if turned is not None:
            bounds[self.pairs.index((min(turned), max(turned)))] = float(turned[0] < turned[1])
        while True:
            value, duals = self._relaxed(bounds)
            new = _circles(self._matrix(value))
            if not new:
                break
            self.circles.extend(new)
        bound, reduced = self._certified(duals, bounds)
        easy = True
        if np.abs(value - value.round()).max(initial=0) > _SLACK:
            value, least = self._whole(bounds)
            easy = False
            bound = max(bound, least)
        order = np.argsort(-self._matrix(value).sum(axis=1), kind="stable").tolist()
        return _Solved(bound, tuple(order), reduced, easy=easy)

    def turned(self, cost: int, root: "_Solved", found: list[Order]) -> frozenset[tuple[int, int]]:
        """Look for orders of the least cost that turn a pair; return the pairs not known.

        Parameters
        ----------
        cost
            The least cost, which the root attains.
        root
            What was found without turning a pair; no order is better.
        found
            The orders known so far, to which those are added that turn more pairs.

        """
        unknown: set[tuple[int, int]] = set()
        known = set(_above(root.order))
        asked = 0
        limit = SOLVED_LIMIT if root.easy else _HARD_LIMIT
        for one, other in combinations(root.order, 2):
            pair = self.pairs.index((min(one, other), max(one, other)))
            if (other, one) in known or root.at_least(pair) > cost:
                continue
            if asked == limit:
                unknown.add((other, one))
                continue
            asked += 1
            new = self.solve((other, one))
            if self.cost(new.order) == cost:
                found.append(new.order)
                known |= _above(new.order)
            if (other, one) not in known and new.bound <= cost:
                unknown.add((other, one))
        return frozenset(unknown - known)

    def _rows(self) -> tuple["csr_array", NDArray[np.int64]]:
        """Return the sums that the circles limit, and their limits."""
        from scipy.sparse import csr_array  # noqa: PLC0415  # slow to import, and seldom needed

        number = {pair: index for index, pair in enumerate(self.pairs)}
        rows, columns, signs = [], [], []
        limits = np.full(len(self.circles), 2, np.int64)
        for row, (i, j, k) in enumerate(self.circles):
            for one, other in ((i, j), (j, k), (k, i)):
                rows.append(row)
                columns.append(number[min(one, other), max(one, other)])
                signs.append(1 if one < other else -1)
                limits[row] -= one > other
        shape = (len(self.circles), len(self.pairs))
        return csr_array((signs, (rows, columns)), shape=shape, dtype=np.int64), limits

    def _relaxed(self, bounds: NDArray[np.float64]) -> tuple[NDArray[np.float64], list[int]]:
        """Solve the program with parts of pairs; return them and what each circle is worth."""
        from scipy.optimize import linprog  # noqa: PLC0415  # slow to import, and seldom needed

        rows, limits = self._rows()
        gains = np.array(self.gains, np.float64)
        found = linprog(gains, rows, limits, bounds=bounds, method="highs-ds")  # type: ignore[call-overload]  # stubs know no sparse rows
        worth = [max(0, round(-each * _GRAIN)) for each in found.ineqlin.marginals.tolist()]
        return found.x, worth

    def _certified(
        self, worth: Sequence[int], bounds: NDArray[np.float64]
    ) -> tuple[int, list[tuple[int, int]]]:
        """Add up in whole numbers the bound that the worth of the circles proves, whatever it is.

        Returns
        -------
        The bound, and for each pair the bound where its first project is below, and above.

        """
        rows, limits = self._rows()
        slopes = [each * _GRAIN for each in self.gains]
        for row, column in zip(*(each.tolist() for each in rows.nonzero()), strict=True):
            slopes[column] += worth[row] * int(rows[row, column])
        base = sum(max(0, -each) for each in self.gains) * _GRAIN
        total = base - sum(one * int(other) for one, other in zip(worth, limits, strict=True))
        ends = [
            (int(low) * each, int(high) * each)
            for each, (low, high) in zip(slopes, bounds.tolist(), strict=True)
        ]
        total += sum(map(min, ends))
        alone = [
            (-(-(total - min(end)) // _GRAIN), -(-(total - min(end) + each) // _GRAIN))
            for each, end in zip(slopes, ends, strict=True)
        ]
        return -(-total // _GRAIN), alone

    def _whole(self, bounds: NDArray[np.float64]) -> tuple[NDArray[np.float64], int]:
        """Solve the program with whole pairs; return them, and the bound that the solver proves."""
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415  # as above

        gains = np.array(self.gains, np.float64)
        while True:
            rows, limits = self._rows()
            found = milp(
                gains,
                integrality=np.ones(len(gains), np.int64),
                bounds=Bounds(bounds[:, 0], bounds[:, 1]),
                constraints=LinearConstraint(rows, -np.inf, limits),
                options={"node_limit": _NODES, "mip_rel_gap": 0},
            )
            value = np.full(len(gains), 0.5) if found.x is None else found.x
            new = _circles(self._matrix(value))
            if not new or found.status:
                break
            self.circles.extend(new)
        least = found.mip_dual_bound
        if least is None or sum(map(abs, self.gains)) >= _SAFE:
            return value, 0
        return value, sum(max(0, -each) for each in self.gains) + math.ceil(least - _MARGIN)

    def _matrix(self, value: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return (m, m) numbers: how far each project stands above each other one."""
        matrix = np.zeros(self.margins.shape)
        for (one, other), each in zip(self.pairs, value.tolist(), strict=True):
            matrix[one, other], matrix[other, one] = each, 1 - each
        return matrix


@frozen
class _Solved:
    """The bound below which no order costs, the order found, and bounds by how a pair stands.

    It was `easy` if the solution with parts of pairs was an order already.
    """

    bound: int
    order: Order
    reduced: list[tuple[int, int]]
    easy: bool

    def at_least(self, pair: int) -> int:
        """Say what an order costs at least that does not put a pair as this order does."""
        return max(self.reduced[pair])


def _circles(matrix: NDArray[np.float64]) -> list[tuple[int, int, int]]:
    """Return the worst circles of three that a solution closes too far."""
    sums = matrix[:, :, None] + matrix[None, :, :] + matrix.T[:, None, :]
    found = np.argwhere(sums > 2 + _SLACK)
    once = found[(found[:, 0] < found[:, 1]) & (found[:, 0] < found[:, 2])]
    worst = np.argsort(-sums[tuple(once.T)], kind="stable")[:_CUTS]
    return [(i, j, k) for i, j, k in once[worst].tolist()]
