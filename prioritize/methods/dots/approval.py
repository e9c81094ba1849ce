"""Approval voting: mark every project you would accept."""

from fractions import Fraction
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from prioritize.errors import InputError, finding
from prioritize.model.method import MethodInfo
from prioritize.model.option import choice
from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.model.profile import ApprovalProfile, DotProfile
from prioritize.model.totals import TotalsProfile
from prioritize.registry import method, option
from prioritize.tally.marks import read_approvals
from prioritize.tally.set_aside import notice_allowance
from prioritize.tally.step import Scored
from prioritize.tally.tally import Tally
from prioritize.tally.votes import notice_unequal_offer, scores_by_id, sheet_sums, weighted_sums
from prioritize.text import message


__all__ = ["Approval"]


@method
class Approval:
    """Rank projects by how many people approve of them.

    Everyone marks as many projects as they would accept. A mark for one project never takes
    anything from another, so similar projects do not harm each other. Under
    ``split=satisfaction`` every person has one vote in all and it is split equally over the
    projects marked: whoever marks many gives each of them less.

    Notes
    -----
    The score of a project is the weight of the ballots that mark it; with ``split=satisfaction``
    a ballot that marks k projects gives 1/k to each. O(nm), exact. A ballot without marks approves
    of nobody and is counted. Of a ballot with dots, a project with at least one dot is approved.

    References
    ----------
    .. [1] Brams & Fishburn (1978), Approval voting, American Political Science Review 72(3),
       doi:10.2307/1955105.
    .. [2] Brams & Kilgour (2014), Satisfaction approval voting, in Voting Power and Procedures,
       Springer.

    Examples
    --------
    >>> from prioritize.model.shorthand import approvals
    >>> from prioritize.tally.engine import run
    >>> ballots = approvals("3: road water", "2: school", "water")
    >>> run(Approval(), ballots).outcome.tiers
    (('water',), ('road',), ('school',))
    >>> run(Approval(split="satisfaction"), ballots).outcome.scores
    (('road', Fraction(3, 2)), ('school', Fraction(2, 1)), ('water', Fraction(5, 2)))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "approval",
        "dots",
        message("Approval voting"),
        message(
            "Everyone marks all the projects they would accept. The project that most people"
            " accept is first."
        ),
        (ApprovalProfile, DotProfile, TotalsProfile),
        Ranking,
        "Brams & Fishburn (1978), Approval voting, American Political Science Review 72(3)",
        axioms=frozenset({"anonymity", "neutrality", "unanimity", "monotonicity"}),
    )

    split: str = option(
        choice("none", "satisfaction"),
        help=message(
            "Whether each mark counts in full (none), or one vote is split over all the projects"
            " that a person marks (satisfaction)."
        ),
        default="none",
    )

    def count(self, profile: ApprovalProfile | DotProfile | TotalsProfile, tally: Tally) -> Ranking:
        """Count those who approve of every project."""
        if isinstance(profile, TotalsProfile):
            return self._count_sheet(profile, tally)
        people = profile.electorate
        approved = read_approvals(profile, tally)
        sums: list[int] | list[Fraction]
        if self.split == "satisfaction":
            sums = _shares(approved, people.weights)
            measure = "shares"
        else:
            sums = weighted_sums(approved, people.weights)
            measure = "approvals"
        scores = scores_by_id(profile.projects, sums, people.unit)
        tally.record(Scored(measure, tuple(scores.items())))
        return tiers_by_score(scores)

    def _count_sheet(self, profile: TotalsProfile, tally: Tally) -> Ranking:
        if self.split == "satisfaction":
            what = message("A tally sheet does not tell how many projects each person marked")
            raise InputError(finding(what, remedy=message("Count it with split=none.")))
        notice_unequal_offer(profile.projects, profile.offered, tally)
        notice_allowance(profile, tally, per_voter=None, cap=1)
        scores = sheet_sums(profile)
        tally.record(Scored("approvals", tuple(scores.items())))
        return tiers_by_score(scores)


def _shares(approved: NDArray[np.bool_], weights: NDArray[np.int64]) -> list[Fraction]:
    """Add up the parts of votes, exactly: ballots with equally many marks split alike."""
    marked = approved.sum(axis=0, dtype=np.int64)
    shares = [Fraction(0)] * len(approved)
    for size in np.unique(marked[marked > 0]).tolist():
        alike = np.where(marked == size, weights, 0)
        parts = weighted_sums(approved, alike)
        shares = [share + Fraction(part, size) for share, part in zip(shares, parts, strict=True)]
    return shares
