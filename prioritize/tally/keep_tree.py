"""Ballots of which every elected project keeps a part, and the rest goes on to the next one.

Ballots that pass the same elected projects on the way to the same place are counted together: they
are a node of a tree. There are few nodes, whatever the number of ballots, so that votes can be
shared out again and again until the parts that are kept are right.
"""

from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction
from typing import Any, Final

import numpy as np
from attrs import define, field, frozen
from numpy.typing import NDArray

from prioritize.model.electorate import same_array
from prioritize.model.profile import PaperProfile, RankedProfile
from prioritize.tally.keep_flow import Flow, Nodes
from prioritize.tally.paper import CAUSES, Rules, read
from prioritize.tally.positional import Ranks, ranks_of, tied_ballots, unranked_last


__all__ = ["KeepBallots", "KeepTree"]

_ROOT: Final = 0
_NOBODY: Final = -1
_SAFE: Final = 2**62


@frozen
class KeepBallots:
    """Ballots as they were read.

    Attributes
    ----------
    places
        (m, n) integers: the place of project i on ballot j, unranked ones below all others.
    ends
        n integers: the position in `CAUSES` of why each ballot ends.
    weights
        n integers above 0. Where sums could overflow they are Python integers.
    tied
        The ballots that put several projects on one rank, by position, and their ranks.
    part
        What one part of a ballot of weight 1 is worth in votes.
    parts
        How many parts a whole vote has.

    """

    places: NDArray[Any] = field(eq=same_array)
    ends: NDArray[np.uint8] = field(eq=same_array)
    weights: NDArray[Any] = field(eq=same_array)
    tied: tuple[tuple[int, Ranks], ...]
    part: Fraction
    parts: int

    @classmethod
    def of(
        cls, profile: RankedProfile | PaperProfile, rules: Rules, *, decimals: int
    ) -> "KeepBallots":
        """Read the ballots by the declared rules; blank ones have been left out before."""
        reading = read(profile, rules)
        people = profile.electorate
        places = reading.places
        weights: NDArray[Any] = people.weights
        parts = 10**decimals
        if int(weights.sum()) * parts >= _SAFE:
            weights = weights.astype(object)
        tied = [
            (column, ranks_of(places[:, column].tolist()))
            for column in np.flatnonzero(tied_ballots(places)).tolist()
        ]
        return cls(
            unranked_last(places),
            reading.ends,
            weights,
            tuple(tied),
            people.unit / parts,
            parts,
        )


