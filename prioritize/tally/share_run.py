"""One run of equal shares: everyone has the same share, and backers buy what is cheapest for them.

In every round the project is bought whose price, per voter or per point and unit of utility, is the
lowest. That rate never falls during a run, because money only gets less; so the last known rate of
a project is a bound, and few projects are looked at again in each round.
"""

from collections.abc import Hashable, Iterator, Sequence
from fractions import Fraction
from heapq import heapify, heappop, heappush
from typing import Final

import numpy as np
from attrs import define, evolve, field, frozen
from numpy.typing import NDArray

from prioritize.tally.backing import Backing
from prioritize.tally.exclusion import NO_EXCLUSIONS, Exclusions
from prioritize.tally.foresight import Guide, Sight, raised
from prioritize.tally.ledger import Ledger, Purchase
from prioritize.tally.offer import EPSILON, Buyer, Offer, Purses, ratio
from prioritize.tally.rivalry import apart


__all__ = ["Bout", "Market", "ShareRun"]

_COARSE: Final = 1e-9
_TINY: Final = 1e-300
_BELOW: Final = 1 - 8 * EPSILON


@frozen(eq=False)
class Market:
    """What can be bought, and what it is worth.

    Attributes
    ----------
    costs
        Of all m projects, in whole numbers of `unit` of money.
    projects
        Positions of those that can be bought: they cost something, and somebody backs them.
    by_cost
        Whether a project is worth to its backers what it costs, and not a point a point.
    base
        A share, in units of money, in whose multiples rates of different runs are written.
    exclusions
        What keeps projects out once others are bought.

    """

    backing: Backing
    costs: tuple[int, ...]
    unit: Fraction
    projects: tuple[int, ...]
    base: int
    by_cost: bool
    exclusions: Exclusions = NO_EXCLUSIONS


@frozen
class Bout:
    """What was bought in one round, for comparing runs.

    Attributes
    ----------
    bought, tied
        Positions of what was bought together, and of all that had that rate.
    most
        The rate, or a little more.
    next
        The rate of any other project, or less.

    """

    bought: frozenset[int]
    tied: frozenset[int]
    most: float
    next: float


_NOTHING: Final = Bout(frozenset(), frozenset(), 0.0, 0.0)
_UNSEEN: Final = Sight(frozenset(), (), 0.0, 0.0)


