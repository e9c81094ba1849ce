"""Nominal group technique: everyone picks a few projects in order, and points are added up."""

from fractions import Fraction
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from prioritize.model.method import MethodInfo
from prioritize.model.option import whole_number
from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.model.profile import RankedProfile
from prioritize.registry import method, option
from prioritize.tally.positional import Positions, positions
from prioritize.tally.step import Placed, Scored
from prioritize.tally.tally import Tally
from prioritize.tally.votes import scores_by_id, weighted_sums
from prioritize.text import counted, message


__all__ = ["NominalGroup"]


@method
class NominalGroup:
    """Rank projects by the points of cards on which everyone puts a few of them in order.

    After a silent round of ideas and a discussion, everyone writes the five projects that matter
    most on cards. The first gets five points, the last of the five gets one, and a project on no
    card gets none. Of projects with equal points the one that more people mention stands above;
    where that is equal too they share a place, and the group may vote again on these.

    Notes
    -----
    With k places a project on place p of a card gets k + 1 − p points, and 0 below; projects on one
    place of a card get the average of the points of the places they fill. Places beyond k are
    passed over. O(nm), exact.

    References
    ----------
    .. [1] Delbecq & Van de Ven (1971), A group process model for problem identification and
       program planning, Journal of Applied Behavioral Science 7.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> from prioritize.tally.engine import run
    >>> run(NominalGroup(), ranked("2: road > well", "well > school")).outcome.scores
    (('road', Fraction(10, 1)), ('school', Fraction(4, 1)), ('well', Fraction(13, 1)))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "nominal-group",
        "facilitation",
        message("Nominal group technique"),
        message(
            "Everyone puts the five most important projects in order. The first gets five points,"
            " the fifth gets one, and the points are added up."
        ),
        (RankedProfile,),
        Ranking,
        "Delbecq & Van de Ven (1971), A group process model for problem identification and program"
        " planning, Journal of Applied Behavioral Science 7",
        axioms=frozenset({"anonymity", "neutrality", "unanimity", "monotonicity"}),
    )

    places: int = option(
        whole_number(1),
        help=message("How many projects everyone puts in order; the first gets so many points."),
        default=5,
    )

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        """Add up the points, and count who mentions each project."""
        people = profile.electorate
        found = positions(profile.places)
        self._tell_longer(found, people.counts, tally)
        counted_here = found.ranked & (found.above < self.places)
        unit = people.unit
        points = scores_by_id(profile.projects, self._sums(found, people.weights), unit)
        mentions = scores_by_id(profile.projects, weighted_sums(counted_here, people.weights), unit)
        tally.record(
            Scored("mentions", tuple(mentions.items()), decides=False),
            Scored("points", tuple(points.items())),
        )
        return _ranked(points, mentions, tally)

    def _sums(self, found: Positions, weights: NDArray[np.int64]) -> list[Fraction]:
        """Add up the points; those who share a place get the average of the places they fill."""
        most = len(found.ranked)
        worth = np.maximum(self.places - np.arange(most), 0)
        until = np.concatenate(([0], np.cumsum(worth)))
        filled = np.where(found.ranked, found.level, 0)
        together = until[found.above + filled] - until[found.above]
        sums = [Fraction(0)] * most
        for level in np.unique(filled[filled > 0]).tolist():
            shares = weighted_sums(np.where(filled == level, together, 0), weights)
            sums = [sum + Fraction(share, level) for sum, share in zip(sums, shares, strict=True)]
        return sums

    def _tell_longer(self, found: Positions, counts: NDArray[np.int64], tally: Tally) -> None:
        """Say how many cards put more projects in order than count."""
        longer = int(counts[(found.ranked & (found.above >= self.places)).any(axis=0)].sum())
        if longer:
            what = counted(
                "{number} ballot ranks more than {places} projects; the rest of it gets no points",
                "{number} ballots rank more than {places} projects; the rest of them gets no"
                " points",
                number=longer,
                places=self.places,
            )
            tally.remark(what)


def _ranked(points: dict[str, Fraction], mentions: dict[str, Fraction], tally: Tally) -> Ranking:
    """Order by points, then by mentions; who is equal in both shares a place."""
    ranking = tiers_by_score(points)
    tiers: list[tuple[str, ...]] = []
    for tier in ranking.tiers:
        tiers.extend(tiers_by_score({each: mentions[each] for each in tier}).tiers)
    if len(tiers) == len(ranking.tiers):
        return ranking
    tally.remark(message("Of projects with equal points the one with more mentions stands above"))
    tally.record(*(Placed(tier) for tier in tiers))
    return Ranking(tiers, ranking.scores)
