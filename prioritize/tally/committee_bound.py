"""What no committee can be worth more than, where some projects are in and some are out.

Every group of ballots is offered its elected projects at a price of its own, for which it takes as
many as are worth it; a project brings in what the groups behind it pay. Whatever the prices, no
committee is worth more than what the groups keep and the dearest projects bring in. Prices that
make supply meet demand give a close bound: the one of the linear relaxation.

All this is in floating point and only proposes where to look. Whoever prunes by it leaves a margin
for rounding, and counts in whole numbers what comes near.
"""

from typing import Final

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from prioritize.tally.contest import Contest


__all__ = ["Bound", "Node", "Relaxation", "relaxation"]

_MARGIN: Final = 1e-9
_PATIENCE: Final = 3

Vector = NDArray[np.float64]


@frozen(eq=False)
class Node:
    """Projects that are in, projects that are out, as 0 or 1; the prices to begin with."""

    inside: Vector
    outside: Vector
    prices: Vector


@frozen(eq=False)
class Bound:
    """A bound with the prices that give it.

    `income` is what each of m projects brings in; `ranked` are the free ones by it, the dearest
    first. `proposed` is the best committee met on the way.
    """

    value: float
    prices: Vector
    income: Vector
    ranked: NDArray[np.intp]
    proposed: NDArray[np.intp]


@frozen(eq=False)
class Relaxation:
    """A contest in floating point; `margin` is more than all rounding together."""

    seats: int
    marks: Vector
    weight: Vector
    harmonics: Vector
    margin: float

    def root(self) -> Node:
        """Leave everything open, with prices as a committee of projects elected in turn has."""
        nobody = np.zeros(len(self.marks))
        elected = np.zeros(self.weight.size)
        taken = nobody.copy()
        for _ in range(self.seats):
            added = np.where(taken > 0, -1.0, self.marks @ (self.weight / (elected + 1)))
            best = int(added.argmax())
            taken[best] = 1
            elected += self.marks[best]
        return Node(nobody, nobody, 1 / (elected + 1))

    def worth(self, taken: Vector) -> float:
        """Return what a committee is worth."""
        return float(self.weight @ self.harmonics[(taken @ self.marks).astype(np.intp)])

    def tightened(self, node: Node, enough: float, rounds: int) -> Bound:
        """Improve prices by Polyak's steps until the bound is below `enough`, or for a while."""
        market = _market(self, node)
        best = proposed = market.offered(node.prices)
        prices, worth, wait = node.prices, self.worth(market.taken(best)), 0
        target = max(enough, worth)
        now = best
        for _ in range(rounds):
            if best.value < target:
                break
            taken = market.taken(now)
            excess = taken @ self.marks - market.wanted(prices)
            length = float(self.weight @ (excess * excess))
            if not length:
                break
            step = (now.value - target) / length * (1.0 if wait < _PATIENCE else 0.5)
            prices = np.clip(prices - step * excess, 1 / (self.seats + 1), 1.0)
            now = market.offered(prices)
            best, wait = (now, 0) if now.value < best.value else (best, wait + 1)
            if (value := self.worth(market.taken(now))) > worth:
                proposed, worth, target = now, value, max(target, value)
        return evolve(best, proposed=proposed.proposed)


@frozen(eq=False)
class _Market:
    """One node's groups and projects: who is elected already, and how many more may be."""

    relaxation: Relaxation
    node: Node
    free: NDArray[np.intp]
    left: int
    elected: Vector
    most: Vector

    def wanted(self, prices: Vector) -> Vector:
        """Return how many elected projects each group takes at its price."""
        return np.clip(np.floor(1 / prices), self.elected, self.most)

    def offered(self, prices: Vector) -> Bound:
        relaxed = self.relaxation
        wanted = self.wanted(prices)
        kept = relaxed.harmonics[wanted.astype(np.intp)] - prices * wanted
        income = relaxed.marks @ (relaxed.weight * prices)
        ranked = self.free[np.argsort(-income[self.free], kind="stable")]
        top = ranked[: self.left]
        value = float(relaxed.weight @ kept + self.node.inside @ income + income[top].sum())
        return Bound(value, prices, income, ranked, top)

    def taken(self, bound: Bound) -> Vector:
        """Return the committee that the dearest projects make, as 0 or 1."""
        members = self.node.inside.copy()
        members[bound.ranked[: self.left]] = 1
        return members


def _market(relaxed: Relaxation, node: Node) -> _Market:
    is_free = 1 - node.inside - node.outside
    left = relaxed.seats - int(node.inside.sum())
    elected = node.inside @ relaxed.marks
    most = elected + np.minimum(is_free @ relaxed.marks, left)
    return _Market(relaxed, node, np.flatnonzero(is_free), left, elected, most)


def relaxation(contest: Contest) -> Relaxation:
    """Put a contest into floating point."""
    marks = contest.approved.astype(np.float64)
    weight = contest.weight.astype(np.float64)
    harmonics = np.array([each / contest.scale for each in contest.harmonics])
    most = np.minimum(marks.sum(axis=0), contest.seats).astype(np.intp)
    margin = _MARGIN * float(weight @ harmonics[most])
    return Relaxation(contest.seats, marks, weight, harmonics, margin)
