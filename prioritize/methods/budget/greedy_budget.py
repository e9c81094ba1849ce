"""Greedy budget: fund the projects in the order of their votes, as long as the money lasts."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import ClassVar, TypeAlias

import numpy as np

from prioritize.errors import InputError, finding
from prioritize.model.lists import ListProfile
from prioritize.model.method import MethodInfo
from prioritize.model.option import choice, number, optional
from prioritize.model.outcome import Allocation, Ranking
from prioritize.model.profile import ApprovalProfile, DotProfile, ScoreProfile
from prioritize.model.totals import TotalsProfile
from prioritize.registry import method, option
from prioritize.tally.budget import OVERFLOWS, Terms, costs_of, fund, money, sure_funding
from prioritize.tally.step import Scored
from prioritize.tally.tally import Tally
from prioritize.tally.votes import notice_unequal_offer, scores_by_id, sheet_sums, weighted_sums
from prioritize.text import message


__all__ = ["GreedyBudget"]

Votes: TypeAlias = "ApprovalProfile | DotProfile | ScoreProfile | TotalsProfile | ListProfile"
Groups: TypeAlias = "Sequence[Sequence[str]]"


@method
class GreedyBudget:
    """Fund the projects with the most votes, as long as the money lasts.

    The projects come up in the order of their votes, and each is funded if it still fits into the
    budget. At the first one that does not fit the count stops, or it goes on to the next that
    does: the rule must say which, because it decides who gets money. Large projects with many
    votes can use up what several small ones could have had.

    Notes
    -----
    Votes are approvals, dots, or points added up; a ranked list is taken in its order. With
    ``by=score-per-cost`` projects come up by votes per unit of money; what costs nothing comes
    first. Projects below `min_score` are never funded. Equal projects share a place where their
    order makes no difference to who is funded; where it does, one is chosen, and if no declared
    rule for ties decides, the count names the tied and stops. O(nm + m log m), exact.

    References
    ----------
    .. [1] Faliszewski & Talmon (2018), A framework for approval-based budgeting methods,
       arXiv:1809.04382.

    Examples
    --------
    >>> from attrs import evolve
    >>> from prioritize.model.project import Project
    >>> from prioritize.model.shorthand import approvals
    >>> from prioritize.tally.engine import run
    >>> costs = {"road": 60, "school": 30, "well": 50}
    >>> projects = tuple(Project(id, cost=Fraction(cost)) for id, cost in costs.items())
    >>> ballots = evolve(approvals("5: road", "4: well", "3: school"), projects=projects)
    >>> run(GreedyBudget(budget=100), ballots).outcome.funded
    ('road',)
    >>> run(GreedyBudget(budget=100, on_overflow="skip"), ballots).outcome.funded
    ('road', 'school')

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "greedy-budget",
        "budget",
        message("Funding in the order of votes"),
        message(
            "The project with the most votes gets its money first, then the next, as long as the"
            " money lasts."
        ),
        (ApprovalProfile, DotProfile, ScoreProfile, TotalsProfile, ListProfile),
        Allocation,
        "Faliszewski & Talmon (2018), A framework for approval-based budgeting methods",
        axioms=frozenset({"anonymity", "neutrality"}),
    )

    budget: Fraction = option(money(), help=message("How much money there is."))
    on_overflow: str = option(
        choice(*OVERFLOWS),
        help=message(
            "At a project that no longer fits: go on to the next that does (skip), or stop."
        ),
        default="stop",
    )
    min_score: Fraction | None = option(
        optional(number()),
        help=message("The fewest votes a project needs to be funded; as many are enough."),
        default=None,
    )
    by: str = option(
        choice("score", "score-per-cost"),
        help=message("Whether projects come up by votes, or by votes per unit of money."),
        default="score",
    )

    def count(self, profile: Votes, tally: Tally) -> Allocation:
        """Fund projects in order until the money is used."""
        costs = costs_of(profile.projects)
        measure, scores = _scores(profile, tally)
        groups = self._groups(profile, scores, costs)
        if scores:
            tally.record(Scored(measure, tuple(scores.items())))
        if self.by == "score-per-cost":
            rates = tuple((each, scores[each] / cost) for each, cost in costs.items() if cost)
            tally.record(Scored(f"{measure} per cost", rates, decides=False))
        barred = self._barred(costs, scores)
        terms = Terms(costs, self.budget, self.on_overflow, barred)
        funding = fund(groups, terms, tally)
        self._remark_the_other_rule(groups, terms, funding.funded, tally)
        ranking = Ranking(funding.tiers, tuple(sorted(scores.items())))
        return Allocation(funding.funded, ranking, self.budget, self.budget - funding.left)
