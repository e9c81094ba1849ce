"""Single transferable vote: seats for whoever reaches the quota, and no vote is wasted."""

from collections.abc import Sequence
from fractions import Fraction
from typing import ClassVar, Final, TypeAlias

from prioritize.model.method import MethodInfo
from prioritize.model.option import choice, flag, identifiers, number, optional, whole_number
from prioritize.model.outcome import Selection
from prioritize.model.profile import PaperProfile, RankedProfile
from prioritize.registry import method, option
from prioritize.tally.bottoms_up import BottomsUp, LeavingRules
from prioritize.tally.keep_count import KeepCount, KeepRules
from prioritize.tally.keep_tree import KeepBallots
from prioritize.tally.paper import DUPLICATES, OVERVOTES, Rules, skipped_ranks
from prioritize.tally.quota import QUOTAS, quota_of
from prioritize.tally.rounds import positions_of
from prioritize.tally.runoff import runoff_of
from prioritize.tally.seat_clash import KEEPING, refuse_clashes
from prioritize.tally.seat_count import SeatCount, SeatRules, remark_spare_seats
from prioritize.tally.sequential_count import SequentialCount, SequentialRules
from prioritize.tally.tally import Tally
from prioritize.tally.transfer import Papers
from prioritize.text import message


__all__ = ["Stv"]

