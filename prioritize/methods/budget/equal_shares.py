"""Equal shares: everyone gets the same part of the money, and backers pay for projects together."""

from fractions import Fraction
from typing import ClassVar, Final

from prioritize.model.budget_option import Amounts, ProjectLists, amounts, project_lists
from prioritize.model.method import MethodInfo
from prioritize.model.option import choice, flag, number, optional, whole_number
from prioritize.model.outcome import Allocation
from prioritize.model.profile import ApprovalProfile, DotProfile, ScoreProfile
from prioritize.registry import method, option
from prioritize.tally.backing import Ballots, approved, pointed
from prioritize.tally.bid import Money, bids_of
from prioritize.tally.budget import money
from prioritize.tally.constraint_rules import (
    CONSTRAINTS,
    WITHOUT_NEEDS,
    ConstraintRules,
    constraints_of,
)
from prioritize.tally.equal_shares import Rule, shares_of
from prioritize.tally.load_steps import fund_by_loads, start_of_purses
from prioritize.tally.share_comparison import better_till
from prioritize.tally.share_run import ShareRun
from prioritize.tally.share_steps import Teller
from prioritize.tally.tally import Tally
from prioritize.tally.till import Till
from prioritize.text import message


__all__ = ["EqualShares"]

_GROWING: Final = ("add1", "add1-greedy")
_BY_VOTES: Final = ("add1-greedy", "greedy")
_COMPARED: Final = {"satisfaction": None, "exclusion-ratio": 1}
_EARNING: Final = message(
    "Everyone keeps what is left of the share and is given more, at the same pace for all"
)


@method
class EqualShares:
    """Give everyone the same part of the money, to spend on what they voted for.

    A project is funded when those who voted for it can pay for it together, each as much as the
    others, or all that is left to someone who has less. Of several such projects the one comes
    first that costs each of its voters least, compared with what it is worth to them. So every
    group of voters decides about as much of the money as its number deserves, and a majority does
    not decide about all of it. Where money is left everyone is given a little more, step by step,
    as long as the budget can pay for what is bought then; the rest goes by votes.

    Notes
    -----
    With ``utility=cost`` a project is worth to its voters what it costs, so that the one comes
    first whose cost is shared by most; with ``cardinality`` each counts alike, with ``points``
    by the points on the ballot. Shares are exact: the budget divided by the number of voters,
    blank ballots included. ``add1`` adds one unit of money to every share, and counts anew, until
    what is bought would cost more than the budget; what is bought can change on the way, and
    even cost less. `exhaustive_stop` ends this once nothing more fits into the budget. A project
    without votes is never funded, nor one that costs more than the whole budget; what costs nothing
    is funded first. Equal projects that ask the same voters for more than they have are rivals:
    one of them is chosen. Prices are proposed in floats and compared in whole numbers wherever
    their error leaves a doubt.

    Once one of `rivals` is bought the others cannot be, nor what costs more than its category or
    its neighborhood has left; this keeps to constraints as [3]_ does for other rules, and is ours.
    Shares stop growing when nothing can be bought beside what is bought. Of rivals that cost
    nothing one is chosen.

    References
    ----------
    .. [1] Peters, Pierczyński & Skowron (2021), Proportional Participatory Budgeting with Additive
       Utilities, NeurIPS 34.
    .. [2] Boehmer, Faliszewski, Janeczko, Peters, Pierczyński, Schierreich, Skowron & Szufa (2024),
       Evaluation of Project Performance in Participatory Budgeting, IJCAI 33, 2678-2686.
       How many more voters a project lacked is measured by what is called optimist-add there.
    .. [3] Rey, Endriss & de Haan (2023), A general framework for participatory budgeting with
       additional constraints, Social Choice and Welfare.

    Examples
    --------
    >>> from attrs import evolve
    >>> from prioritize.model.project import Project
    >>> from prioritize.model.shorthand import approvals
    >>> from prioritize.tally.engine import run
    >>> costs = {"hall": 60, "road": 40, "well": 40}
    >>> projects = tuple(Project(id, cost=Fraction(cost)) for id, cost in costs.items())
    >>> ballots = evolve(approvals("4: hall road", "2: hall", "4: well"), projects=projects)
    >>> run(EqualShares(budget=100), ballots).outcome.funded
    ('hall', 'well')

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "equal-shares",
        "budget",
        message("Method of equal shares"),
        message(
            "Everyone gets the same part of the money. A project is funded when those who voted for"
            " it can pay for it together."
        ),
        (ApprovalProfile, DotProfile, ScoreProfile),
        Allocation,
        "Peters, Pierczyński & Skowron (2021), Proportional Participatory Budgeting with Additive"
        " Utilities",
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
    utility: str = option(
        choice("cost", "cardinality", "points"),
        help=message(
            "What a project is worth to those who voted for it: its cost, the same as any other"
            " (cardinality), or their points."
        ),
        default="cost",
    )
    completion: str = option(
        choice("none", "add1", "add1-greedy", "greedy", "phragmen"),
        help=message(
            "What is done with money that is left: nothing (none), larger shares (add1), the order"
            " of votes (greedy), both, or Phragmén's method."
        ),
        default="add1-greedy",
    )
    exhaustive_stop: bool = option(
        flag(),
        help=message("Whether shares stop growing once no further project fits into the budget."),
        default=False,
    )
    comparison: str = option(
        choice("none", "satisfaction", "exclusion-ratio"),
        help=message(
            "When the order of votes decides instead: never (none), or where more voters have more"
            " of their projects that way (satisfaction), or have any at all (exclusion-ratio)."
        ),
        default="none",
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
        """Let voters pay for projects, then complete what they bought."""
        per: Final = "point" if self.utility == "points" else "voter"
        marks = (pointed if per == "point" else approved)(profile, tally)
        constraints = constraints_of(ConstraintRules.of(self), profile.projects)
        money_there = Money(self.budget, self.seats, self.min_score)
        bids = bids_of(profile, marks, money_there, tally, constraints=constraints)
        rule = Rule(self.utility == "cost", self.exhaustive_stop, constraints, bids.free)
        shares = shares_of(bids.backing, bids.costs, bids.budget, projects=bids.priced, rule=rule)
        grown = shares.largest(tally) if self.completion in _GROWING else shares.first(tally)
        teller = Teller(shares, per)
        teller.tell_shares(grown, tally)
        start = len(tally.steps)
        till = Till.opened(bids, tally)
        teller.tell_purchases(grown.run, till)
        teller.tell_short(grown.run, till)
        self._complete(grown.run, till)
        if self.comparison != "none":
            till = better_till(till, start, most=_COMPARED[self.comparison])
        return till.allocation()

    def _complete(self, run: ShareRun, till: Till) -> None:
        """Spend what is left, and say what becomes of the rest."""
        if self.completion in _BY_VOTES:
            till.fund_by_votes()
        elif self.completion == "phragmen":
            till.tally.remark(_EARNING)
            fund_by_loads(till, start_of_purses(run), on_overflow="stop")
        else:
            till.by_votes("unpaid")
