"""Dot voting: every person sticks a few dots beside projects, and dots are counted."""

from fractions import Fraction
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from prioritize.model.method import MethodInfo
from prioritize.model.option import choice, flag, optional, whole_number
from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.model.profile import ApprovalProfile, DotProfile
from prioritize.model.totals import TotalsProfile
from prioritize.registry import method, option
from prioritize.tally.marks import read_marks
from prioritize.tally.set_aside import notice_allowance, say_what_set_aside_changes, set_aside
from prioritize.tally.step import Scored
from prioritize.tally.tally import Tally
from prioritize.tally.votes import notice_unequal_offer, scores_by_id, sheet_sums, weighted_sums
from prioritize.text import counted, message


__all__ = ["Dots"]


@method
class Dots:
    """Rank projects by their dots.

    Everyone has the same few dots and puts them beside the projects they want most, several on
    one project where the cap allows it. A ballot with too many dots is set aside whole, because
    nobody else may decide which of its dots to drop; the result says whether such ballots could
    change who is first. It can be declared instead that each of its dots counts for less, all
    alike. How many people stand behind the dots is shown beside them.

    Notes
    -----
    The score of a project is the sum of its dots, times the weights of the ballots; O(nm). No dot
    on a ballot that was handed in is 0. With ``over_full=scaled`` a ballot with u dots of d
    allowed gives d/u for each of them; a ballot above the cap is still set aside. Of a tally sheet
    only the sums are known: groups that used more dots than they had are counted with a warning.

    References
    ----------
    .. [1] Skowron, Slinko, Szufa & Talmon (2020), Participatory budgeting with cumulative votes,
       arXiv:2009.02690.

    Examples
    --------
    >>> from prioritize.model.shorthand import dots
    >>> from prioritize.tally.engine import run
    >>> ballots = dots("2: water*2 road", "road school water", "3: school")
    >>> run(Dots(per_voter=3), ballots).outcome.scores
    (('road', Fraction(3, 1)), ('school', Fraction(4, 1)), ('water', Fraction(5, 1)))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "dots",
        "dots",
        message("Dot voting"),
        message(
            "Everyone has the same number of dots and puts them beside projects. The project with"
            " the most dots is first."
        ),
        (DotProfile, ApprovalProfile, TotalsProfile),
        Ranking,
        "Skowron, Slinko, Szufa & Talmon (2020), Participatory budgeting with cumulative votes",
        axioms=frozenset({"anonymity", "neutrality", "unanimity", "monotonicity"}),
    )

    per_voter: int = option(
        whole_number(1), help=message("How many dots each person has; declared before the vote.")
    )
    cap: int | None = option(
        optional(whole_number(1)),
        help=message("How many dots one person may put on one project; no limit if left out."),
        default=None,
    )
    exactly: bool = option(
        flag(),
        help=message("Whether everyone must use all their dots; fewer are fine otherwise."),
        default=False,
    )
    over_full: str = option(
        choice("set-aside", "scaled"),
        help=message(
            "What happens to a ballot with more dots than allowed: it is set aside, or each of its"
            " dots counts for less, so that together they are as many as allowed."
        ),
        default="set-aside",
    )

    def count(self, profile: DotProfile | ApprovalProfile | TotalsProfile, tally: Tally) -> Ranking:
        """Add up the dots of every project."""
        if isinstance(profile, TotalsProfile):
            return self._count_sheet(profile, tally)
        marks = read_marks(profile, tally)
        people = profile.electorate
        used = marks.sum(axis=0, dtype=np.int64)
        valid = set_aside(people, self._faults(marks, used), tally)
        weights = np.where(valid, people.weights, 0)
        _remark_scaled(people.counts[valid & (used > self.per_voter)], tally)
        sums = self._sums(marks, used, weights=weights)
        say_what_set_aside_changes(sums, weighted_sums(marks, people.weights - weights), tally)
        supporters = weighted_sums(marks > 0, weights)
        by_person = scores_by_id(profile.projects, supporters, people.unit)
        scores = scores_by_id(profile.projects, sums, people.unit)
        tally.record(Scored("people", tuple(by_person.items()), decides=False))
        tally.record(Scored("dots", tuple(scores.items())))
        return tiers_by_score(scores)

    def _faults(self, marks: NDArray[Any], used: NDArray[np.int64]) -> dict[str, NDArray[np.bool_]]:
        """Say by reason which ballots break the rules for dots."""
        faults = {}
        if self.over_full == "set-aside":
            faults["over-full"] = used > self.per_voter
        if self.cap is not None:
            faults["above-cap"] = marks.max(axis=0, initial=0) > self.cap
        if self.exactly:
            faults["under-full"] = used < self.per_voter
        return faults

    def _sums(
        self, marks: NDArray[Any], used: NDArray[np.int64], *, weights: NDArray[np.int64]
    ) -> list[Fraction]:
        """Add up the dots, those of over-full ballots in proportion."""
        over = (used > self.per_voter) & (weights > 0)
        plain = weighted_sums(marks, np.where(over, 0, weights))
        sums = [Fraction(each) for each in plain]
        for size in np.unique(used[over]).tolist():
            alike = over & (used == size)
            for row, part in enumerate(weighted_sums(marks[:, alike], weights[alike])):
                sums[row] += Fraction(part * self.per_voter, size)
        return sums

    def _count_sheet(self, profile: TotalsProfile, tally: Tally) -> Ranking:
        notice_unequal_offer(profile.projects, profile.offered, tally)
        notice_allowance(profile, tally, per_voter=self.per_voter, cap=self.cap)
        scores = sheet_sums(profile)
        tally.record(Scored("dots", tuple(scores.items())))
        return tiers_by_score(scores)


def _remark_scaled(ballots: NDArray[np.int64], tally: Tally) -> None:
    if ballots.size:
        text = counted(
            "{number} ballot has more dots than allowed; its dots count for less, all alike",
            "{number} ballots have more dots than allowed; their dots count for less, all alike",
            number=int(ballots.sum()),
        )
        tally.remark(text)
