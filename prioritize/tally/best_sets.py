"""All the sets of projects that are worth most of those that can be paid for, proved exactly.

Where several sets are worth the same they are kept as a graph of which every path is one of them,
so that their number is known, and who is in all of them or in some, even where they are too many
to be listed.
"""

from collections.abc import Hashable, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final, TypeAlias

from attrs import evolve, field, frozen

from prioritize.errors import InputError, finding
from prioritize.tally.knapsack_core import Core, solved
from prioritize.tally.packing import Packing, bound
from prioritize.tally.sweep import Decision, Key, Layer, decisions, start_of, swept
from prioritize.text import message


__all__ = ["BestSets", "Span", "best_sets", "best_worth_with"]

_MOST_STATES: Final = 300_000
_FIRST_GAP: Final = 18
"""The first gap is the bound divided by two to the power of this."""

Edge: TypeAlias = "tuple[Hashable, Hashable, bool]"


@frozen
class Span:
    """The projects that are in all of some sets, and those that are in any of them."""

    sure: frozenset[int]
    possible: frozenset[int]

    @property
    def open(self) -> frozenset[int]:
        """The projects that only some of the sets hold."""
        return self.possible - self.sure


@frozen
class BestSets:
    """The sets that are worth most, as the paths through a graph.

    `edges` holds, for every project of `order`, from where it leads to where, and whether it is
    taken on the way.
    """

    worth: int
    order: tuple[int, ...]
    start: Hashable = field(repr=False)
    edges: tuple[tuple[Edge, ...], ...] = field(repr=False)

    @property
    def number(self) -> int:
        """How many sets there are."""
        ways: dict[Hashable, int] = {self.start: 1}
        for layer in self.edges:
            onward: dict[Hashable, int] = {}
            for source, target, _ in layer:
                onward[target] = onward.get(target, 0) + ways[source]
            ways = onward
        return sum(ways.values())

    def sets(self, most: int) -> tuple[frozenset[int], ...]:
        """Return the sets, or as many as wanted."""
        found = [(frozenset[int](), self.start)]
        for project, layer in zip(self.order, self.edges, strict=True):
            onward: dict[Hashable, list[Edge]] = {}
            for edge in layer:
                onward.setdefault(edge[0], []).append(edge)
            paths = (
                (members | {project} if taken else members, target)
                for members, key in found
                for _, target, taken in onward[key]
            )
            found = list(islice(paths, most))
        return tuple(members for members, _ in found)

    def span(self, chosen: frozenset[int] = frozenset()) -> Span:
        """Say who is in the sets that hold all of the chosen projects."""
        layers: list[list[Edge]] = []
        reached = {self.start}
        for project, layer in zip(self.order, self.edges, strict=True):
            kept = [
                edge for edge in layer if edge[0] in reached and (edge[2] or project not in chosen)
            ]
            reached = {target for _, target, _ in kept}
            layers.append(kept)
        sure: set[int] = set()
        possible: set[int] = set()
        for project, kept in zip(reversed(self.order), reversed(layers), strict=True):
            alive = [edge for edge in kept if edge[1] in reached]
            reached = {source for source, _, _ in alive}
            takes = {taken for _, _, taken in alive}
            possible.update({project} if True in takes else ())
            sure.update({project} if takes == {True} else ())
        return Span(frozenset(sure), frozenset(possible))


