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
        Which of the backers pay the price, which give all they have left, and which of the rich
        have just enough; `None` where there are none of these.

    """

    project: int
    backers: Backers
    price: float
    error: float
    rich: NDArray[np.bool_]
    poor: NDArray[np.bool_]
    spent: NDArray[np.bool_] | None = None

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
        left = self.purses.left.take(backers.groups)
        held = left * backers.weights
        total = float(np.add.reduce(held))
        cost = ratio(self.ledger.costs[project], self.ledger.share)
        rounding = (left.size + 16) * EPSILON * (total + cost)
        doubt = rounding + self.purses.error * backers.weight
        if total < cost - doubt:
            return None
        if not total > cost + doubt:
            return self._exact(project, backers)
        price, paying, rich = _balance(backers, left, held, (cost, total), least)
        poor = ~rich & (left > 0)
        doubt = rounding + self.purses.error * float(backers.weights @ poor)
        error = doubt / paying + 4 * EPSILON * price
        if self._is_unsure(backers, left, price, error):
            return self._exact(project, backers)
        return Offer(project, backers, price, error, rich, poor)

    def _is_unsure(
        self, backers: Backers, left: NDArray[np.float64], price: float, error: float
    ) -> bool:
        """Say whether it is open of somebody who has money, whether that is enough for a price."""
        margin = np.abs(left - price * backers.sizes)
        if np.minimum.reduce(margin) > error * backers.most + self.purses.error:
            return False
        unsure = margin <= error * backers.sizes + self.purses.error
        return bool((unsure & (left > 0)).any())

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
        masks = np.zeros((3, backers.groups.size), np.bool_)
        for mask, positions in zip(masks, (rich, poor, spent), strict=True):
            mask[alive[np.array(positions, np.intp)]] = True
        return Offer(project, backers, price, 4 * EPSILON * price, *masks)


def _balance(
    backers: Backers,
    left: NDArray[np.float64],
    held: NDArray[np.float64],
    money: tuple[float, float],
    least: float,
) -> tuple[float, float, NDArray[np.bool_]]:
    """Raise a price until all who have less give that, and the others pay the rest of the cost.

    Parameters
    ----------
    money
        The cost, and what all have together.

    Returns
    -------
    tuple
        The price, the pull of those who pay it, and who they are.

    """
    lacking = money[0] - money[1]
    rich = left > least * backers.sizes
    number, known = int(np.count_nonzero(rich)), -1
    price = paying = 0.0
    while number != known:
        ones = rich.astype(np.float64)
        paying = float(backers.rounded_pulls @ ones)
        price = (lacking + float(held @ ones)) / paying
        rich &= left >= price * backers.sizes
        known, number = number, int(np.count_nonzero(rich))
    return price, paying, rich


def ratio(numerator: int, denominator: int) -> float:
    """Divide whole numbers, rounding once: amounts of money in some unit, however small that is."""
    return numerator / denominator
