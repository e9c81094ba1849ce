"""Black: who beats every other project is first, and points decide the rest."""

from fractions import Fraction
from typing import ClassVar

from prioritize.model.method import AXIOMS, MethodInfo
from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.model.profile import RankedProfile
from prioritize.registry import method, option
from prioritize.tally.majority import condorcet_winner
from prioritize.tally.pair_table import UNRANKED, UNRANKED_HELP, PairTable, compared
from prioritize.tally.step import Named, Placed, Scored
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["Black"]


@method
class Black:
    """Put the project first that beats every other one; points decide what is left.

    Every two projects are compared. If one of them beats every other, it is first. If none does,
    the project with the most Borda points is first. All the others follow by their Borda points.

    Notes
    -----
    A project gets a point for every project that stands below it on a ballot, and half a point
    for every project that stands beside it: the Borda count in its symmetric form, which is the sum
    of a project's margins but for a constant. Under ``unranked=no-opinion`` half a point goes to
    both projects of a pair of which the ballot does not rank both. O(nm²).

    References
    ----------
    .. [1] Black (1958), The Theory of Committees and Elections, Cambridge University Press.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> from prioritize.tally.engine import run
    >>> outcome = run(Black(), ranked("3: a > b > c", "2: b > c > a")).outcome
    >>> [f"{project}: {points}" for project, points in outcome.scores], outcome.projects
    (['a: 6', 'b: 7', 'c: 2'], ('a', 'b', 'c'))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "black",
        "ranked",
        message("Black's method"),
        message(
            "Everyone puts the projects in order. A project that beats every other one is first;"
            " the rest, or all if there is none, follow by Borda points."
        ),
        (RankedProfile,),
        Ranking,
        "Black (1958), The Theory of Committees and Elections",
        axioms=frozenset(AXIOMS),
    )

    unranked: str = option(UNRANKED, help=UNRANKED_HELP, default="last")

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        """Look for a project that beats all others, and add up the points."""
        table = compared(profile, unranked=self.unranked)
        table.record(tally)
        winner = table.named(condorcet_winner(table.wins))
        points = _points(table, profile.electorate.weight)
        tally.record(Named("condorcet-winner", winner), Scored("points", tuple(points.items())))
        ranking = tiers_by_score(points)
        if not winner:
            return ranking
        rest = [[each for each in tier if each not in winner] for tier in ranking.tiers]
        tiers = [tier for tier in rest if tier]
        tally.record(Placed(winner, reason=message("it beats every other project")))
        tally.record(*(Placed(tuple(tier)) for tier in tiers))
        return Ranking([winner, *tiers], ranking.scores)


def _points(table: PairTable, weight: Fraction) -> dict[str, Fraction]:
    """Share out a point in every pair and ballot: to the higher project, or half to both."""
    even = weight * (len(table.ids) - 1)
    return {
        project: (sum(row) * table.unit + even) / 2
        for project, row in zip(table.ids, table.margins.tolist(), strict=True)
    }
