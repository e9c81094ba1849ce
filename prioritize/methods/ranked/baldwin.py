"""Baldwin: the project with the fewest points leaves, again and again."""

from functools import partial
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from prioritize.model.method import MethodInfo
from prioritize.model.option import choice
from prioritize.model.outcome import Ranking
from prioritize.model.profile import RankedProfile
from prioritize.registry import method, option
from prioritize.tally.majority import Rivals
from prioritize.tally.pair_table import UNRANKED, UNRANKED_HELP, compared
from prioritize.tally.points_left import PointsLeft
from prioritize.tally.step import Placed, Scored
from prioritize.tally.tally import Tally
from prioritize.tally.ties import LEAVE
from prioritize.text import message


__all__ = ["Baldwin"]


@method
class Baldwin:
    """Rank projects by letting the one with the fewest points leave, again and again.

    Every person puts the projects in order, and a ballot gives a project a point for every project
    below it. The project with the fewest points leaves. Points are counted anew among those left,
    and again the lowest leaves. Who leaves later stands higher.

    Notes
    -----
    Projects level on a ballot get half a point each for the pair. Where all that are left have
    equally many points and no comparison among them is won, they share a place at once; other
    projects tied for the fewest leave one at a time, in every way that could fall, or ``together``.
    A project that beats all others never has the fewest. O(nm²).

    References
    ----------
    .. [1] Baldwin (1926), The technique of the Nanson preferential majority system of election,
       Proceedings of the Royal Society of Victoria 39.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> from prioritize.tally.engine import run
    >>> run(Baldwin(), ranked("3: a > b > c", "2: b > c > a")).outcome.tiers
    (('a',), ('b',), ('c',))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "baldwin",
        "ranked",
        message("Baldwin's method"),
        message(
            "Everyone puts the projects in order. The project with the fewest Borda points leaves,"
            " and points are counted again among the others."
        ),
        (RankedProfile,),
        Ranking,
        "Baldwin (1926), The technique of the Nanson preferential majority system of election",
        axioms=frozenset({"anonymity", "neutrality", "majority", "condorcet"}),
    )

    ties: str = option(
        choice("one-at-a-time", "together"),
        help=message(
            "Whether projects tied for the fewest points leave one at a time or all together; this"
            " can change who is first."
        ),
        default="one-at-a-time",
    )
    unranked: str = option(UNRANKED, help=UNRANKED_HELP, default="last")

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        """Let the lowest leave until one is left, or all that are left are equal."""
        table = tally.once("pairs", partial(compared, profile, unranked=self.unranked))
        table.record(tally)
        points = PointsLeft(table, profile.electorate.weight)
        rivals = Rivals(table.wins)
        tiers: list[tuple[str, ...]] = []
        if table.ids:
            tally.record(Scored("points", tuple(points.named().items()), decides=False))
        while points.left.size:
            leads = points.leads
            lowest = points.left[leads == leads.min()]
            level = lowest.size == points.left.size
            if level and (self.ties == "together" or rivals.is_level):
                tiers.insert(0, table.named(lowest.tolist()))
                tally.record(Placed(tiers[0]))
                break
            if self.ties == "one-at-a-time":
                lowest = self._chosen(points, lowest, tally)
            reason = message(
                "of the {number} projects left, nobody has fewer than these {points} points",
                number=points.left.size,
                points=points.points(lowest[0]),
            )
            tiers.insert(0, table.named(lowest.tolist()))
            tally.record(Placed(tiers[0], end="bottom", reason=reason))
            points.remove(lowest)
            rivals.remove(lowest.tolist())
        return Ranking(tiers)

    def _chosen(
        self, points: PointsLeft, lowest: NDArray[np.intp], tally: Tally
    ) -> NDArray[np.intp]:
        """Return one of the lowest."""
        if lowest.size == 1:
            return lowest
        by_id = dict(zip(points.table.named(lowest.tolist()), lowest, strict=True))
        gone = tally.choose(by_id, LEAVE, state=points.left.tobytes())
        return np.array([by_id[gone]])
