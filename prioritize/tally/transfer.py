"""Votes that move in parts: every ballot has a value, which shrinks as it helps to elect.

A value is a whole number of the smallest part of a vote, so that what is cut off is exactly what
the rules say. Every ballot lies with one project, or with nobody once it is exhausted; one that is
split lies in pieces, each of them with one project.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, Final

import numpy as np
from attrs import Factory, field, frozen
from numpy.typing import NDArray

from prioritize.model.electorate import same_array
from prioritize.model.profile import PaperProfile, RankedProfile
from prioritize.tally.departure import Votes, exact
from prioritize.tally.next_choice import Choices, held_by
from prioritize.tally.paper import CAUSES, Rules, read
from prioritize.tally.positional import unranked_last
from prioritize.tally.votes import alike, sums_by_group


__all__ = ["Holding", "Move", "Papers"]

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
        p integers: the position of the project with which a piece lies, the number of projects
        where it is exhausted.
    values
        p integers: what the piece is worth, in parts of a vote.
    ballots
        p integers: the ballot of which it is a piece, or the whole.

    """

    holder: NDArray[Any] = field(eq=same_array)
    values: NDArray[np.int64] = field(eq=same_array)
    ballots: NDArray[np.intp] = field(eq=same_array)

    def handed(self, pieces: NDArray[np.intp], holder: NDArray[Any]) -> "Holding":
        """Hand some pieces on as they are."""
        handed = self.holder.copy()
        handed[pieces] = holder
        return Holding(handed, self.values, self.ballots)

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
    """Ballots move on: where they lie then, (from, to, parts) by position, and what is lost."""

    after: Holding
    transfers: tuple[tuple[int, int, Votes], ...] = ()
    exhausted: tuple[tuple[str, Votes], ...] = ()

    def then(self, later: "Move") -> "Move":
        """Join another move to this one."""
        lost = dict(self.exhausted)
        for cause, votes in later.exhausted:
            lost[cause] = lost.get(cause, 0) + votes
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

    _choices: Choices = field(
        init=False, eq=False, default=Factory(lambda self: Choices(self.places), takes_self=True)
    )
    _alike: int = field(
        init=False, eq=False, default=Factory(lambda self: alike(self.weights), takes_self=True)
    )
    _over: int = field(
        init=False, default=Factory(lambda self: self.part.numerator, takes_self=True)
    )
    _under: int = field(
        init=False, default=Factory(lambda self: self.part.denominator, takes_self=True)
    )

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
        whole = np.full(everybody.size, self.parts, np.int64)
        projects = range(len(self.places))
        dealt = self._dealt(self._choices.first(), projects, whole, everybody)
        return Move(dealt.holding, exhausted=self._lost(dealt, self._held(dealt.holding)[-1]))

    def votes(self, holding: Holding) -> dict[int, Votes]:
        """Add up what every project holds, in parts."""
        return dict(enumerate(self._held(holding)[:-1]))

    def worth(self, parts: Votes) -> Fraction:
        """Return what some parts are in votes."""
        if isinstance(parts, int):
            return exact(parts * self._over, self._under)
        return parts * self.part

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
        pieces = held_by(source, holding.holder)
        # As long as none is split, every piece is a ballot.
        is_whole = holding.holder.size == self.weights.size
        ballots = pieces if is_whole else holding.ballots.take(pieces)
        before = holding.values.take(pieces)
        values = before if worth is None else _mapped(before, worth)
        dealt = self._dealt(self._choices.among(staying, ballots), staying, values, ballots)
        by = dealt.holding
        *held, lost = self._held(by)
        return Move(
            holding.handed(pieces, by.holder)
            if by.values is before
            else holding.replaced(pieces, by),
            tuple((source, each, parts) for each, parts in enumerate(held) if parts),
            self._lost(dealt, lost),
        )

    def _dealt(
        self,
        holder: NDArray[Any],
        staying: Sequence[int],
        values: NDArray[np.int64],
        ballots: NDArray[np.intp],
    ) -> "_Dealt":
        """Find who gets some ballots next: `holder`, or several where these share the place."""
        if self.overvote not in _SHARED:
            return _Dealt(Holding(holder, values, ballots))
        rows = self._choices.rows(staying, ballots)
        best = rows.min(axis=0, initial=np.iinfo(rows.dtype).max)
        sharing = np.where(holder == self._choices.nobody, 1, (rows == best).sum(axis=0))
        several = sharing > 1
        if self.overvote == "exhaust-if-multiple-continuing":
            holder[several] = self._choices.nobody
            return _Dealt(Holding(holder, values, ballots), overvoted=several)
        if not several.any():
            return _Dealt(Holding(holder, values, ballots))
        cut = np.where(several, values % sharing, 0) * self.weights[ballots]
        values = np.where(several, values // sharing, values)
        shared = np.flatnonzero(several)
        who, where = np.nonzero((rows[:, shared] == best[shared]).astype(np.bool_))
        who, where = np.array(staying, np.intp)[who], shared[where]
        more = who != holder[where]
        who, where = who[more].astype(holder.dtype), where[more]
        split = Holding(
            np.concatenate((holder, who)),
            np.concatenate((values, values[where])),
            np.concatenate((ballots, ballots[where])),
        )
        return _Dealt(split, cut=int(cut.sum()))

    def _held(self, holding: Holding) -> list[int]:
        """Add up what every project holds, in parts, and last what nobody does."""
        return self._sums(holding, holding.holder, self._choices.nobody + 1)

    def _lost(self, dealt: "_Dealt", parts: int) -> tuple[tuple[str, int], ...]:
        """Tell by cause what lies with nobody any more, so many parts of votes."""
        if not parts and not dealt.cut:
            return ()
        holding = dealt.holding
        gone = np.flatnonzero(holding.holder == self._choices.nobody)
        lost = Holding(holding.holder[gone], holding.values[gone], holding.ballots[gone])
        causes = self.ends.take(lost.ballots)
        if dealt.overvoted is not None:
            causes[dealt.overvoted[gone]] = _OVERVOTE
        sums = self._sums(lost, causes, len(CAUSES))
        found = (*zip(CAUSES, sums, strict=True), ("rounding", dealt.cut))
        return tuple(sorted(each for each in found if each[1]))

    def _sums(self, holding: Holding, group: NDArray[Any], number: int) -> list[int]:
        """Add up what some pieces are worth by group, in parts."""
        worth = holding.values
        if self._alike != 1:
            worth = worth * self.weights.take(holding.ballots)
        sums: list[int] = sums_by_group(worth, group, number).tolist()
        return sums


@frozen
class _Dealt:
    """Who gets some pieces; the parts cut off by splitting, and who is lost by an overvote."""

    holding: Holding
    cut: int = 0
    overvoted: NDArray[np.bool_] | None = None


def _mapped(values: NDArray[np.int64], worth: Callable[[int], int]) -> NDArray[np.int64]:
    """Apply a function to every value, once for each distinct one."""
    if values.size and values.min() == values.max():
        return np.full(values.size, worth(int(values[0])), np.int64)
    distinct, index = np.unique(values, return_inverse=True)
    return np.array([worth(each) for each in distinct.tolist()], np.int64)[index.ravel()]
