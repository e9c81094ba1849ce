"""All committees that are worth most to the voters, and who is in all of them or in some."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations
from math import comb
from typing import Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from prioritize.tally.committee_search import Committee, Found, first_worth, searched
from prioritize.tally.contest import Contest


__all__ = ["COMMITTEES_LIMIT", "BestCommittees", "Reach", "best_committees"]

COMMITTEES_LIMIT: Final = 1000
"""How many equally good committees are listed at most."""

_EXACT: Final = 2**53


@frozen
class Reach:
    """The projects that are in all of some committees, and those that are in any of them."""

    sure: frozenset[int]
    possible: frozenset[int]

    @property
    def open(self) -> frozenset[int]:
        """The projects that only some of the committees hold."""
        return self.possible - self.sure


@frozen
class BestCommittees:
    """The committees that are worth most.

    Where `complete` is false there are more than those listed; every project that any of them
    holds is in one that is listed, and every project that not all hold is missing in one.
    """

    contest: Contest
    worth: int
    committees: tuple[Committee, ...]
    complete: bool

    def reach(self, chosen: frozenset[int] = frozenset()) -> Reach:
        """Say who is in the best committees that hold all of the chosen projects."""
        listed = [set(each) for each in self.committees if chosen <= set(each)]
        everyone = frozenset(range(self.contest.size))
        sure = everyone.intersection(*listed)
        possible = frozenset[int]().union(*listed)
        if self.complete or not chosen:
            return Reach(sure, possible)
        extra = {each for each in everyone - possible if self._is_best({*chosen, each})}
        absent = {each for each in sure - chosen if self._is_best(chosen, each)}
        return Reach(sure - absent, possible | extra)

    def _is_best(self, inside: Iterable[int], *outside: int) -> bool:
        """Say whether some best committee holds some projects and lacks others."""
        return first_worth(self.contest, self.worth, inside=inside, outside=outside) is not None


@lru_cache(maxsize=8)
def best_committees(contest: Contest) -> BestCommittees:
    """Find the committees that are worth most.

    Raises
    ------
    InputError
        Too many committees come so close to the best that none can be proved to be it.

    Notes
    -----
    A few committees are all looked at. Many are searched by branch and bound: the bound is the
    linear relaxation, improved by subgradient steps in floating point; what comes within a margin
    of the best is counted in whole numbers.

    Examples
    --------
    >>> from prioritize.tally.contest import contest_of
    >>> marks = np.array([[1, 1, 0], [1, 0, 0], [0, 0, 1]], np.bool_)
    >>> best = best_committees(contest_of(marks, np.array([2, 1, 1], np.int64), 2))
    >>> best.worth, best.committees
    (8, ((0, 1), (0, 2)))

    """
    if comb(contest.size, contest.seats) <= COMMITTEES_LIMIT:
        found = _enumerated(contest)
    else:
        found = searched(contest, COMMITTEES_LIMIT)
    committees = set(found.committees)
    if not found.complete:
        committees.update(_witnesses(contest, found))
    return BestCommittees(contest, found.worth, tuple(sorted(committees)), found.complete)


def _enumerated(contest: Contest) -> Found:
    """Count every committee, exactly where floats hold all numbers, and the near ones anyway."""
    table = _memberships(contest.size, contest.seats)
    elected = (table @ contest.approved.astype(np.float64)).astype(np.intp)
    weight = contest.weight.astype(np.float64)
    most = contest.harmonics[-1] * int(contest.weight.sum())
    worths = np.array(contest.harmonics, np.float64)[elected] @ weight
    near = np.flatnonzero(worths >= worths.max() * (1 - (0 if most < _EXACT else 1e-9)))
    committees = [tuple(np.flatnonzero(table[row]).tolist()) for row in near.tolist()]
    if most < _EXACT:
        return Found(int(worths[near[0]]), tuple(committees), complete=True)
    exact = [contest.worth(each) for each in committees]
    best = [each for each, worth in zip(committees, exact, strict=True) if worth == max(exact)]
    return Found(max(exact), tuple(best), complete=True)


@lru_cache(maxsize=32)
def _memberships(size: int, seats: int) -> NDArray[np.float64]:
    """Return all committees as rows of m numbers: 1 for its members and 0 for the others."""
    every = combinations(range(size), seats)
    members = np.array(list(every), np.intp).reshape(comb(size, seats), seats)
    table = np.zeros((len(members), size))
    np.put_along_axis(table, members, 1.0, axis=1)
    return table


def _witnesses(contest: Contest, found: Found) -> Iterator[Committee]:
    """Yield a best committee with each project that none listed holds, and without each sure one.

    There is none for those that no best committee holds, and those that all of them do.
    """
    listed = [set(each) for each in found.committees]
    for project in sorted(set(range(contest.size)).difference(*listed)):
        if committee := first_worth(contest, found.worth, inside=(project,)):
            yield committee
    for project in sorted(listed[0].intersection(*listed)):
        if committee := first_worth(contest, found.worth, outside=(project,)):
            yield committee
