"""Split cycle: a win counts unless it is the weakest of a circle of wins."""

from typing import ClassVar

import numpy as np

from prioritize.model.method import AXIOMS, MethodInfo
from prioritize.model.outcome import Relation
from prioritize.model.profile import RankedProfile
from prioritize.registry import method, option
from prioritize.tally.chain import strongest
from prioritize.tally.defeats import weighed
from prioritize.tally.layers import layered
from prioritize.tally.pair_table import UNRANKED, UNRANKED_HELP, compared
from prioritize.tally.step import Related
from prioritize.tally.strength import strengths
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["SplitCycle"]


@method
class SplitCycle:
    """Let every win stand that is not the weakest of a circle of wins.

    Every two projects are compared directly. Where wins run in a circle, the weakest of the circle
    does not count; in every circle at least one win falls. All others stand. A project against
    which no win stands is undefeated and in the first layer; there may be several.

    Notes
    -----
    The win of x over y counts if its margin is greater than the strength of the strongest chain of
    wins from y back to x; a chain is as strong as its smallest margin. The relation holds the wins
    that count. It has no circles but need not be transitive: that a defeats b and b defeats c does
    not say that a defeats c. The tiers are its layers. O(nm² + m³); the wins and the chains
    against them are recorded for up to 30 projects.

    References
    ----------
    .. [1] Holliday & Pacuit (2023), Split Cycle: a new Condorcet-consistent voting method
       independent of clones and immune to spoilers, Public Choice 197,
       doi:10.1007/s11127-023-01042-3.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> from prioritize.tally.engine import run
    >>> ballots = ranked("4: a > b > c", "3: b > c > a", "2: c > a > b")
    >>> run(SplitCycle(), ballots).outcome.pairs
    (('a', 'b'), ('b', 'c'))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "split-cycle",
        "ranked",
        message("Split cycle"),
        message(
            "Everyone puts the projects in order. Every two projects are compared, and a win counts"
            " unless it is the weakest of a circle of wins."
        ),
        (RankedProfile,),
        Relation,
        "Holliday & Pacuit (2023), Split Cycle: a new Condorcet-consistent voting method"
        " independent of clones and immune to spoilers",
        axioms=frozenset(AXIOMS),
    )

    unranked: str = option(UNRANKED, help=UNRANKED_HELP, default="last")

    def count(self, profile: RankedProfile, tally: Tally) -> Relation:
        """Set aside the wins that a chain at least as strong leads back from."""
        table = compared(profile, unranked=self.unranked)
        table.record(tally)
        wins = strengths(table.support, "margins")
        counted = wins > strongest(wins).T
        if table.is_told:
            tally.record(*weighed(table, wins, wins))
        pairs = tuple(
            (table.ids[above], table.ids[below]) for above, below in np.argwhere(counted).tolist()
        )
        tally.record(Related(pairs))
        return Relation(pairs, layered(table.ids, pairs))
