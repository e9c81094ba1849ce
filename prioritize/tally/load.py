"""Phragmén's method: everyone earns money at the same pace, and backers buy what they can pay for.

A project is bought at the moment at which its backers have its cost together; they then have
nothing left. What a voter has at a moment is the money handed out so far less a load: the moment of
the voter's last purchase, or less than nothing for money that was there at the start. Loads only
grow, and so do the moments of projects; the last known one is a bound.
"""

from collections.abc import Hashable, Iterable, Sequence
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import gcd

import numpy as np
from attrs import define, evolve, field, frozen
from numpy.typing import NDArray

from prioritize.tally.backing import Backing
from prioritize.tally.offer import ADDING, ratio
from prioritize.tally.rivalry import reachable


__all__ = ["LoadRun", "Loads", "Moment"]


@define(eq=False)
class Loads:
    """What every group has to make up for before it has money.

    Attributes
    ----------
    level
        For each group the position of its load in `amounts`.
    amounts
        Whole numbers over the denominator, in units of money.

    """

    backing: Backing
    level: NDArray[np.intp]
    amounts: list[int]
    denominator: int = 1

    @classmethod
    def none(cls, backing: Backing) -> "Loads":
        """Begin with nothing."""
        return cls(backing, np.zeros(backing.weights.size, np.intp), [0])

    @classmethod
    def of_purses(cls, backing: Backing, purses: Sequence[int], denominator: int) -> "Loads":
        """Begin with what everyone has left from before."""
        amounts = sorted({-each for each in purses})
        position = {each: at for at, each in enumerate(amounts)}
        level = np.array([position[-each] for each in purses], np.intp)
        return cls(backing, level, amounts, denominator)

    def copy(self) -> "Loads":
        """Return loads that go on from here by themselves."""
        return evolve(self, level=self.level.copy(), amounts=[*self.amounts])

    def moment(self, project: int, cost: int) -> Fraction:
        """Return when the backers of a project have its cost together."""
        return Fraction(self._total(project, cost), self.denominator * self._weight(project))

    def buy(self, project: int, cost: int) -> None:
        """Let the backers of a project pay for it, all that they have."""
        total, weight = self._total(project, cost), self._weight(project)
        factor = weight // gcd(total, weight)
        self.amounts = [each * factor for each in self.amounts]
        self.amounts.append(total * factor // weight)
        self.denominator *= factor
        self.level[self.backing.backers[project].groups] = len(self.amounts) - 1

    def behind(self, moment: Fraction) -> NDArray[np.bool_]:
        """Say which groups have money at a moment."""
        limit = moment.numerator * self.denominator
        has_money = [each * moment.denominator < limit for each in self.amounts]
        return np.array(has_money)[self.level]

    def rounded(self, unit: int) -> NDArray[np.float64]:
        """Return the loads as floats, in multiples of some units of money."""
        return np.array([ratio(each, self.denominator * unit) for each in self.amounts])[self.level]

    def _weight(self, project: int) -> int:
        groups = self.backing.backers[project].groups
        return int(self.backing.weights[groups].sum())

    def _total(self, project: int, cost: int) -> int:
        groups = self.backing.backers[project].groups
        weights = np.zeros(len(self.amounts), np.int64)
        np.add.at(weights, self.level[groups], self.backing.weights[groups])
        loaded = np.flatnonzero(weights).tolist()
        return cost * self.denominator + sum(self.amounts[at] * int(weights[at]) for at in loaded)


@frozen
class Moment:
    """A purchase: the project, and the money that everyone had been handed out by then."""

    project: int
    at: Fraction


@define(eq=False)
class LoadRun:
    """A count, as far as it has come.

    Attributes
    ----------
    costs, left
        What projects cost, and what is left of the budget, in whole numbers of a unit.
    base
        A number of units, in whose multiples floats are written.
    skips
        Whether a project that no longer fits is passed over, and does not stop the count.
    waiting
        Projects that may be bought, with a bound of their moment.
    stopped
        The projects of which each would have stopped the count.

    """

    loads: Loads
    costs: Sequence[int]
    left: int
    base: int
    skips: bool
    waiting: list[tuple[float, int]]
    bought: list[Moment] = field(factory=list)
    stopped: tuple[int, ...] = ()
    _rounded: NDArray[np.float64] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Round the loads."""
        self._rounded = self.loads.rounded(self.base)

    @classmethod
    def begin(
        cls,
        loads: Loads,
        costs: Sequence[int],
        projects: Iterable[int],
        *,
        left: int,
        skips: bool,
    ) -> "LoadRun":
        """Let voters begin to earn money for projects that cost something and have backers.

        What they have at the start must not suffice for any of these.
        """
        base = max(1, left // (loads.backing.total or 1))
        run = cls(loads, costs, left, base, skips, [])
        run.waiting = sorted((run._bounds(each)[0], each) for each in projects)
        return run

    def fork(self) -> "LoadRun":
        """Return a count that goes on from here by itself."""
        return evolve(self, loads=self.loads.copy(), waiting=[*self.waiting], bought=[*self.bought])

    @property
    def state(self) -> Hashable:
        """What the rest of the count depends on, given where it began."""
        return frozenset((each.project, each.at) for each in self.bought)

    def advance(self) -> tuple[int, ...]:
        """Buy until it must be chosen among equals; return these, or nothing at the end."""
        while best := self._best():
            moment, projects = best
            if self.skips:
                projects = [each for each in projects if self.costs[each] <= self.left]
            fitting = [each for each in projects if self.costs[each] <= self.left]
            if not fitting and projects:
                self.stopped = tuple(projects)
                return ()
            if sum(self.costs[each] for each in projects) > self.left:
                self._wait(projects, moment)
                return tuple(projects)
            rivals = self._rivals(projects, moment)
            self._wait(rivals, moment)
            for each in projects:
                if each not in rivals:
                    self._pay(each, moment)
            if rivals:
                return tuple(rivals)
        return ()

    def buy(self, project: int) -> None:
        """Buy one of those that `advance` returned, or stop at it."""
        self.waiting = [each for each in self.waiting if each[1] != project]
        heapify(self.waiting)
        if self.costs[project] > self.left:
            self.stopped, self.waiting = (project,), []
        else:
            self._pay(project, self.loads.moment(project, self.costs[project]))

    def _best(self) -> tuple[Fraction, list[int]] | None:
        """Take the projects of the next moment out of those that wait."""
        near: list[tuple[float, int]] = []
        limit = float("inf")
        while self.waiting and self.waiting[0][0] <= limit:
            _, project = heappop(self.waiting)
            low, high = self._bounds(project)
            near.append((low, project))
            limit = min(limit, high)
        close = [project for low, project in near if low <= limit]
        moments = [self.loads.moment(each, self.costs[each]) for each in close]
        first = min(moments, default=None)
        if first is None:
            return None
        best = [each for each, moment in zip(close, moments, strict=True) if moment == first]
        for low, project in near:
            if project not in best:
                heappush(self.waiting, (low, project))
        return first, best

    def _bounds(self, project: int) -> tuple[float, float]:
        """Return bounds of the moment of a project, in multiples of the base."""
        backers = self.loads.backing.backers[project]
        cost = ratio(self.costs[project], self.base)
        loads = self._rounded[backers.groups] * backers.weights
        moment = (cost + float(loads.sum())) / backers.weight
        error = 2 * ADDING * (cost + float(np.abs(loads).sum())) / backers.weight
        return moment - error, moment + error

    def _wait(self, projects: Sequence[int], moment: Fraction) -> None:
        below = float(moment / self.base) * (1 - ADDING)
        for each in projects:
            heappush(self.waiting, (below, each))

    def _rivals(self, projects: Sequence[int], moment: Fraction) -> list[int]:
        """Return some of the projects that ask the same voters for money, if there are any."""
        if len(projects) < 2:
            return []
        backed = self.loads.backing.points[np.array(projects)] > 0
        several = self.loads.behind(moment) & (backed.sum(axis=0) > 1)
        together = backed[:, several].astype(np.int64)
        linked = together @ together.T > 0
        ids = self.loads.backing.ids
        in_the_way = np.flatnonzero(linked.any(axis=0)).tolist()
        if not in_the_way:
            return []
        first = min(in_the_way, key=lambda at: ids[projects[at]])
        return [projects[at] for at in reachable(first, linked)]

    def _pay(self, project: int, moment: Fraction) -> None:
        self.loads.buy(project, self.costs[project])
        self.left -= self.costs[project]
        groups = self.loads.backing.backers[project].groups
        self._rounded[groups] = ratio(moment.numerator, moment.denominator * self.base)
        self.bought.append(Moment(project, moment))
