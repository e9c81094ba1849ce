"""Greedy budget: fund the projects in the order of their votes, as long as the money lasts."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import ClassVar, TypeAlias

from attrs import evolve

from prioritize.errors import InputError
from prioritize.model.budget_option import (
    Amounts,
    ProjectLists,
    amounts,
    project_amounts,
    project_lists,
)
from prioritize.model.lists import ListProfile
from prioritize.model.method import MethodInfo
from prioritize.model.option import choice, number, optional
from prioritize.model.outcome import Allocation, Ranking, tiers_by_score
from prioritize.model.profile import ApprovalProfile, DotProfile, ScoreProfile
from prioritize.model.totals import TotalsProfile
from prioritize.registry import method, option
from prioritize.tally.budget import (
    OVERFLOWS,
    SEATS,
    Terms,
    costs_of,
    fund,
    fundings,
    money,
    sure_funding,
)
from prioritize.tally.budget_votes import BudgetVotes, budget_scores
from prioritize.tally.constraint_rules import CONSTRAINTS, ConstraintRules, constraints_of
from prioritize.tally.fate import Fate
from prioritize.tally.step import Chosen
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["GreedyBudget"]

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
    first. Projects below `min_score` are never funded. Equal projects share a place; where their
    order decides who is funded, one of them is chosen, and if no declared rule for ties does so,
    the count names the tied and stops. O(nm + m log m), exact.

    Of `rivals` the one that comes up first keeps the others out. A project that `needs` others
    waits until they are funded and then comes up at once. What a category or a neighborhood has
    left limits its own projects and stops nobody else. A project with a `minimum` gets what is left
    where that is less than its cost and not less than its minimum.

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
        refuses=(("seats", SEATS),),
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
    rivals: ProjectLists = option(
        project_lists((("a", "b"),)), help=CONSTRAINTS["rivals"], default=()
    )
    needs: ProjectLists = option(
        project_lists((("b", "c"),)), help=CONSTRAINTS["needs"], default=()
    )
    budget_per_category: Amounts = option(
        amounts(), help=CONSTRAINTS["budget_per_category"], default=()
    )
    budget_per_neighborhood: Amounts = option(
        amounts(), help=CONSTRAINTS["budget_per_neighborhood"], default=()
    )
    minimum: Amounts = option(
        project_amounts((("a", Fraction(1)),)), help=CONSTRAINTS["minimum"], default=()
    )

    def count(self, profile: BudgetVotes, tally: Tally) -> Allocation:
        """Fund projects in order until the money is used."""
        costs = costs_of(profile.projects)
        constraints = constraints_of(ConstraintRules.of(self), profile.projects)
        scores = budget_scores(profile, tally)
        self._check_scores(scores, costs)
        groups = self._groups(profile, scores, costs)
        barred = self._barred(costs, scores)
        terms = Terms(costs, self.budget, self.on_overflow, barred, constraints)
        funding = fund(groups, terms, tally)
        self._remark_the_tie(groups, terms, funding.funded, tally)
        self._remark_the_other_rule(groups, terms, funding.funded, tally)
        return Allocation(
            funding.funded,
            Ranking(funding.tiers, tuple(sorted(scores.items()))),
            self.budget,
            self.budget - funding.left,
            tuple(sorted(each for each in funding.paid if each[1] != costs[each[0]])),
        )

    def _check_scores(self, scores: Mapping[str, Fraction], costs: Mapping[str, Fraction]) -> None:
        if costs and not scores and (self.min_score is not None or self.by == "score-per-cost"):
            what = message("The list has no scores, and min_score or by=score-per-cost needs them")
            raise InputError(what)

    def _groups(
        self, profile: BudgetVotes, scores: Mapping[str, Fraction], costs: Mapping[str, Fraction]
    ) -> Groups:
        """Put the projects in the order in which they come up, equal ones together."""
        if self.by == "score":
            if isinstance(profile, ListProfile):
                return profile.ranking.tiers
            return tiers_by_score(scores).tiers
        keys = {
            each: (True, score) if not costs[each] else (False, score / costs[each])
            for each, score in scores.items()
        }
        groups = [
            [each for each in keys if keys[each] == key] for key in sorted(set(keys.values()))
        ]
        without = [each for each in costs if each not in scores]
        return [*reversed(groups), *([without] if without else [])]

    def _barred(
        self, costs: Mapping[str, Fraction], scores: Mapping[str, Fraction]
    ) -> dict[str, Fate]:
        """Say which projects cannot be funded, and why."""
        barred: dict[str, Fate] = {}
        for project in costs if scores else ():
            if project not in scores:
                barred[project] = "excluded"
            elif self.min_score is not None and scores[project] < self.min_score:
                barred[project] = "below-minimum"
        return barred

    def _remark_the_tie(
        self, groups: Groups, terms: Terms, funded: Sequence[str], tally: Tally
    ) -> None:
        """Say what else could have been funded, had a decided tie fallen otherwise."""
        if not any(isinstance(step, Chosen) and step.by != "any" for step in tally.steps):
            return
        ways = fundings(groups, terms)
        others = {each for way in ways.sets for each in way}.difference(funded)
        if others:
            text = message(
                "Had a tie fallen otherwise, these could have been funded instead: {projects}",
                projects=tuple(sorted(others)),
            )
            tally.remark(text)
        elif ways.complete:
            tally.remark(message("However the ties had fallen, the same projects would be funded"))

    def _remark_the_other_rule(
        self, groups: Groups, terms: Terms, funded: Sequence[str], tally: Tally
    ) -> None:
        """Say what the other answer to a project that does not fit would have funded."""
        (other,) = (each for each in OVERFLOWS if each != self.on_overflow)
        instead = sure_funding(groups, evolve(terms, on_overflow=other))
        if instead is None:
            text = message("What on_overflow={other} would fund depends on a tie", other=other)
        elif set(instead) == set(funded):
            text = message("With on_overflow={other} the same would be funded", other=other)
        elif not instead:
            text = message("With on_overflow={other} nothing would be funded", other=other)
        else:
            text = message(
                "With on_overflow={other} this would be funded: {projects}",
                other=other,
                projects=instead,
            )
        tally.remark(text)
