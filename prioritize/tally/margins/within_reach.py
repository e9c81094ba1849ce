"""What the comparisons of pairs can become when some ballots are different: the least and the most.

A ballot moves the votes for one side of a pair by its weight at most, and the difference of the two
sides by twice that. Two differences move against each other by four times that.
"""

from fractions import Fraction
from math import lcm
from typing import Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from prioritize.model.outcome import Outcome
from prioritize.tally.result import Result
from prioritize.tally.step import Compared
from prioritize.tally.strength import ranked_wins


__all__ = ["Comparisons", "Reach", "comparisons_of"]

_SAFE: Final = 2**60


@frozen(eq=False)
class Comparisons:
    """The comparisons that a count recorded.

    Attributes
    ----------
    ids
        The m projects.
    support
        (m, m) integers in multiples of `unit`: the weight that puts project i above project j.

    """

    ids: tuple[str, ...]
    support: NDArray[np.int64]
    unit: Fraction


@frozen(eq=False)
class Reach:
    """The same, where ballots of a weight of `moved`, in multiples of the unit, are different."""

    support: NDArray[np.int64]
    moved: int

    @property
    def margins(self) -> NDArray[np.int64]:
        """How much more puts project i above j than j above i, as counted."""
        return self.support - self.support.T

    @property
    def sure(self) -> NDArray[np.bool_]:
        """Whether project i beats j however the ballots differ."""
        return self.margins > 2 * self.moved

    @property
    def possible(self) -> NDArray[np.bool_]:
        """Whether project i may beat j."""
        beaten: NDArray[np.bool_] = self.margins + 2 * self.moved > 0
        np.fill_diagonal(beaten, val=False)
        return beaten

    def strengths(self, measure: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Rank the wins by the least and by the most strength they can have, on one scale."""
        least, most = np.zeros_like(self.support), np.zeros_like(self.support)
        sure, possible = self.sure, self.possible
        fewer = np.maximum(self.support - self.moved, 0)
        more = self.support + self.moved
        won = np.concatenate((fewer[sure], more[possible]))
        lost = np.concatenate((more.T[sure], fewer.T[possible]))
        ranks = ranked_wins(won, lost, measure)
        least[sure], most[possible] = np.split(ranks, [int(sure.sum())])
        return least, most


def comparisons_of(result: Result[Outcome]) -> Comparisons | None:
    """Read the comparisons from the steps; nothing where not every pair was recorded."""
    pairs = [step for step in result.steps if isinstance(step, Compared)]
    ids = tuple(sorted({id for step in pairs for id in (step.first, step.second)}))
    if not pairs or len(pairs) != len(ids) * (len(ids) - 1) // 2:
        return None
    sides = [side for step in pairs for side in (step.support, step.against)]
    size = lcm(*{side.denominator for side in sides})
    if size * max(sides) > _SAFE:
        return None
    row = {id: number for number, id in enumerate(ids)}
    support = np.zeros((len(ids), len(ids)), np.int64)
    for step in pairs:
        one, other = row[step.first], row[step.second]
        support[one, other] = int(step.support * size)
        support[other, one] = int(step.against * size)
    return Comparisons(ids, support, Fraction(1, size))
