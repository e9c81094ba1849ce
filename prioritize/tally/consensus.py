"""Orders of a few projects that disagree least with the ballots, found by going through all sets.

The cost of an order is what disagrees with it, pair by pair. Which order of some projects is best
does not depend on how those above them stand, so every set of projects is solved once.
"""

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from attrs import frozen


__all__ = ["ORDERS_LIMIT", "Order", "Part", "least_cost"]

ORDERS_LIMIT: Final = 200
"""So many equally good orders are listed at most."""

Order: TypeAlias = "tuple[int, ...]"
_Costs: TypeAlias = "Sequence[Sequence[int]]"


@frozen
class Part:
    """The best orders of projects that wins join in circles.

    Attributes
    ----------
    projects
        The projects of the part by position; a lone project is a part too.
    cost, bound
        What the first order costs, and what every order costs at least.
    orders
        Orders that cost the least; all of them if `complete`.
    above
        Pairs (i, j) for which a best order is known that puts i above j.
    unknown
        Pairs (i, j) for which it is not known whether a best order puts i above j. Not named one by
        one where nothing is known of any pair.

    """

    projects: Order
    cost: int
    bound: int
    orders: tuple[Order, ...]
    above: frozenset[tuple[int, int]]
    unknown: frozenset[tuple[int, int]] = frozenset()
    complete: bool = True


def least_cost(projects: Order, costs: _Costs) -> Part:
    """Find the best orders of at most about fifteen projects, in O(2**m m) time and memory.

    Parameters
    ----------
    projects
        Positions of the projects.
    costs
        (m, m) whole numbers: what it costs to put project i above j.

    Examples
    --------
    >>> circle = [[0, 1, 3], [3, 0, 1], [1, 3, 0]]
    >>> found = least_cost((0, 1, 2), circle)
    >>> found.cost, found.orders
    (5, ((0, 1, 2), (1, 2, 0), (2, 0, 1)))

    """
    size = len(projects)
    over = [_sums([costs[one][other] for other in projects]) for one in projects]
    best = [0] * 2**size
    firsts: list[Order] = [()] * 2**size
    for members in range(1, 2**size):
        totals = [
            (best[members ^ 1 << each] + over[each][members], each)
            for each in range(size)
            if members >> each & 1
        ]
        least, _ = min(totals)
        best[members] = least
        firsts[members] = tuple(each for total, each in totals if total == least)
    orders = [
        tuple(projects[each] for each in order)
        for order, _ in zip(_orders(firsts), range(ORDERS_LIMIT + 1), strict=False)
    ]
    above = frozenset((projects[one], projects[other]) for one, other in _above(firsts, size))
    complete = len(orders) <= ORDERS_LIMIT
    listed = tuple(orders[:ORDERS_LIMIT])
    return Part(projects, best[-1], best[-1], listed, above, complete=complete)


def _sums(row: Sequence[int]) -> list[int]:
    """Add up some numbers for every set of positions."""
    sums = [0]
    for number in row:
        sums += [each + number for each in sums]
    return sums


def _orders(firsts: Sequence[Order]) -> Iterator[Order]:
    waiting: list[tuple[Order, int]] = [((), len(firsts) - 1)]
    while waiting:
        order, members = waiting.pop()
        if not members:
            yield order
        waiting.extend(((*order, each), members ^ 1 << each) for each in reversed(firsts[members]))


def _above(firsts: Sequence[Order], size: int) -> Iterator[tuple[int, int]]:
    seen, waiting = {len(firsts) - 1}, [len(firsts) - 1]
    while waiting:
        members = waiting.pop()
        for each in firsts[members]:
            rest = members ^ 1 << each
            yield from ((each, other) for other in range(size) if rest >> other & 1)
            if rest not in seen:
                seen.add(rest)
                waiting.append(rest)
