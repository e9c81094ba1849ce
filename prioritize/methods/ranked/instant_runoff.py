"""Instant runoff: the project with the fewest votes leaves, and its ballots move on."""

from collections.abc import Hashable, Sequence
from typing import ClassVar

from prioritize.errors import OptionError, finding
from prioritize.model.method import MethodInfo
from prioritize.model.option import choice, flag, identifiers
from prioritize.model.outcome import Ranking
from prioritize.model.profile import PaperProfile, RankedProfile
from prioritize.registry import method, option
from prioritize.tally.departure import Allotment, Votes
from prioritize.tally.paper import DUPLICATES, OVERVOTES, Rules, skipped_ranks
from prioritize.tally.rounds import (
    majority_quota,
    positions_of,
    remark_that_places_follow,
    round_step,
    safe_batch,
    with_fewest,
    with_most,
)
from prioritize.tally.runoff import runoff_of
from prioritize.tally.tally import Tally
from prioritize.tally.ties import LEAVE
from prioritize.text import message


__all__ = ["InstantRunoff"]


@method
class InstantRunoff:
    """Rank projects by letting the one with the fewest votes leave, again and again.

    Every person puts the projects in order, and the ballot counts for the first one on it. The
    project with the fewest votes leaves, and each of its ballots moves on to the next project
    that is still in the count. Who has more than half of the ballots still in the count is first.
    The others stand in the reverse order of leaving: the last to leave is second.

    Notes
    -----
    After somebody has a majority the count goes on, only to find the places of the others. All
    projects without a vote leave together: nobody's ballots move, so their order would tell
    nothing, and they share a place. Other projects tied for the fewest votes leave one at a time,
    in every way that could fall. `batch` lets several leave together when all their votes are
    fewer than those of the next project, which cannot change who is first; they share a place.
    At every rank of a paper ballot empty ranks are checked first, then repeated projects, then
    several marks. O(m²n) at most.

    References
    ----------
    .. [1] Ware (1872), The Machinery of Politics, Boston.
    .. [2] Delemazure & Peters (2024), Generalizing instant runoff voting to allow indifferences,
       arXiv:2404.11407, for ``overvote=tie`` and ``split``.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> from prioritize.tally.engine import run
    >>> ballots = ranked("4: road", "3: water > school", "2: school > water > road")
    >>> run(InstantRunoff(), ballots).outcome.tiers
    (('water',), ('road',), ('school',))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "instant-runoff",
        "ranked",
        message("Instant runoff"),
        message(
            "Everyone puts the projects in order. The project with the fewest first votes leaves,"
            " and its ballots move on to the next project on them, until one has a majority."
        ),
        (RankedProfile, PaperProfile),
        Ranking,
        "Ware (1872), The Machinery of Politics",
        axioms=frozenset({"anonymity", "neutrality", "unanimity", "majority"}),
    )

    overvote: str = option(
        choice(*OVERVOTES),
        help=message(
            "What several marks at one rank do: end the ballot, are passed over, end it only where"
            " several of them are still in the count, count whole for each (tie), or split."
        ),
        default="exhaust",
    )
    max_skipped: int | None = option(
        skipped_ranks(),
        help=message("How many empty ranks in a row a paper ballot may have before it ends."),
        default=None,
    )
    duplicate: str = option(
        choice(*DUPLICATES),
        help=message("Whether a project named again ends a paper ballot or is passed over."),
        default="skip",
    )
    ties: str = option(
        choice("one-at-a-time", "together"),
        help=message(
            "Whether projects tied for the fewest votes leave one at a time or all together; this"
            " can change who is first."
        ),
        default="one-at-a-time",
    )
    run_to_two: bool = option(
        flag(),
        help=message("Whether the first is named only when two projects are left."),
        default=False,
    )
    static_threshold: bool = option(
        flag(),
        help=message("Whether a majority is of the ballots of the first round, or of each round."),
        default=False,
    )
    batch: bool = option(
        flag(),
        help=message("Whether several projects leave together where that is safe."),
        default=False,
    )
    eliminate_first: tuple[str, ...] = option(
        identifiers(),
        help=message("Projects that leave before all others, such as write-ins."),
        default=(),
    )

    def __attrs_post_init__(self) -> None:
        """Refuse a batch where leaving together changes which ballots end."""
        if self.batch and self.overvote == "exhaust-if-multiple-continuing":
            what = message("No batch is safe with overvote={overvote}", overvote=self.overvote)
            raise OptionError(finding(what, remedy=message("Leave out batch.")))

    def count(self, profile: RankedProfile | PaperProfile, tally: Tally) -> Ranking:
        """Count round by round until every place is known."""
        ids = [project.id for project in profile.projects]
        doomed = positions_of(self.eliminate_first, ids)
        rules = Rules(self.overvote, self.max_skipped, self.duplicate)
        votes = runoff_of(profile, rules)
        departure = start = votes.start()
        if not start.after.ballots:
            doomed = []  # Nobody voted: nobody stands above anybody.
        first: int | None = None
        tiers: list[list[str]] = []
        number = 0
        while True:
            number += 1
            now = departure.after
            basis = start.after if self.static_threshold else now
            known, first = first, self._first(now, first, basis.ballots)
            if first in doomed:
                first = None
            leaving = doomed or self._leaving(now, first, ids, tally)
            departure = votes.without(now, leaving)
            if number == 1:
                departure = departure.also_exhausted(start.exhausted)
            elected = () if first in (None, known) else (ids[first],)
            quota = majority_quota(basis)
            tally.record(round_step(number, departure, ids, elected=elected, quota=quota))
            if not leaving:
                break
            if elected:
                remark_that_places_follow(*elected, tally)
            tiers.insert(0, [ids[each] for each in leaving])
            doomed = []
        tiers.insert(0, [ids[each] for each in departure.after.votes if each != first])
        tiers.insert(0, [] if first is None else [ids[first]])
        return Ranking([tier for tier in tiers if tier])

    def _first(self, now: Allotment, known: int | None, ballots: Votes) -> int | None:
        """Return who is first, or nobody as long as that is open."""
        leaders = with_most(now.votes)
        if known is not None or len(leaders) != 1:
            return known
        majority = 2 * now.votes[leaders[0]] > ballots
        # Under `tie` two projects can both have a majority, and the smaller one may still win.
        early = majority and not self.run_to_two and self.overvote != "tie"
        return leaders[0] if early or len(now.votes) <= 2 else None

    def _leaving(
        self, now: Allotment, first: int | None, ids: Sequence[str], tally: Tally
    ) -> list[int]:
        """Return who leaves in this round; nobody where all the places are known."""
        rivals = {each: count for each, count in now.votes.items() if each != first}
        if len(rivals) <= (0 if first is None else 1):
            return []
        batch = safe_batch(rivals, keep=2 if first is None else 1) if self.batch else []
        if batch:
            return batch
        last = with_fewest(rivals)
        if rivals[last[0]] == 0 or self.ties == "together":
            return last if len(last) < len(rivals) else []
        chosen = tally.choose([ids[each] for each in last], LEAVE, state=self._state(now))
        return [ids.index(chosen)]

    def _state(self, now: Allotment) -> Hashable:
        """Say what the rest of the count depends on."""
        continuing = frozenset(now.votes)
        if self.overvote == "exhaust-if-multiple-continuing":
            # A ballot ends for good, so it matters who was there before.
            return continuing, now.reached.tobytes()
        return continuing
