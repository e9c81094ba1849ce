"""Phragmén's method: everyone is given money at the same pace, and backers buy together."""

from fractions import Fraction
from typing import ClassVar

from prioritize.model.budget_option import Amounts, ProjectLists, amounts, project_lists
from prioritize.model.method import MethodInfo
from prioritize.model.option import choice, number, optional, whole_number
from prioritize.model.outcome import Allocation
from prioritize.model.profile import ApprovalProfile, DotProfile, ScoreProfile
from prioritize.registry import method, option
from prioritize.tally.backing import Ballots, approved
from prioritize.tally.bid import Money, bids_of
from prioritize.tally.budget import OVERFLOWS, money
from prioritize.tally.constraint_rules import (
    CONSTRAINTS,
    WITHOUT_NEEDS,
    ConstraintRules,
    constraints_of,
)
from prioritize.tally.load_steps import fund_by_loads, start_of_nothing
from prioritize.tally.tally import Tally
from prioritize.tally.till import Till
from prioritize.text import message


__all__ = ["Phragmen"]


@method
class Phragmen:
    """Give everyone money at the same pace, and fund what voters can then pay for together.

    A project is funded at the moment at which those who voted for it have its cost together. They
    pay all they have and begin again with nothing, so that next it is the turn of others. Every
    group of voters so decides about as much of the money as its number deserves. The count stops at
    the first project that no longer fits into the budget, or passes it over; the rule must say
    which.

    Notes
    -----
    The same in loads: every project that is funded is a burden of its cost, which its voters share
    so that the heaviest load stays as light as possible. A project without votes is never funded,
    nor one that costs more than the whole budget; what costs nothing is funded first. Projects that
    can be paid for at the same moment, out of the same purses, are rivals, and one of them is
    chosen. With `seats` it is Phragmén's method for committees. Exact.

    Once one of `rivals` is funded the others do not come up, nor does what costs more than its
    category or its neighborhood has left; neither stops the count. This keeps to constraints as
    [4]_ does for other rules, and is ours.

    References
    ----------
    .. [1] Phragmén (1894), Sur une méthode nouvelle pour réaliser, dans les élections, la
       représentation proportionnelle des partis, Öfversigt af Kongliga Vetenskaps-Akademiens
       Förhandlingar 51(3), 133-137.
    .. [2] Brill, Freeman, Janson & Lackner (2017), Phragmén's Voting Methods and Justified
       Representation, AAAI 31, 406-413.
    .. [3] Los, Christoff & Grossi (2022), Proportional Budget Allocations: Towards a
       Systematization, IJCAI 31, 398-404.
    .. [4] Rey, Endriss & de Haan (2023), A general framework for participatory budgeting with
       additional constraints, Social Choice and Welfare.

    Examples
    --------
    >>> from attrs import evolve
    >>> from prioritize.model.project import Project
    >>> from prioritize.model.shorthand import approvals
    >>> from prioritize.tally.engine import run
    >>> costs = {"hall": 60, "road": 40, "well": 40}
    >>> projects = tuple(Project(id, cost=Fraction(cost)) for id, cost in costs.items())
    >>> ballots = evolve(approvals("6: hall road", "4: well"), projects=projects)
    >>> run(Phragmen(budget=100), ballots).outcome.funded
    ('road', 'well')

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "phragmen",
        "budget",
        message("Phragmén's method"),
        message(
            "Everyone is given money at the same pace. A project is funded as soon as those who"
            " voted for it have its cost together."
        ),
        (ApprovalProfile, DotProfile, ScoreProfile),
        Allocation,
        "Brill, Freeman, Janson & Lackner (2017), Phragmén's Voting Methods and Justified"
        " Representation",
        axioms=frozenset({"anonymity", "neutrality"}),
        refuses=WITHOUT_NEEDS,
    )

    budget: Fraction | None = option(
        optional(money()), help=message("How much money there is."), default=None
    )
    seats: int | None = option(
        optional(whole_number(1)),
        help=message("How many are elected: every project costs 1, whatever the budget is."),
        default=None,
    )
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

    rivals: ProjectLists = option(
        project_lists((("a", "b"),)), help=CONSTRAINTS["rivals"], default=()
    )
    budget_per_category: Amounts = option(
        amounts(), help=CONSTRAINTS["budget_per_category"], default=()
    )
    budget_per_neighborhood: Amounts = option(
        amounts(), help=CONSTRAINTS["budget_per_neighborhood"], default=()
    )

    def count(self, profile: Ballots, tally: Tally) -> Allocation:
        """Fund projects in the order in which voters can pay for them."""
        marks = approved(profile, tally)
        constraints = constraints_of(ConstraintRules.of(self), profile.projects)
        money_there = Money(self.budget, self.seats, self.min_score)
        bids = bids_of(profile, marks, money_there, tally, constraints=constraints)
        till = Till.opened(bids, tally)
        fund_by_loads(till, start_of_nothing(bids), on_overflow=self.on_overflow)
        return till.allocation()
