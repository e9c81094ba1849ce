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
from prioritize.tally.votes import scores_by_id, weighted_sum, weighted_sums
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
    nobody apart. O(nm²).

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
        ranked = np.greater(profile.places, 0).sum(axis=0)
        all_valid = int(people.weights.sum())
        left = frozenset(project.id for project in profile.projects)
        tiers: list[tuple[str, ...]] = []
        votes = deciding = dict.fromkeys(left, Fraction(0))
        for rank, row in enumerate(_sums(profile), 1):
            if not left:
                break
            there = weighted_sum(ranked >= rank, people.weights)
            half = people.unit * (there if self.majority_of == "non-exhausted" else all_valid) / 2
            votes = scores_by_id(profile.projects, row, people.unit)
            winners = {each: votes[each] for each in left if votes[each] > half}
            for tier in self._tiers(winners):
                reason = _reason(rank, {votes[each] for each in tier}, 2 * half)
                tally.record(Placed(tier, reason=reason))
                tiers.append(tier)
            deciding = deciding | winners
            left -= winners.keys()
        rest = tiers_by_score({each: votes[each] for each in left}).tiers if left else ()
        tally.record(*(Placed(tier, reason=_rest(votes[tier[0]])) for tier in rest))
        counted = deciding | {each: votes[each] for each in left}
        tally.record(Scored("votes", tuple(counted.items()), decides=False))
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


def _sums(profile: RankedProfile) -> list[list[int]]:
    """Add up for every rank the weight of the ballots that put each project there or above."""
    size = len(profile.projects)
    sums = [[0] * size for _ in range(size)]
    weights = profile.electorate.weights
    for block in blocks(weights.size):
        found = positions(profile.places[:, block])
        for rank, row in enumerate(sums, 1):
            marks: NDArray[np.bool_] = found.ranked & (found.above < rank)
            more = weighted_sums(marks, weights[block])
            sums[rank - 1] = [one + other for one, other in zip(row, more, strict=True)]
    return sums
