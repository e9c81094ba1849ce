"""How far a project that was not bought in a run of equal shares was from being bought.

A project without more backers changes nothing for the others until it is bought. So if some voters
more had marked it, the run would have gone on as it did up to the moment at which their money and
that of its backers makes it as cheap as what is bought then, or pays for it at the end. Best at
that moment are the voters who then have most left, and the fewest of all moments is the answer. It
is exact for a run with these shares, the other ballots unchanged and ties falling for the project.
"""

from collections.abc import Iterable
from fractions import Fraction
from math import ceil

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from prioritize.tally.offer import ADDING, EPSILON, Offer, ratio
from prioritize.tally.share_run import ShareRun


__all__ = ["held", "missing_backers"]


def held(run: ShareRun, project: int) -> Fraction:
    """Return what the backers of a project have left together, in units of money."""
    groups = run.market.backing.backers[project].groups
    return Fraction(run.ledger.left(groups[run.left[groups] > 0]), run.ledger.denominator)


def missing_backers(run: ShareRun, projects: Iterable[int]) -> dict[int, int | None]:
    """Return how many more voters would have had to mark projects that were not bought.

    Parameters
    ----------
    run
        A run that came to its end, of marks that count alike.

    Returns
    -------
    dict
        The weight of these voters, in multiples of the unit of weights. 0 says that a tie decided
        against the project, and `None` that all voters together would not have sufficed.

    """
    fewest: dict[int, int | None] = dict.fromkeys(projects)
    states = [state.fork() for state in run.history()]
    # The last moments are the best ones, as a rule, and save the others the looking.
    for state, made in zip(reversed(states), [None, *reversed(run.offers)], strict=True):
        moment = _Moment.of(state, made)
        for project, known in fewest.items():
            fewest[project] = moment.fewest(project, known)
    return fewest


@frozen(eq=False)
class _Moment:
    """A moment of a run, before something is bought or at the end.

    `order` holds the groups, the richest first; `sums` is what the first of them have together, and
    `voters` how many those are.
    """

    state: ShareRun
    made: Offer | None
    order: NDArray[np.intp]
    sums: NDArray[np.float64]
    voters: NDArray[np.int64]

    @classmethod
    def of(cls, state: ShareRun, made: Offer | None) -> "_Moment":
        order = np.argsort(-state.left, kind="stable")
        weights = state.market.backing.weights[order]
        sums = np.cumsum(state.left[order] * weights)
        return cls(state, made, order, sums, np.cumsum(weights))

    def fewest(self, project: int, known: int | None) -> int | None:
        """Return the fewest voters, at this moment or as known from others."""
        cap = self._cap(project)
        missing, doubt = self._missing(project, cap)
        if known is not None and missing - doubt > min(known * cap, self._richest(known)):
            return known
        low, high = self._counts(project, cap, (missing - doubt, missing + doubt), known)
        if known is not None and (low is None or low >= known):
            return known
        found = low if low == high else self._exactly(project)
        return min((each for each in (found, known) if each is not None), default=None)

    def _cap(self, project: int) -> float:
        """Return what a voter would pay at the rate of what is bought now; at the end, anything."""
        if self.made is None:
            return float("inf")
        costs = self.state.market.costs
        by_cost = self.state.market.by_cost
        return self.made.price * (
            ratio(costs[project], costs[self.made.project]) if by_cost else 1.0
        )

    def _missing(self, project: int, cap: float) -> tuple[float, float]:
        """Return what backers lack, in shares, and the most by which that and sums are wrong."""
        market, left = self.state.market, self.state.left
        backers = market.backing.backers[project]
        paid = float((np.minimum(left[backers.groups], cap) * backers.weights).sum())
        cost, total = ratio(market.costs[project], self.state.share), market.backing.total
        doubt = (left.size + 16) * EPSILON * (total + cost) + ADDING * cost
        error = self.state.error
        if self.made is not None:
            error += (self.made.error / self.made.price + 4 * EPSILON) * min(cap, 1.0)
        return cost - paid, doubt + error * total

    def _richest(self, voters: int) -> float:
        """Return the most that so many voters have together."""
        return float(self.sums[min(self._reach(voters), self.sums.size) - 1])

    def _reach(self, voters: int) -> int:
        """Return how many of the richest groups hold so many voters."""
        return int(np.searchsorted(self.voters, voters)) + 1

    def _counts(
        self, project: int, cap: float, missing: tuple[float, float], known: int | None
    ) -> list[int | None]:
        """Return how many voters, the richest first, have together what is missing.

        Where it is known that some number suffices, no more voters are looked at than that.
        """
        backing = self.state.market.backing
        order = self.order
        if known is not None:
            order = order[: self._reach(known + backing.backers[project].pull)]
        others = order[~(backing.points[project][order] > 0)]
        gains = np.minimum(self.state.left[others], cap)
        weights = backing.weights[others]
        sums = np.cumsum(gains * weights)
        return [_count(gains, weights, sums, each) for each in missing]

    def _exactly(self, project: int) -> int | None:
        """Return the fewest voters, in whole numbers."""
        market, ledger = self.state.market, self.state.ledger
        worth = market.costs[project] if market.by_cost else 1
        purses: list[Fraction | int] = [*ledger.purses(np.arange(self.state.left.size))]
        if self.made is not None:
            cap = self.state.exact_rate(self.made.purchase) * worth * ledger.denominator
            purses = [min(each, cap) for each in purses]
        backed = (market.backing.points[project] > 0).tolist()
        groups = list(zip(purses, market.backing.weights.tolist(), backed, strict=True))
        missing = market.costs[project] * ledger.denominator - sum(
            purse * weight for purse, weight, backs in groups if backs
        )
        count = 0
        for purse, weight, backs in sorted(groups, reverse=True):
            if missing <= 0:
                break
            if not backs and purse:
                more = min(weight, ceil(Fraction(missing) / purse))
                count, missing = count + more, missing - more * purse
        return count if missing <= 0 else None


def _count(
    gains: NDArray[np.float64],
    weights: NDArray[np.int64],
    sums: NDArray[np.float64],
    missing: float,
) -> int | None:
    if missing <= 0:
        return 0
    at = int(np.searchsorted(sums, missing))
    if at == sums.size:
        return None
    rest = missing - (float(sums[at - 1]) if at else 0.0)
    return int(weights[:at].sum()) + min(int(weights[at]), ceil(rest / float(gains[at])))
