"""Ranked pairs: wins are locked from the strongest to the weakest, unless they close a circle."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from prioritize.errors import Finding
from prioritize.model.method import AXIOMS, MethodInfo
from prioritize.model.option import choice
from prioritize.model.outcome import Ranking
from prioritize.model.profile import RankedProfile
from prioritize.registry import method, option
from prioritize.tally.chain import reachable, strongest
from prioritize.tally.defeats import weighed
from prioritize.tally.locking import Lock, Order, Win, classes_of, lock_all, tiers_of
from prioritize.tally.many_projects import require_few
from prioritize.tally.pair_table import UNRANKED, UNRANKED_HELP, PairTable, compared
from prioritize.tally.step import Placed
from prioritize.tally.strength import strengths
from prioritize.tally.survey import Survey
from prioritize.tally.tally import Tally
from prioritize.tally.universes import universes
from prioritize.text import message


__all__ = ["RankedPairs"]


@method
class RankedPairs:
    """Lock the wins between projects, the strongest first, so that they never run in a circle.

    Every two projects are compared directly. The strongest win is locked first, then the next, and
    so on; a win that would close a circle with stronger ones is passed over. What is locked in the
    end puts the projects in order. Where wins are equally strong, every sequence of them is looked
    at, and projects whose order depends on it share a place.

    Notes
    -----
    A tied comparison is never locked; projects that nothing separates share a place (the tiers are
    the layers of what is locked). Under ``strength=winning-votes`` a win is as strong as the votes
    for it, and of equally many the one with fewer votes against is stronger: maximize affirmed
    majorities (MAM). With a declared order or lottery, of equally strong wins that of the project
    named first is locked first; of several wins of one project the one over the project named
    first.

    Whether a project wins under some sequence is NP-complete to decide (Brill & Fischer 2012). The
    sequences are not tried one by one: every win of a circle of equals is locked, or left out on
    the condition that the others make it fall, which finds each order once. The answer is exact up
    to 20,000 states of this search, fewer from 15 projects on (`universes`). Beyond it projects
    share a place unless their order is proved, and a notice names the projects that can be first,
    and those of which it is unknown.

    References
    ----------
    .. [1] Tideman (1987), Independence of clones as a criterion for voting rules, Social Choice and
       Welfare 4, doi:10.1007/BF00433944.
    .. [2] Zavist & Tideman (1989), Complete independence of clones in the ranked pairs rule, Social
       Choice and Welfare 6.
    .. [3] Brill & Fischer (2012), The price of neutrality for the ranked pairs method, Proceedings
       of the 26th AAAI Conference on Artificial Intelligence.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> from prioritize.tally.engine import run
    >>> ballots = ranked("4: a > b > c", "3: b > c > a", "2: c > a > b")
    >>> run(RankedPairs(), ballots).outcome.tiers
    (('a',), ('b',), ('c',))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "ranked-pairs",
        "ranked",
        message("Ranked pairs"),
        message(
            "Everyone puts the projects in order. Wins between projects count from the strongest to"
            " the weakest, and one that would close a circle is passed over."
        ),
        (RankedProfile,),
        Ranking,
        "Tideman (1987), Independence of clones as a criterion for voting rules",
        axioms=frozenset(AXIOMS),
    )

    strength: str = option(
        choice("margins", "winning-votes"),
        help=message(
            "What makes a win strong: the margin, or the votes for it (of equally many, the fewer"
            " against it)."
        ),
        default="margins",
    )
    unranked: str = option(UNRANKED, help=UNRANKED_HELP, default="last")

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        """Lock the wins, and read the order from them."""
        require_few(profile.projects, self.info.id)
        pairs = self._pairs(profile)
        pairs.table.record(tally)
        order = lock_all(pairs.classes, len(pairs.table.ids), partial(_chosen, pairs.table, tally))
        counted = np.where(_joined(order), pairs.wins, 0)
        if pairs.table.is_told:
            tally.record(*weighed(pairs.table, pairs.wins, counted))
        ranking = pairs.ranking(order)
        tally.record(*(Placed(tier) for tier in ranking.tiers))
        return ranking

    def survey(self, profile: RankedProfile) -> Survey:
        """Find every order to which some sequence of equally strong wins leads."""
        pairs = self._pairs(profile)
        found = universes(pairs.classes, len(pairs.table.ids))
        rankings = tuple(pairs.ranking(order) for order in found.orders)
        return Survey(rankings) if found.complete else pairs.proved(rankings)

    def _pairs(self, profile: RankedProfile) -> "_Pairs":
        table = compared(profile, unranked=self.unranked)
        wins = strengths(table.support, self.strength)
        return _Pairs(table, wins, classes_of(wins))


@frozen
class _Pairs:
    """The wins by their strength: as a matrix, and in classes of which the first is strongest."""

    table: PairTable
    wins: NDArray[np.int64]
    classes: Sequence[Sequence[Win]]

    def ranking(self, order: Order) -> Ranking:
        """Return the layers of what is locked."""
        return Ranking([self.table.named(tier) for tier in tiers_of(order)])

    def proved(self, found: Sequence[Ranking]) -> Survey:
        """Say what is proved where there are too many sequences to look at all.

        A win stands under every sequence if no chain leads back that is at least as strong (split
        cycle), and so does what follows from such wins.
        """
        sure = reachable(self.wins > strongest(self.wins).T)
        unproved = tuple(
            (self.table.ids[one], self.table.ids[other])
            for one, other in np.argwhere(~(sure | sure.T)).tolist()
            if one < other
        )
        possible = np.flatnonzero(~sure.any(axis=0)).tolist()
        favored = tuple(self.ranking(self._favoring(each)) for each in possible)
        rankings = tuple(dict.fromkeys((*found, *favored)))
        first = {each for ranking in rankings for each in ranking.tiers[0]}
        unknown = tuple(each for each in self.table.named(possible) if each not in first)
        return Survey(rankings, unproved, _notices(tuple(sorted(first)), unknown))

    def _favoring(self, project: int) -> Order:
        """Among equals lock first what puts more and more below one project, last what is over it.

        If it is first in the end, it is proved that it can be.
        """

        def choose(_depth: int, now: Lock) -> Win:
            below = now.order[project] | 1 << project
            return min(now.tied, key=lambda win: (not below >> win[0] & 1, win[1] == project, win))

        return lock_all(self.classes, len(self.table.ids), choose)


def _chosen(table: PairTable, tally: Tally, depth: int, now: Lock) -> Win:
    """Choose whose win is locked first among equals, then which of its wins."""
    by_winner: dict[str, dict[str, Win]] = {}
    for win in now.tied:
        above, below = table.named(win)
        by_winner.setdefault(above, {})[below] = win
    state = (depth, now.order)
    above = tally.choose(by_winner, "lock", state=state)
    return by_winner[above][tally.choose(by_winner[above], "lock-over", state=(*state, above))]


def _joined(order: Order) -> NDArray[np.bool_]:
    rows = [[row >> project & 1 for project in range(len(order))] for row in order]
    return np.array(rows, np.bool_).reshape(len(order), len(order))


def _notices(first: tuple[str, ...], unknown: tuple[str, ...]) -> tuple[Finding, ...]:
    texts = [
        message(
            "There are too many sequences of equally strong wins to look at all; projects share a"
            " place unless their order is proved"
        ),
        message("These can be first, depending on the sequence: {projects}", projects=first),
    ]
    if unknown:
        texts.append(message("Of these it is not known: {projects}", projects=unknown))
    return tuple(Finding(each) for each in texts)
