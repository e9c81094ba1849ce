"""Projects that ask voters for money: who backs them, what they cost, and who cannot be funded."""

from collections.abc import Collection, Mapping
from fractions import Fraction

from attrs import frozen

from prioritize.errors import InputError, finding
from prioritize.model.outcome import Tiers, tiers_by_score
from prioritize.model.project import Project
from prioritize.tally.backing import Backing, Ballots, Marks, backing_of
from prioritize.tally.budget import costs_of
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

    """

    backing: Backing
    costs: Mapping[str, Fraction]
    budget: Fraction
    scores: Mapping[str, Fraction]
    barred: Mapping[str, Fate]

    @property
    def priced(self) -> tuple[str, ...]:
        """Those that voters can pay for."""
        return tuple(each for each in self._open() if self.costs[each])

    @property
    def free(self) -> tuple[str, ...]:
        """Those that cost nothing, and are funded whatever else is."""
        return tuple(each for each in self._open() if not self.costs[each])

    def _open(self) -> list[str]:
        return [each for each in self.backing.ids if each not in self.barred]

    def tiers(self, without: Collection[str] = ()) -> Tiers:
        """Put projects in the order of their votes."""
        rest = {each: score for each, score in self.scores.items() if each not in without}
        return tiers_by_score(rest).tiers


def bids_of(profile: Ballots, marks: Marks, money: Money, tally: Tally) -> Bids:
    """Find out who backs what, and record it.

    A project that nobody backs cannot be funded, nor one that costs more than there is.

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
    return Bids(backing, costs, budget, scores, barred)
