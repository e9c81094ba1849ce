"""Which wins count, and the chains against those that do not."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from prioritize.tally.chain import chains
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
    backs = [(int(wins[win]), win[1], win[0]) for win in map(tuple, np.argwhere(wins > 0).tolist())]
    found = chains(against, backs)
    for back in sorted(backs, key=lambda back: -back[0]):
        _, below, above = back
        one, other = table.ids[above], table.ids[below]
        yield Defeat(one, other, *table.votes(above, below), table.named(found[back]))
