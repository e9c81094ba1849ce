"""Orders of many projects that disagree least with the ballots, by searching with linear programs.

A good order found by moving projects and a bound by linear programs leave few pairs open; these are
searched. Where there are too many best orders to list, it is asked of every pair that is still open
whether one of them turns it round.
"""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from prioritize.tally.consensus import Order, Part
from prioritize.tally.consensus_relaxed import Start, circles_of
from prioritize.tally.consensus_search import MOVES_LIMIT, Search
from prioritize.tally.consensus_start import order_cost, shaken, started


__all__ = ["PROGRAMS_LIMIT", "PROJECTS_LIMIT", "least_cost_of_many"]

PROGRAMS_LIMIT: Final = 3000
"""So many linear programs are solved at most for up to fifty projects that wins join in circles.

For twice as many projects a program takes some thirty times as long, and so many fewer are solved.
"""

PROJECTS_LIMIT: Final = 100
"""More projects that wins join in circles are ordered in pieces, which proves a bound alone."""

_USUAL: Final = 50
_GROWTH: Final = 5
_PIECE: Final = 25
_SHAKES: Final = 6
"""Per project: how often a good order is changed at random and improved again."""


def least_cost_of_many(
    projects: Order, margins: NDArray[np.int64], *, programs: int = PROGRAMS_LIMIT
) -> Part:
    """Find a best order, and for every pair whether some best order turns it round.

    Parameters
    ----------
    projects
        Positions of the projects.
    margins
        (n, n) whole numbers for all projects: how much more puts project i above j.
    programs
        How many linear programs are solved at most.

    """
    return _part(projects, margins[np.ix_(projects, projects)].tobytes(), programs)


@lru_cache(maxsize=8)
def _part(projects: Order, margins: bytes, programs: int) -> Part:
    """Search once for the count and for the survey of its ties."""
    inside = np.frombuffer(margins, np.int64).reshape(len(projects), len(projects))
    scale = max(1, int(np.gcd.reduce(inside, axis=None)))
    if len(projects) > PROJECTS_LIMIT:
        order, bound = _in_pieces(inside // scale)
        named = tuple(projects[each] for each in order)
        cost = order_cost(order, inside)
        return Part(projects, cost, bound * scale, (named,), frozenset(), complete=False)
    if len(projects) > _USUAL:
        programs = programs * _USUAL**_GROWTH // len(projects) ** _GROWTH
    search = _searched(inside // scale, programs)
    unknown = search.unknown
    return Part(
        projects,
        search.cost * scale,
        search.bound * scale,
        tuple(tuple(projects[each] for each in order) for order in search.listed()),
        _named(projects, search.turned & ~unknown),
        _named(projects, unknown),
        complete=search.complete,
    )


def _searched(margins: NDArray[np.int64], programs: int, moves: int = MOVES_LIMIT) -> Search:
    """Search all orders; where that ends early though the cost is proved, ask of every pair."""
    shakes = _SHAKES * len(margins)
    search = Search(margins, shaken(started(margins), margins, shakes), programs, moves)
    circles = circles_of((margins > 0).astype(np.float64))
    known = search.relax(Start(np.zeros(margins.shape, np.bool_), circles), search.cost)
    if known is None:
        return search
    search.meet(shaken(search.best, margins, shakes))
    search.run(known.start)
    if search.bound == search.cost and not search.complete:
        search.ask(known.start)
    return search


def _in_pieces(margins: NDArray[np.int64]) -> tuple[Order, int]:
    """Order by the sum of the margins, and then well in pieces.

    One search of each piece is begun, for its bound: what the pairs of one piece cost at least,
    every order costs. Other orders as good are not looked for.
    """
    sums = np.argsort(-margins.sum(axis=1), kind="stable")
    pieces = np.array_split(sums, -(-len(sums) // _PIECE))
    searches = [_searched(margins[np.ix_(each, each)], 1, 0) for each in pieces]
    order = [each[list(search.best)] for each, search in zip(pieces, searches, strict=True)]
    return tuple(np.concatenate(order).tolist()), sum(each.bound for each in searches)


def _named(projects: Order, pairs: NDArray[np.bool_]) -> frozenset[tuple[int, int]]:
    return frozenset((projects[one], projects[other]) for one, other in np.argwhere(pairs).tolist())
