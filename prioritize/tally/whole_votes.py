"""Whole votes that move: every ballot counts for its best project that is still in the count.

Of every ballot the project that it counts for is remembered, so that a round looks only at the
ballots of those who leave.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from attrs import Factory, field, frozen
from numpy.typing import NDArray

from prioritize.model.electorate import same_array
from prioritize.tally.departure import Allotment, Departure, Votes, nonzero
from prioritize.tally.next_choice import Choices, held_by
from prioritize.tally.paper import CAUSES
from prioritize.tally.votes import alike, sums_by_group


__all__ = ["WholeVotes"]

_OVERVOTE = CAUSES.index("overvote")


@frozen(slots=False)
class WholeVotes:
    """Ballots each of which counts for one project, and moves on as projects leave.

    Attributes
    ----------
    places
        (m, n) integers as in `Reading.places`, unranked projects on one place below all others.
    ends
        n integers: the position in `CAUSES` of why each ballot ends.
    weights, unit
        The weights of the ballots in multiples of the unit; a ballot of weight 0 does not count.
    overvote
        With ``exhaust-if-multiple-continuing`` a ballot is exhausted for good where several
        continuing projects share the place that counts. With anything else, reading has left no
        shared places.

    """

    places: NDArray[Any] = field(eq=same_array)
    ends: NDArray[np.uint8] = field(eq=same_array)
    weights: NDArray[np.int64] = field(eq=same_array)
    unit: Fraction
    overvote: str
    _choices: Choices = field(
        init=False, eq=False, default=Factory(lambda self: Choices(self.places), takes_self=True)
    )
    _alike: int = field(
        init=False, eq=False, default=Factory(lambda self: alike(self.weights), takes_self=True)
    )

    def start(self) -> Departure:
        """Count every ballot for its best project, before anybody leaves.

        Ballots that count for nobody from the start are exhausted in this departure.
        """
        held, ends = self._choices.first(), self.ends
        if self.overvote == "exhaust-if-multiple-continuing":
            held, ends = self._without_overvotes(held, self.places, ends)
        sums = self._sums(held, self.weights)
        votes = {project: self._votes(each) for project, each in enumerate(sums[:-1])}
        allotment = Allotment(held, votes, self._votes(sum(sums[:-1])))
        exhausted = self._lost(held, ends, self.weights) if sums[-1] else ()
        return Departure(allotment, allotment, exhausted=exhausted)

    def without(self, allotment: Allotment, leaving: Sequence[int]) -> Departure:
        """Let projects leave together, and move on the ballots that counted for them."""
        staying = [project for project in allotment.votes if project not in leaving]
        votes = {project: allotment.votes[project] for project in staying}
        reached, ballots = allotment.reached, allotment.ballots
        transfers: list[tuple[int, int, Votes]] = []
        lost = dict.fromkeys(CAUSES, self._votes(0))
        if any(allotment.votes[project] for project in leaving):
            reached = reached.copy()
        for project in leaving:
            if not allotment.votes[project]:
                continue
            columns = held_by(project, allotment.reached)
            after, ends = self._next(staying, columns)
            reached[columns] = after
            weights = self._weights(columns)
            sums = self._sums(after, weights)
            for other in staying:
                if sums[other]:
                    moved = self._votes(sums[other])
                    votes[other] += moved
                    transfers.append((project, other, moved))
            if sums[-1]:
                ballots -= self._votes(sums[-1])
                for cause, gone in self._lost(after, ends, weights):
                    lost[cause] += gone
        after_all = Allotment(reached, votes, ballots)
        return Departure(
            allotment, after_all, tuple(leaving), tuple(transfers), nonzero(lost.items())
        )

    def _next(
        self, staying: Sequence[int], columns: NDArray[np.intp]
    ) -> tuple[NDArray[Any], NDArray[np.uint8]]:
        """Find the best project that stays on each ballot, and why there is none."""
        held, ends = self._choices.among(staying, columns), self.ends.take(columns)
        if self.overvote != "exhaust-if-multiple-continuing":
            return held, ends
        return self._without_overvotes(held, self._choices.rows(staying, columns), ends)

    def _without_overvotes(
        self, held: NDArray[Any], rows: NDArray[Any], ends: NDArray[np.uint8]
    ) -> tuple[NDArray[Any], NDArray[np.uint8]]:
        """Exhaust ballots on which several projects share the best place."""
        level = (rows == rows.min(axis=0, initial=np.iinfo(rows.dtype).max)).sum(axis=0)
        several = (level > 1) & (held != self._choices.nobody)
        nobody = held.dtype.type(self._choices.nobody)
        return np.where(several, nobody, held), np.where(several, np.uint8(_OVERVOTE), ends)

    def _sums(self, held: NDArray[Any], weights: NDArray[np.int64]) -> list[int]:
        """Add up what every project holds, and last what nobody does."""
        size = self._choices.nobody + 1
        if self._alike:
            # Equal ballots need only be counted, which is several times as fast as adding up.
            return [each * self._alike for each in np.bincount(held, minlength=size).tolist()]
        sums: list[int] = sums_by_group(weights, held, size).tolist()
        return sums

    def _lost(
        self, held: NDArray[Any], ends: NDArray[np.uint8], weights: NDArray[np.int64]
    ) -> tuple[tuple[str, Votes], ...]:
        """Add up what nobody holds, by cause."""
        gone = held == self._choices.nobody
        sums = sums_by_group(weights[gone], ends[gone], len(CAUSES)).tolist()
        return nonzero(zip(CAUSES, map(self._votes, sums), strict=True))

    def _weights(self, columns: NDArray[np.intp]) -> NDArray[np.int64]:
        return self.weights[: columns.size] if self._alike else self.weights.take(columns)

    def _votes(self, weight: int) -> Votes:
        """Return what a weight is in votes."""
        if self.unit.denominator == 1:
            return weight * self.unit.numerator
        return weight * self.unit
