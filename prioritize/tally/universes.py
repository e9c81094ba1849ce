"""All orders to which equally strong wins can be locked, each found once.

Going through every sequence of equal wins takes factorials. What counts is only which of them are
left out: so one win after another is locked, or left out on the condition that others make it fall.
"""

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from prioritize.tally.locking import Lock, Order, Win, locked, settled


__all__ = ["Universes", "affordable_states", "universes"]

_MOST: Final = 20_000
_WORK: Final = 4_000_000


@frozen
class Universes:
    """The orders that were found, and whether they are all there are."""

    orders: tuple[Order, ...]
    complete: bool = True


def universes(
    classes: Sequence[Sequence[Win]], size: int, *, limit: int | None = None
) -> Universes:
    """Find every order to which some sequence of equally strong wins leads.

    Parameters
    ----------
    classes
        The wins by strength, the strongest first.
    size
        The number of projects.
    limit
        How many states are looked at most: places in the list of classes, with what is locked. By
        default it depends on the number of projects; see `affordable_states`.

    Examples
    --------
    >>> universes([[(0, 1), (1, 2), (2, 0)]], 3).orders
    ((0, 5, 1), (2, 0, 3), (6, 4, 0))

    """
    waiting: list[tuple[int, Lock]] = [(0, Lock((0,) * size))]
    seen = set(waiting)
    found: set[Order] = set()
    for _ in range(affordable_states(size) if limit is None else limit):
        if not waiting:
            return Universes(tuple(sorted(found)))
        depth, state = waiting.pop()
        if depth == len(classes):
            found.add(state.order)
            continue
        for following in _following(depth, state, classes[depth]):
            if following not in seen:
                seen.add(following)
                waiting.append(following)
    return Universes(tuple(sorted(found)), complete=not waiting)


def affordable_states(size: int) -> int:
    """Return how many states are looked at most, each of them in O(m²): about a second's work.

    This depends on nothing but the number of projects, so every machine goes equally far.

    Examples
    --------
    >>> [affordable_states(projects) for projects in (5, 14, 30, 100)]
    [20000, 20000, 4444, 400]

    """
    return min(_MOST, _WORK // max(1, size) ** 2)


def _following(depth: int, state: Lock, wins: Sequence[Win]) -> list[tuple[int, Lock]]:
    """Go on to weaker wins, or lock the first of those that are tied, or leave it out."""
    now = settled(state.order, wins, state.left_out)
    if not now.possible:
        return []
    if not now.tied:
        return [(depth + 1, Lock(now.order))]
    win = now.tied[0]
    left_out = Lock(now.order, left_out=now.left_out | {win})
    return [(depth, left_out), (depth, Lock(locked(now.order, win), left_out=now.left_out))]
