"""Schulze: one project stands above another if the strongest chain of wins from it is stronger."""

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from prioritize.model.method import AXIOMS, MethodInfo
from prioritize.model.option import choice
from prioritize.model.outcome import Relation
from prioritize.model.profile import RankedProfile
from prioritize.registry import method, option
from prioritize.tally.chain import chains, strongest
from prioritize.tally.layers import layered
from prioritize.tally.pair_table import UNRANKED, UNRANKED_HELP, PairTable, compared
from prioritize.tally.step import Chain, Related
from prioritize.tally.strength import STRENGTH_HELP, strengths
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["Schulze"]


@method
class Schulze:
    """Compare projects by the strongest chains of wins between them.

    Every two projects are compared directly. Wins may run in a circle; then a chain of wins leads
    from each project to each other one. A chain is as strong as its weakest win. One project stands
    above another if its strongest chain to the other is stronger than the strongest one back.
    Where the two are equally strong, neither stands above the other.

    Notes
    -----
    Let p[x, y] be the strength of the strongest chain from x to y, 0 without a chain. Then x stands
    above y if p[x, y] > p[y, x], which is a strict partial order (Schulze 2011, theorem 1). The
    tiers are its layers: first all projects above which none stands, who are the winners of the
    method, then those above which none of the others stands. The strongest chains are found in
    O(m³) by comparing exact strengths; counting is O(nm²). The chains are recorded for up to 30
    projects; of equally strong ones a shortest.

    References
    ----------
    .. [1] Schulze (2011), A new monotonic, clone-independent, reversal symmetric, and
       Condorcet-consistent single-winner election method, Social Choice and Welfare 36,
       doi:10.1007/s00355-010-0475-4.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> from prioritize.tally.engine import run
    >>> ballots = ranked("4: a > b > c", "3: b > c > a", "2: c > a > b")
    >>> run(Schulze(), ballots).outcome.pairs
    (('a', 'b'), ('a', 'c'), ('b', 'c'))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "schulze",
        "ranked",
        message("Schulze method"),
        message(
            "Everyone puts the projects in order. Where wins between projects run in a circle, the"
            " project with the stronger chain of wins stands above the other."
        ),
        (RankedProfile,),
        Relation,
        "Schulze (2011), A new monotonic, clone-independent, reversal symmetric, and"
        " Condorcet-consistent single-winner election method",
        axioms=frozenset(AXIOMS),
    )

    strength: str = option(
        choice("margins", "winning-votes", "ratio"), help=STRENGTH_HELP, default="margins"
    )
    unranked: str = option(UNRANKED, help=UNRANKED_HELP, default="last")

    def count(self, profile: RankedProfile, tally: Tally) -> Relation:
        """Compare the strongest chains of every two projects."""
        table = compared(profile, unranked=self.unranked)
        table.record(tally)
        wins = strengths(table.support, self.strength)
        best = strongest(wins)
        if table.is_told:
            tally.record(*_chains(table, wins, best))
        pairs = tuple(
            (table.ids[above], table.ids[below])
            for above, below in np.argwhere(best > best.T).tolist()
        )
        tally.record(Related(pairs))
        return Relation(pairs, layered(table.ids, pairs))


def _chains(table: PairTable, wins: NDArray[np.int64], best: NDArray[np.int64]) -> Iterator[Chain]:
    pairs = [
        (int(best[first, last]), first, last) for first, last in np.argwhere(best > 0).tolist()
    ]
    ways = chains(wins, pairs)
    for pair in pairs:
        way = ways[pair]
        weakest = next(win for win in pairwise(way) if wins[win] == pair[0])
        one, other = table.named(weakest)
        yield Chain(table.named(way), (one, other), *table.votes(*weakest))
