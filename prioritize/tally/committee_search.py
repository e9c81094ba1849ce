"""Look through all committees for the best ones, leaving out whole families that cannot be."""

from collections.abc import Iterable
from typing import Final

import numpy as np
from attrs import define, evolve, field, frozen
from numpy.typing import NDArray

from prioritize.errors import InputError, finding
from prioritize.tally.committee_bound import Bound, Node, Relaxation, relaxation
from prioritize.tally.contest import Contest
from prioritize.text import message


__all__ = ["Committee", "Found", "first_worth", "searched"]

_ROOT_ROUNDS: Final = 80
_ROUNDS: Final = 10
_WORK: Final = 100_000_000_000
_MOST_NODES: Final = 50_000
_FEWEST_NODES: Final = 100

Committee = tuple[int, ...]


@frozen
class Found:
    """The best worth, times the contest's scale, and committees that have it; all or the first."""

    worth: int
    committees: tuple[Committee, ...]
    complete: bool


def searched(contest: Contest, limit: int, *, nodes: int | None = None) -> Found:
    """Find every best committee, up to a limit, and prove that nothing is better.

    Parameters
    ----------
    limit
        How many committees are listed at most.
    nodes
        How many families of committees are looked at most; by default what takes a minute or two,
        judged by nothing but the size of the contest.

    Raises
    ------
    InputError
        Too many committees come so close to the best that none can be proved to be it.

    """
    search = _Search(contest, relaxation(contest), limit)
    search.run(search.relaxed.root(), nodes or _affordable_nodes(contest))
    return Found(search.worth, tuple(search.found), complete=not search.more)


def first_worth(
    contest: Contest, worth: int, *, inside: Iterable[int] = (), outside: Iterable[int] = ()
) -> Committee | None:
    """Find a committee of a worth that is known to be the best, with and without some projects."""
    search = _Search(contest, relaxation(contest), 1, worth=worth, first_only=True)
    root = search.relaxed.root()
    start = evolve(root, inside=_marked(contest, inside), outside=_marked(contest, outside))
    search.run(start, _affordable_nodes(contest))
    return search.found[0] if search.found else None


def _marked(contest: Contest, projects: Iterable[int]) -> NDArray[np.float64]:
    marked = np.zeros(contest.size)
    marked[list(projects)] = 1
    return marked


@define
class _Search:
    """What is known so far: the best worth, who has it, and whether there are `more` than those."""

    contest: Contest
    relaxed: Relaxation
    limit: int
    worth: int = -1
    first_only: bool = False
    floor: float = field(default=0.0)
    found: list[Committee] = field(factory=list)
    more: bool = False

    def run(self, root: Node, nodes: int) -> None:
        """Go through the committees below a node, the most promising first."""
        stack, rounds = [root], _ROOT_ROUNDS
        self.floor = max(0.0, self.worth / self.contest.scale)
        for _ in range(nodes):
            if not stack or (self.first_only and self.found):
                return
            stack.extend(self._opened(stack.pop(), rounds))
            rounds = _ROUNDS
        if stack:
            raise InputError(
                finding(
                    message("Too many committees come close to the best to prove which one is"),
                    remedy=message("Fill the seats one after another, with variant=sequential."),
                )
            )

    @property
    def enough(self) -> float:
        """The bound below which a family of committees needs no look."""
        step = 1 / self.contest.scale
        margin = self.relaxed.margin
        return self.floor + (step - margin if self.more and step > 2 * margin else -margin)

    def _opened(self, node: Node, rounds: int) -> tuple[Node, ...]:
        """Bound a node, and return the two parts of it, the better one last."""
        if self._is_settled(node):
            return ()
        bound = self.relaxed.tightened(node, self.enough, rounds)
        self._propose(node, bound)
        if bound.value < self.enough:
            return ()
        fixed = evolve(self._fixed(node, bound), prices=bound.prices)
        if self._is_settled(fixed):
            return ()
        free = bound.ranked[(fixed.inside + fixed.outside)[bound.ranked] == 0]
        one = np.zeros(self.contest.size)
        one[free[0]] = 1
        return (
            evolve(fixed, outside=fixed.outside + one),
            evolve(fixed, inside=fixed.inside + one),
        )

    def _propose(self, node: Node, bound: Bound) -> None:
        taken = node.inside.copy()
        taken[bound.proposed] = 1
        self.floor = max(self.floor, self.relaxed.worth(taken))

    def _fixed(self, node: Node, bound: Bound) -> Node:
        """Settle projects without which, or with which, the bound would be too low."""
        left = self.contest.seats - int(node.inside.sum())
        income, ranked = bound.income, bound.ranked
        inside, outside = node.inside.copy(), node.outside.copy()
        top, rest = ranked[:left], ranked[left:]
        inside[top[bound.value - income[top] + income[rest[0]] < self.enough]] = 1
        outside[rest[bound.value + income[rest] - income[top[-1]] < self.enough]] = 1
        return evolve(node, inside=inside, outside=outside)

    def _is_settled(self, node: Node) -> bool:
        """Take in the one committee that a node leaves, or none; say whether that was so."""
        free = np.flatnonzero(node.inside + node.outside == 0)
        members = np.flatnonzero(node.inside)
        left = self.contest.seats - len(members)
        if 0 < left < len(free):
            return False
        if left in (0, len(free)):
            self._take(tuple(sorted((*members.tolist(), *(free.tolist() if left else ())))))
        return True

    def _take(self, committee: Committee) -> None:
        worth = self.contest.worth(committee)
        if worth > self.worth:
            self.worth, self.found, self.more = worth, [committee], False
            self.floor = max(self.floor, worth / self.contest.scale)
        elif worth == self.worth and len(self.found) < self.limit:
            self.found.append(committee)
        elif worth == self.worth:
            self.more = True


def _affordable_nodes(contest: Contest) -> int:
    """Return how many nodes are looked at most: a minute or two of work."""
    table = max(1, contest.size * contest.weight.size)
    return max(_FEWEST_NODES, min(_MOST_NODES, _WORK // (2 * _ROUNDS * table)))
