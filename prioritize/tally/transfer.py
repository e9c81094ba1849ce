"""Votes that move in parts: every ballot has a value, which shrinks as it helps to elect.

A value is a whole number of the smallest part of a vote, so that what is cut off is exactly what
the rules say. Every ballot lies with one project, or with nobody once it is exhausted; one that is
split lies in pieces, each of them with one project.
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


__all__ = ["Holding", "Move", "Papers"]

_NOBODY: Final = -1
_OVERVOTE: Final = CAUSES.index("overvote")
_SAFE: Final = 2**62
_SHARED: Final = ("exhaust-if-multiple-continuing", "split")
"""With these rules, reading leaves several projects on one place."""


@frozen
class Holding:
    """With whom every piece of a ballot lies, and what it is worth there.

    Attributes
    ----------
    holder
        p integers: the position of the project with which a piece lies, -1 where exhausted.
    values
        p integers: what the piece is worth, in parts of a vote.
    ballots
        p integers: the ballot of which it is a piece, or the whole.

    """

    holder: NDArray[np.intp] = field(eq=same_array)
    values: NDArray[np.int64] = field(eq=same_array)
    ballots: NDArray[np.intp] = field(eq=same_array)

    def replaced(self, pieces: NDArray[np.intp], by: "Holding") -> "Holding":
        """Put other pieces in the place of some, those that are more at the end."""
        holder, values = self.holder.copy(), self.values.copy()
        size = pieces.size
        holder[pieces], values[pieces] = by.holder[:size], by.values[:size]
        if by.holder.size == size:
            return Holding(holder, values, self.ballots)
        ballots = self.ballots.copy()
        ballots[pieces] = by.ballots[:size]
        return Holding(
            np.concatenate((holder, by.holder[size:])),
            np.concatenate((values, by.values[size:])),
            np.concatenate((ballots, by.ballots[size:])),
        )


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
        ballot; with ``split`` it is cut into equal pieces; with anything else, reading has left no
        shared places.

    """

    places: NDArray[Any] = field(eq=same_array)
    ends: NDArray[np.uint8] = field(eq=same_array)
    weights: NDArray[Any] = field(eq=same_array)
    part: Fraction
    parts: int
    overvote: str

    @classmethod
    def of(cls, profile: RankedProfile | PaperProfile, rules: Rules, *, decimals: int) -> "Papers":
        """Read the ballots by the declared rules; blank ones have been left out before."""
        reading = read(profile, rules)
        people = profile.electorate
        weights: NDArray[Any] = people.weights
        parts = 10**decimals
        if int(weights.sum()) * parts >= _SAFE:
            weights = weights.astype(object)
        places = unranked_last(reading.places)
        return cls(places, reading.ends, weights, people.unit / parts, parts, rules.overvote)

    def start(self) -> Move:
        """Give every ballot to its best project, whole."""
        everybody = np.arange(self.weights.size)
        holder = np.full(everybody.size, _NOBODY, np.intp)
        whole = np.full(everybody.size, self.parts, np.int64)
        dealt, causes, cut = self._dealt(range(len(self.places)), whole, everybody)
        begun = Holding(holder, whole, everybody).replaced(everybody, dealt)
        return Move(begun, exhausted=self._lost(dealt, causes, cut))

    def votes(self, holding: Holding, projects: Sequence[int]) -> dict[int, Fraction]:
        """Add up what every one of some projects holds."""
        worth = self.weights[holding.ballots] * holding.values
        held = holding.holder >= 0
        sums = np.zeros(len(self.places), worth.dtype)
        np.add.at(sums, holding.holder[held], worth[held])
        return {each: int(sums[each]) * self.part for each in projects}

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
        pieces = np.flatnonzero(holding.holder == source)
        before = holding.values[pieces]
        values = before if worth is None else _mapped(before, worth)
        dealt, causes, cut = self._dealt(staying, values, holding.ballots[pieces])
        gains = self.votes(dealt, np.unique(dealt.holder[dealt.holder >= 0]).tolist())
        return Move(
            holding.replaced(pieces, dealt),
            tuple((source, each, votes) for each, votes in gains.items() if votes),
            self._lost(dealt, causes, cut),
        )

    def _dealt(
        self, staying: Sequence[int], values: NDArray[np.int64], ballots: NDArray[np.intp]
    ) -> tuple[Holding, NDArray[np.uint8], NDArray[Any]]:
        """Find who gets some ballots next, why nobody does, and what splitting cuts off."""
        holder, best, sharing = self._next(staying, ballots)
        several = sharing > 1
        if self.overvote == "exhaust-if-multiple-continuing":
            holder[several] = _NOBODY
            causes = np.where(several, _OVERVOTE, self.ends[ballots]).astype(np.uint8)
            return Holding(holder, values, ballots), causes, values[:0]
        if not several.any():
            return Holding(holder, values, ballots), self.ends[ballots], values[:0]
        cut = np.where(several, values % sharing, 0) * self.weights[ballots]
        values = np.where(several, values // sharing, values)
        shared = np.flatnonzero(several)
        rows = self.places[np.ix_(np.array(staying, np.intp), ballots[shared])]
        who, where = np.nonzero((rows == best[shared]).astype(np.bool_))
        who, where = np.array(staying, np.intp)[who], shared[where]
        more = who != holder[where]
        who, where = who[more], where[more]
        return (
            Holding(
                np.concatenate((holder, who)),
                np.concatenate((values, values[where])),
                np.concatenate((ballots, ballots[where])),
            ),
            self.ends[np.concatenate((ballots, ballots[where]))],
            cut,
        )

    def _next(
        self, staying: Sequence[int], ballots: NDArray[np.intp]
    ) -> tuple[NDArray[np.intp], NDArray[Any], NDArray[np.int64]]:
        """Find the best project that stays on some ballots, its place, and how many share it."""
        last = np.iinfo(self.places.dtype).max
        holder = np.full(ballots.size, _NOBODY, np.intp)
        best = np.full(ballots.size, last, self.places.dtype)
        sharing = np.ones(ballots.size, np.int64)
        for project in staying:
            row = self.places[project, ballots]
            if self.overvote in _SHARED:
                sharing = np.where(row < best, 1, sharing + ((row == best) & (row < last)))
            better = row < best
            holder[better] = project
            np.minimum(best, row, out=best)
        return holder, best, sharing

    def _lost(
        self, dealt: Holding, causes: NDArray[np.uint8], cut: NDArray[Any]
    ) -> tuple[tuple[str, Fraction], ...]:
        """Add up what lies with nobody any more, by cause."""
        worth = self.weights[dealt.ballots] * dealt.values
        found = (
            (cause, self._sum(worth[(dealt.holder == _NOBODY) & (causes == index)]))
            for index, cause in enumerate(CAUSES)
        )
        return tuple(sorted(each for each in (*found, ("rounding", self._sum(cut))) if each[1]))

    def _sum(self, worth: NDArray[Any]) -> Fraction:
        return int(worth.sum()) * self.part


def _mapped(values: NDArray[np.int64], worth: Callable[[int], int]) -> NDArray[np.int64]:
    """Apply a function to every value, once for each distinct one."""
    distinct, index = np.unique(values, return_inverse=True)
    return np.array([worth(each) for each in distinct.tolist()], np.int64)[index.ravel()]