Ballots: TypeAlias = "RankedProfile | PaperProfile"

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
    the rule for ties.

    With ``meek`` and ``warren`` all votes are shared out anew in every round, as if those who left
    had never stood, by the arithmetic of the PR Foundation's reference rule: nine decimals, what
    the elected keep made up, the quota found again each time, until the surpluses are below a
    millionth or fall no more. Projects that differ by no more than the surplus left are tied.
    Elected projects at a shared place get equal parts of the vote, and what they do not keep goes
    to the others of that place, then on.

    All projects without a vote leave together where enough others stay. At every rank of a paper
    ballot empty ranks are checked first, then repeated projects, then several marks. `batch` is
    what leaving one by one would give: all their votes, and any surplus, are fewer than those of
    the next project, and nobody reaches the quota before the last of them has left. Every way in
    which a tie could fall is counted by itself, for fractions of votes remember where they came
    from. O(m²n) at most; with ``meek`` ballots with the same elected projects on top are one.

    References
    ----------
    .. [1] The Scottish Local Government Elections Order 2007, SSI 2007/42, Schedule 1, rules 45-52.
    .. [2] Tideman (1995), The single transferable vote, Journal of Economic Perspectives 9, 27-38.
    .. [3] Hill, Wichmann & Woodall (1987), Algorithm 123: Single transferable vote by Meek's
       method, The Computer Journal 30, 277-281.

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

    seats: int = option(
        whole_number(1),
        help=message("How many projects are elected; with bottoms-up-percent, how many at most."),
    )
    mode: str = option(
        choice("quota", "bottoms-up", "bottoms-up-percent", "sequential"),
        help=message(
            "Whether who reaches the quota is elected, or who is left when as many are left as"
            " there are seats, or when all have a share of the votes; or one seat after the other"
            " by a majority (sequential)."
        ),
        default="quota",
    )
    threshold_percent: Fraction | None = option(
        optional(number(0)),
        help=message("With bottoms-up-percent: the percentage of the votes that all need."),
        default=None,
    )
    transfer: str = option(
        choice("scottish", "wigm", "meek", "warren"),
        help=message(
            "How surpluses move on: cut once, from each ballot's new value (scottish), or from the"
            " fraction that moves on and then from each value (wigm); or all votes are shared out"
            " anew in every round, and the elected keep a part (meek) or take a price (warren)."
        ),
        default="scottish",
    )
    quota: str = option(
        choice(*QUOTAS),
        help=message(
            "How many votes win a seat: V/(S+1) made up to a whole number (droop) or to one unit of"
            " the last decimal (droop-exact, the rule of meek and warren), more than it"
            " (hagenbach-bischoff), or V/S (hare)."
        ),
        default="droop",
        follows=lambda self: "droop-exact" if self.transfer in KEEPING else "droop",
    )
    decimals: int = option(
        whole_number(0, _DECIMALS),
        help=message("How many decimals of a ballot's value are kept; 9 with meek and warren."),
        default=5,
        follows=lambda self: _DECIMALS if self.transfer in KEEPING else 5,
    )
    simultaneous: bool = option(
        flag(),
        help=message("Whether all surpluses of a round move on together, or the largest first."),
        default=False,
    )
    one_winner: bool = option(
        flag(),
        help=message(
            "Whether only the one with the most votes is elected in a round, and others that have"
            " the quota still receive votes."
        ),
        default=False,
    )
    batch: bool = option(
        flag(),
        help=message("Whether several projects leave together where that is safe."),
        default=False,
    )
    static_threshold: bool = option(
        flag(),
        help=message(
            "Whether what is needed is counted from the votes of the first round, or of each round;"
            " with scottish and wigm the quota is always that of the first."
        ),
        default=False,
    )
    run_to_two: bool = option(
        flag(),
        help=message("Whether a single seat is filled only when two projects are left."),
        default=False,
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
    eliminate_first: tuple[str, ...] = option(
        identifiers(),
        help=message("Projects that leave before all others, such as write-ins."),
        default=(),
    )

    def __attrs_post_init__(self) -> None:
        """Refuse options that contradict each other."""
        refuse_clashes(self)

    @property
    def filled_seats(self) -> int | None:
        """The seats that are filled whatever the votes; `None` where the votes say how many."""
        return None if self.mode == "bottoms-up-percent" else self.seats

    def count(self, profile: RankedProfile | PaperProfile, tally: Tally) -> Selection:
        """Fill the seats round by round."""
        ids = [project.id for project in profile.projects]
        doomed = tuple(positions_of(self.eliminate_first, ids))
        if self.mode != "bottoms-up-percent":
            remark_spare_seats(self.seats, len(ids), tally)
        if self.mode != "quota":
            return self._by_leaving(profile, tally, ids, doomed)
        if self.transfer in KEEPING:
            return self._by_keeping(profile, tally, ids, doomed)
        return self._by_surplus(profile, tally, ids, doomed)

    def _reading(self) -> Rules:
        return Rules(self.overvote, self.max_skipped, self.duplicate)

    def _by_surplus(
        self, profile: Ballots, tally: Tally, ids: Sequence[str], doomed: tuple[int, ...]
    ) -> Selection:
        """Move surpluses on, each ballot at a part of its value."""
        papers = Papers.of(profile, self._reading(), decimals=self.decimals)
        begun = papers.start()
        everybody = list(range(len(ids)))
        votes = papers.votes(begun.after)
        rules = SeatRules(
            self.seats,
            self.transfer,
            self.simultaneous,
            self.batch,
            self.run_to_two,
            self.one_winner,
            doomed,
        )
        total = papers.worth(sum(votes.values()))
        quota = quota_of(self.quota, total, seats=self.seats, decimals=self.decimals)
        quota = quota.in_units(papers.part)
        count = SeatCount(ids, papers, rules, tally, quota, begun.after, votes, everybody)
        return count.fill(begun)

    def _by_keeping(
        self, profile: Ballots, tally: Tally, ids: Sequence[str], doomed: tuple[int, ...]
    ) -> Selection:
        """Share out all votes anew in every round."""
        ballots = KeepBallots.of(profile, self._reading(), decimals=self.decimals)
        rules = KeepRules(
            self.seats,
            "warren" if self.transfer == "warren" else "meek",
            self.quota,
            self.decimals,
            self.batch,
            self.run_to_two,
            self.static_threshold,
            doomed,
        )
        return KeepCount.begin(ids, ballots, rules, tally).fill()

    def _by_leaving(
        self, profile: Ballots, tally: Tally, ids: Sequence[str], doomed: tuple[int, ...]
    ) -> Selection:
        """Let projects leave, and move their ballots on; nobody has a surplus."""
        votes = runoff_of(profile, self._reading())
        if self.mode == "sequential":
            rules = SequentialRules(
                self.seats, self.run_to_two, self.static_threshold, self.batch, doomed
            )
            return SequentialCount(ids, votes, rules, tally).fill()
        is_by_share = self.mode == "bottoms-up-percent"
        share = (self.threshold_percent or Fraction(0)) / 100 if is_by_share else None
        limits = LeavingRules(self.seats, share, self.static_threshold, self.batch, doomed)
        return BottomsUp(ids, votes, limits, tally).fill()
