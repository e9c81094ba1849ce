"""Bucklin: lower choices are added to the first ones until a project has a majority."""

from collections.abc import Collection
from fractions import Fraction
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from prioritize.model.method import MethodInfo
from prioritize.model.option import choice, flag
from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.model.profile import RankedProfile
from prioritize.registry import method, option
from prioritize.tally.positional import blocks, positions
from prioritize.tally.step import Placed, Scored
from prioritize.tally.tally import Tally
from prioritize.tally.votes import sums_by_group, weighted_sum
from prioritize.text import Message, message


__all__ = ["Bucklin"]


@method
class Bucklin:
    """Rank projects by how far down the ballots a majority for them is found.

    Every person puts the projects in order. First only the first choices count. If no project has
    more than half of the ballots, the second choices are added to them, then the third ones, until
    one has. Projects that reach a majority with fewer choices come first; of those that reach it
    together, the one with more votes at that point. Projects that never reach it come last, by all
    their votes.

    Notes
    -----
    A project counts at rank k on a ballot that puts fewer than k projects above it, so projects on
    one place count from the same rank on. Unranked projects never count. A majority is of all
    valid ballots, or (``majority_of=non-exhausted``) of those that rank at least k projects; a
    project that has it at some rank keeps its place. With `simplified` the votes at that rank tell
    nobody apart. O(nm).

    References
    ----------
    .. [1] Hoag & Hallett (1926), Proportional Representation, Macmillan.
    .. [2] Erdélyi, Fellows, Rothe & Schend (2015), Control complexity in Bucklin and fallback
       voting: A theoretical analysis, Journal of Computer and System Sciences 81, 632-660.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> from prioritize.tally.engine import run
    >>> ballots = ranked("4: a > b > c", "3: b > c > a", "2: c > b > a")
    >>> run(Bucklin(), ballots).outcome.tiers
    (('b',), ('c',), ('a',))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "bucklin",
        "ranked",
        message("Bucklin"),
        message(
            "Everyone puts the projects in order. Second choices, then third ones, are added to the"
            " first until a project has a majority."
        ),
        (RankedProfile,),
        Ranking,
        "Hoag & Hallett (1926), Proportional Representation",
        axioms=frozenset({"anonymity", "neutrality"}),
    )

    simplified: bool = option(
        flag(),
        help=message("Whether all that reach a majority at one rank share a place."),
        default=False,
    )
    majority_of: str = option(
        choice("valid", "non-exhausted"),
        help=message(
            "Whether a majority is of all valid ballots, or of those that still rank a project."
        ),
        default="valid",
    )

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        """Add rank after rank, and place those that reach a majority."""
        people = profile.electorate
        ids = [project.id for project in profile.projects]
        ranked = np.greater(profile.places, 0).sum(axis=0)
        ballots = int(people.weights.sum())
        tiers: list[tuple[str, ...]] = []
        deciding = dict.fromkeys(ids, Fraction(0))
        sums = _sums(profile)
        left = np.arange(len(ids))
        for rank, row in enumerate(sums, 1):
            if not left.size:
                break
            if self.majority_of == "non-exhausted":
                ballots = weighted_sum(ranked >= rank, people.weights)
            has_majority = row[left] > ballots // 2
            winners = {ids[at]: int(row[at]) * people.unit for at in left[has_majority].tolist()}
            for tier in self._tiers(winners):
                votes = {winners[each] for each in tier}
                tally.record(Placed(tier, reason=_reason(rank, votes, ballots * people.unit)))
                tiers.append(tier)
            left = left[~has_majority]
            deciding |= winners
        last = {ids[at]: int(sums[-1][at]) * people.unit for at in left.tolist()}
        deciding |= last
        rest = tiers_by_score(last).tiers if last else ()
        tally.record(*(Placed(tier, reason=_rest(deciding[tier[0]])) for tier in rest))
        tally.record(Scored("votes", tuple(deciding.items()), decides=False))
        return Ranking([*tiers, *rest])

    def _tiers(self, votes: dict[str, Fraction]) -> tuple[tuple[str, ...], ...]:
        if self.simplified and votes:
            return (tuple(sorted(votes)),)
        return tuple(tuple(tier) for tier in tiers_by_score(votes).tiers)


def _reason(rank: int, votes: Collection[Fraction], ballots: Fraction) -> Message:
    """Say at which rank projects reach a majority, and with how much, where that is one number."""
    if len(votes) > 1:
        return message("more than half of the ballots rank it at {rank} or above", rank=rank)
    return message(
        "more than half of the ballots rank it at {rank} or above: {votes} of {ballots}",
        rank=rank,
        votes=next(iter(votes)),
        ballots=ballots,
    )


def _rest(votes: Fraction) -> Message:
    return message(
        "no majority ranks it; of those left, nobody is ranked on more ballots: {votes}",
        votes=votes,
    )


def _sums(profile: RankedProfile) -> NDArray[np.int64]:
    """Add up for every rank the weight of the ballots that put each project there or above."""
    size = len(profile.projects)
    there = np.zeros((size, size), np.int64)
    weights = profile.electorate.weights
    for block in blocks(weights.size):
        found = positions(profile.places[:, block])
        for project, (ranked, above) in enumerate(zip(found.ranked, found.above, strict=True)):
            there[project] += sums_by_group(weights[block][ranked], above[ranked], size)
    return np.cumsum(there, axis=1).T
