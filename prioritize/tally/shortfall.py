"""How far a project that was not bought in a run of equal shares was from being bought.

A project without more backers changes nothing for the others until it is bought. So if some voters
more had marked it, the run would have gone on as it did up to the moment at which their money and
that of its backers makes it as cheap as what is bought then, or pays for it at the end. Best at
that moment are the voters who then have most left, and the fewest of all moments is the answer. It
is exact for a run with these shares, the other ballots unchanged and ties falling for the project.
"""

from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property
from math import ceil
from typing import Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from prioritize.tally.offer import ADDING, EPSILON, Offer, ratio
from prioritize.tally.share_run import ShareRun
from prioritize.tally.votes import sums_by_group


__all__ = ["held", "missing_backers"]

_TINY: Final = 1e-300


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
    rest = tuple(projects)
    if not rest:
        return {}
    crowds = _Crowds.of(run, rest)
    states = [state.fork() for state in run.history()]
    moments = [_Moment(*each) for each in zip(states, [*run.offers, None], strict=True)]
    lacks = [_Lack.at(each, crowds) for each in moments]
    floors = np.array([lack.floors for lack in lacks])
    fewest: dict[int, int | None] = {}
    for at, project in enumerate(rest):
        known: int | None = None
        for turn in np.argsort(floors[:, at], kind="stable").tolist():
            if known is not None and floors[turn, at] > known:
                break
            known = moments[turn].fewest(project, known, lacks[turn].of_one(at))
        fewest[project] = known
    return fewest


@frozen(eq=False)
class _Crowds:
    """The backers of several projects one after the other; each crowd begins at one of `starts`."""

    projects: tuple[int, ...]
    costs: NDArray[np.float64]
    groups: NDArray[np.intp]
    weights: NDArray[np.float64]
    sizes: NDArray[np.intp]
    starts: NDArray[np.intp]

    @classmethod
    def of(cls, run: ShareRun, projects: tuple[int, ...]) -> "_Crowds":
        """Line up the backers of projects, with the costs of these in shares."""
        backers = [run.market.backing.backers[each] for each in projects]
        sizes = np.array([each.groups.size for each in backers], np.intp)
        return cls(
            projects,
            np.array([ratio(run.market.costs[each], run.share) for each in projects]),
            np.concatenate([each.groups for each in backers]),
            np.concatenate([each.weights for each in backers]),
            sizes,
            np.cumsum(sizes) - sizes,
        )


@frozen(eq=False)
class _Lack:
    """What backers lack at a moment, project by project.

    Attributes
    ----------
    caps
        What a voter would pay at most.
    missing, doubts
        What is lacking, in shares, and the most by which that and sums are wrong.
    floors
        So many voters more are needed at least.

    """

    caps: NDArray[np.float64]
    missing: NDArray[np.float64]
    doubts: NDArray[np.float64]
    floors: NDArray[np.float64]

    @classmethod
    def at(cls, moment: "_Moment", crowds: _Crowds) -> "_Lack":
        """Find out what is lacking."""
        state, made = moment.state, moment.made
        caps = np.array([moment.cap(each) for each in crowds.projects])
        gains = np.minimum(state.left[crowds.groups], np.repeat(caps, crowds.sizes))
        missing = crowds.costs - np.add.reduceat(gains * crowds.weights, crowds.starts)
        total = state.market.backing.total
        rounding = (state.left.size + 16) * EPSILON * (total + crowds.costs)
        error = state.error
        if made is not None:
            error += (made.error / made.price + 4 * EPSILON) * np.minimum(caps, 1.0)
        doubts = rounding + ADDING * crowds.costs + error * total
        most = np.maximum(np.minimum(caps, state.left.max()), _TINY)
        with np.errstate(over="ignore"):  # nobody has anything left: no number suffices
            return cls(caps, missing, doubts, (missing - doubts) / most)

    def of_one(self, at: int) -> tuple[float, float, float]:
        """Return the cap, what is lacking, and the doubt about one of the projects."""
        return float(self.caps[at]), float(self.missing[at]), float(self.doubts[at])


@frozen(eq=False)
class _Moment:
    """A moment of a run, before something is bought or at the end."""

    state: ShareRun
    made: Offer | None

    @cached_property
    def order(self) -> NDArray[np.intp]:
        """The groups, the richest first."""
        return np.argsort(-self.state.left)

    @cached_property
    def sums(self) -> NDArray[np.float64]:
        """What the first groups of the order have together."""
        weights = self.state.market.backing.weights[self.order]
        return np.cumsum(self.state.left[self.order] * weights)

    @cached_property
    def voters(self) -> NDArray[np.int64]:
        """How many voters the first groups of the order hold."""
        return np.cumsum(self.state.market.backing.weights[self.order])

    def cap(self, project: int) -> float:
        """Return what a voter would pay at the rate of what is bought now; at the end, anything."""
        if self.made is None:
            return float("inf")
        costs = self.state.market.costs
        by_cost = self.state.market.by_cost
        return self.made.price * (
            ratio(costs[project], costs[self.made.project]) if by_cost else 1.0
        )

    def fewest(
        self, project: int, known: int | None, lack: tuple[float, float, float]
    ) -> int | None:
        """Return the fewest voters, at this moment or as known from others."""
        cap, missing, doubt = lack
        all_others = self.state.market.backing.total if known is None else known
        if missing - doubt > min(all_others * cap, self._richest(all_others)):
            return known
        low, high = self._counts(project, cap, (missing - doubt, missing + doubt), known)
        if known is not None and (low is None or low >= known):
            return known
        found = low if low == high else self.exactly(project)
        return min((each for each in (found, known) if each is not None), default=None)

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

    def exactly(self, project: int) -> int | None:
        """Return the fewest voters, in whole numbers."""
        market, ledger = self.state.market, self.state.ledger
        purses, kinds = ledger.kinds_of_purses()
        parts, most = 1, max(purses, default=0)
        if self.made is not None:
            worth = market.costs[project] if market.by_cost else 1
            cap = self.state.exact_rate(self.made.purchase) * worth * ledger.denominator
            parts, most = cap.denominator, cap.numerator
        gains = [min(each * parts, most) for each in purses]
        backed = market.backing.points[project] > 0
        backers, others = (
            sums_by_group(market.backing.weights[each], kinds[each], len(purses)).tolist()
            for each in (backed, ~backed)
        )
        missing = market.costs[project] * ledger.denominator * parts
        missing -= sum(map(int.__mul__, gains, backers))
        return _needed(sorted(zip(gains, others, strict=True), reverse=True), missing)


def _needed(richest: Iterable[tuple[int, int]], missing: int) -> int | None:
    """Return how many voters have together what is missing, of so many with so much each."""
    count = 0
    for gain, voters in richest:
        if missing <= 0:
            break
        more = min(voters, -(-missing // gain)) if gain else 0
        count, missing = count + more, missing - more * gain
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
