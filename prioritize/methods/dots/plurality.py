"""Plurality: one vote for one project, and the most votes win."""

from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from prioritize.model.method import MethodInfo
from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.model.profile import ApprovalProfile, RankedProfile
from prioritize.model.totals import TotalsProfile
from prioritize.registry import method
from prioritize.tally.positional import first_places
from prioritize.tally.set_aside import notice_allowance, say_what_set_aside_changes, set_aside
from prioritize.tally.step import Scored
from prioritize.tally.tally import Tally
from prioritize.tally.votes import notice_unequal_offer, scores_by_id, sheet_sums, weighted_sums
from prioritize.text import message


__all__ = ["Plurality"]


@method
class Plurality:
    """Rank projects by how many people name them as their one choice.

    Everyone marks one project. Two marks make a ballot invalid: it is set aside, and the result
    says whether such ballots could change who is first. On ranked ballots only the first place
    counts. Similar projects take votes from one another, so the winner may be a project that most
    people would not have wanted.

    Notes
    -----
    The score of a project is the weight of the ballots that mark it alone; O(nm). On a ranked
    ballot the mark is the project at the best place; two projects there are two marks.

    References
    ----------
    .. [1] Borda (1784), Mémoire sur les élections au scrutin, Histoire de l'Académie royale des
       sciences 1781, which describes this way of voting and its fault.

    Examples
    --------
    >>> from prioritize.model.shorthand import approvals
    >>> from prioritize.tally.engine import run
    >>> run(Plurality(), approvals("32: transparency", "27: roads")).outcome.places()
    {'transparency': 1, 'roads': 2}

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "plurality",
        "dots",
        message("One vote each (plurality)"),
        message("Everyone names one project. The project that most people name is first."),
        (ApprovalProfile, RankedProfile, TotalsProfile),
        Ranking,
        "Borda (1784), Mémoire sur les élections au scrutin",
        axioms=frozenset({"anonymity", "neutrality", "unanimity", "majority", "monotonicity"}),
    )

    def count(
        self, profile: ApprovalProfile | RankedProfile | TotalsProfile, tally: Tally
    ) -> Ranking:
        """Count the ballots that name each project alone."""
        if isinstance(profile, TotalsProfile):
            return _count_sheet(profile, tally)
        marks: NDArray[np.bool_]
        if isinstance(profile, RankedProfile):
            marks = first_places(profile.places)
        else:
            marks = profile.approved
        people = profile.electorate
        valid = set_aside(people, _faults(marks), tally)
        counted = np.where(valid, people.weights, 0)
        sums = weighted_sums(marks, counted)
        say_what_set_aside_changes(sums, weighted_sums(marks, people.weights - counted), tally)
        scores = scores_by_id(profile.projects, sums, people.unit)
        tally.record(Scored("votes", tuple(scores.items())))
        return tiers_by_score(scores)


def _faults(marks: NDArray[Any]) -> dict[str, NDArray[np.bool_]]:
    marked = marks.sum(axis=0, dtype=np.int64)
    return {"over-full": marked > 1, "blank": marked == 0}


def _count_sheet(profile: TotalsProfile, tally: Tally) -> Ranking:
    notice_unequal_offer(profile.projects, profile.offered, tally)
    notice_allowance(profile, tally, per_voter=1, cap=None)
    scores = sheet_sums(profile)
    tally.record(Scored("votes", tuple(scores.items())))
    return tiers_by_score(scores)
