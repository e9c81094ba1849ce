"""What a project would cost its backers: a price that all pay who can, the others giving the rest.

Prices are found in floats, whose error is bounded, and in whole numbers wherever that bound leaves
open who can pay the price or whether the money is enough.
"""

from fractions import Fraction
from functools import cached_property
from typing import Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from prioritize.tally.backing import Backers
from prioritize.tally.ledger import Ledger, Purchase


__all__ = ["ADDING", "EPSILON", "Buyer", "Offer", "Purses", "ratio"]

EPSILON: Final = 2.0**-52
"""Twice the most by which one operation rounds, as a part of its result."""

# NumPy adds in pairs, in blocks of 128 by eights: fewer than 64 roundings touch any number.
ADDING: Final = 64 * EPSILON
_NOBODY: Final = np.zeros(0, np.intp)


@frozen(eq=False)
class Purses:
    """What a voter of each group has left, in shares: rounded, by at most `error`; 0 is exact."""

    left: NDArray[np.float64]
    error: float


@frozen(eq=False)
class Offer:
    """A price per point, and who pays it.

    Attributes
    ----------
    price, error
        In shares, rounded, and the most by which it is wrong.
    rich, poor, spent
        Positions, among the backers, of those that pay the price, of those that give all they have
        left, and of those of the rich that have just enough.

    """

    project: int
    backers: Backers
    price: float
    error: float
    rich: NDArray[np.intp]
    poor: NDArray[np.intp]
    spent: NDArray[np.intp] = _NOBODY

    @cached_property
    def purchase(self) -> Purchase:
        """Who pays what, in whole numbers."""
        pull = int(self.backers.pulls[self.rich].sum())
        return Purchase(self.project, self.backers.groups[self.poor], pull)


@frozen(eq=False)
class Buyer:
    """Finds what projects cost voters with these purses."""

    purses: Purses
    ledger: Ledger

    def offer(self, project: int, least: float = 0.0) -> Offer | None:
        """Find the price of a project; `None` where its backers cannot pay for it.

        Parameters
        ----------
        least
            A price, in shares, below which it does not lie.

        """
        backers = self.ledger.backing.backers[project]
        left = self.purses.left[backers.groups]
        held = left * backers.weights
        total = float(held.sum())
        cost = ratio(self.ledger.costs[project], self.ledger.share)
        doubt = ADDING * (total + cost) + self.purses.error * backers.weight
        if total < cost - doubt:
            return None
        if not total > cost + doubt:
            return self._exact(project, backers)
        is_poor = left < least * backers.sizes
        while True:
            paying = float(backers.rounded_pulls[~is_poor].sum())
            price = (cost - float(held[is_poor].sum())) / paying
            poorer = left < price * backers.sizes
            if np.array_equal(poorer, is_poor):
                break
            is_poor = poorer
        poor = np.flatnonzero(is_poor & (left > 0))
        doubt = ADDING * (total + cost) + self.purses.error * float(backers.weights[poor].sum())
        error = doubt / paying + 4 * EPSILON * price
        unsure = np.abs(left - price * backers.sizes) <= error * backers.sizes + self.purses.error
        if (unsure & (left > 0)).any():
            return self._exact(project, backers)
        return Offer(project, backers, price, error, np.flatnonzero(~is_poor), poor)

    def _exact(self, project: int, backers: Backers) -> Offer | None:
        """Find the price in whole numbers, the poorest giving all they have first."""
        alive = np.flatnonzero(self.purses.left[backers.groups] > 0)
        sizes: list[int] = backers.sizes[alive].astype(np.int64).tolist()
        pulls = [int(each) for each in backers.pulls[alive]]
        money = self.ledger.purses(backers.groups[alive])
        order = sorted(range(len(money)), key=lambda each: Fraction(money[each], sizes[each]))
        missing, pull = self.ledger.costs[project] * self.ledger.denominator, sum(pulls)
        poor: list[int] = []
        for each in order:
            if missing * sizes[each] <= money[each] * pull:
                break
            missing -= money[each] * (pulls[each] // sizes[each])
            pull -= pulls[each]
            poor.append(each)
        if not pull:
            return None
        rich = order[len(poor) :]
        spent = [each for each in rich if missing * sizes[each] == money[each] * pull]
        price = ratio(missing, self.ledger.share * self.ledger.denominator * pull)
        positions = (alive[np.array(each, np.intp)] for each in (rich, poor, spent))
        return Offer(project, backers, price, 4 * EPSILON * price, *positions)


def ratio(numerator: int, denominator: int) -> float:
    """Divide whole numbers, rounding once: amounts of money in some unit, however small that is."""
    return numerator / denominator
