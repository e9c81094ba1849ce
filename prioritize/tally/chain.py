"""Chains of wins: which projects they join, and how strong the strongest of them is."""

from collections import deque
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray


__all__ = ["chain", "reachable", "strongest"]

S = TypeVar("S", np.int64, np.bool_)


def strongest(strengths: NDArray[S]) -> NDArray[S]:
    """Return how strong the strongest chain between every two projects is.

    A chain is as strong as its weakest win; the strongest is the widest path of the graph, found
    by the algorithm of Floyd and Warshall in O(m³).

    Parameters
    ----------
    strengths
        (m, m): the strength of the win of project i over project j, 0 where there is none.

    Examples
    --------
    >>> strongest(np.array([[0, 5, 0], [0, 0, 3], [1, 0, 0]])).tolist()
    [[0, 5, 3], [1, 0, 3], [1, 1, 0]]

    """
    best = strengths.copy()
    for middle in range(len(best)):
        np.maximum(best, np.minimum(best[:, middle, None], best[None, middle, :]), out=best)
    np.fill_diagonal(best, 0)
    return best


def reachable(links: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return which projects are joined by a chain of links, in its direction."""
    return strongest(links)


def chain(links: NDArray[np.bool_], start: int, end: int) -> tuple[int, ...]:
    """Return a shortest chain of links, empty where there is none; of several the first by number.

    Examples
    --------
    >>> links = np.array([[0, 1, 1, 0], [0, 0, 0, 1], [0, 0, 0, 1], [0, 0, 0, 0]], np.bool_)
    >>> chain(links, 0, 3), chain(links, 3, 0)
    ((0, 1, 3), ())

    """
    found: dict[int, tuple[int, ...]] = {start: (start,)}
    waiting = deque([start])
    while waiting and end not in found:
        here = waiting.popleft()
        for there in np.flatnonzero(links[here]).tolist():
            if there not in found:
                found[there] = (*found[here], there)
                waiting.append(there)
    return found.get(end, ())
