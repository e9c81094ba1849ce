"""Condorcet: who beats everybody, who loses to everybody, and the groups between them."""

from typing import ClassVar

from prioritize.model.method import AXIOMS, MethodInfo
from prioritize.model.outcome import Ranking
from prioritize.model.profile import RankedProfile
from prioritize.registry import method, option
from prioritize.tally.majority import (
    condorcet_loser,
    condorcet_winner,
    schwartz_set,
    smith_tiers,
)
from prioritize.tally.pair_table import UNRANKED, UNRANKED_HELP, compared
from prioritize.tally.step import Named, Placed
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["Condorcet"]


@method
class Condorcet:
    """Report what the direct comparisons settle, and leave the rest as it is.

    Every two projects are compared. If one beats all the others it is first; if one loses to all
    the others it is last. Where wins run in a circle nobody does, and the circle shares a place:
    the first group is the smallest one whose projects beat all the projects outside it.

    Notes
    -----
    The first tier is the Smith set, the second the Smith set of the other projects, and so on: the
    strongly connected components of "beats or ties", which are in one line. The report also names
    the Condorcet winner and loser, and the Schwartz set: all of the smallest groups that nobody
    outside beats. O(nm² + m³).

    References
    ----------
    .. [1] Condorcet (1785), Essai sur l'application de l'analyse à la probabilité des décisions
       rendues à la pluralité des voix.
    .. [2] Smith (1973), Aggregation of preferences with variable electorate, Econometrica 41.
    .. [3] Schwartz (1972), Rationality and the myth of the maximum, Noûs 6.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> from prioritize.tally.engine import run
    >>> ballots = ranked("4: a > b > c > d", "3: b > c > a > d", "2: c > a > b > d")
    >>> run(Condorcet(), ballots).outcome.tiers
    (('a', 'b', 'c'), ('d',))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "condorcet",
        "ranked",
        message("Condorcet"),
        message(
            "Everyone puts the projects in order. Every two projects are compared; whoever beats"
            " all the others is first, and those in a circle share a place."
        ),
        (RankedProfile,),
        Ranking,
        "Condorcet (1785), Essai sur l'application de l'analyse à la probabilité des décisions"
        " rendues à la pluralité des voix",
        axioms=frozenset(AXIOMS),
    )

    unranked: str = option(UNRANKED, help=UNRANKED_HELP, default="last")

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        """Name who stands out, and put the groups in order."""
        table = compared(profile, unranked=self.unranked)
        table.record(tally)
        tiers = [table.named(tier) for tier in smith_tiers(table.wins)]
        tally.record(
            Named("condorcet-winner", table.named(condorcet_winner(table.wins))),
            Named("condorcet-loser", table.named(condorcet_loser(table.wins))),
            Named("smith-set", tiers[0] if tiers else ()),
            Named("schwartz-set", table.named(schwartz_set(table.wins))),
        )
        tally.record(*(Placed(tier, reason=_BEATS) for tier in tiers[:-1]))
        tally.record(*(Placed(tier) for tier in tiers[-1:]))
        return Ranking(tiers)


_BEATS = message("the smallest group that beats all the projects left")
