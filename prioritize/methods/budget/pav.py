"""Proportional approval voting: elect projects so that groups of voters get their fair part."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import ClassVar

from attrs import frozen

from prioritize.errors import finding
from prioritize.model.method import MethodInfo
from prioritize.model.option import choice, whole_number
from prioritize.model.outcome import Ranking, Selection
from prioritize.model.profile import ApprovalProfile, DotProfile
from prioritize.registry import method, option
from prioritize.tally.committees import COMMITTEES_LIMIT, BestCommittees, best_committees
from prioritize.tally.contest import Contest, contest_of
from prioritize.tally.exchange import exchanges
from prioritize.tally.marks import read_approvals
from prioritize.tally.seat_count import remark_spare_seats
from prioritize.tally.step import Placed, Round, Seated
from prioritize.tally.survey import Survey
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["Pav"]

Votes = ApprovalProfile | DotProfile


@method
class Pav:
    """Elect the projects that together give the voters most, and each voter ever less for more.

    Everyone marks the projects they would accept. Of the projects on a ballot the first that is
    elected counts one point, the second half a point, the third a third, and so on. The projects
    are elected that together have most points. So a large group cannot take all the seats: once it
    has some, its next project counts for less than the first of a smaller group.

    Notes
    -----
    ``variant=exact`` finds every committee with the most points and proves that none has more,
    which takes time where many projects are nearly equal (finding the best is NP-hard). They are
    searched by branch and bound over distinct ballots; more than a thousand are not listed, but
    who is in all, in some and in none of them is still known. ``variant=sequential`` elects one
    project after the other, the one that adds most points first: O(knm), but not always the best.
    Every project takes one seat, whatever it costs. Where there are more seats than projects all
    are elected. Of a ballot with dots, a project with at least one dot is marked. All numbers are
    exact.

    References
    ----------
    .. [1] Thiele (1895), Om Flerfoldsvalg, Oversigt over det Kongelige Danske Videnskabernes
       Selskabs Forhandlinger, 415-441.
    .. [2] Aziz, Brill, Conitzer, Elkind, Freeman & Walsh (2017), Justified representation in
       approval-based committee voting, Social Choice and Welfare 48, 461-485,
       doi:10.1007/s00355-016-1019-3.

    Examples
    --------
    >>> from prioritize.model.shorthand import approvals
    >>> from prioritize.tally.engine import run
    >>> from prioritize.tally.ties import ALL
    >>> ballots = approvals("6: pool park hall", "3: school")
    >>> run(Pav(seats=3), ballots, tie_break=ALL).ways.selections
    (('hall', 'park', 'school'), ('hall', 'pool', 'school'), ('park', 'pool', 'school'))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "pav",
        "budget",
        message("Proportional approval voting"),
        message(
            "Everyone marks all the projects they would accept. The first elected project on a"
            " ballot counts one point, the second a half, the third a third; the projects with the"
            " most points together are elected."
        ),
        (ApprovalProfile, DotProfile),
        Selection,
        "Thiele (1895), Om Flerfoldsvalg",
        axioms=frozenset({"anonymity", "neutrality", "unanimity", "monotonicity"}),
        refuses=(
            (
                "budget",
                message(
                    "It fills a number of seats, one with each project, whatever that costs. Money"
                    " is spent by {methods}.",
                    methods=("equal-shares", "phragmen", "greedy-budget", "knapsack"),
                ),
            ),
        ),
    )

    seats: int = option(whole_number(1), help=message("How many projects are elected."))
    variant: str = option(
        choice("exact", "sequential"),
        help=message(
            "Whether the best of all committees is elected (exact), or one project after another"
            " (sequential)."
        ),
        default="exact",
    )

    def count(self, profile: Votes, tally: Tally) -> Selection:
        """Elect the projects that have most points together, or one after another."""
        ids = [project.id for project in profile.projects]
        marked = read_approvals(profile, tally)
        contest = contest_of(marked, profile.electorate.weights, self.seats)
        self._remark_what_counts(profile, tally)
        names = _Names(tuple(ids), profile.electorate.unit / contest.scale)
        if self.variant == "sequential":
            return _one_after_another(contest, names, tally)
        return _together(contest, names, tally)

    def survey(self, profile: Votes) -> Survey | None:
        """Find all the committees that have most points."""
        if self.variant == "sequential":
            return None
        marked = profile.approved if isinstance(profile, ApprovalProfile) else profile.dots > 0
        best = best_committees(contest_of(marked, profile.electorate.weights, self.seats))
        ids = tuple(project.id for project in profile.projects)
        return _surveyed(best, _Names(ids, Fraction(1)))

    def _remark_what_counts(self, profile: Votes, tally: Tally) -> None:
        remark_spare_seats(self.seats, len(profile.projects), tally)
        if any(project.cost for project in profile.projects):
            tally.remark(message("What the projects cost does not count; each takes one seat."))


