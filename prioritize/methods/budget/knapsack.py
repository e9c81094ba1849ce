"""Knapsack: fund the projects that together have the most votes the money can buy."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import ClassVar

from prioritize.errors import InputError
from prioritize.model.budget_option import Amounts, ProjectLists, amounts, project_lists
from prioritize.model.lists import ListProfile
from prioritize.model.method import MethodInfo
from prioritize.model.option import choice, number, optional
from prioritize.model.outcome import Allocation, Ranking, tiers_by_score
from prioritize.model.profile import ApprovalProfile, DotProfile, ScoreProfile
from prioritize.model.totals import TotalsProfile
from prioritize.registry import method, option
from prioritize.tally.budget import FUND, SEATS, Terms, costs_of, money
from prioritize.tally.budget_votes import BudgetVotes, budget_scores
from prioritize.tally.constraint_rules import CONSTRAINTS, ConstraintRules, constraints_of
from prioritize.tally.fate import Fate
from prioritize.tally.portfolio import Portfolio
from prioritize.tally.step import Chosen, Considered
from prioritize.tally.survey import Survey
from prioritize.tally.swaps import MOST_SETS, Swaps
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["Knapsack"]


@method
class Knapsack:
    """Fund the projects that together have the most votes the money can buy.

    Not project after project: all sets that the budget pays for are compared as a whole, and
    the one with the most votes together is funded. Several cheap projects can so take the place of
    one dear project that has more votes than each of them. The result says what the order of votes
    would have funded instead.

    Notes
    -----
    Votes are approvals, dots, points added up, or the scores of a list. With ``utility=cost`` every
    vote counts as much as the project costs: the money is to go where many agree. The list shows
    projects in the order of their votes; a project without votes is only funded where another needs
    it. Where several sets are equally good, all of them are known: who is in each of them is
    funded, and about the others a declared rule for ties decides, the project that it prefers first
    being put into the set, then the next. Exact; the optimum is proved in whole numbers.

    References
    ----------
    .. [1] Talmon & Faliszewski (2019), A Framework for Approval-Based Budgeting Methods, AAAI 33,
       2181-2188.
    .. [2] Kellerer, Pferschy & Pisinger (2004), Knapsack Problems, Springer.

    Examples
    --------
    >>> from attrs import evolve
    >>> from prioritize.model.project import Project
    >>> from prioritize.model.shorthand import approvals
    >>> from prioritize.tally.engine import run
    >>> costs = {"road": 60, "school": 40, "well": 50}
    >>> projects = tuple(Project(id, cost=Fraction(cost)) for id, cost in costs.items())
    >>> ballots = evolve(approvals("5: road", "4: well", "3: school"), projects=projects)
    >>> run(Knapsack(budget=90), ballots).outcome.funded
    ('well', 'school')

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "knapsack",
        "budget",
        message("Most votes for the money"),
        message(
            "Of all sets of projects that the money pays for, the one is funded that has the most"
            " votes together."
        ),
        (ApprovalProfile, DotProfile, ScoreProfile, TotalsProfile, ListProfile),
        Allocation,
        "Talmon & Faliszewski (2019), A Framework for Approval-Based Budgeting Methods",
        axioms=frozenset({"anonymity", "neutrality"}),
        refuses=(("seats", SEATS),),
    )

    budget: Fraction = option(money(), help=message("How much money there is."))
    utility: str = option(
        choice("score", "cost"),
        help=message("What is added up: votes, or votes times the cost of their project."),
        default="score",
    )
    min_score: Fraction | None = option(
        optional(number()),
        help=message("The fewest votes a project needs to be funded; as many are enough."),
        default=None,
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

    def count(self, profile: BudgetVotes, tally: Tally) -> Allocation:
        """Fund the best set."""
        scores = self._scores(profile, tally)
        portfolio = self._portfolio(profile, scores)
        funded = _chosen(portfolio, tally)
        ranking = _ranking(scores, profile)
        order = _record(ranking.tiers, funded, portfolio, tally)
        Swaps(portfolio, funded, ranking.tiers, self.utility).tell(tally)
        spent = sum((portfolio.terms.costs[each] for each in order), Fraction(0))
        return Allocation(order, ranking, self.budget, spent)

    def survey(self, profile: BudgetVotes) -> Survey | None:
        """Return all the best sets, or where they are too many, who is in some and not all."""
        scores = self._scores(profile, Tally(_nobody))
        portfolio = self._portfolio(profile, scores)
        best = portfolio.best
        sets = (tuple(sorted(portfolio.named(each))) for each in best.sets(MOST_SETS))
        return Survey(
            (_ranking(scores, profile),),
            selections=tuple(sorted(sets)),
            undecided=tuple(sorted(portfolio.named(best.span().open))),
            more=best.number > MOST_SETS,
        )

    def _scores(self, profile: BudgetVotes, tally: Tally) -> dict[str, Fraction]:
        scores = budget_scores(profile, tally)
        if profile.projects and not scores:
            raise InputError(message("The list has no scores to add up"))
        return scores

    def _portfolio(self, profile: BudgetVotes, scores: Mapping[str, Fraction]) -> Portfolio:
        costs = costs_of(profile.projects)
        constraints = constraints_of(ConstraintRules.of(self), profile.projects)
        by_cost = self.utility == "cost"
        worths = {each: score * costs[each] if by_cost else score for each, score in scores.items()}
        barred: dict[str, Fate] = dict.fromkeys(costs.keys() - scores.keys(), "excluded")
        for each, score in scores.items():
            if self.min_score is not None and score < self.min_score:
                barred[each] = "below-minimum"
        return Portfolio.of(worths, Terms(costs, self.budget, "skip", barred, constraints))


def _nobody(tied: tuple[str, ...], purpose: str, state: object) -> Chosen:
    raise AssertionError(tied, purpose, state)


def _ranking(scores: Mapping[str, Fraction], profile: BudgetVotes) -> Ranking:
    """Put projects in the order of their votes; those that a list could not score come last."""
    unscored = [each.id for each in profile.projects if each.id not in scores]
    tiers = [*tiers_by_score(scores).tiers, *([unscored] if unscored else [])]
    return Ranking(tiers, tuple(sorted(scores.items())))


def _chosen(portfolio: Portfolio, tally: Tally) -> frozenset[str]:
    """Narrow the best sets down to one, by one project after another."""
    best = portfolio.best
    span = best.span()
    while span.open:
        project = tally.choose(portfolio.named(span.open), FUND, state=portfolio.named(span.sure))
        span = best.span(span.sure | {portfolio.ids.index(project)})
    return portfolio.named(span.sure)


def _record(
    tiers: Sequence[Sequence[str]], funded: frozenset[str], portfolio: Portfolio, tally: Tally
) -> tuple[str, ...]:
    """Record what became of the projects in the order of their votes, and return the funded."""
    left = portfolio.terms.budget
    order: list[str] = []
    for number_of_tier, tier in enumerate(tiers, 1):
        for project in sorted(tier):
            verdict, cost = portfolio.verdict(project, funded), portfolio.terms.costs[project]
            if verdict.fate == "funded":
                left -= cost
                order.append(project)
            tally.record(
                Considered(
                    project,
                    cost,
                    verdict.fate,
                    left,
                    number_of_tier,
                    because=verdict.projects,
                    limit=verdict.limit,
                )
            )
    return tuple(order)
