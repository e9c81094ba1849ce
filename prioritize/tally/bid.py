"""Projects that ask voters for money: who backs them, what they cost, and who cannot be funded."""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from prioritize.errors import InputError, finding
from prioritize.model.outcome import Tiers, tiers_by_score
from prioritize.model.project import Project
from prioritize.tally.backing import Backing, Ballots, Marks, backing_of
from prioritize.tally.budget import FUND, Terms, costs_of
from prioritize.tally.constraints import WITHOUT_CONSTRAINTS, Constraints
from prioritize.tally.fate import Fate
from prioritize.tally.step import Scored
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["Bids", "Money", "bids_of"]


@frozen
class Money:
    """How much money there is, or how many seats: then each project costs 1, as many can be paid.

    Projects with fewer votes than `min_score` cannot be funded.
    """

    budget: Fraction | None
    seats: int | None
    min_score: Fraction | None = None

    def amount(self) -> Fraction:
        """Return what can be spent.

        Raises
        ------
        InputError
            Neither a budget nor a number of seats is given.

        """
        if self.seats is not None:
            return Fraction(self.seats)
        if self.budget is None:
            remedy = message("Give --budget AMOUNT, or --seats N for a committee.")
            raise InputError(
                finding(message("It is not said how much money there is"), remedy=remedy)
            )
        return self.budget

    def costs(self, projects: Collection[Project]) -> dict[str, Fraction]:
        """Return what every project costs."""
        if self.seats is not None:
            return {each.id: Fraction(1) for each in projects}
        return costs_of(projects)


@frozen(eq=False)
class Bids:
    """What projects ask for, and what is known of them before any is funded.

    Attributes
    ----------
    scores
        Votes, or points: the order in which projects come up that voters do not pay for.
    barred
        Projects that cannot be funded, with the reason.
    constraints
        Rivals and limits that are kept.
    free
        Those that cost nothing, and are funded whatever else is.

    """

    backing: Backing
    costs: Mapping[str, Fraction]
    budget: Fraction
    scores: Mapping[str, Fraction]
    barred: Mapping[str, Fate]
    constraints: Constraints = Constraints()
    free: tuple[str, ...] = ()

    @property
    def priced(self) -> tuple[str, ...]:
        """Those that voters can pay for."""
        ids = self.backing.ids
        return tuple(each for each in ids if each not in self.barred and self.costs[each])

    @property
    def terms(self) -> Terms:
        """What decides where projects come up for money in the order of votes."""
        return Terms(self.costs, self.budget, "skip", self.barred, self.constraints)

    def tiers(self, without: Collection[str] = ()) -> Tiers:
        """Put projects in the order of their votes."""
        rest = {each: score for each, score in self.scores.items() if each not in without}
        return tiers_by_score(rest).tiers


def bids_of(
    profile: Ballots,
    marks: Marks,
    money: Money,
    tally: Tally,
    *,
    constraints: Constraints = WITHOUT_CONSTRAINTS,
) -> Bids:
    """Find out who backs what, and record it.

    A project that nobody backs cannot be funded, nor one that costs more than there is. Of rivals
    that cost nothing one is chosen.

    Raises
    ------
    InputError
        It is not said how much money there is, or projects have no cost.

    """
    budget, costs = money.amount(), money.costs(profile.projects)
    backing = tally.once("backing", lambda: backing_of(profile, marks))
    scores = backing.scores()
    tally.record(Scored(marks.measure, tuple(scores.items())))
    barred: dict[str, Fate] = {}
    for project, backers in zip(backing.ids, backing.backers, strict=True):
        if not backers.groups.size:
            barred[project] = "unsupported"
        elif money.min_score is not None and scores[project] < money.min_score:
            barred[project] = "below-minimum"
        elif costs[project] > budget:
            barred[project] = "unaffordable"
    nothing = [each for each in backing.ids if each not in barred and not costs[each]]
    free = _compatible(nothing, constraints, tally)
    return Bids(backing, costs, budget, scores, barred, constraints, free)


def _compatible(projects: Sequence[str], constraints: Constraints, tally: Tally) -> tuple[str, ...]:
    """Choose among rivals, until none are left."""
    chosen: list[str] = []
    ahead = list(projects)
    while clashing := [each for each in ahead if not constraints.rivals_of(each).isdisjoint(ahead)]:
        chosen.append(tally.choose(clashing, FUND, state=("free", frozenset(chosen))))
        out = constraints.rivals_of(chosen[-1]) | {chosen[-1]}
        ahead = [each for each in ahead if each not in out]
    return tuple(each for each in projects if each in chosen or each in ahead)
