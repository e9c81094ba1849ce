"""Benham: a runoff that ends as soon as a project beats all the others left."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar, Final

import numpy as np

from prioritize.model.method import MethodInfo
from prioritize.model.option import choice
from prioritize.model.outcome import Ranking
from prioritize.model.profile import RankedProfile
from prioritize.registry import method, option
from prioritize.tally.departure import Allotment
from prioritize.tally.majority import Rivals
from prioritize.tally.pair_table import UNRANKED, UNRANKED_HELP, PairTable, compared
from prioritize.tally.paper import Rules
from prioritize.tally.rounds import round_step, with_fewest
from prioritize.tally.runoff import runoff_of
from prioritize.tally.step import Placed
from prioritize.tally.tally import Tally
from prioritize.tally.ties import LEAVE
from prioritize.text import message


__all__ = ["Benham"]

_RULES: Final = Rules("exhaust", None, "skip")


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
        table = tally.once("pairs", partial(compared, profile, unranked=self.unranked))
        table.record(tally)
        ids = [project.id for project in profile.projects]
        rivals = _rivals(table, ids)
        votes = tally.once("votes", partial(runoff_of, profile, _RULES))
        now = tally.once("start", votes.start).after
        left = 2 ** len(ids) - 1
        top: list[tuple[str, ...]] = []
        bottom: list[tuple[str, ...]] = []
        while now.votes:
            winner = rivals.winner
            tier = winner or self._equals(now, rivals)
            leaving = tier or self._leaving(now, ids, left, tally)
            named = tuple(ids[each] for each in leaving)
            departure = votes.without(now, leaving)
            if tier:
                reason = message("it beats all that are left") if winner else None
                tally.record(Placed(named, reason=reason))
                top.append(named)
            else:
                bottom.insert(0, named)
                tally.record(round_step(len(bottom), departure, ids))
            rivals.remove(leaving)
            left -= sum(1 << each for each in leaving)
            now = departure.after
        return Ranking([*top, *bottom])

    def _equals(self, now: Allotment, rivals: Rivals) -> Sequence[int]:
        """Return all that are left where nothing tells them apart, else nobody."""
        if len(with_fewest(now.votes)) < len(now.votes):
            return ()
        undone = self.ties == "together" or not (now.ballots or not rivals.is_level)
        return tuple(now.votes) if undone else ()

    def _leaving(
        self, now: Allotment, ids: Sequence[str], left: int, tally: Tally
    ) -> Sequence[int]:
        """Return who has the fewest votes; of several one, or all together."""
        fewest = with_fewest(now.votes)
        if self.ties == "together":
            return fewest
        by_id = {ids[each]: each for each in fewest}
        return [by_id[tally.choose(by_id, LEAVE, state=left)]]


def _rivals(table: PairTable, ids: Sequence[str]) -> Rivals:
    """Return the wins by the order of the list."""
    position = {each: at for at, each in enumerate(table.ids)}
    rows = [position[each] for each in ids]
    return Rivals(table.wins[np.ix_(rows, rows)])
