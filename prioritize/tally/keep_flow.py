"""Votes that flow down a tree: every elected project keeps a part, who is not elected yet all."""

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from prioritize.model.electorate import same_array
from prioritize.tally.paper import CAUSES


__all__ = ["Claims", "Flow", "Level", "Nodes", "Shares"]


@frozen
class Claims:
    """Who takes a part of a vote at which node, one of how many on its rank."""

    nodes: NDArray[np.intp] = field(eq=same_array)
    projects: NDArray[np.intp] = field(eq=same_array)
    sharing: NDArray[np.int64] = field(eq=same_array)


@frozen
class Level:
    """The nodes that are equally deep, where each comes from, and who takes parts there."""

    nodes: NDArray[np.intp] = field(eq=same_array)
    parents: NDArray[np.intp] = field(eq=same_array)
    elected: Claims
    hopeful: Claims


@frozen
class Nodes:
    """The nodes of a tree: where each comes from, its project, or its projects on one rank.

    `tails` holds -1 where there are several; `hopeful` are the projects that keep all they get.
    """

    parents: NDArray[np.intp] = field(eq=same_array)
    tails: NDArray[np.intp] = field(eq=same_array)
    tiers: Sequence[tuple[int, ...]]
    hopeful: frozenset[int]

    def full(self) -> NDArray[np.bool_]:
        """Say at which nodes somebody keeps all that is left."""
        full: NDArray[np.bool_] = np.isin(self.tails, list(self.hopeful))
        for node in np.flatnonzero(self.tails < 0).tolist():
            full[node] = not self.hopeful.isdisjoint(self.tiers[node])
        return full

    def level(self, nodes: NDArray[np.intp]) -> Level:
        """Gather who takes parts at some nodes that are equally deep."""
        kept: list[tuple[int, int, int]] = []
        left: list[tuple[int, int, int]] = []
        for node in nodes[self.tails[nodes] < 0].tolist():
            tier = self.tiers[node]
            new = self.hopeful.intersection(tier)
            kept += [(node, each, len(tier)) for each in tier if each not in new]
            left += [(node, each, len(new)) for each in tier if each in new]
        single = nodes[self.tails[nodes] >= 0]
        is_new = np.isin(self.tails[single], list(self.hopeful))
        return Level(
            nodes,
            self.parents[nodes],
            self._claims(single[~is_new], kept),
            self._claims(single[is_new], left),
        )

    def _claims(self, single: NDArray[np.intp], rows: Sequence[tuple[int, int, int]]) -> Claims:
        table = np.array(rows, np.intp).reshape(-1, 3)
        return Claims(
            np.concatenate((single, table[:, 0])),
            np.concatenate((self.tails[single], table[:, 1])),
            np.concatenate((np.ones(single.size, np.int64), table[:, 2])),
        )


@frozen
class Shares:
    """What everyone has once all votes are shared out, in parts, and what nobody has, by cause."""

    votes: tuple[int, ...]
    exhausted: tuple[tuple[str, int], ...]


@frozen
class Flow:
    """The nodes of a tree of ballots, level by level.

    Attributes
    ----------
    projects, parts
        How many projects there are, and how many parts a whole vote has.
    through
        By node: the ballots that come through it, by weight.
    ended
        (causes, nodes) integers: the ballots that end at a node and count no further.
    full
        The nodes at which somebody keeps all that is left.

    """

    projects: int
    parts: int
    through: NDArray[Any] = field(eq=same_array)
    levels: tuple[Level, ...]
    ended: NDArray[Any] = field(eq=same_array)
    full: NDArray[np.intp] = field(eq=same_array)

    def shared(self, keep: Sequence[int], rule: Literal["meek", "warren"]) -> Shares:
        """Share out all votes.

        Parameters
        ----------
        keep
            By project, what it keeps of a vote, in parts. With ``meek`` that is a fraction of what
            reaches it, made up to a whole part; with ``warren`` it is a price, and a ballot that
            has less gives all it has.

        """
        factors = np.array(keep, np.int64)
        worth = np.zeros(self.through.size, np.int64)
        worth[0] = self.parts
        votes = np.zeros(self.projects, self.through.dtype)
        for level in self.levels:
            worth[level.nodes] = worth[level.parents]
            some = level.elected
            kept = self._kept(worth[some.nodes], factors[some.projects], rule) // some.sharing
            self._give(some, kept, votes, worth)
            some = level.hopeful
            self._give(some, worth[some.nodes] // some.sharing, votes, worth)
        lost = [int((row * worth).sum()) for row in self.ended]
        cut = int((self.through[self.full] * worth[self.full]).sum())
        causes = [*zip(CAUSES, lost, strict=True), ("rounding", cut)]
        return Shares(
            tuple(int(each) for each in votes), tuple(each for each in sorted(causes) if each[1])
        )

    def _kept(
        self, worth: NDArray[np.int64], factors: NDArray[np.int64], rule: str
    ) -> NDArray[np.int64]:
        if rule == "warren":
            return np.minimum(worth, factors)
        return (worth * factors + self.parts - 1) // self.parts

    def _give(
        self,
        claims: Claims,
        given: NDArray[np.int64],
        votes: NDArray[Any],
        worth: NDArray[np.int64],
    ) -> None:
        np.add.at(votes, claims.projects, self.through[claims.nodes] * given)
        np.subtract.at(worth, claims.nodes, given)