@lru_cache(maxsize=8)
def best_sets(packing: Packing, *, states: int = _MOST_STATES) -> BestSets:
    """Find all the sets that are worth most.

    A project that adds nothing is only in a set where another one needs it.

    Parameters
    ----------
    packing
        Projects with what they add and take.
    states
        How many states are kept at most, which bounds time and memory the same on every machine.

    Raises
    ------
    InputError
        Too many sets come so close to the best that none can be proved to be it.

    Notes
    -----
    Dynamic programming over the projects, with all states dropped that an exact bound rules out.
    Where money is all that is short, the projects around the one where it runs out are decided
    first. Elsewhere they come in the order in which leaving them out or taking them costs most; the
    gap below the bound within which states are kept widens until a set lies in it, and then that
    set is proved best.

    References
    ----------
    .. [1] Kellerer, Pferschy & Pisinger (2004), Knapsack Problems, Springer, chapter 5.

    Examples
    --------
    >>> best = best_sets(Packing((5, 4, 3, 4), ((60, 50, 30, 50),), (100,)))
    >>> best.worth, best.number, sorted(best.span().sure), sorted(best.span().open)
    (8, 2, [], [0, 1, 2, 3])

    """
    found = _plain(packing, states) if packing.is_plain else _solved(packing, states)
    if found is None:
        raise InputError(
            finding(
                message("Too many sets of projects come close to the best to prove which one is"),
                remedy=message("Round the costs, to thousands for example."),
            )
        )
    return found


def best_worth_with(packing: Packing, project: int) -> int | None:
    """Return the most that a set with this project is worth; `None` where that is not known."""
    if packing.is_plain:
        return _plain_worth_with(packing, project)
    found = _solved(packing, _MOST_STATES, forced=project)
    return None if found is None else found.worth


def _plain_worth_with(packing: Packing, project: int) -> int | None:
    """Pay for the project, and find the best for the money that remains."""
    loads, (room,) = packing.loads[0], packing.rooms
    worth, left = packing.worths[project], room - loads[project]
    if worth <= 0 or left < 0:
        return None
    others = evolve(
        packing,
        worths=packing.worths[:project] + packing.worths[project + 1 :],
        loads=(loads[:project] + loads[project + 1 :],),
        rooms=(left,),
    )
    core = solved(others, states=_MOST_STATES, above=1)
    return None if core is None else worth + core.worth


def _plain(packing: Packing, states: int) -> BestSets | None:
    core = solved(packing, states=states)
    return None if core is None else _core_graph(core, packing.rooms[0])


def _core_graph(core: Core, room: int) -> BestSets:
    """Keep what leads to the best ends: a state comes from itself, or from before the flip."""
    alive = {
        used for used, worth in core.layers[-1].items() if worth == core.worth and used <= room
    }
    edges: list[tuple[Edge, ...]] = []
    steps = zip(core.flips, core.layers[:-1], core.layers[1:], strict=True)
    for flip, before, after in reversed(list(steps)):
        own: list[tuple[int, int, bool]] = []
        for used in alive:
            if before.get(used) == after[used]:
                own.append((used, used, flip.worth < 0))
            if before.get(used - flip.load) == after[used] - flip.worth:
                own.append((used - flip.load, used, flip.worth > 0))
        edges.append(tuple(own))
        alive = {source for source, _, _ in own}
    (start,) = core.layers[0]
    order = tuple(flip.project for flip in core.flips)
    return BestSets(core.worth, order, start, tuple(reversed(edges)))


def _solved(packing: Packing, states: int, *, forced: int | None = None) -> BestSets | None:
    limit = bound(packing)
    plan = decisions(packing, limit, forced=forced)
    widest = sum(map(abs, limit.rates))
    gap = max(1, limit.total >> _FIRST_GAP)
    while (layers := swept(packing, plan, gap=gap, most=states)) is not None:
        worth = max((state.worth for state in layers[-1].values()), default=None)
        if worth is not None and (limit.total - worth * limit.scale <= gap or gap >= widest):
            return _graph(plan, layers, worth, start_of(packing))
        if gap >= widest:
            return None
        gap += gap // 2 + 1
    return None


def _graph(plan: Sequence[Decision], layers: Sequence[Layer], worth: int, start: Key) -> BestSets:
    """Keep what leads to the best ends."""
    alive = {key for key, state in layers[-1].items() if state.worth == worth}
    edges: list[tuple[Edge, ...]] = []
    for layer in reversed(layers[1:]):
        own = [(source, key, taken) for key in alive for source, taken in layer[key].came_from]
        edges.append(tuple(own))
        alive = {source for source, _, _ in own}
    return BestSets(worth, tuple(each.project for each in plan), start, tuple(reversed(edges)))
