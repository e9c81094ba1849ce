"""The Dowdall system: 1 point for a first place, ½ for a second, ⅓ for a third."""

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import ClassVar

from prioritize.model.method import MethodInfo
from prioritize.model.option import choice
from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.model.profile import RankedProfile
from prioritize.registry import method, option
from prioritize.tally.step import Scored
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["Dowdall"]


@method
class Dowdall:
    """Rank projects by points that shrink with every place.

    A first place is worth a whole point, a second half a point, a third a third of one. Support at
    the top counts for much more than under Borda, while no mark is lost.

    Notes
    -----
    The project at place p of a ballot gets 1/p; projects on one place share the points of the
    places they fill. The unranked ones get nothing, or share the points of the places left.

    References
    ----------
    .. [1] Fraenkel & Grofman (2014), The Borda Count and its real-world alternatives, Australian
       Journal of Political Science 49(2), doi:10.1080/10361146.2014.900530.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> from prioritize.tally.engine import run
    >>> run(Dowdall(), ranked("2: pool > park > well", "3: park > well > pool")).outcome.scores
    (('park', Fraction(4, 1)), ('pool', Fraction(3, 1)), ('well', Fraction(13, 6)))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "dowdall",
        "ranked",
        message("Dowdall system"),
        message("A first place is worth 1 point, a second ½, a third ⅓, and so on."),
        (RankedProfile,),
        Ranking,
        "Fraenkel & Grofman (2014), The Borda Count and its real-world alternatives",
        axioms=frozenset({"anonymity", "neutrality", "unanimity", "monotonicity"}),
    )

    unranked: str = option(
        choice("average", "zero"),
        help=message("What projects get that a ballot does not rank: the points left, or none."),
        default="average",
    )

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        """Add up the points of every ballot."""
        ids = [project.id for project in profile.projects]
        scores = dict.fromkeys(ids, Fraction(0))
        weights = profile.electorate.weights.tolist()
        for places, weight in zip(profile.places.T.tolist(), weights, strict=True):
            for each, points in zip(ids, self._points(places), strict=True):
                scores[each] += weight * profile.electorate.unit * points
        tally.record(Scored("points", tuple(scores.items())))
        return tiers_by_score(scores)

    def _points(self, places: list[int]) -> Iterator[Fraction]:
        """Give every project of a ballot its points; place 0 is not ranked."""
        filled = 0
        worth = {}
        for place, projects in sorted(Counter(places).items(), key=_unranked_last):
            worth[place] = _shared(range(filled + 1, filled + projects + 1))
            filled += projects
        if self.unranked == "zero":
            worth[0] = Fraction(0)
        return (worth[place] for place in places)


def _unranked_last(group: tuple[int, int]) -> tuple[bool, int]:
    place, _ = group
    return place == 0, place


def _shared(places: Iterable[int]) -> Fraction:
    """Share the points of several places equally."""
    points = [Fraction(1, place) for place in places]
    return sum(points, Fraction(0)) / len(points)
