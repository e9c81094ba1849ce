"""What was paid in a count of equal shares, exactly, in whole numbers over one denominator.

Everyone begins with the same share, and whoever has money left has paid every price in full. What
some voters have left together is therefore their shares less each price times the points that they
gave; only those points are added up over voters, and they are whole numbers.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import gcd

import numpy as np
from attrs import define, field, frozen
from numpy.typing import NDArray

from prioritize.tally.backing import Backing
from prioritize.tally.equal_columns import equal_columns


__all__ = ["Ledger", "Purchase"]


@frozen(eq=False)
class Purchase:
    """Who pays for a project: everything they have, or a price that is the same for all others.

    Attributes
    ----------
    poor
        Groups that give all they have left, which is something.
    pull
        Weight times points of those who pay the price.

    """

    project: int
    poor: NDArray[np.intp]
    pull: int


@define(eq=False)
class Ledger:
    """The prices of what was bought, worked out when they are asked for.

    Attributes
    ----------
    share, costs
        What each voter began with and what projects cost, in whole numbers of one unit of money.

    """

    backing: Backing
    share: int
    costs: Sequence[int]
    _pending: list[Purchase] = field(factory=list)
    _projects: list[int] = field(factory=list)
    _prices: list[int] = field(factory=list)
    _denominator: int = 1

    def copy(self) -> "Ledger":
        """Return a ledger that goes on from here by itself."""
        return Ledger(
            self.backing,
            self.share,
            self.costs,
            pending=[*self._pending],
            projects=[*self._projects],
            prices=[*self._prices],
            denominator=self._denominator,
        )

    def enter(self, purchase: Purchase) -> None:
        """Write down what was bought."""
        self._pending.append(purchase)

    @property
    def denominator(self) -> int:
        """That of all amounts."""
        self._catch_up()
        return self._denominator

    def prices(self) -> tuple[tuple[int, Fraction], ...]:
        """Return each project that was bought with its price per point."""
        self._catch_up()
        prices = (Fraction(each, self._denominator) for each in self._prices)
        return tuple(zip(self._projects, prices, strict=True))

    def price(self, purchase: Purchase) -> Fraction:
        """Return the price per point that a purchase would have now."""
        self._catch_up()
        return Fraction(self._missing(purchase), self._denominator * purchase.pull)

    def left(self, groups: NDArray[np.intp]) -> int:
        """Return what groups have left together, over the denominator; none may be empty."""
        self._catch_up()
        return self._left(groups)

    def purses(self, groups: NDArray[np.intp]) -> list[int]:
        """Return what a voter of each group has left, over the denominator."""
        purses, kinds = self.kinds_of_purses(groups)
        return [purses[each] for each in kinds.tolist()]

    def kinds_of_purses(
        self, groups: NDArray[np.intp] | None = None
    ) -> tuple[list[int], NDArray[np.intp]]:
        """Return different purses, over the denominator, and of which kind each group's is.

        Without groups these are all groups. Several kinds can hold the same.
        """
        self._catch_up()
        points = self.backing.points[np.array(self._projects, np.intp)]
        if groups is not None:
            points = points[:, groups]
        first, kinds = equal_columns(points)
        columns = points[:, first].T.astype(object).tolist()
        return [self._purse(map(int, column)) for column in columns], kinds

    def _purse(self, points: Iterable[int]) -> int:
        spent = sum(map(int.__mul__, self._prices, points))
        return max(self.share * self._denominator - spent, 0)

    def _catch_up(self) -> None:
        pending, self._pending = self._pending, []
        for purchase in pending:
            missing = self._missing(purchase)
            factor = purchase.pull // gcd(missing, purchase.pull)
            self._prices = [each * factor for each in self._prices]
            self._prices.append(missing * factor // purchase.pull)
            self._projects.append(purchase.project)
            self._denominator *= factor

    def _missing(self, purchase: Purchase) -> int:
        """Return what those must pay who pay the price."""
        return self.costs[purchase.project] * self._denominator - self._left(purchase.poor)

    def _left(self, groups: NDArray[np.intp]) -> int:
        if not groups.size:
            return 0
        shares = int(self.backing.weights[groups].sum()) * self.share * self._denominator
        points = self.backing.sums(self._projects, groups)
        return shares - sum(map(int.__mul__, self._prices, points))
