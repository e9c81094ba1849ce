"""Who backs which project: equal ballots are grouped, and every project knows its backers."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cached_property
from typing import Any, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from prioritize.model.profile import ApprovalProfile, DotProfile, ScoreProfile
from prioritize.tally.equal_columns import equal_columns
from prioritize.tally.step import Converted
from prioritize.tally.tally import Tally
from prioritize.tally.votes import notice_unequal_offer, sums_by_group, weighted_sums
from prioritize.text import message


__all__ = ["Backers", "Backing", "Ballots", "Marks", "approved", "backing_of", "pointed"]

Ballots = ApprovalProfile | DotProfile | ScoreProfile
"""The kinds of profile in which people back projects, one by one."""

_SAFE: Final = 2**62
_FLOAT_HOLDS: Final = 2**53


@frozen(eq=False)
class Marks:
    """How ballots back projects.

    Attributes
    ----------
    points
        (m, n) booleans or integers from 0; above 0 is support.
    measure
        What their sums are called.
    scale
        The exact value of point 1.

    """

    points: NDArray[Any]
    measure: str
    scale: Fraction = Fraction(1)


@frozen(eq=False)
class Backers:
    """The groups that back one project.

    Attributes
    ----------
    groups
        Positions of the groups.
    sizes
        The points that each voter of a group gives.
    pulls
        Weight times points, exact, and rounded for proposals.
    weights, whole_weights
        The weights, rounded for proposals, and exact.
    voters, pull
        All weights, and all weights times points, exact.
    weight, most
        All weights, and the most points that a voter gives, rounded for proposals.

    """

    groups: NDArray[np.intp]
    sizes: NDArray[np.float64]
    pulls: NDArray[Any]
    rounded_pulls: NDArray[np.float64]
    weights: NDArray[np.float64]
    whole_weights: NDArray[np.int64]
    voters: int
    pull: int
    weight: float
    most: float


@frozen(eq=False)
class Backing:
    """Groups of voters whose ballots are equal, and the points that they give to projects.

    Attributes
    ----------
    ids
        The m projects.
    points
        (m, g) booleans or integers from 0, one column per group; above 0 is support.
    weights
        g integers: how many voters a group holds, in multiples of `unit`.
    unit, scale
        The exact value of weight 1, and of point 1.

    """

    ids: tuple[str, ...]
    points: NDArray[Any]
    weights: NDArray[np.int64]
    unit: Fraction = Fraction(1)
    scale: Fraction = Fraction(1)

    @cached_property
    def total(self) -> int:
        """The weight of all voters, in multiples of `unit`."""
        return int(self.weights.sum())

    @cached_property
    def backers(self) -> tuple[Backers, ...]:
        """The groups behind each project."""
        if self.points.dtype == np.bool_:
            return tuple(self._markers())
        return tuple(self._backers(row) for row in self.points)

    def _markers(self) -> Iterator[Backers]:
        """Give the backers of each project where all points are 1: all of them at one go."""
        projects, size = self.points.shape
        starts = np.arange(projects + 1) * size
        marked = np.flatnonzero(self.points)
        bounds = marked.searchsorted(starts)
        groups = marked - starts[:-1].repeat(np.diff(bounds))
        whole = self.weights.take(groups)
        rounded, ones = whole.astype(np.float64), np.ones(size)
        # Where all these sums together are too large, their differences still are right.
        voters = np.diff(np.concatenate(((0,), whole.cumsum())).take(bounds)).tolist()
        ends = bounds.tolist()
        for start, end, all_ in zip(ends[:-1], ends[1:], voters, strict=True):
            exact, near = whole[start:end], rounded[start:end]
            yield Backers(
                groups=groups[start:end],
                sizes=ones[: end - start],
                pulls=exact,
                rounded_pulls=near,
                weights=near,
                whole_weights=exact,
                voters=all_,
                pull=all_,
                weight=float(all_),
                most=min(1.0, end - start),
            )

    def _backers(self, row: NDArray[Any]) -> Backers:
        groups = np.flatnonzero(row)
        weights = self.weights[groups]
        points = row[groups].astype(np.int64)
        most = int(points.max(initial=1))
        pulls = weights * points if most * self.total < _SAFE else weights.astype(object) * points
        voters = int(weights.sum())
        return Backers(
            groups=groups,
            sizes=points.astype(np.float64),
            pulls=pulls,
            rounded_pulls=pulls.astype(np.float64),
            weights=weights.astype(np.float64),
            whole_weights=weights,
            voters=voters,
            pull=int(pulls.sum()),
            weight=float(voters),
            most=float(points.max(initial=0)),
        )

    def scores(self) -> dict[str, Fraction]:
        """Return the points of every project."""
        unit = self.unit * self.scale
        over, under = unit.numerator, unit.denominator
        pairs = zip(self.ids, self.backers, strict=True)
        return {id: Fraction(each.pull * over, under) for id, each in pairs}

    @cached_property
    def _by_group(self) -> NDArray[Any]:
        return np.ascontiguousarray(self.points.T)

    @cached_property
    def _floats_hold(self) -> bool:
        """Whether every sum of weight times points is a whole number that floats hold exactly."""
        return self.total * int(self.points.max(initial=1)) < _FLOAT_HOLDS

    def sums(self, projects: Iterable[int], groups: NDArray[np.intp]) -> list[int]:
        """Return for each of some projects the weight times points that some groups give it."""
        some = np.fromiter(projects, np.intp)
        if self._floats_hold:
            sums = self.weights[groups].astype(np.float64) @ self._by_group[groups]
            whole: list[int] = sums[some].astype(np.int64).tolist()
            return whole
        return weighted_sums(self.points[np.ix_(some, groups)], self.weights[groups])


def backing_of(profile: Ballots, marks: Marks) -> Backing:
    """Group equal ballots; a form on which nothing was scored is no ballot.

    Examples
    --------
    >>> from prioritize.model.shorthand import approvals
    >>> profile = approvals("2: a", "a b", "a")
    >>> backing = backing_of(profile, Marks(profile.approved, "approvals"))
    >>> backing.points.astype(int).tolist(), backing.weights.tolist()
    ([[1, 1], [0, 1]], [3, 1])

    """
    points = marks.points
    people = profile.electorate
    weights = people.weights
    if isinstance(profile, ScoreProfile):
        filled = profile.given.any(axis=0)
        points, weights = points[:, filled], weights[filled]
    first, group = equal_columns(points)
    grouped = sums_by_group(weights, group, first.size)
    ids = tuple(project.id for project in profile.projects)
    return Backing(ids, points.take(first, axis=1), grouped, people.unit, marks.scale)


def approved(profile: Ballots, tally: Tally) -> Marks:
    """Read whom each ballot backs; one point is as much as several."""
    if isinstance(profile, ApprovalProfile):
        return Marks(profile.approved, "approvals")
    rule = message("A project with more than 0 points is approved")
    tally.record(Converted(profile.kind, ApprovalProfile.kind, rule))
    return Marks(pointed(profile, tally).points > 0, "approvals")


def pointed(profile: Ballots, tally: Tally) -> Marks:
    """Read the points that each ballot gives; below 0 is as good as none."""
    if isinstance(profile, ApprovalProfile):
        return Marks(profile.approved, "approvals")
    if isinstance(profile, DotProfile):
        notice_unequal_offer(profile.projects, profile.offered, tally)
        return Marks(profile.dots, "dots")
    points = np.where(profile.given, np.maximum(profile.scores, 0), 0)
    return Marks(points, "points", profile.unit)
