"""Copeland: compare the projects two by two, and count how often each one wins."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from prioritize.model.method import AXIOMS, MethodInfo
from prioritize.model.option import choice, flag
from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.model.profile import RankedProfile
from prioritize.registry import method, option
from prioritize.tally.pair_table import UNRANKED, UNRANKED_HELP, compared
from prioritize.tally.step import Placed, Scored
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["Copeland"]


@method
class Copeland:
    """Rank projects by how many others they beat in direct comparison.

    Every two projects are compared: whichever more people put higher wins the pair. A project
    gets one point for each win and half a point for each tie. A project that beats all the others
    is always first. Many projects may end with equal points; they share a place unless the second
    order is asked for, which prefers the one that beats stronger projects.

    Notes
    -----
    The score of a project is its number of wins plus `ties` times its number of ties. With
    ``ties=1`` it is Llull's method: what counts is how often one does not lose. The second order
    of a project is the sum of the scores of the projects that it beats. O(nm²); the pairs are
    recorded for up to 30 projects.

    References
    ----------
    .. [1] Copeland (1951), A "reasonable" social welfare function, University of Michigan.
    .. [2] Bartholdi, Tovey & Trick (1989), The computational difficulty of manipulating an
       election, Social Choice and Welfare 6, which describes the second order.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> from prioritize.tally.engine import run
    >>> ballots = ranked("2: a > b > c > d", "b > c > d > a", "2: c > a > d > b")
    >>> run(Copeland(), ballots).outcome.scores
    (('a', Fraction(2, 1)), ('b', Fraction(2, 1)), ('c', Fraction(2, 1)), ('d', Fraction(0, 1)))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "copeland",
        "ranked",
        message("Copeland"),
        message(
            "Everyone puts the projects in order. Every two projects are compared, and the project"
            " that wins most comparisons is first."
        ),
        (RankedProfile,),
        Ranking,
        'Copeland (1951), A "reasonable" social welfare function',
        axioms=frozenset(AXIOMS),
    )

    ties: str = option(
        choice("1/2", "0", "1"),
        help=message("What a tied comparison is worth to both: half a win, nothing, or a win."),
        default="1/2",
    )
    second_order: bool = option(
        flag(),
        help=message(
            "Whether equal projects are told apart by the scores of the projects that they beat."
        ),
        default=False,
    )
    unranked: str = option(UNRANKED, help=UNRANKED_HELP, default="last")

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        """Count the wins of every project."""
        table = compared(profile, unranked=self.unranked)
        table.record(tally)
        wins = table.wins
        level = ~(wins | wins.T | np.eye(len(wins), dtype=np.bool_))
        points = [
            int(won) + Fraction(self.ties) * int(tied)
            for won, tied in zip(wins.sum(axis=1), level.sum(axis=1), strict=True)
        ]
        scores = dict(zip(table.ids, points, strict=True))
        tally.record(Scored("wins", tuple(scores.items())))
        if not self.second_order:
            return tiers_by_score(scores)
        return _by_second_order(scores, _beaten(table.ids, wins), tally)


def _beaten(ids: Sequence[str], wins: NDArray[np.bool_]) -> dict[str, list[str]]:
    return {
        project: [ids[other] for other in np.flatnonzero(row).tolist()]
        for project, row in zip(ids, wins, strict=True)
    }


def _by_second_order(
    scores: Mapping[str, Fraction], beaten: Mapping[str, list[str]], tally: Tally
) -> Ranking:
    """Tell equal scores apart by the scores of those beaten; what is equal still shares."""
    second = {
        project: sum((scores[other] for other in others), Fraction(0))
        for project, others in beaten.items()
    }
    tally.record(Scored("wins of the beaten", tuple(second.items()), decides=False))
    keys = {project: (score, second[project]) for project, score in scores.items()}
    tiers = [
        [project for project in scores if keys[project] == key]
        for key in sorted(set(keys.values()), reverse=True)
    ]
    tally.record(*(Placed(tuple(tier)) for tier in tiers))
    return Ranking(tiers, tuple(sorted(scores.items())))
