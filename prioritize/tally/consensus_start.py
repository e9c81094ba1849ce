"""Orders that disagree little with the ballots, found by moving one project at a time."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from prioritize.tally.consensus import Order


__all__ = ["improved", "order_cost", "shaken", "sideways", "started"]

_MOVES: Final = 5
"""So many projects are moved at random before an order is improved again."""


def order_cost(order: Order, margins: NDArray[np.int64]) -> int:
    """Add up the margins against an order.

    Examples
    --------
    >>> order_cost((1, 0), np.array([[0, 3], [-3, 0]]))
    3

    """
    against = np.maximum(margins[np.ix_(order, order)].T, 0)
    return int(np.triu(against, 1).sum())


def started(margins: NDArray[np.int64]) -> Order:
    """Order the projects by the sum of their margins, and improve that."""
    return improved(tuple(np.argsort(-margins.sum(axis=1), kind="stable").tolist()), margins)


def improved(order: Order, margins: NDArray[np.int64]) -> Order:
    """Move single projects, each time the one that helps most, until none helps.

    Examples
    --------
    >>> improved((1, 0), np.array([[0, 3], [-3, 0]]))
    (0, 1)

    """
    while True:
        gains = _gains(order, margins)
        start, end = divmod(int(gains.argmax()), len(order))
        if gains[start, end] <= 0:
            return order
        order = _moved(order, start, end)


def shaken(order: Order, margins: NDArray[np.int64], times: int) -> Order:
    """Move some projects at random and improve again, many times; return the best order met.

    The same margins always lead to the same order: the bits are those of PCG64, fixed for ever.
    """
    bits = np.random.PCG64(1).random_raw((times, _MOVES, 2)) >> np.uint64(32)
    moves = ((bits * np.uint64(len(order))) >> np.uint64(32)).tolist()
    best = here = order
    least = now = order_cost(order, margins)
    for some in moves:
        new = here
        for start, end in some:
            new = _moved(new, start, end)
        new = improved(new, margins)
        cost = order_cost(new, margins)
        if cost <= now:
            here, now = new, cost
        if cost < least:
            best, least = new, cost
    return best


def sideways(order: Order, margins: NDArray[np.int64]) -> Iterator[Order]:
    """Give the orders as good as this one that moving one project leads to."""
    for start, end in np.argwhere(_gains(order, margins) == 0).tolist():
        if start != end:
            yield _moved(order, start, end)


def _moved(order: Order, start: int, end: int) -> Order:
    rest = (*order[:start], *order[start + 1 :])
    return (*rest[:end], order[start], *rest[end:])


def _gains(order: Order, margins: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return how much less (m, m) orders cost: with the project at place i moved to place j."""
    sums = np.cumsum(margins[np.ix_(order, order)], axis=1)
    own = np.diagonal(sums)[:, None]
    up = own - np.concatenate([np.zeros_like(own), sums[:, :-1]], axis=1)
    return np.where(np.tri(len(order), dtype=np.bool_), up, own - sums)
