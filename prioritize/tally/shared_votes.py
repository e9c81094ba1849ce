"""Shared votes that move: projects that stand together on a ballot each have a part, or all, of it.

Of every ballot the place that counts now is remembered, so that a round looks only at the ballots
of those who leave.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from prioritize.model.electorate import same_array
from prioritize.tally.departure import Allotment, Departure, Votes, nonzero
from prioritize.tally.next_choice import Choices
from prioritize.tally.paper import CAUSES
from prioritize.tally.votes import weighted_sum


__all__ = ["SharedVotes"]


@frozen
class SharedVotes:
    """Ballots that count for all continuing projects on one place, and move on as these leave.

    Attributes
    ----------
    places
        (m, n) integers as in `Reading.places`, unranked projects on one place below all others.
    ends
        n integers: the position in `CAUSES` of why each ballot ends.
    weights, unit
        The weights of the ballots in multiples of the unit; a ballot of weight 0 does not count.
    overvote
        What happens where several continuing projects share the place that counts: they ``split``
        the vote; ``tie`` gives each a whole one.

    """

    places: NDArray[Any] = field(eq=same_array)
    ends: NDArray[np.uint8] = field(eq=same_array)
    weights: NDArray[np.int64] = field(eq=same_array)
    unit: Fraction
    overvote: str

    def start(self) -> Departure:
        """Count every ballot for its best projects, before anybody leaves.

        Ballots that count for nobody from the start are exhausted in this departure.
        """
        now = self._next(self.places)
        whole = np.ones(now.size, np.int64)
        parts = _shares(self.places, now) if self.overvote == "split" else whole
        votes: dict[int, Votes] = {
            project: self._sum(row == now, self.weights, parts)
            for project, row in enumerate(self.places)
        }
        lost = now == 0
        exhausted = (
            (cause, self._sum(lost & (self.ends == index), self.weights, whole))
            for index, cause in enumerate(CAUSES)
        )
        allotment = Allotment(now, votes, self._sum(~lost, self.weights, whole))
        return Departure(allotment, allotment, exhausted=nonzero(exhausted))

    def without(self, allotment: Allotment, leaving: Sequence[int]) -> Departure:
        """Let projects leave together, and move on the ballots that counted for them."""
        staying = [project for project in allotment.votes if project not in leaving]
        there = np.zeros(allotment.reached.size, np.bool_)
        for project in leaving:
            there |= self.places[project] == allotment.reached
        columns = np.flatnonzero(there)
        before = allotment.reached.take(columns)
        rows = Choices(self.places).rows(staying, columns)
        after = self._next(rows)
        parts = self._parts(columns, allotment, leaving)
        if self.overvote == "split":
            parts *= np.maximum(_shares(rows, after), 1)
        now = allotment.reached.copy()
        now[columns] = after
        weights, ends, is_lost = self.weights.take(columns), self.ends.take(columns), after == 0
        continuing = allotment.ballots - self._sum(is_lost, weights, np.ones_like(parts))
        if self.overvote == "tie":
            # Whoever shares the place has a whole vote already, and goes on having it.
            weights = np.where(after == before, 0, weights)
        transfers: list[tuple[int, int, Votes]] = []
        exhausted: dict[str, Votes] = dict.fromkeys(CAUSES, Fraction(0))
        for project in leaving:
            mine = self.places[project].take(columns) == before
            for other, row in zip(staying, rows, strict=True):
                votes = self._sum(mine & (row == after), weights, parts)
                transfers.append((project, other, votes))
            for index in np.unique(ends[is_lost]).tolist():
                lost = mine & is_lost & (ends == index)
                exhausted[CAUSES[index]] += self._sum(lost, weights, parts)
        return Departure(
            allotment,
            Allotment(now, _moved(allotment, staying, transfers), continuing),
            tuple(leaving),
            tuple(each for each in transfers if each[2]),
            nonzero(exhausted.items()),
        )

    def _next(self, rows: NDArray[Any]) -> NDArray[Any]:
        """Find the best place among some projects on each ballot, 0 where there is none."""
        last = np.iinfo(self.places.dtype).max
        best = rows.min(axis=0, initial=last)
        return np.where(best == last, 0, best)

    def _parts(
        self, columns: NDArray[np.intp], allotment: Allotment, leaving: Sequence[int]
    ) -> NDArray[np.int64]:
        """Say among how many of those who pass it on the vote of each moving ballot is shared."""
        sharing = leaving if self.overvote == "tie" else [*allotment.votes]
        rows = Choices(self.places).rows(sharing, columns)
        return _shares(rows, allotment.reached[columns])

    def _sum(
        self, mask: NDArray[np.bool_], weights: NDArray[np.int64], parts: NDArray[np.int64]
    ) -> Fraction:
        """Add up the weights of some ballots, each divided by its number of parts."""
        sizes = np.unique(parts[mask]).tolist()
        sums = (Fraction(weighted_sum(mask & (parts == size), weights), size) for size in sizes)
        return sum(sums, Fraction(0)) * self.unit


def _shares(rows: NDArray[Any], place: NDArray[Any]) -> NDArray[np.int64]:
    """Count the projects on the given place of each ballot."""
    shares: NDArray[np.int64] = (rows == place).sum(axis=0, dtype=np.int64)
    return shares


def _moved(
    allotment: Allotment, staying: Iterable[int], transfers: Iterable[tuple[int, int, Votes]]
) -> dict[int, Votes]:
    votes = {project: allotment.votes[project] for project in staying}
    for _, other, moved in transfers:
        votes[other] += moved
    return votes
