"""Borda: every ballot gives a project one point for each project that it puts lower."""

from fractions import Fraction
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from prioritize.errors import OptionError, finding
from prioritize.model.method import MethodInfo
from prioritize.model.option import choice, whole_number
from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.model.profile import RankedProfile
from prioritize.registry import method, option
from prioritize.tally.positional import Positions, blocks, is_strict, positions
from prioritize.tally.step import Scored
from prioritize.tally.tally import Tally
from prioritize.tally.votes import scores_by_id, weighted_sums
from prioritize.text import message


__all__ = ["Borda"]


@method
class Borda:
    """Rank projects by points for their places on the ballots.

    Every person puts the projects in order. A ballot gives a project one point for each project
    that stands below it, and the project with the most points is first: one that many people put
    high, even if few put it at the top. Projects that a ballot does not rank share its last
    places and get the average of the points left, so nobody gains by ranking fewer.

    Notes
    -----
    With m projects, the project at place p of a ballot gets m − p points (``base=1``: one more).
    Projects on one place get the mean of the points of the places they fill, or all the highest
    or all the lowest of these. The u unranked projects get (u − 1)/2 each (``truncated=average``),
    nothing (``zero``), or nothing while the ranked ones get a point only for each *ranked* project
    below (``modified``; with ``base=1`` it is Emerson's count). Under ``unranked=no-opinion`` every
    pair with an unranked project counts half a point for both. Points are counted doubled, in
    whole numbers; O(nm) for ballots that rank everything without ties, otherwise O(nm²).

    References
    ----------
    .. [1] Borda (1784), Mémoire sur les élections au scrutin, Histoire de l'Académie royale des
       sciences 1781.
    .. [2] Young (1974), An axiomatization of Borda's rule, Journal of Economic Theory 9.
    .. [3] Emerson (2013), The original Borda count and partial voting, Social Choice and Welfare
       40, doi:10.1007/s00355-011-0603-9.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> from prioritize.tally.engine import run
    >>> ballots = ranked("3: pool > park > road", "2: road > park > pool", "park")
    >>> run(Borda(), ballots).outcome.scores
    (('park', Fraction(7, 1)), ('pool', Fraction(13, 2)), ('road', Fraction(9, 2)))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "borda",
        "ranked",
        message("Borda count"),
        message(
            "Everyone puts the projects in order. A project gets a point for every project that"
            " stands below it on a ballot."
        ),
        (RankedProfile,),
        Ranking,
        "Borda (1784), Mémoire sur les élections au scrutin",
        axioms=frozenset({"anonymity", "neutrality", "unanimity", "monotonicity"}),
    )

    base: int = option(
        whole_number(0, 1), help=message("The points for the last place: 0 or 1."), default=0
    )
    truncated: str = option(
        choice("average", "zero", "modified"),
        help=message(
            "What projects get that a ballot does not rank: the average of the points left, zero,"
            " or zero while the ranked ones get points only for the ranked ones below them."
        ),
        default="average",
    )
    equal: str = option(
        choice("average", "high", "low"),
        help=message(
            "What projects on one place get: the average of the points of the places they fill,"
            " or all of them the highest or the lowest of these."
        ),
        default="average",
    )
    unranked: str = option(
        choice("last", "no-opinion"),
        help=message(
            "Whether unranked projects stand below the ranked ones, or nothing is said of them."
        ),
        default="last",
    )

    def __attrs_post_init__(self) -> None:
        """Refuse points for missing places where missing means no opinion."""
        if self.unranked == "no-opinion" and self.truncated != "average":
            what = message(
                "truncated={choice} says what unranked projects lose, and unranked=no-opinion that"
                " they lose nothing",
                choice=self.truncated,
            )
            raise OptionError(finding(what, remedy=message("Leave out one of the two.")))

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        """Add up the points of every project."""
        weights = profile.electorate.weights
        doubled = [0] * len(profile.projects)
        for block in blocks(weights.size):
            sums = self._doubled_sums(profile.places[:, block], weights[block])
            doubled = [one + more for one, more in zip(doubled, sums, strict=True)]
        unit = profile.electorate.unit * Fraction(1, 2)
        scores = scores_by_id(profile.projects, doubled, unit)
        tally.record(Scored("points", tuple(scores.items())))
        return tiers_by_score(scores)

    def doubled_points(self, places: NDArray[Any]) -> NDArray[np.int32]:
        """Return twice the points that each of some ballots gives to each project."""
        return self._doubled_points(positions(places))

    def _doubled_sums(self, places: NDArray[Any], weights: NDArray[np.int64]) -> list[int]:
        """Add up twice the points that a block of ballots gives to each project."""
        if is_strict(places):
            most = 2 * (len(places) + self.base) * int(weights.sum())
            return [most - 2 * spent for spent in weighted_sums(places, weights)]
        return weighted_sums(self.doubled_points(places), weights)

    def _doubled_points(self, found: Positions) -> NDArray[np.int32]:
        """Return twice the points of each project on each ballot."""
        size = len(found.ranked)
        ranked = found.ranked.sum(axis=0, dtype=np.int32)
        rivals = ranked if self._counts_ranked_only else np.full_like(ranked, size)
        taken = 2 * found.above
        if self.equal != "high":
            taken += (found.level - 1) * (2 if self.equal == "low" else 1)
        points = 2 * (rivals - 1 + self.base) - taken
        if self.unranked == "no-opinion":
            points += size - ranked
        return np.where(found.ranked, points, self._doubled_rest(size, ranked))

    @property
    def _counts_ranked_only(self) -> bool:
        return self.truncated == "modified" or self.unranked == "no-opinion"

    def _doubled_rest(self, size: int, ranked: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return twice the points of an unranked project on each ballot."""
        if self.unranked == "no-opinion":
            return np.full_like(ranked, size - 1 + 2 * self.base)
        if self.truncated == "average":
            return size - 1 - ranked + 2 * self.base
        return np.zeros_like(ranked)
