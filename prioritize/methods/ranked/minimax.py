"""Minimax: first is the project whose worst defeat is the smallest."""

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar, Final

import numpy as np
from numpy.typing import NDArray

from prioritize.model.method import MethodInfo
from prioritize.model.option import choice
from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.model.profile import RankedProfile
from prioritize.registry import method, option
from prioritize.tally.pair_table import UNRANKED, UNRANKED_HELP, PairTable, compared
from prioritize.tally.step import Defeat, Scored
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["Minimax"]


@method
class Minimax:
    """Rank projects by their worst defeat, the smallest first.

    Every two projects are compared. Of each project we look only at the comparison that it loses
    most clearly: the one whose worst defeat is the smallest is first. A project that loses to
    nobody has no defeat at all, and nobody comes before it.

    Notes
    -----
    The score is 0 minus the worst defeat, and 0 for a project without defeat. A defeat is measured
    by its margin, or by the votes for the winner (``winning-votes``). Under ``opposition`` it is
    the largest number of votes that put any one project above this one, whether they won or not;
    then a project that beats all others need not be first. O(nm²).

    References
    ----------
    .. [1] Simpson (1969), On defining areas of voter choice: Professor Tullock on stable voting,
       The Quarterly Journal of Economics 83.
    .. [2] Kramer (1977), A dynamical model of political equilibrium, Journal of Economic Theory 16.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> from prioritize.tally.engine import run
    >>> ballots = ranked("4: a > b > c", "3: b > c > a", "2: c > a > b")
    >>> run(Minimax(), ballots).outcome.scores
    (('a', Fraction(-1, 1)), ('b', Fraction(-3, 1)), ('c', Fraction(-5, 1)))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "minimax",
        "ranked",
        message("Minimax"),
        message(
            "Everyone puts the projects in order. Every two projects are compared, and the project"
            " whose worst defeat is the smallest is first."
        ),
        (RankedProfile,),
        Ranking,
        "Simpson (1969), On defining areas of voter choice",
        axioms=frozenset({"anonymity", "neutrality", "unanimity", "majority", "monotonicity"}),
    )

    strength: str = option(
        choice("margins", "winning-votes", "opposition"),
        help=message(
            "What makes a defeat bad: the margin, the votes for the winner, or the votes for the"
            " other project even where it does not win."
        ),
        default="margins",
    )
    unranked: str = option(UNRANKED, help=UNRANKED_HELP, default="last")

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        """Find the worst defeat of every project."""
        table = compared(profile, unranked=self.unranked)
        table.record(tally)
        sizes = _SIZES[self.strength](table)
        worst = sizes.max(axis=0, initial=0)
        if table.is_told:
            tally.record(*_defeats(table, sizes, worst))
        scores = {
            project: -int(size) * table.unit for project, size in zip(table.ids, worst, strict=True)
        }
        tally.record(Scored("worst defeat", tuple(scores.items())))
        return tiers_by_score(scores)


_SIZES: Final[Mapping[str, Callable[[PairTable], NDArray[np.int64]]]] = {
    "margins": lambda table: np.maximum(table.margins, 0),
    "winning-votes": lambda table: np.where(table.wins, table.support, 0),
    "opposition": lambda table: table.support,
}


def _defeats(
    table: PairTable, sizes: NDArray[np.int64], worst: NDArray[np.int64]
) -> Iterator[Defeat]:
    """Tell of every project by whom it is defeated worst."""
    for below, size in enumerate(worst.tolist()):
        for above in np.flatnonzero(sizes[:, below] == size).tolist() if size else ():
            yield Defeat(table.ids[above], table.ids[below], *table.votes(above, below))
