"""Chains of wins: which projects they join, and how strong the strongest of them is."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray


__all__ = ["chain", "chains", "reachable", "strongest"]

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
    best = strengths.astype(_narrowest(strengths))
    weaker = np.empty_like(best)
    for middle in range(len(best)):
        np.minimum(best[:, middle, None], best[None, middle, :], out=weaker)
        np.maximum(best, weaker, out=best)
    np.fill_diagonal(best, 0)
    return best.astype(strengths.dtype)


def _narrowest(numbers: NDArray[Any]) -> type[np.bool_ | np.int16 | np.int32 | np.int64]:
    """Return a type that holds the numbers in few bytes, of which more are compared at once."""
    if numbers.dtype == np.bool_:
        return np.bool_
    furthest = int(np.abs(numbers).max(initial=0))
    return np.int16 if furthest < 2**15 else np.int32 if furthest < 2**31 else np.int64


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
    wanted = (1, start, end)
    return chains(links.astype(np.int64), [wanted])[wanted]


def chains(
    strengths: NDArray[np.int64], wanted: Iterable[tuple[int, int, int]]
) -> dict[tuple[int, int, int], tuple[int, ...]]:
    """Return for some (strength, start, end) a shortest chain of wins that are no weaker.

    It is empty where there is none; of several it is the first by number.

    Parameters
    ----------
    strengths
        (m, m): the strength of the win of project i over project j, 0 where there is none.

    Examples
    --------
    >>> chains(np.array([[0, 5, 0], [0, 0, 3], [1, 0, 0]]), [(3, 0, 2), (4, 0, 2)])
    {(4, 0, 2): (), (3, 0, 2): (0, 1, 2)}

    """
    wins = [(strengths[*win], *win) for win in np.argwhere(strengths > 0).tolist()]
    wins.sort()
    links = [0] * len(strengths)
    found: dict[tuple[int, int, int], tuple[int, ...]] = {}
    for strength, start, end in sorted(wanted, reverse=True):
        while wins and wins[-1][0] >= strength:
            _, above, below = wins.pop()
            links[above] |= 1 << below
        found[strength, start, end] = _shortest(links, start, end)
    return found


def _shortest(links: Sequence[int], start: int, end: int) -> tuple[int, ...]:
    """Find a shortest way; bit j of number i links project i to project j."""
    if links[start] >> end & 1:
        return (start, end)
    came_from = {start: start}
    seen = 1 << start
    waiting = [start]
    for here in waiting:
        if seen >> end & 1:
            break
        new = links[here] & ~seen
        seen |= new
        while new:
            there = (new & -new).bit_length() - 1
            came_from[there] = here
            waiting.append(there)
            new &= new - 1
    if end not in came_from:
        return ()
    way = [end]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))
