"""Margins of methods that add up points, ballot by ballot: exact.

What a ballot can move between two projects is what it gave the one more than the other, plus the
most it can give the other way. The ballots that can move most are taken first, until the difference
is covered; each moves its part whatever the others do, so no fewer are enough.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import pairwise, product
from typing import Final

import numpy as np
from attrs import define, field, frozen
from numpy.typing import NDArray

from prioritize.model.electorate import Electorate
from prioritize.model.margin import Change, Margin
from prioritize.model.outcome import Tiers
from prioritize.tally.margins.pool import Need, Pool, pool_of


__all__ = ["CELLS", "Additive", "Points"]

CELLS: Final = 5_000_000
"""Of more marks than this the points are not spread out again; then only a bound is told."""

_PAIRS: Final = 25
"""Between two shared places so many pairs are looked at, one by one."""


@frozen
class Points:
    """What every ballot gives, and what it could give.

    Attributes
    ----------
    ids
        The m projects.
    people
        Who cast the n columns.
    sums
        What the projects have, in multiples of the unit of the weights; only those whose points
        can be compared with each other.
    most
        The most that one ballot can give to one project more than to another.
    spread
        (m, n) integers: what a ballot of the column gives; `None` where that would be too much.
    reach
        (m, n) booleans: whether the ballot could name the project; `None` where all could.
    dropping
        With so many ballots different any project may be put last, whatever its points.

    """

    ids: tuple[str, ...]
    people: Electorate
    sums: dict[str, Fraction]
    most: int
    spread: NDArray[np.int64] | None = None
    reach: NDArray[np.bool_] | None = None
    dropping: int | None = None


@define(slots=False)
class Additive:
    """The margins of a list that is ordered by points."""

    points: Points
    _rows: dict[str, int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Remember where the projects stand."""
        self._rows = {id: row for row, id in enumerate(self.points.ids)}

    def margins(self, tiers: Tiers) -> Iterator[Margin]:
        """Tell how far the first place is from any other, and every place from the next."""
        yield from self._first(tiers)
        for above, below in pairwise(tiers):
            yield from self.closest(tuple(product(above, below)), "pair")

    def _first(self, tiers: Tiers) -> Iterator[Margin]:
        others = [project for tier in tiers[1:] for project in tier]
        if tiers and len(tiers[0]) == 1 and self._known((*tiers[0], *others)):
            yield from self.closest([(tiers[0][0], other) for other in others], "first")

    def _known(self, projects: Sequence[str]) -> bool:
        return all(project in self.points.sums for project in projects)

    def closest(self, pairs: Sequence[tuple[str, str]], change: Change) -> Iterator[Margin]:
        """Tell which of several pairs needs the fewest ballots; nothing where one is level."""
        known = [pair for pair in pairs if self._known(pair)]
        if not known or any(self._difference(*pair) <= 0 for pair in known):
            return
        if len({self._difference(*pair) for pair in known}) == 1 and len(known) > _PAIRS:
            yield from self._bounded(known[0], change)
            return
        best: Margin | None = None
        for pair in sorted(known, key=lambda pair: (self._difference(*pair), pair)):
            least = self._bound.reaching(self._difference(*pair))
            if best and (least is None or least.ballots > best.tie):
                break
            found = self._margin(pair, self._pool(*pair), change)
            best = min(filter(None, (best, found)), key=_closeness, default=None)
        if best:
            yield best

    def _bounded(self, pair: tuple[str, str], change: Change) -> Iterator[Margin]:
        found = self._margin(pair, self._bound, change)
        if found:
            yield found

    def _difference(self, above: str, below: str) -> Fraction:
        return self.points.sums[above] - self.points.sums[below]

    @cached_property
    def _bound(self) -> Pool:
        """The gains if every ballot had given all it could to the one that is ahead."""
        people, most = self.points.people, self.points.most
        gains = np.full(people.weights.size, 2 * most, np.int64)
        return pool_of(people, gains, aside=most)

    def _pool(self, above: str, below: str) -> Pool:
        points = self.points
        if points.spread is None:
            return self._bound
        one, other = self._rows[above], self._rows[below]
        most = points.most if points.reach is None else points.most * points.reach[other]
        gains = points.spread[one] - points.spread[other] + most
        return pool_of(points.people, gains, aside=points.most)

    def _margin(self, pair: tuple[str, str], pool: Pool, change: Change) -> Margin | None:
        difference = self._difference(*pair)
        tie, reversal = pool.reaching(difference), pool.beyond(difference)
        level, turned = self._or_dropped(tie), self._or_dropped(reversal)
        if level is None:
            return None
        told = pool is not self._bound
        exact = told and level.counted and (turned is None or turned.counted)
        beyond = None if turned is None else turned.ballots
        return Margin(change, *pair, "ballots", level.ballots, beyond, exact=exact)

    def _or_dropped(self, need: Need | None) -> Need | None:
        dropping = self.points.dropping
        if dropping is None or (need and need.ballots <= dropping):
            return need
        return Need(dropping, counted=True)


def _closeness(margin: Margin) -> tuple[int, int, str, str]:
    turned = margin.tie + 1 if margin.reversal is None else margin.reversal
    return margin.tie, turned, margin.above, margin.below
