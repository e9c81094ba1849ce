"""Nanson: all projects with no more than the average of the points leave, again and again."""

from typing import ClassVar

from prioritize.model.method import MethodInfo
from prioritize.model.option import flag
from prioritize.model.outcome import Ranking
from prioritize.model.profile import RankedProfile
from prioritize.registry import method, option
from prioritize.tally.pair_table import UNRANKED, UNRANKED_HELP, compared
from prioritize.tally.points_left import PointsLeft
from prioritize.tally.step import Placed, Scored
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["Nanson"]


@method
class Nanson:
    """Rank projects by letting all leave that have no more than the average of the points.

    Every person puts the projects in order, and a ballot gives a project a point for every project
    below it. All projects with the average number of points or fewer leave together. Points are
    counted anew among those left, until one is left or all have equally many. Who leaves later
    stands higher; those that leave together share a place.

    Notes
    -----
    Projects level on a ballot get half a point each for the pair, so the average is half of the
    ballots for each other project still there. A project that beats all others always has more. The
    `strict` form lets only projects below the average leave. O(nm² + m³).

    References
    ----------
    .. [1] Nanson (1882), Methods of election, Transactions and Proceedings of the Royal Society of
       Victoria 19.
    .. [2] Niou (1987), A note on Nanson's rule, Public Choice 54, doi:10.1007/BF00123006.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> from prioritize.tally.engine import run
    >>> run(Nanson(), ranked("3: a > b > c", "2: b > c > a")).outcome.tiers
    (('a',), ('b',), ('c',))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "nanson",
        "ranked",
        message("Nanson's method"),
        message(
            "Everyone puts the projects in order. Projects with no more than the average of the"
            " Borda points leave, and points are counted again among the others."
        ),
        (RankedProfile,),
        Ranking,
        "Nanson (1882), Methods of election",
        axioms=frozenset({"anonymity", "neutrality", "majority", "condorcet"}),
    )

    strict: bool = option(
        flag(),
        help=message("Whether projects with exactly the average of the points stay."),
        default=False,
    )
    unranked: str = option(UNRANKED, help=UNRANKED_HELP, default="last")

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        """Let those with few points leave until all that are left are equal."""
        table = compared(profile, unranked=self.unranked)
        table.record(tally)
        points = PointsLeft(table, profile.electorate.weight)
        tiers: list[tuple[str, ...]] = []
        if table.ids:
            tally.record(Scored("points", tuple(points.named().items()), decides=False))
        while points.left.size:
            leads = points.leads
            leaving = points.left[leads < 0 if self.strict else leads <= 0]
            if leaving.size in (0, points.left.size):
                tiers.insert(0, table.named(points.left.tolist()))
                tally.record(Placed(tiers[0]))
                break
            reason = message(
                "of the {number} projects left, the average has {average} points, and nobody who"
                " leaves has more",
                number=points.left.size,
                average=points.average,
            )
            tiers.insert(0, table.named(leaving.tolist()))
            tally.record(Placed(tiers[0], end="bottom", reason=reason))
            points.remove(leaving)
        return Ranking(tiers)
