"""A search for all orders that disagree least: decide a pair where the programs leave it open."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from attrs import define, evolve, field
from numpy.typing import NDArray

from prioritize.tally.chain import reachable
from prioritize.tally.consensus import ORDERS_LIMIT, Order
from prioritize.tally.consensus_relaxed import Relaxed, Start, relaxed
from prioritize.tally.consensus_start import improved, order_cost, sideways


__all__ = ["MOVES_LIMIT", "Search"]

MOVES_LIMIT: Final = 10_000_000
"""Looking for orders as good as a new best one ends after comparing so many pairs."""


@define
class Search:
    """All orders that cost the least, as far as so many programs tell.

    Attributes
    ----------
    margins
        (m, m) whole numbers: how much more puts project i above j.
    best
        The best order known.
    programs
        How many programs may still be solved.
    moves
        How many pairs are compared at most to find orders as good as a new best one.
    cost, bound
        What it costs, and what every order costs at least.
    found
        Orders of this cost; all of them if the search was `complete`.
    turned, unknown
        (m, m): an order of this cost is known that puts project i above j; it is not known whether
        there is one.

    """

    margins: NDArray[np.int64]
    best: Order
    programs: int
    moves: int = MOVES_LIMIT
    cost: int = field(init=False)
    bound: int = field(init=False, default=0)
    found: dict[Order, None] = field(init=False, factory=dict)
    turned: NDArray[np.bool_] = field(init=False)
    unknown: NDArray[np.bool_] = field(init=False)
    complete: bool = field(init=False, default=False)

    def __attrs_post_init__(self) -> None:
        """Know the order to start from."""
        self.cost = order_cost(self.best, self.margins) + 1
        self.unknown = ~np.eye(len(self.margins), dtype=np.bool_)
        self.meet(self.best)

    def relax(self, start: Start, most: int) -> Relaxed | None:
        """Solve the programs of a start, and learn from the order that they come close to.

        Returns
        -------
        `None` if no order of the start costs at most so much, or no program is left.

        """
        if self.programs <= 0:
            return None
        known = relaxed(self.margins, start, most)
        self.programs -= known.programs if known else 1
        if known:
            self.meet(known.order if known.is_order else improved(known.order, self.margins))
        return known

    def listed(self) -> Sequence[Order]:
        """Return the best orders that are known, so many as are listed."""
        return sorted(self.found)[:ORDERS_LIMIT]

    def run(self, start: Start) -> None:
        """Search on until every pair is decided or no program is left.

        No best order turns a pair that the start has decided, which holds whatever is left open.
        """
        waiting = [start]
        while waiting and self.programs > 0:
            most = self.cost - (len(self.found) > ORDERS_LIMIT)
            known = self.relax(waiting.pop(), most)
            if known:
                waiting.extend(_branches(known))
        self.bound = min([self.cost, *(each.bound for each in waiting)])
        self.complete = not waiting and len(self.found) <= ORDERS_LIMIT
        self.unknown = ~(start.above.T | self.complete)
        np.fill_diagonal(self.unknown, val=False)

    def ask(self, start: Start) -> None:
        """Ask of every open pair whether a best order turns it round; the cost has to be proved."""
        for one, other in np.argwhere(~start.above.T).tolist():
            known = one == other or self.turned[one, other] or start.above[other, one]
            if not known and self._is_impossible(start, one, other):
                start = evolve(start, above=_with(start.above, other, one))
        self.unknown = ~(start.above.T | self.turned)
        np.fill_diagonal(self.unknown, val=False)

    def _is_impossible(self, start: Start, one: int, other: int) -> bool:
        """Look for a best order that puts the one above the other; say if it is proved absent."""
        waiting = [evolve(start, above=_with(start.above, one, other))]
        while waiting and self.programs > 0 and not self.turned[one, other]:
            known = self.relax(waiting.pop(), self.cost)
            if known:
                waiting.extend(_branches(known))
        return not waiting and not self.turned[one, other]

    def meet(self, order: Order) -> None:
        """Take an order if it is as good as the best, and those like it that tell something new."""
        cost = order_cost(order, self.margins)
        if cost > self.cost or order in self.found:
            return
        if cost < self.cost:
            self.cost, self.best = cost, order
            self.found.clear()
            self.turned = np.zeros(self.margins.shape, np.bool_)
        self._take(order)
        waiting, moves = [order], 0
        while waiting and moves < self.moves:
            for new in sideways(waiting.pop(), self.margins):
                moves += len(order) ** 2
                full = len(self.found) > ORDERS_LIMIT
                if new not in self.found and (not full or self._tells(new)):
                    self._take(new)
                    waiting.append(new)

    def _take(self, order: Order) -> None:
        self.found[order] = None
        places = np.argsort(order)
        self.turned |= places[:, np.newaxis] < places

    def _tells(self, order: Order) -> bool:
        size = len(order)
        known = np.count_nonzero(np.triu(self.turned[np.ix_(order, order)]))
        return bool(known < size * (size - 1) // 2)


def _branches(known: Relaxed) -> Iterator[Start]:
    """Give the starts that together hold every other order; the most promising one last."""
    start = known.start
    if known.is_order:
        above = start.above
        for one, other in pairwise(known.order):
            if not above[one, other]:
                yield evolve(start, above=_with(above, other, one))
                above = _with(above, one, other)
        return
    open_pairs = ~(start.above | start.above.T)
    doubt = np.where(open_pairs, np.abs(known.value - 0.5), 1)
    np.fill_diagonal(doubt, 1)
    one, other = divmod(int(doubt.argmin()), len(doubt))
    first, second = (one, other) if known.value[one, other] < 0.5 else (other, one)
    yield evolve(start, above=_with(start.above, first, second))
    yield evolve(start, above=_with(start.above, second, first))


def _with(above: NDArray[np.bool_], one: int, other: int) -> NDArray[np.bool_]:
    """Return what is decided, with what follows from one more pair."""
    more = above.copy()
    more[one, other] = True
    return reachable(more)