@define
class KeepTree:
    """Where every ballot ends: with the first project that keeps all it gets, or nowhere.

    A node stands for the projects of one rank, and `parents` for the ranks before; `tails` has the
    project where the rank has but one, and `depths` the number of ranks. `at` is the node at which
    each ballot ends.
    """

    ballots: KeepBallots
    at: NDArray[np.intp] = field(eq=same_array)
    parents: list[int] = field(factory=lambda: [_NOBODY])
    tiers: list[tuple[int, ...]] = field(factory=lambda: [()])
    tails: list[int] = field(factory=lambda: [_NOBODY])
    depths: list[int] = field(factory=lambda: [0])
    children: dict[tuple[int, tuple[int, ...]], int] = field(factory=dict)

    @classmethod
    def start(cls, ballots: KeepBallots) -> "KeepTree":
        """Let every ballot end with its first projects."""
        columns = np.arange(ballots.weights.size)
        tree = cls(ballots, np.full(columns.size, _ROOT, np.intp))
        everybody = range(len(ballots.places))
        columns = columns[tree._strict()]
        bases, after = np.zeros(columns.size, np.intp), np.zeros(columns.size, np.int64)
        tree._walk(columns, bases, after, hopeful=everybody, elected=())
        tree._walk_tied(ballots.tied, everybody, ())
        return tree

    def change(
        self, changed: Collection[int], *, hopeful: Sequence[int], elected: Sequence[int]
    ) -> None:
        """Move on the ballots that end with projects that are elected now, or left."""
        tails = np.array(self.tails)
        columns = np.flatnonzero(self._strict() & np.isin(tails, list(changed))[self.at])
        nodes = self.at[columns]
        last = tails[nodes]
        bases = np.where(np.isin(last, list(elected)), nodes, np.array(self.parents)[nodes])
        after = self.ballots.places[last, columns]
        self._walk(columns, bases, after, hopeful=hopeful, elected=elected)
        self._walk_tied(self._touched(set(changed)), hopeful, elected)

    def _strict(self) -> NDArray[np.bool_]:
        """Say which ballots put one project on every rank."""
        strict = np.ones(self.at.size, np.bool_)
        strict[[column for column, _ in self.ballots.tied]] = False
        return strict

    def _touched(self, changed: set[int]) -> list[tuple[int, Ranks]]:
        """Return the ballots with several projects on a rank that pass one of these."""
        if not self.ballots.tied:
            return []
        touched = [False]
        for parent, tier in zip(self.parents[1:], self.tiers[1:], strict=True):
            touched.append(touched[parent] or not changed.isdisjoint(tier))
        return [each for each in self.ballots.tied if touched[self.at[each[0]]]]

    def flow(self, hopeful: Collection[int]) -> Flow:
        """Lay out the nodes for sharing out the votes."""
        weights = self.ballots.weights
        parents, depths = np.array(self.parents), np.array(self.depths)
        through = np.zeros(parents.size, weights.dtype)
        np.add.at(through, self.at, weights)
        for depth in range(int(depths.max()), 0, -1):
            nodes = np.flatnonzero(depths == depth)
            np.add.at(through, parents[nodes], through[nodes])
        tree = Nodes(parents, np.array(self.tails), self.tiers, frozenset(hopeful))
        full = tree.full()
        ended = np.zeros((len(CAUSES), parents.size), weights.dtype)
        over = np.flatnonzero(~full[self.at])
        np.add.at(ended, (self.ballots.ends[over], self.at[over]), weights[over])
        alive = [np.flatnonzero((depths == d) & (through > 0)) for d in range(1, depths.max() + 1)]
        return Flow(
            len(self.ballots.places),
            self.ballots.parts,
            through,
            tuple(tree.level(nodes) for nodes in alive if nodes.size),
            ended,
            np.flatnonzero(full),
        )

    def _walk(
        self,
        columns: NDArray[np.intp],
        bases: NDArray[np.intp],
        after: NDArray[Any],
        *,
        hopeful: Collection[int],
        elected: Collection[int],
    ) -> None:
        """Go down some ballots from a place on, until a project is not elected yet."""
        staying = np.array([*hopeful, *elected], np.intp)
        is_hopeful = np.zeros(len(self.ballots.places), np.bool_)
        is_hopeful[list(hopeful)] = True
        while columns.size:
            after, project = self._next(staying, columns, after)
            self.at[columns] = bases
            on = project != _NOBODY
            columns, after, project = columns[on], after[on], project[on]
            bases = self._children(bases[on], project)
            self.at[columns] = bases
            on = ~is_hopeful[project]
            columns, bases, after = columns[on], bases[on], after[on]

    def _next(
        self, staying: NDArray[np.intp], columns: NDArray[np.intp], after: NDArray[Any]
    ) -> tuple[NDArray[Any], NDArray[np.intp]]:
        """Find the next of some projects on ballots, and its place."""
        places = self.ballots.places
        last = np.iinfo(places.dtype).max
        best = np.full(columns.size, last, places.dtype)
        found = np.full(columns.size, _NOBODY, np.intp)
        for project in staying.tolist():
            row = places[project, columns]
            better = (row > after) & (row < best)
            found[better] = project
            best[better] = row[better]
        return best, found

    def _children(self, bases: NDArray[np.intp], projects: NDArray[np.intp]) -> NDArray[np.intp]:
        size = len(self.ballots.places)
        keys, index = np.unique(bases * size + projects, return_inverse=True)
        nodes = [self._child(key // size, (key % size,)) for key in keys.tolist()]
        children: NDArray[np.intp] = np.array(nodes, np.intp)[index.ravel()]
        return children

    def _child(self, parent: int, tier: tuple[int, ...]) -> int:
        node = self.children.setdefault((parent, tier), len(self.tiers))
        if node == len(self.tiers):
            self.parents.append(parent)
            self.tiers.append(tier)
            self.tails.append(tier[0] if len(tier) == 1 else _NOBODY)
            self.depths.append(self.depths[parent] + 1)
        return node

    def _walk_tied(
        self,
        tied: Iterable[tuple[int, Ranks]],
        hopeful: Collection[int],
        elected: Collection[int],
    ) -> None:
        """Go down ballots that put several projects on one rank."""
        left, staying = set(hopeful), {*hopeful, *elected}
        known: dict[Ranks, int] = {}
        for column, ranks in tied:
            if ranks not in known:
                known[ranks] = self._end(ranks, left, staying)
            self.at[column] = known[ranks]

    def _end(self, ranks: Ranks, hopeful: set[int], staying: set[int]) -> int:
        node = _ROOT
        for rank in ranks:
            tier = tuple(each for each in rank if each in staying)
            if tier:
                node = self._child(node, tier)
            if hopeful.intersection(tier):
                break
        return node
