"""How strong a win is: by margin, by the votes for it, or by the ratio of the two sides."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from prioritize.text import message


__all__ = ["STRENGTH_HELP", "ranked_wins", "strengths"]

STRENGTH_HELP: Final = message(
    "What makes a win strong: the margin, the votes for it (of equally many, the fewer against it),"
    " or the ratio of the votes for and against."
)

_Side: TypeAlias = NDArray[np.int64]


def strengths(support: NDArray[np.int64], measure: str) -> NDArray[np.int64]:
    """Rank the wins of all pairs by their strength.

    Parameters
    ----------
    support
        (m, m) integers: the weight that puts project i above project j.
    measure
        ``margins``: votes for minus votes against. ``winning-votes``: votes for, of equally many
        the win with fewer against it. ``ratio``: votes for over votes against; any win without
        votes against is stronger than all with some, and the more votes the stronger.

    Returns
    -------
    (m, m) integers: 0 where i does not beat j, otherwise the rank of the win from 1, the weakest.
    Equal strengths have one rank, so that whatever only compares strengths can compare ranks.

    References
    ----------
    .. [1] Schulze (2011), A new monotonic, clone-independent, reversal symmetric, and
       Condorcet-consistent single-winner election method, Social Choice and Welfare 36,
       doi:10.1007/s00355-010-0475-4, which defines all three.

    Examples
    --------
    >>> table = np.array([[0, 5, 1], [2, 0, 4], [3, 0, 0]])
    >>> [strengths(table, measure).max(axis=1).tolist() for measure in ("margins", "ratio")]
    [[2, 3, 1], [1, 3, 2]]
    >>> strengths(table, "winning-votes").max(axis=1).tolist()
    [3, 2, 1]

    """
    wins = support > support.T
    ranks = np.zeros(support.shape, np.int64)
    ranks[wins] = ranked_wins(support[wins], support.T[wins], measure)
    return ranks


def ranked_wins(won: NDArray[np.int64], lost: NDArray[np.int64], measure: str) -> NDArray[np.int64]:
    """Rank wins by their strength from 1, the weakest; equal strengths have one rank.

    Parameters
    ----------
    won, lost
        The votes for and against each of w wins.
    measure
        As for `strengths`.

    """
    ranks: NDArray[np.int64] = 1 + _MEASURES[measure](won, lost)
    return ranks


def _margins(won: _Side, lost: _Side) -> _Side:
    return _ranked(np.unique(won - lost, return_inverse=True)[1])


def _winning_votes(won: _Side, lost: _Side) -> _Side:
    sides = np.stack((won, -lost), axis=1)
    return _ranked(np.unique(sides, axis=0, return_inverse=True)[1])


def _ratio(won: _Side, lost: _Side) -> _Side:
    keys = [
        (0, Fraction(more, fewer)) if fewer else (1, Fraction(more))
        for more, fewer in zip(won.tolist(), lost.tolist(), strict=True)
    ]
    rank = {key: index for index, key in enumerate(sorted(set(keys)))}
    return np.array([rank[key] for key in keys], np.int64)


def _ranked(inverse: NDArray[np.intp]) -> _Side:
    return inverse.reshape(-1).astype(np.int64)


_MEASURES: Final[Mapping[str, Callable[[_Side, _Side], _Side]]] = {
    "margins": _margins,
    "winning-votes": _winning_votes,
    "ratio": _ratio,
}
