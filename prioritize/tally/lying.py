"""Where one ballot lies in a round of a count, and what counts on it."""

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from typing import Final

from attrs import frozen

from prioritize.tally.paper import CAUSES


__all__ = ["MULTIPLE", "SPLIT", "Lying", "Read"]

MULTIPLE: Final = "exhaust-if-multiple-continuing"
"""The rule for overvotes by which a ballot ends for good where several of a rank continue."""
SPLIT: Final = "split"


@frozen
class Read:
    """What counts on one ballot.

    Attributes
    ----------
    places
        The place of every project that counts, by id.
    end
        One of `CAUSES`: why the ballot ends after its last place.
    overvote
        The rule for several projects at one rank.

    """

    places: Mapping[str, int]
    end: str
    overvote: str = ""

    @property
    def is_cut(self) -> bool:
        """Whether the ballot ends for another reason than that its choices have run out."""
        return self.end != CAUSES[0]

    def best(self, projects: Collection[str]) -> tuple[str, ...]:
        """Return the projects on the best place among some, sorted by id."""
        ranked = sorted(each for each in projects if each in self.places)
        first = min((self.places[each] for each in ranked), default=0)
        return tuple(each for each in ranked if self.places[each] == first)

    def next(self, left: Collection[str]) -> tuple[tuple[str, ...], str]:
        """Find who has the ballot next, or nobody and why; it may end where it names several."""
        best = self.best(left)
        if len(best) > 1 and self.overvote == MULTIPLE:
            return (), "overvote"
        return best, "" if best else self.end


@frozen
class Lying:
    """Where a ballot lies in one round.

    Attributes
    ----------
    round
        The number of the round.
    shares
        For whom it counts, and what each of its ballots is worth there: parts of a whole vote.
    lost
        The part that counts for nobody.
    cause
        Why that part counts for nobody.
    begins
        Whether the count begins anew in this round, for the next seat.

    """

    round: int
    shares: tuple[tuple[str, Fraction], ...]
    lost: Fraction = Fraction(0)
    cause: str = ""
    begins: bool = False

    @classmethod
    def of(cls, number: int, pieces: Iterable[tuple[str, Fraction]], cause: str = "") -> "Lying":
        """Add up pieces by project; those of nobody, named by an empty id, are lost."""
        sums: dict[str, Fraction] = {}
        for project, value in pieces:
            sums[project] = sums.get(project, Fraction(0)) + value
        lost = sums.pop("", Fraction(0))
        return cls(number, tuple(sorted(sums.items())), lost, cause if lost else "")
