"""Which wins count, and the chains against those that do not."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from prioritize.tally.chain import chain
from prioritize.tally.pair_table import PairTable
from prioritize.tally.step import Defeat


__all__ = ["weighed"]


def weighed(
    table: PairTable, wins: NDArray[np.int64], against: NDArray[np.int64]
) -> Iterator[Defeat]:
    """Tell of every win whether it counts; the strongest first, equal ones by their ids.

    Parameters
    ----------
    wins
        (m, m): the strength of every win, 0 where there is none.
    against
        (m, m): the wins that can make others fall, by their strength. A win falls where a chain of
        these that is at least as strong leads back from its loser to its winner.

    """
    for above, below in sorted(np.argwhere(wins > 0).tolist(), key=lambda pair: -wins[*pair]):
        back = chain(against >= wins[above, below], below, above)
        one, other = table.ids[above], table.ids[below]
        yield Defeat(one, other, *table.votes(above, below), table.named(back))
