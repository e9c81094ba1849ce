"""What becomes of votes when projects leave a count: who has how many, and where they go."""

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from typing import Any, TypeAlias

from attrs import evolve, field, frozen
from numpy.typing import NDArray

from prioritize.model.electorate import same_array


__all__ = ["Allotment", "Departure", "Votes", "exact", "nonzero"]

Votes: TypeAlias = int | Fraction
"""A number of votes; whole numbers add up many times as fast."""


@frozen
class Allotment:
    """Which projects every ballot counts for now.

    Attributes
    ----------
    reached
        n integers: how far each ballot has come. The project for which ballot j counts, by
        position, their number where it is exhausted; or where votes are shared the place that
        counts, 0 where it is exhausted.
    votes
        The votes of the continuing projects, by their position.
    ballots
        The weight of the ballots that count for some project.

    """

    reached: NDArray[Any] = field(eq=same_array)
    votes: dict[int, Votes]
    ballots: Votes


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
    transfers: tuple[tuple[int, int, Votes], ...] = ()
    exhausted: tuple[tuple[str, Votes], ...] = ()

    def also_exhausted(self, exhausted: Iterable[tuple[str, Votes]]) -> "Departure":
        """Add what was exhausted before."""
        total = dict(self.exhausted)
        for cause, votes in exhausted:
            total[cause] = total.get(cause, 0) + votes
        return evolve(self, exhausted=tuple(sorted(total.items())))


@lru_cache(maxsize=2**14)
def exact(votes: int, parts: int = 1) -> Fraction:
    """Return a number of parts of votes, each of which so many parts make.

    The same numbers recur from round to round, and one object serves for all of them.
    """
    return Fraction(votes, parts)


def nonzero(pairs: Iterable[tuple[str, Votes]]) -> tuple[tuple[str, Votes], ...]:
    """Leave out the causes for which no votes are lost, and sort the others."""
    return tuple(sorted((cause, votes) for cause, votes in pairs if votes))
