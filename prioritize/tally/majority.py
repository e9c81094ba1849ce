"""What stands out among pairwise wins: Condorcet winner and loser, Smith and Schwartz sets."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from prioritize.tally.chain import reachable


__all__ = ["condorcet_loser", "condorcet_winner", "schwartz_set", "smith_tiers"]


def condorcet_winner(wins: NDArray[np.bool_]) -> tuple[int, ...]:
    """Return the project that beats every other one, or nothing.

    Parameters
    ----------
    wins
        (m, m) booleans: whether project i beats project j.

    """
    return tuple(np.flatnonzero(wins.sum(axis=1) == len(wins) - 1).tolist())


def condorcet_loser(wins: NDArray[np.bool_]) -> tuple[int, ...]:
    """Return the project that loses to every other one, or nothing; a lone one loses to nobody."""
    return condorcet_winner(wins.T) if len(wins) > 1 else ()


def smith_tiers(wins: NDArray[np.bool_]) -> Sequence[tuple[int, ...]]:
    """Return the Smith set, then the Smith set of the others, and so on.

    The Smith set is the smallest one whose projects beat all outside it. Two projects are in one
    tier if chains of wins and ties lead from each to the other.

    Examples
    --------
    >>> smith_tiers(np.array([[0, 0, 1], [0, 0, 1], [0, 0, 0]], np.bool_))
    ((0, 1), (2,))

    """
    reached = reachable(~wins.T).sum(axis=1)
    sizes = sorted(set(reached.tolist()), reverse=True)
    return tuple(tuple(np.flatnonzero(reached == size).tolist()) for size in sizes)


def schwartz_set(wins: NDArray[np.bool_]) -> tuple[int, ...]:
    """Return the projects that reach, by a chain of wins, all those that reach them.

    Examples
    --------
    >>> schwartz_set(np.array([[0, 1, 0], [0, 0, 0], [0, 0, 0]], np.bool_))
    (0, 2)

    """
    reached = reachable(wins)
    dominated = (reached.T & ~reached).any(axis=1)
    return tuple(np.flatnonzero(~dominated).tolist())