@frozen
class _Names:
    """The ids of the projects by position, and what point 1 of a contest is worth."""

    ids: tuple[str, ...]
    point: Fraction

    def named(self, positions: Iterable[int]) -> tuple[str, ...]:
        return tuple(sorted(self.ids[each] for each in positions))


def _one_after_another(contest: Contest, names: _Names, tally: Tally) -> Selection:
    """Elect again and again the project that adds most points (Thiele's addition method)."""
    members: list[int] = []
    order: list[str] = []
    while len(order) < contest.seats:
        added = contest.gains(contest.elected(members)).tolist()
        gains = dict(zip(names.ids, added, strict=True))
        for each in order:
            del gains[each]
        most = max(gains.values())
        tied = [each for each, gain in gains.items() if gain == most]
        elected = tally.choose(tied, "elect", state=frozenset(order))
        order.append(elected)
        votes = tuple((each, gain * names.point) for each, gain in gains.items())
        tally.record(Round(len(order), votes, elected=(elected,)))
        members.append(names.ids.index(elected))
    rest = [each for each in names.ids if each not in order]
    return Selection(
        tuple(order), Ranking([*([each] for each in order), *([rest] if rest else [])])
    )


def _together(contest: Contest, names: _Names, tally: Tally) -> Selection:
    """Elect the committee with the most points, one of them where there are several."""
    best = best_committees(contest)
    members = _settled(best, names, tally)
    tiers = _tiers(best, members, names)
    elected = tuple(each for tier in tiers[:2] for each in tier)
    tally.record(*(Placed(tier) for tier in tiers[:2] if tier))
    tally.record(*(Placed(tier, "bottom") for tier in reversed(tiers[2:]) if tier))
    if elected:
        tally.record(Seated(elected, best.worth * names.point))
        tally.record(*exchanges(contest, sorted(members), names.ids, names.point))
    return Selection(elected, Ranking([tier for tier in tiers if tier]))


def _settled(best: BestCommittees, names: _Names, tally: Tally) -> frozenset[int]:
    """Choose among equally good committees, one project after another, until one is left."""
    chosen = frozenset[int]()
    while (reach := best.reach(chosen)).open:
        tied = {names.ids[each]: each for each in reach.open}
        elected = tally.choose(tied, "elect", state=chosen)
        chosen |= {tied[elected]}
    return reach.sure


def _tiers(
    best: BestCommittees, members: frozenset[int], names: _Names
) -> Sequence[tuple[str, ...]]:
    """Put first who is elected in every way, then who is elected here, then who could have been."""
    reach = best.reach()
    rest = frozenset(range(len(names.ids))) - reach.possible
    parts = (reach.sure, members - reach.sure, reach.open - members, rest)
    return tuple(names.named(part) for part in parts)


def _surveyed(best: BestCommittees, names: _Names) -> Survey:
    committees = [frozenset(each) for each in best.committees]
    notice = finding(
        message(
            "More than {n} selections have as many points, of which these are some; who is in all"
            " of them, in some and in none is known",
            n=COMMITTEES_LIMIT,
        )
    )
    return Survey(
        tuple(Ranking([tier for tier in _tiers(best, each, names) if tier]) for each in committees),
        notices=() if best.complete else (notice,),
        selections=tuple(sorted(names.named(each) for each in committees)),
        undecided=names.named(best.reach().open),
        more=not best.complete,
    )
