"""All pairs of projects, compared: what the pairwise methods count from."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations
from typing import Final

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from prioritize.model.electorate import same_array
from prioritize.model.option import choice
from prioritize.model.profile import RankedProfile
from prioritize.tally.pairwise import support
from prioritize.tally.step import Compared
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["COMPARED_LIMIT", "UNRANKED", "UNRANKED_HELP", "PairTable", "compared"]

COMPARED_LIMIT: Final = 30
"""With more projects than this the pairs are too many to be listed one by one in the record."""

UNRANKED: Final = choice("last", "no-opinion")
"""What a ballot says of the projects that it does not rank."""
UNRANKED_HELP: Final = message(
    "Whether unranked projects stand below the ranked ones, or nothing is said of them."
)


@frozen
class PairTable:
    """The weight of the ballots that put each project above each other one.

    Attributes
    ----------
    ids
        The m projects in the order of their ids, so that no list's order shows in what is recorded.
    support
        (m, m) integers in multiples of `unit`: how much puts project i above project j.

    """

    ids: tuple[str, ...]
    support: NDArray[np.int64] = field(eq=same_array)
    unit: Fraction = Fraction(1)

    @property
    def margins(self) -> NDArray[np.int64]:
        """How much more puts project i above j than j above i, in multiples of the unit."""
        return self.support - self.support.T

    @property
    def wins(self) -> NDArray[np.bool_]:
        """Whether more puts project i above j than j above i."""
        return np.greater(self.support, self.support.T)

    @property
    def is_told(self) -> bool:
        """Whether there are few enough projects to record what concerns single pairs."""
        return len(self.ids) <= COMPARED_LIMIT

    def votes(self, one: int, other: int) -> tuple[Fraction, Fraction]:
        """Return the weight that puts the one above the other, and the other above the one."""
        return self._worth(self.support[one, other]), self._worth(self.support[other, one])

    def _worth(self, weight: np.int64) -> Fraction:
        return Fraction(int(weight) * self.unit.numerator, self.unit.denominator)

    def named(self, projects: Iterable[int]) -> tuple[str, ...]:
        """Return the ids of projects given by their position."""
        return tuple(self.ids[each] for each in projects)

    def record(self, tally: Tally) -> None:
        """Record every pair, or say that there are too many of them."""
        if not self.is_told:
            pairs = len(self.ids) * (len(self.ids) - 1) // 2
            tally.remark(message("The {pairs} pairs were counted and are not listed", pairs=pairs))
            return
        for one, other in combinations(range(len(self.ids)), 2):
            tally.record(Compared(self.ids[one], self.ids[other], *self.votes(one, other)))


def compared(profile: RankedProfile, *, unranked: str) -> PairTable:
    """Compare every two projects of a profile.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> table = compared(ranked("2: b > a", "a"), unranked="last")
    >>> table.ids, table.support.tolist()
    (('a', 'b'), [[0, 1], [2, 0]])

    """
    ids = [project.id for project in profile.projects]
    by_id = sorted(range(len(ids)), key=ids.__getitem__)
    found = support(profile, unranked=unranked)[np.ix_(by_id, by_id)]
    return PairTable(tuple(sorted(ids)), found, profile.electorate.unit)