@define(eq=False)
class ShareRun:
    """A run, as far as it has come.

    Attributes
    ----------
    share
        What every voter begins with, in units of money.
    left, error
        What a voter of each group has left, in shares, and the most by which that is wrong.
    waiting
        Projects that can still be bought, with a bound of their rates.
    guide
        The rounds of a run with larger shares; `None` once something else is bought than there.
    sights
        The rounds so far.

    """

    market: Market
    share: int
    ledger: Ledger
    left: NDArray[np.float64]
    waiting: list[tuple[float, int]]
    error: float = 0.0
    guide: Guide | None = None
    sights: list[Sight] = field(factory=list)
    bouts: list[Bout] = field(factory=list)
    offers: list[Offer] = field(factory=list)
    _equal: Bout = _NOTHING
    _seen: Sight = _UNSEEN

    @classmethod
    def begin(cls, market: Market, share: int) -> "ShareRun":
        """Give everyone a share."""
        ledger = Ledger(market.backing, share, market.costs)
        run = cls(market, share, ledger, np.ones(market.backing.weights.size), [])
        for project in market.projects:
            backers = market.backing.backers[project]
            rounding = 1 - (backers.groups.size + 16) * EPSILON
            least = ratio(market.costs[project], share * backers.pull) * rounding
            heappush(run.waiting, (least * run._worth(project), project))
        run.waiting = market.exclusions.admitted(run.waiting, ())
        return run

    def fork(self) -> "ShareRun":
        """Return a run that goes on from here by itself."""
        return evolve(
            self,
            ledger=self.ledger.copy(),
            left=self.left.copy(),
            waiting=[*self.waiting],
            sights=[*self.sights],
            bouts=[*self.bouts],
            offers=[*self.offers],
        )

    @property
    def bought(self) -> frozenset[int]:
        """Positions of what was bought so far."""
        return frozenset(each.project for each in self.offers)

    @property
    def state(self) -> Hashable:
        """What the rest of the run depends on: what was bought, at which prices."""
        return frozenset(self.ledger.prices())

    @property
    def purses(self) -> Purses:
        """What everyone has left."""
        return Purses(self.left, self.error)

    def history(self) -> Iterator["ShareRun"]:
        """Go through the run again: before everything that was bought, and at the end."""
        again = ShareRun.begin(self.market, self.share)
        for made in self.offers:
            yield again
            again.pay(made)
        yield again

    def advance(self) -> tuple[int, ...]:
        """Buy until equal projects are rivals; return these, or nothing at the end of the run."""
        while best := self._best():
            if len(best) == 1:
                self._buy(best)
                continue
            clashing = self.market.exclusions.clashing([each.project for each in best], self.bought)
            equals = apart(best, self.purses, self.ledger, clashing=clashing)
            free = [each for each in best if each.project in equals.free]
            for each in best:
                if each not in free:
                    heappush(self.waiting, (self._rates(each)[0], each.project))
            self._buy(free)
            if equals.rivals:
                self.guide = None
                return equals.rivals
        return ()

    def buy(self, project: int) -> None:
        """Buy one of the rivals that `advance` returned."""
        self.waiting = [each for each in self.waiting if each[1] != project]
        heapify(self.waiting)
        chosen = self._offer(project)
        assert chosen is not None  # noqa: S101  # a rival can be paid for
        self._buy([chosen])

    def _best(self) -> list[Offer]:
        """Take the projects of the lowest rate out of those that wait."""
        if self.guide is not None:
            if len(self.bouts) == len(self.guide):
                return []
            sight = self.guide[len(self.bouts)]
            if (foreseen := self._foreseen(sight)) is not None:
                return [foreseen]
            self.waiting = raised(self.waiting, sight)
        return self._found()

    def _foreseen(self, sight: Sight) -> Offer | None:
        """Return what a run with larger shares bought in this round, if nothing else can be due."""
        project = sight.single
        made = None if project is None else self._offer(project, sight.least)
        if made is None:
            return None
        low, high = self._rates(made)
        if high >= sight.next:
            return None
        self._equal = Bout(frozenset(), sight.bought, high, sight.next)
        self._seen = Sight(frozenset(), sight.waiting, low, sight.next)
        return made

    def _found(self) -> list[Offer]:
        """Look for the lowest rate among those that wait."""
        near: list[tuple[float, float, Offer]] = []
        limit = float("inf")
        while self.waiting and self.waiting[0][0] <= limit:
            bound, project = heappop(self.waiting)
            made = self._offer(project, bound)
            if made is not None:
                low, high = self._rates(made)
                near.append((low, high, made))
                limit = min(limit, high)
        best = self._lowest([made for low, _, made in near if low <= limit])
        tied = frozenset(each.project for each in best)
        first = [each for each in near if each[2].project in tied]
        for low, _, made in near:
            if made.project not in tied:
                heappush(self.waiting, (low, made.project))
        following = self.waiting[0][0] if self.waiting else float("inf")
        least = min((low for low, _, _ in first), default=0.0)
        waiting = (*self.waiting, *((low, made.project) for low, _, made in first))
        self._seen = Sight(frozenset(), waiting, least, following)
        most = max((high for _, high, _ in first), default=0.0)
        self._equal = Bout(frozenset(), tied, most, following)
        return best

    def _rates(self, made: Offer) -> tuple[float, float]:
        """Return bounds of the rate of an offer."""
        worth = self._worth(made.project)
        low, high = (made.price - made.error) * _BELOW, (made.price + made.error) / _BELOW
        return low * worth, high * worth

    def _lowest(self, near: Sequence[Offer]) -> list[Offer]:
        """Return those of the lowest rate, in whole numbers where there are several."""
        if len(near) < 2:
            return list(near)
        rates = [self.exact_rate(each.purchase) for each in near]
        least = min(rates)
        return [each for each, rate in zip(near, rates, strict=True) if rate == least]

    def exact_rate(self, purchase: Purchase) -> Fraction:
        """Return the price of a purchase, if it were made now, per unit of what it is worth."""
        price = self.ledger.price(purchase)
        return price / self.market.costs[purchase.project] if self.market.by_cost else price

    def _worth(self, project: int) -> float:
        """Return by what a price, in shares, is multiplied to be a rate, for comparing runs."""
        worth = self.market.costs[project] if self.market.by_cost else self.market.base
        return ratio(self.share, worth)

    def _offer(self, project: int, least: float = 0.0) -> Offer | None:
        """Find the price of a project whose rate does not lie below a bound."""
        price = least / self._worth(project) * _BELOW
        return Buyer(self.purses, self.ledger).offer(project, price)

    def _buy(self, offers: Sequence[Offer]) -> None:
        """Let backers pay for projects whose purchases do not touch each other."""
        if not offers:
            return
        for each in offers:
            self.pay(each)
        bought = frozenset(each.project for each in offers)
        self.waiting = self.market.exclusions.admitted(self.waiting, self.offers)
        equal = self._equal
        self.bouts.append(Bout(bought, equal.tied, equal.most, equal.next))
        seen = self._seen
        self.sights.append(Sight(bought, seen.waiting, seen.least, seen.next))
        if self.guide is not None and self.guide[len(self.sights) - 1].bought != bought:
            self.guide = None

    def pay(self, made: Offer) -> None:
        """Let the backers of a project pay for it."""
        price, error = made.price, made.error
        groups, sizes = made.backers.groups, made.backers.sizes
        if error * made.backers.most > _COARSE:
            price = float(self.ledger.price(made.purchase) / self.share)
            error = EPSILON * price
        left = self.left.take(groups)
        after = np.maximum(left - price * sizes, _TINY)
        after[~made.rich] = 0.0
        if made.spent is not None:
            after[made.spent] = 0.0
        self.left[groups] = after
        self.error += error * made.backers.most + 2 * EPSILON
        self.ledger.enter(made.purchase)
        self.offers.append(made)
