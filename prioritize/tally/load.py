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
from typing import Final

import numpy as np
from attrs import define, evolve, field, frozen
from numpy.typing import NDArray

from prioritize.tally.backing import Backing
from prioritize.tally.exclusion import NO_EXCLUSIONS, Exclusions
from prioritize.tally.offer import ADDING, EPSILON, ratio
from prioritize.tally.rivalry import reachable


__all__ = ["LoadRun", "Loads", "Moment"]

_FLOATS_HOLD: Final = 2**53


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
        voters = self.backing.backers[project].voters
        return Fraction(self._total(project, cost), self.denominator * voters)

    def buy(self, project: int, moment: Fraction) -> None:
        """Let the backers of a project pay for it at its moment, all that they have."""
        factor = moment.denominator // gcd(moment.denominator, self.denominator)
        self.denominator *= factor
        self.amounts = [each * factor for each in self.amounts]
        self.amounts.append(moment.numerator * (self.denominator // moment.denominator))
        self.level[self.backing.backers[project].groups] = len(self.amounts) - 1

    def behind(self, moment: Fraction) -> NDArray[np.bool_]:
        """Say which groups have money at a moment."""
        limit = moment.numerator * self.denominator
        has_money = [each * moment.denominator < limit for each in self.amounts]
        return np.array(has_money)[self.level]

    def rounded(self, unit: int) -> NDArray[np.float64]:
        """Return the loads as floats, in multiples of some units of money."""
        return np.array([ratio(each, self.denominator * unit) for each in self.amounts])[self.level]

    def _total(self, project: int, cost: int) -> int:
        backers = self.backing.backers[project]
        levels = self.level.take(backers.groups)
        if backers.voters < _FLOATS_HOLD:
            weights = np.bincount(levels, backers.weights, len(self.amounts))
        else:
            weights = np.zeros(len(self.amounts), np.int64)
            np.add.at(weights, levels, backers.whole_weights)
        loads = zip(self.amounts, weights.tolist(), strict=True)
        return cost * self.denominator + sum(load * int(each) for load, each in loads if each)


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
    exclusions
        What keeps projects out once others are bought.
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
    exclusions: Exclusions = NO_EXCLUSIONS
    stopped: tuple[int, ...] = ()
    _rounded: NDArray[np.float64] = field(init=False)
    _ahead: float = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Round the loads, and see how much money there is at the start."""
        self._rounded = self.loads.rounded(self.base)
        self._ahead = max(0.0, -float(self._rounded.min(initial=0.0)))

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
        run.waiting = sorted((run._soonest(each), each) for each in projects)
        return run

    def _soonest(self, project: int) -> float:
        """Return a bound of a moment, in multiples of the base, that needs no look at the loads."""
        moment = ratio(self.costs[project], self.base) / self.loads.backing.backers[project].weight
        return moment * (1 - ADDING) - self._ahead * (1 + ADDING)

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
        loads = float(self._rounded.take(backers.groups) @ backers.weights)
        moment = (cost + loads) / backers.weight
        # Loads only grow, so that less than nothing is owed at most by as much as at the start.
        most = cost + loads + 2 * self._ahead * backers.weight
        error = 2 * (backers.groups.size + 16) * EPSILON * most / backers.weight
        return moment - error, moment + error

    def _wait(self, projects: Sequence[int], moment: Fraction) -> None:
        below = float(moment / self.base) * (1 - ADDING)
        for each in projects:
            heappush(self.waiting, (below, each))

    def _rivals(self, projects: Sequence[int], moment: Fraction) -> list[int]:
        """Return some that ask the same voters for money or may exclude each other, if any do."""
        if len(projects) < 2:
            return []
        backed = self.loads.backing.points[np.array(projects)] > 0
        several = self.loads.behind(moment) & (backed.sum(axis=0) > 1)
        together = backed[:, several].astype(np.int64)
        linked = (together @ together.T > 0) | self._clashing(projects)
        ids = self.loads.backing.ids
        in_the_way = np.flatnonzero(linked.any(axis=0)).tolist()
        if not in_the_way:
            return []
        first = min(in_the_way, key=lambda at: ids[projects[at]])
        return [projects[at] for at in reachable(first, linked)]

    def _clashing(self, projects: Sequence[int]) -> NDArray[np.bool_]:
        return self.exclusions.clashing(projects, (each.project for each in self.bought))

    def _pay(self, project: int, moment: Fraction) -> None:
        self.loads.buy(project, moment)
        self.left -= self.costs[project]
        groups = self.loads.backing.backers[project].groups
        self._rounded[groups] = ratio(moment.numerator, moment.denominator * self.base)
        self.bought.append(Moment(project, moment))
        self.waiting = self.exclusions.admitted(self.waiting, self.bought)
