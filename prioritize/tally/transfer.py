"""Votes that move in parts: every ballot has a value, which shrinks as it helps to elect.

A value is a whole number of the smallest part of a vote, so that what is cut off is exactly what
the rules say. Every ballot lies with one project, or with nobody once it is exhausted.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, Final

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from prioritize.model.electorate import same_array
from prioritize.model.profile import PaperProfile, RankedProfile
from prioritize.tally.paper import CAUSES, Rules, read
from prioritize.tally.positional import unranked_last
from prioritize.tally.set_aside import set_aside
from prioritize.tally.tally import Tally


__all__ = ["Holding", "Move", "Papers"]

_NOBODY: Final = -1
_OVERVOTE: Final = CAUSES.index("overvote")
_SAFE: Final = 2**62


@frozen
class Holding:
    """With whom every ballot lies, and what it is worth there.

    Attributes
    ----------
    holder
        n integers: the position of the project with which ballot j lies, -1 where exhausted.
    values
        n integers: what the ballot is worth, in parts of a vote.

    """

    holder: NDArray[np.intp] = field(eq=same_array)
    values: NDArray[np.int64] = field(eq=same_array)


@frozen
class Move:
    """Ballots move on: where they lie then, (from, to, votes) by position, and what is lost."""

    after: Holding
    transfers: tuple[tuple[int, int, Fraction], ...] = ()
    exhausted: tuple[tuple[str, Fraction], ...] = ()

    def then(self, later: "Move") -> "Move":
        """Join another move to this one."""
        lost = dict(self.exhausted)
        for cause, votes in later.exhausted:
            lost[cause] = lost.get(cause, Fraction(0)) + votes
        transfers = (*self.transfers, *later.transfers)
        return Move(later.after, transfers, tuple(sorted(lost.items())))


@frozen
class Papers:
    """Ballots whose votes move on in parts.

    Attributes
    ----------
    places
        (m, n) integers: the place of project i on ballot j, unranked ones below all others.
    ends
        n integers: the position in `CAUSES` of why each ballot ends.
    weights
        n integers; a ballot of weight 0 does not count. Where sums could overflow they are Python
        integers.
    part
        What one part of a ballot of weight 1 is worth in votes.
    parts
        How many parts a whole vote has.
    overvote
        With ``exhaust-if-multiple-continuing`` several continuing projects at one rank exhaust the
        ballot; with anything else, reading has left no shared places.

    """

    places: NDArray[Any] = field(eq=same_array)
    ends: NDArray[np.uint8] = field(eq=same_array)
    weights: NDArray[Any] = field(eq=same_array)
    part: Fraction
    parts: int
    overvote: str

    @classmethod
    def of(
        cls, profile: RankedProfile | PaperProfile, rules: Rules, tally: Tally, *, decimals: int
    ) -> "Papers":
        """Read the ballots by the declared rules; blank ones are set aside."""
        reading = read(profile, rules)
        people = profile.electorate
        valid = set_aside(people, {"blank": reading.blank}, tally)
        weights: NDArray[Any] = np.where(valid, people.weights, 0)
        parts = 10**decimals
        if int(weights.sum()) * parts >= _SAFE:
            weights = weights.astype(object)
        places = unranked_last(reading.places)
        return cls(places, reading.ends, weights, people.unit / parts, parts, rules.overvote)

    def start(self) -> Move:
        """Give every ballot to its best project, whole."""
        everybody = np.arange(self.weights.size)
        holder = np.full(everybody.size, _NOBODY, np.intp)
        holding = Holding(holder, np.full(everybody.size, self.parts, np.int64))
        after, causes = self._next(range(len(self.places)), everybody)
        begun = Holding(after, holding.values)
        return Move(begun, exhausted=self._lost(after, causes, holding.values, everybody))

    def votes(self, holding: Holding, projects: Sequence[int]) -> dict[int, Fraction]:
        """Add up what every one of some projects holds."""
        worth = self.weights * holding.values
        return {each: self._sum(worth[holding.holder == each]) for each in projects}

    def move(
        self,
        holding: Holding,
        source: int,
        staying: Sequence[int],
        *,
        worth: Callable[[int], int] | None = None,
    ) -> Move:
        """Move the ballots of one project on to the next of those that stay.

        Parameters
        ----------
        worth
            What a ballot is worth afterwards, in parts, by what it was worth before. `None` moves
            ballots with all they are worth.

        """
        columns = np.flatnonzero(holding.holder == source)
        before = holding.values[columns]
        values = before if worth is None else _mapped(before, worth)
        after, causes = self._next(staying, columns)
        holder, everything = holding.holder.copy(), holding.values.copy()
        holder[columns], everything[columns] = after, values
        votes = self.weights[columns] * values
        moved = ((source, each, self._sum(votes[after == each])) for each in staying)
        return Move(
            Holding(holder, everything),
            tuple(each for each in moved if each[2]),
            self._lost(after, causes, values, columns),
        )

    def _next(
        self, staying: Sequence[int], columns: NDArray[np.intp]
    ) -> tuple[NDArray[np.intp], NDArray[np.uint8]]:
        """Find the best project that stays on some ballots, or nobody and why."""
        last = np.iinfo(self.places.dtype).max
        holder = np.full(columns.size, _NOBODY, np.intp)
        best = np.full(columns.size, last, self.places.dtype)
        several = np.zeros(columns.size, np.bool_)
        for project in staying:
            row = self.places[project, columns]
            if self.overvote == "exhaust-if-multiple-continuing":
                several = (several & (row >= best)) | ((row == best) & (row < last))
            better = row < best
            holder[better] = project
            np.minimum(best, row, out=best)
        holder[several] = _NOBODY
        causes = np.where(several, _OVERVOTE, self.ends[columns])
        return holder, causes.astype(np.uint8)

    def _lost(
        self,
        holder: NDArray[np.intp],
        causes: NDArray[np.uint8],
        values: NDArray[np.int64],
        columns: NDArray[np.intp],
    ) -> tuple[tuple[str, Fraction], ...]:
        """Add up what lies with nobody any more, by cause."""
        worth = self.weights[columns] * values
        found = (
            (cause, self._sum(worth[(holder == _NOBODY) & (causes == index)]))
            for index, cause in enumerate(CAUSES)
        )
        return tuple(sorted(each for each in found if each[1]))

    def _sum(self, worth: NDArray[Any]) -> Fraction:
        return int(worth.sum()) * self.part


def _mapped(values: NDArray[np.int64], worth: Callable[[int], int]) -> NDArray[np.int64]:
    """Apply a function to every value, once for each distinct one."""
    distinct, index = np.unique(values, return_inverse=True)
    return np.array([worth(each) for each in distinct.tolist()], np.int64)[index.ravel()]
