"""Benham: a runoff that ends as soon as a project beats all the others left."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np

from prioritize.model.method import MethodInfo
from prioritize.model.option import choice
from prioritize.model.outcome import Ranking
from prioritize.model.profile import RankedProfile
from prioritize.registry import method, option
from prioritize.tally.majority import condorcet_winner
from prioritize.tally.pair_table import UNRANKED, UNRANKED_HELP, PairTable, compared
from prioritize.tally.paper import Rules
from prioritize.tally.rounds import round_step, with_fewest
from prioritize.tally.runoff import runoff_of
from prioritize.tally.step import Placed
from prioritize.tally.tally import Tally
from prioritize.tally.ties import LEAVE
from prioritize.text import message


__all__ = ["Benham"]


@method
class Benham:
    """Rank projects by a runoff in which whoever beats all the others left is first.

    Every person puts the projects in order, and the ballot counts for its first project. If one
    project beats every other one in comparisons of two, it is first. If none does, the project with
    the fewest votes leaves, its ballots move on, and we look again among those left.

    Notes
    -----
    The source names only who is first. For the places below, which are our extension, the first
    is taken out and the count goes on among those left. Who has left stands below, the last to
    leave highest. Projects tied for the fewest votes leave one at a time, in every way that could
    fall, or ``together``. Equal places end a ballot, as in a runoff, but count in comparisons.
    O(nm²).

    References
    ----------
    .. [1] Green-Armytage (2011), Four Condorcet-Hare hybrid methods for single-winner elections,
       Voting matters 29.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> from prioritize.tally.engine import run
    >>> ballots = ranked("4: road > water", "3: school > water", "2: water > school")
    >>> run(Benham(), ballots).outcome.tiers
    (('water',), ('school',), ('road',))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "benham",
        "ranked",
        message("Benham's method"),
        message(
            "Everyone puts the projects in order. The project with the fewest first votes leaves,"
            " until one beats all the others that are left."
        ),
        (RankedProfile,),
        Ranking,
        "Green-Armytage (2011), Four Condorcet-Hare hybrid methods",
        axioms=frozenset({"anonymity", "neutrality", "majority", "condorcet"}),
    )

    ties: str = option(
        choice("one-at-a-time", "together"),
        help=message(
            "Whether projects tied for the fewest votes leave one at a time or all together; this"
            " can change who is first."
        ),
        default="one-at-a-time",
    )
    unranked: str = option(UNRANKED, help=UNRANKED_HELP, default="last")

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        """Let the fewest leave, and look each time who beats all the others."""
        table = compared(profile, unranked=self.unranked)
        table.record(tally)
        ids = [project.id for project in profile.projects]
        votes = runoff_of(profile, Rules("exhaust", None, "skip"))
        now = votes.start().after
        top: list[tuple[str, ...]] = []
        bottom: list[tuple[str, ...]] = []
        number = 0
        while now.votes:
            left = frozenset(ids[each] for each in now.votes)
            tier = _winner(table, left)
            fewest = with_fewest(now.votes)
            level = len(fewest) == len(left) and not tier
            if level and (self.ties == "together" or not (now.ballots or _is_won(table, left))):
                tier = tuple(left)
            if tier:
                reason = message("it beats all that are left") if not level else None
                tally.record(Placed(tier, reason=reason))
                top.append(tier)
                now = votes.without(now, [ids.index(each) for each in tier]).after
                continue
            if self.ties == "one-at-a-time":
                tied = [ids[each] for each in fewest]
                fewest = [ids.index(tally.choose(tied, LEAVE, state=left))]
            departure = votes.without(now, fewest)
            number += 1
            tally.record(round_step(number, departure, ids))
            bottom.insert(0, tuple(ids[each] for each in fewest))
            now = departure.after
        return Ranking([*top, *bottom])


def _winner(table: PairTable, left: Iterable[str]) -> tuple[str, ...]:
    """Return the project that beats all the others left, or nobody."""
    rows = [table.ids.index(each) for each in sorted(left)]
    found = condorcet_winner(table.wins[np.ix_(rows, rows)])
    return table.named(rows[each] for each in found)


def _is_won(table: PairTable, left: Iterable[str]) -> bool:
    """Say whether any comparison among the projects left is won."""
    rows = [table.ids.index(each) for each in left]
    return bool(table.wins[np.ix_(rows, rows)].any())
