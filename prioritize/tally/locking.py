"""Wins locked one after another so that they never run in a circle."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

import numpy as np
from attrs import frozen
from numpy.typing import NDArray


__all__ = ["Lock", "Order", "Win", "classes_of", "lock_all", "locked", "settled", "tiers_of"]

Order: TypeAlias = "tuple[int, ...]"
"""A partial order of m projects: bit j of number i says that project j stands below project i."""

Win: TypeAlias = "tuple[int, int]"
"""The winner and the loser of a pair, by their position."""


@frozen
class Lock:
    """Where the count stands among wins of equal strength.

    Attributes
    ----------
    order
        What stands above what so far.
    tied
        The wins that cannot all be locked, because they run in circles with each other and with
        what is locked; in the order of their positions. Empty when these wins are done with.
    left_out
        The wins that are to be left out and did not fall by what was locked before.
    possible
        Whether these can still fall.

    """

    order: Order
    tied: tuple[Win, ...] = ()
    left_out: frozenset[Win] = frozenset()
    possible: bool = True


def classes_of(wins: NDArray[np.int64]) -> list[list[Win]]:
    """Return the wins by their strength, the strongest first, in the order of their positions.

    Parameters
    ----------
    wins
        (m, m): the strength of every win; where there is none, nothing above 0.

    Examples
    --------
    >>> classes_of(np.array([[0, 1, 2], [0, 0, 1], [0, 0, 0]]))
    [[(0, 2)], [(0, 1), (1, 2)]]

    """
    by_strength: dict[int, list[Win]] = {}
    for one, other in np.argwhere(wins > 0).tolist():
        by_strength.setdefault(int(wins[one, other]), []).append((one, other))
    return [by_strength[each] for each in sorted(by_strength, reverse=True)]


def settled(order: Order, wins: Iterable[Win], left_out: frozenset[Win] = frozenset()) -> Lock:
    """Lock the wins of one strength about which there is no choice.

    A win that is part of no circle is locked whichever comes first. A win against what is locked
    already falls, and a win that is implied by it changes nothing.

    Parameters
    ----------
    left_out
        Wins that must fall in the end because others of the same strength come first.

    Examples
    --------
    >>> settled((0, 0, 0), [(0, 1), (1, 2)]).order
    (6, 4, 0)
    >>> settled((0, 0, 0), [(0, 1), (1, 2), (2, 0)]).tied
    ((0, 1), (1, 2), (2, 0))

    """
    open_wins = [win for win in wins if not _joined(order, win) and not _joined(order, win[::-1])]
    candidates = [win for win in open_wins if win not in left_out]
    if len(open_wins) == len(candidates) and (free := _all_locked(order, candidates)):
        return Lock(free)
    everything = _with_all(order, candidates)
    waiting = frozenset(left_out.intersection(open_wins))
    possible = all(_joined(everything, win[::-1]) for win in waiting)
    tied = tuple(win for win in candidates if _joined(everything, win[::-1]))
    for win in candidates:
        if win not in tied:
            order = locked(order, win)
    return Lock(order, tied, waiting, possible)


def lock_all(
    classes: Sequence[Sequence[Win]], size: int, choose: Callable[[int, Lock], Win]
) -> Order:
    """Lock the wins of all strengths in turn, asking which comes first where they are tied.

    Parameters
    ----------
    classes
        The wins by strength, the strongest first.
    size
        The number of projects.
    choose
        Takes the number of the strength, from 0, and where the count stands.

    """
    order: Order = (0,) * size
    for depth, wins in enumerate(classes):
        now = settled(order, wins)
        while now.tied:
            now = settled(locked(now.order, choose(depth, now)), wins)
        order = now.order
    return order


def locked(order: Order, win: Win) -> Order:
    """Put the winner, and all that stand above it, above the loser and all that stand below it.

    Examples
    --------
    >>> locked((0, 4, 0), (0, 1))
    (6, 4, 0)

    """
    above, below = win
    gained = order[below] | 1 << below
    return tuple(
        row | gained if project == above or row >> above & 1 else row
        for project, row in enumerate(order)
    )


def tiers_of(order: Order) -> list[list[int]]:
    """Return the layers of an order: those below nobody, then those below nobody left.

    Examples
    --------
    >>> tiers_of((2, 0, 0))
    [[0, 2], [1]]

    """
    left = list(range(len(order)))
    tiers: list[list[int]] = []
    while left:
        below = 0
        for project in left:
            below |= order[project]
        tiers.append([project for project in left if not below >> project & 1])
        left = [project for project in left if below >> project & 1]
    return tiers


def _joined(order: Order, win: Win) -> bool:
    return bool(order[win[0]] >> win[1] & 1)


def _all_locked(order: Order, wins: Iterable[Win]) -> "Order | None":
    """Lock wins one after another; nothing where one falls, so that some run in a circle."""
    for win in wins:
        if _joined(order, win[::-1]):
            return None
        order = locked(order, win)
    return order


def _with_all(order: Order, wins: Iterable[Win]) -> Order:
    """Add all the wins, circles and all, and what follows from them."""
    rows = list(order)
    for above, below in wins:
        rows[above] |= 1 << below
    for middle in range(len(rows)):
        for project in range(len(rows)):
            if rows[project] >> middle & 1:
                rows[project] |= rows[middle]
    return tuple(rows)
