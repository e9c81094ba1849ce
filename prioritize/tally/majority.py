"""What stands out among pairwise wins: Condorcet winner and loser, Smith and Schwartz sets."""

from collections.abc import Sequence

import numpy as np
from attrs import define, field
from numpy.typing import NDArray

from prioritize.tally.chain import reachable


__all__ = ["Rivals", "condorcet_loser", "condorcet_winner", "schwartz_set", "smith_tiers"]


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


@define
class Rivals:
    """Who beats all the others that are left, as projects leave one after the other.

    Attributes
    ----------
    wins
        (m, m) booleans: whether project i beats project j.

    """

    wins: NDArray[np.bool_]
    _left: NDArray[np.bool_] = field(init=False)
    _beaten: NDArray[np.int64] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Count how many each beats, while all are there."""
        self._left = np.ones(len(self.wins), np.bool_)
        self._beaten = self.wins.sum(axis=1, dtype=np.int64)

    def remove(self, projects: Sequence[int]) -> None:
        """Let some projects that are left leave, in O(m) for each.

        Examples
        --------
        >>> rivals = Rivals(np.array([[0, 1, 0], [0, 0, 1], [1, 0, 0]], np.bool_))
        >>> rivals.winner
        ()
        >>> rivals.remove([2])
        >>> rivals.winner
        (0,)

        """
        for project in projects:
            self._left[project] = False
            self._beaten -= self.wins[:, project]

    @property
    def winner(self) -> tuple[int, ...]:
        """The project that beats every other one that is left, or nothing."""
        others = np.count_nonzero(self._left) - 1
        return tuple(np.flatnonzero(self._left & (self._beaten == others)).tolist())

    @property
    def is_level(self) -> bool:
        """Whether nobody that is left beats anybody that is."""
        return not self._beaten[self._left].any()
