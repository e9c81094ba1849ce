"""Single transferable vote: seats for whoever reaches the quota, and no vote is wasted."""

from fractions import Fraction
from typing import ClassVar, Final

from prioritize.model.method import MethodInfo
from prioritize.model.option import choice, flag, identifiers, whole_number
from prioritize.model.outcome import Selection
from prioritize.model.profile import PaperProfile, RankedProfile
from prioritize.registry import method, option
from prioritize.tally.paper import DUPLICATES, Rules, skipped_ranks
from prioritize.tally.quota import QUOTAS, quota_of
from prioritize.tally.rounds import positions_of
from prioritize.tally.seat_count import SeatCount, SeatRules
from prioritize.tally.tally import Tally
from prioritize.tally.transfer import Papers
from prioritize.text import message


__all__ = ["Stv"]

_DECIMALS: Final = 9


@method
class Stv:
    """Elect projects so that every group of voters gets seats in proportion to its size.

    Everyone puts the projects in order, and the ballot counts for the first one on it. Who reaches
    the quota is elected. What an elected project has above the quota moves on to the next projects
    on its ballots, each ballot with a part of its vote. When nobody has a surplus, the project with
    the fewest votes leaves, and its ballots move on whole.

    Notes
    -----
    By default the rules of Scottish council elections: the largest surplus first; each ballot moves
    on at surplus times its value over the votes of the elected, cut to five decimals; ties are
    decided by the latest earlier round in which the tied differed, then by the rule for ties.
    ``transfer=wigm`` cuts the fraction first and then each ballot's value, and leaves all ties to
    the rule for ties. All projects without a vote leave together where enough others stay. At every
    rank of a paper ballot empty ranks are checked first, then repeated projects, then several
    marks. Every way in which a tie could fall is counted by itself, for fractions of votes remember
    where they came from. O(m²n) at most.

    References
    ----------
    .. [1] The Scottish Local Government Elections Order 2007, SSI 2007/42, Schedule 1, rules 45-52.
    .. [2] Tideman (1995), The single transferable vote, Journal of Economic Perspectives 9, 27-38.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> from prioritize.tally.engine import run
    >>> ballots = ranked("7: pool > park > road", "2: road", "3: school > road")
    >>> run(Stv(seats=2), ballots).outcome.selected
    ('pool', 'road')

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "stv",
        "ranked",
        message("Single transferable vote"),
        message(
            "Everyone puts the projects in order. Who reaches the quota is elected, and the votes"
            " above it move on; else who has the fewest votes leaves, until the seats are filled."
        ),
        (RankedProfile, PaperProfile),
        Selection,
        "The Scottish Local Government Elections Order 2007, SSI 2007/42",
        axioms=frozenset({"anonymity", "neutrality"}),
    )

    seats: int = option(whole_number(1), help=message("How many projects are elected."))
    quota: str = option(
        choice(*QUOTAS),
        help=message(
            "How many votes win a seat: V/(S+1) made up to a whole number (droop) or to one unit of"
            " the last decimal (droop-exact), more than it (hagenbach-bischoff), or V/S (hare)."
        ),
        default="droop",
    )
    transfer: str = option(
        choice("scottish", "wigm"),
        help=message(
            "Whether decimals are cut once, from each ballot's new value (scottish), or from the"
            " fraction that moves on and then from each value (wigm)."
        ),
        default="scottish",
    )
    decimals: int = option(
        whole_number(0, _DECIMALS),
        help=message("How many decimals of a ballot's value are kept."),
        default=5,
    )
    simultaneous: bool = option(
        flag(),
        help=message("Whether all surpluses of a round move on together, or the largest first."),
        default=False,
    )
    overvote: str = option(
        choice("exhaust", "skip", "exhaust-if-multiple-continuing"),
        help=message(
            "What several marks at one rank do: end the ballot, are passed over, or end it only"
            " where several of them are still in the count."
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
    eliminate_first: tuple[str, ...] = option(
        identifiers(),
        help=message("Projects that leave before all others, such as write-ins."),
        default=(),
    )

    def count(self, profile: RankedProfile | PaperProfile, tally: Tally) -> Selection:
        """Fill the seats round by round."""
        ids = [project.id for project in profile.projects]
        doomed = positions_of(self.eliminate_first, ids)
        self._remark_seats(len(ids), tally)
        reading = Rules(self.overvote, self.max_skipped, self.duplicate)
        papers = Papers.of(profile, reading, tally, decimals=self.decimals)
        begun = papers.start()
        everybody = list(range(len(ids)))
        votes = papers.votes(begun.after, everybody)
        total = sum(votes.values(), Fraction(0))
        if not total:
            doomed = []  # Nobody voted: nobody stands above anybody.
        rules = SeatRules(self.seats, self.transfer, self.simultaneous, tuple(doomed))
        quota = quota_of(self.quota, total, seats=self.seats, decimals=self.decimals)
        count = SeatCount(ids, papers, rules, tally, quota, begun.after, votes, everybody)
        return count.fill(begun)

    def _remark_seats(self, projects: int, tally: Tally) -> None:
        if self.seats > projects:
            tally.remark(
                message(
                    "There are {seats} seats and only {projects} projects, so all are elected.",
                    seats=self.seats,
                    projects=projects,
                )
            )
