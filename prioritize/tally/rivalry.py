"""Equal projects in a count of equal shares: whose purchase changes nothing for the others.

Projects of one rate can be bought together where all of their backers can pay for all of them. Only
voters who back several, and whose money is not enough for what each asks of them, make rivals; or a
side constraint does.
"""

from collections.abc import Sequence

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from prioritize.tally.ledger import Ledger
from prioritize.tally.offer import EPSILON, Offer, Purses


__all__ = ["Equals", "apart", "reachable"]


@frozen
class Equals:
    """Those of equal projects that are in nobody's way, and some that are in each other's."""

    free: tuple[int, ...]
    rivals: tuple[int, ...]


def apart(
    offers: Sequence[Offer], purses: Purses, ledger: Ledger, *, clashing: NDArray[np.bool_]
) -> Equals:
    """Tell which of the equal projects are rivals for the money of the same voters.

    Where there are several sets of rivals that have nothing to do with each other, one is returned.

    Parameters
    ----------
    clashing
        (k, k) booleans: which of them may keep each other out, whoever pays.

    """
    projects = tuple(each.project for each in offers)
    points = ledger.backing.points[np.array(projects)]
    backed = points > 0
    several = np.flatnonzero((backed.sum(axis=0) > 1) & (purses.left > 0))
    strained = _strained(offers, points[:, several], several, (purses, ledger))
    together = backed[:, strained].astype(np.int64)
    linked = (together @ together.T > 0) | clashing
    in_the_way = np.flatnonzero(linked.any(axis=0)).tolist()
    free = tuple(each for at, each in enumerate(projects) if at not in in_the_way)
    if not in_the_way:
        return Equals(free, ())
    first = min(in_the_way, key=lambda at: ledger.backing.ids[projects[at]])
    return Equals(free, tuple(projects[at] for at in reachable(first, linked)))


def reachable(start: int, linked: NDArray[np.bool_]) -> list[int]:
    """Return what can be reached from a start by links, (k, k) booleans; the start included."""
    reached = {start}
    frontier = [start]
    while frontier:
        more = {*np.flatnonzero(linked[frontier.pop()]).tolist()} - reached
        reached |= more
        frontier.extend(more)
    return sorted(reached)


def _strained(
    offers: Sequence[Offer],
    points: NDArray[np.int64],
    groups: NDArray[np.intp],
    money: tuple[Purses, Ledger],
) -> NDArray[np.intp]:
    """Return the groups that cannot pay what all the offers ask of them."""
    purses, ledger = money
    left = purses.left[groups]
    prices = np.array([each.price for each in offers])
    errors = np.array([each.error for each in offers]) @ points
    asked = np.minimum(prices[:, None] * points, left).sum(axis=0) - left
    doubt = errors + (len(offers) + 2) * (purses.error + EPSILON * left)
    unsure = np.abs(asked) <= doubt
    exact = _exactly_strained(offers, points[:, unsure], groups[unsure], ledger)
    strained = asked > doubt
    strained[np.flatnonzero(unsure)[exact]] = True
    return groups[np.flatnonzero(strained)]


def _exactly_strained(
    offers: Sequence[Offer], points: NDArray[np.int64], groups: NDArray[np.intp], ledger: Ledger
) -> NDArray[np.intp]:
    if not groups.size:
        return groups
    purses = ledger.purses(groups)
    prices = [ledger.price(each.purchase) * ledger.denominator for each in offers]
    known: dict[tuple[int, ...], bool] = {}
    strained = []
    for at, (purse, column) in enumerate(zip(purses, points.T.tolist(), strict=True)):
        key = (purse, *column)
        if key not in known:
            asked = [min(price * size, purse) for price, size in zip(prices, column, strict=True)]
            known[key] = sum(asked) > purse
        if known[key]:
            strained.append(at)
    return np.array(strained, np.intp)
