"""Who is first by four methods that count from a matrix of pairs, and nothing else.

Equal ones are first together; of wins of one strength that run in a circle, ranked pairs locks the
first, by the numbers of the projects.
"""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from prioritize.tally.chain import strongest
from prioritize.tally.locking import classes_of, lock_all, tiers_of
from prioritize.tally.strength import strengths


__all__ = ["WINNERS"]


def _copeland(support: NDArray[np.int64]) -> list[int]:
    wins = support > support.T
    return _least(wins.sum(axis=0) - wins.sum(axis=1))


def _minimax(support: NDArray[np.int64]) -> list[int]:
    return _least((support - support.T).max(axis=0))


def _schulze(support: NDArray[np.int64]) -> list[int]:
    best = strongest(strengths(support, "margins"))
    return np.flatnonzero(~(best > best.T).any(axis=0)).tolist()


def _ranked_pairs(support: NDArray[np.int64]) -> list[int]:
    classes = classes_of(support - support.T)
    return tiers_of(lock_all(classes, len(support), lambda _, lock: lock.tied[0]))[0]


def _least(scores: NDArray[np.int64]) -> list[int]:
    return np.flatnonzero(scores == scores.min()).tolist()


WINNERS: Final[Mapping[str, Callable[[NDArray[np.int64]], list[int]]]] = {
    "copeland": _copeland,
    "minimax": _minimax,
    "schulze": _schulze,
    "ranked-pairs": _ranked_pairs,
}
"""For each method who is first, by number."""
