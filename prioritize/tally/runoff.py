"""Votes that move: every ballot counts for its best project that is still in the count.

The ballots are a matrix of places, one row per project. Of every ballot the place that counts now
is remembered, so that a round looks only at the ballots of those who leave.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from attrs import Factory, evolve, field, frozen
from numpy.typing import NDArray

from prioritize.model.electorate import same_array
from prioritize.model.profile import PaperProfile, RankedProfile
from prioritize.tally.paper import CAUSES, Rules, read
from prioritize.tally.positional import unranked_last
from prioritize.tally.votes import weighted_sum


__all__ = ["Allotment", "Departure", "Runoff"]

_OVERVOTE = CAUSES.index("overvote")


@frozen
class Allotment:
    """Which projects every ballot counts for now.

    Attributes
    ----------
    reached
        n integers: the place that counts now on ballot j, 0 where the ballot is exhausted.
    votes
        The votes of the continuing projects, by their position.
    ballots
        The weight of the ballots that count for some project.

    """

    reached: NDArray[Any] = field(eq=same_array)
    votes: dict[int, Fraction]
    ballots: Fraction


@frozen
class Departure:
    """What becomes of the votes when projects leave the count together.

    Attributes
    ----------
    before, after
        What counted for whom.
    leaving
        The projects that leave, by position.
    transfers
        (from, to, votes), by position.
    exhausted
        The votes that leave with them, by cause.

    """

    before: Allotment
    after: Allotment
    leaving: tuple[int, ...] = ()
    transfers: tuple[tuple[int, int, Fraction], ...] = ()
    exhausted: tuple[tuple[str, Fraction], ...] = ()

    def also_exhausted(self, exhausted: Iterable[tuple[str, Fraction]]) -> "Departure":
        """Add what was exhausted before."""
        total = dict(self.exhausted)
        for cause, votes in exhausted:
            total[cause] = total.get(cause, Fraction(0)) + votes
        return evolve(self, exhausted=tuple(sorted(total.items())))


@frozen
class Runoff:
    """Ballots whose votes move on as projects leave.

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
        the vote; ``tie`` gives each a whole one; ``exhaust-if-multiple-continuing`` exhausts the
        ballot, for good. With anything else, reading has left no shared places.
    alike
        The weight of every ballot, where all have the same; otherwise 0. Equal ballots need only
        be counted, which is several times as fast as adding up.

    """

    places: NDArray[Any] = field(eq=same_array)
    ends: NDArray[np.uint8] = field(eq=same_array)
    weights: NDArray[np.int64] = field(eq=same_array)
    unit: Fraction
    overvote: str
    alike: int = field(
        init=False, default=Factory(lambda self: _alike(self.weights), takes_self=True)
    )

    @classmethod
    def of(cls, profile: RankedProfile | PaperProfile, rules: Rules) -> "Runoff":
        """Read the ballots by the declared rules; blank ones have been left out before."""
        reading = read(profile, rules)
        people = profile.electorate
        places = unranked_last(reading.places)
        return cls(places, reading.ends, people.weights, people.unit, rules.overvote)

    def start(self) -> Departure:
        """Count every ballot for its best project, before anybody leaves.

        Ballots that count for nobody from the start are exhausted in this departure.
        """
        now, causes = self._next(self.places, self.ends)
        parts = _shares(self.places, now) if self.overvote == "split" else None
        votes = {
            project: self._sum(row == now, self._weight, parts)
            for project, row in enumerate(self.places)
        }
        lost = now == 0
        exhausted = (
            (cause, self._sum(lost & (causes == index), self._weight))
            for index, cause in enumerate(CAUSES)
        )
        ballots = self._sum(~lost, self._weight)
        allotment = Allotment(now, votes, ballots)
        return Departure(allotment, allotment, exhausted=_nonzero(exhausted))

    def without(self, allotment: Allotment, leaving: Sequence[int]) -> Departure:
        """Let projects leave together, and move on the ballots that counted for them."""
        staying = [project for project in allotment.votes if project not in leaving]
        there = np.zeros(allotment.reached.size, np.bool_)
        for project in leaving:
            there |= self.places[project] == allotment.reached
        columns = np.flatnonzero(there)
        before = np.take(allotment.reached, columns)
        rows = self._rows(staying, columns)
        after, causes = self._next(rows, np.take(self.ends, columns))
        parts = self._parts(columns, allotment, leaving)
        if parts is not None and self.overvote == "split":
            parts *= np.maximum(_shares(rows, after), 1)
        now = allotment.reached.copy()
        now[columns] = after
        weights = self.alike or np.take(self.weights, columns)
        continuing = allotment.ballots - self._sum((before > 0) & (after == 0), weights)
        if self.overvote == "tie":
            # Whoever shares the place has a whole vote already, and goes on having it.
            weights = np.where(after == before, 0, weights)
        transfers, exhausted = [], dict.fromkeys(CAUSES, Fraction(0))
        is_lost = after == 0
        gaining = _reached(staying, rows, after)
        for project in leaving:
            mine = np.take(self.places[project], columns) == before
            for other, row in gaining:
                votes = self._sum(mine & (row == after), weights, parts)
                transfers.append((project, other, votes))
            for index in np.unique(causes[is_lost]).tolist():
                lost = mine & is_lost & (causes == index)
                exhausted[CAUSES[index]] += self._sum(lost, weights, parts)
        return Departure(
            allotment,
            Allotment(now, _moved(allotment, staying, transfers), continuing),
            tuple(leaving),
            tuple(each for each in transfers if each[2]),
            _nonzero(exhausted.items()),
        )

    def _next(
        self, rows: NDArray[Any], ends: NDArray[np.uint8]
    ) -> tuple[NDArray[Any], NDArray[np.uint8]]:
        """Find the best place among some projects on each ballot, 0 and the cause where none."""
        last = np.iinfo(self.places.dtype).max
        best = rows.min(axis=0, initial=last)
        now = np.where(best == last, 0, best)
        if self.overvote != "exhaust-if-multiple-continuing":
            return now, ends
        several = _shares(rows, now) > 1
        return np.where(several, 0, now), np.where(several, _OVERVOTE, ends).astype(np.uint8)

    def _parts(
        self, columns: NDArray[np.intp], allotment: Allotment, leaving: Sequence[int]
    ) -> NDArray[np.int64] | None:
        """Say among how many of those who pass it on the vote of each moving ballot is shared."""
        if self.overvote not in ("split", "tie"):
            return None
        sharing = leaving if self.overvote == "tie" else allotment.votes
        return _shares(self._rows(sharing, columns), allotment.reached[columns])

    def _rows(self, projects: Iterable[int], columns: NDArray[np.intp]) -> NDArray[Any]:
        """Return the places of some projects on some ballots."""
        chosen = tuple(projects)
        rows = np.empty((len(chosen), columns.size), self.places.dtype)
        for row, project in zip(rows, chosen, strict=True):
            # One row after the other is three times as fast as all in one expression.
            np.take(self.places[project], columns, out=row, mode="clip")
        return rows

    @property
    def _weight(self) -> NDArray[np.int64] | int:
        """The weights of all ballots, or the one that all of them have."""
        return self.alike or self.weights

    def _sum(
        self,
        mask: NDArray[np.bool_],
        weights: NDArray[np.int64] | int,
        parts: NDArray[np.int64] | None = None,
    ) -> Fraction:
        """Add up the weights of some ballots, each divided by its number of parts."""
        if parts is None:
            return _weighed(mask, weights) * self.unit
        sizes = np.unique(parts[mask]).tolist()
        sums = (Fraction(_weighed(mask & (parts == size), weights), size) for size in sizes)
        return sum(sums, Fraction(0)) * self.unit


def _reached(
    staying: Sequence[int], rows: NDArray[Any], places: NDArray[Any]
) -> list[tuple[int, NDArray[Any]]]:
    """Pair projects with their places; of many and few ballots only those that some now reach."""
    pairs = list(zip(staying, rows, strict=True))
    if len(pairs) <= places.size:
        return pairs
    reached = (rows == places).any(axis=1)
    return [pairs[each] for each in np.flatnonzero(reached).tolist()]


def _alike(weights: NDArray[np.int64]) -> int:
    return int(weights[0]) if weights.size and weights.min() == weights.max() else 0


def _weighed(mask: NDArray[np.bool_], weights: NDArray[np.int64] | int) -> int:
    if isinstance(weights, int):
        return int(np.count_nonzero(mask)) * weights
    return weighted_sum(mask, weights)


def _shares(rows: NDArray[Any], place: NDArray[Any]) -> NDArray[np.int64]:
    """Count the projects on the given place of each ballot."""
    shares: NDArray[np.int64] = (rows == place).sum(axis=0, dtype=np.int64)
    return shares


def _moved(
    allotment: Allotment,
    staying: Sequence[int],
    transfers: Sequence[tuple[int, int, Fraction]],
) -> dict[int, Fraction]:
    votes = {project: allotment.votes[project] for project in staying}
    for _, other, moved in transfers:
        votes[other] += moved
    return votes


def _nonzero(pairs: Iterable[tuple[str, Fraction]]) -> tuple[tuple[str, Fraction], ...]:
    return tuple(sorted((cause, votes) for cause, votes in pairs if votes))
