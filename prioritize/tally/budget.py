"""A budget line under an order: projects come up one after the other, and money runs out."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final, Literal, TypeAlias

from attrs import define, field, frozen

from prioritize.errors import Finding, InputError
from prioritize.model.number import exact
from prioritize.model.option import Kind
from prioritize.model.project import Project
from prioritize.tally.step import Chosen, Considered
from prioritize.tally.tally import Tally
from prioritize.text import message, number_text


__all__ = [
    "FUND",
    "OVERFLOWS",
    "Fate",
    "Funding",
    "Terms",
    "costs_of",
    "fund",
    "money",
    "sure_funding",
]

FUND: Final = "fund"
"""The purpose of a choice of which of several equal projects comes up for money next."""

OVERFLOWS: Final = ("skip", "stop")
"""What happens at a project that no longer fits: it is passed over, or the count stops."""

Fate: TypeAlias = 'Literal["funded", "unaffordable", "stopped", "below-minimum", "excluded"]'


def money() -> Kind[Fraction]:
    """Take exact amounts of money above 0."""
    says = message("an amount above 0")

    def parse(value: object) -> Fraction:
        amount = exact(value)
        if amount <= 0:
            raise InputError(message("must be {kind}, not {value}", kind=says, value=str(value)))
        return amount

    examples = (Fraction(1), Fraction(9, 2), Fraction(100))
    return Kind(parse, number_text, says, examples=examples)


def costs_of(projects: Iterable[Project]) -> dict[str, Fraction]:
    """Return what every project costs.

    Raises
    ------
    InputError
        Projects have no cost, or one below 0; all of them are named.

    """
    costs: dict[str, Fraction] = {}
    findings = []
    for project in projects:
        if project.cost is None:
            what = message("Project {id} has no cost", id=project.id)
            findings.append(Finding(what, remedy=message("Write down what it costs.")))
        elif project.cost < 0:
            findings.append(Finding(message("The cost of project {id} is below 0", id=project.id)))
        else:
            costs[project.id] = project.cost
    if findings:
        raise InputError(findings)
    return costs


@frozen
class Terms:
    """What decides about money: costs, the budget, what is done where one does not fit.

    Projects with a fate in `barred` come up and are not funded, whatever they cost.
    """

    costs: Mapping[str, Fraction]
    budget: Fraction
    on_overflow: str
    barred: Mapping[str, Fate] = field(factory=dict)


@frozen
class Funding:
    """Who is funded, in this order, what is left, and the tiers in which projects came up."""

    funded: tuple[str, ...]
    left: Fraction
    tiers: tuple[tuple[str, ...], ...]


def fund(groups: Iterable[Collection[str]], terms: Terms, tally: Tally) -> Funding:
    """Fund projects in the order of their groups, and choose among equals where it matters.

    The order of equals makes no difference where all that fit can be funded together, or none
    fits. Otherwise who comes up first takes money from the others, and one of them is chosen.
    Equals share a place all the same: the choice is about money.
    """
    line = _Line(terms, tally, terms.budget)
    for group in groups:
        line.consider(sorted(group))
    return Funding(tuple(line.funded), line.left, tuple(line.tiers))


class _TieMattersError(Exception):
    """A choice would have to be made. Raised and caught in this module only."""


def sure_funding(groups: Iterable[Collection[str]], terms: Terms) -> tuple[str, ...] | None:
    """Return who is funded, sorted; `None` where that depends on how a tie falls.

    Examples
    --------
    >>> costs = {"road": Fraction(60), "well": Fraction(50), "school": Fraction(30)}
    >>> sure_funding([["road"], ["well"], ["school"]], Terms(costs, Fraction(100), "skip"))
    ('road', 'school')
    >>> sure_funding([["road", "well"], ["school"]], Terms(costs, Fraction(100), "skip")) is None
    True

    """

    def refuse(_tied: object, _purpose: object, _state: object) -> Chosen:
        raise _TieMattersError

    try:
        return tuple(sorted(fund(groups, terms, Tally(refuse)).funded))
    except _TieMattersError:
        return None


@define
class _Line:
    """How far the money has come."""

    terms: Terms
    tally: Tally
    left: Fraction
    funded: list[str] = field(factory=list)
    tiers: list[tuple[str, ...]] = field(factory=list)
    stopped: bool = False

    def consider(self, equals: Sequence[str]) -> None:
        """Let equal projects come up: together, or one by one where that matters."""
        if not equals:
            return
        self.tiers.append(tuple(equals))
        waiting = list(equals)
        while self._matters(waiting):
            rivals = self._rivals(waiting)
            state = (frozenset(self.funded), frozenset(rivals))
            chosen = self.tally.choose(rivals, FUND, state=state)
            waiting.remove(chosen)
            self._settle([chosen])
        self._settle(waiting)

    def _matters(self, waiting: Sequence[str]) -> bool:
        """Say whether the order of equals decides who of them is funded."""
        if self.stopped or len(waiting) < 2 or not self._affordable(waiting):
            return False
        return sum(self.terms.costs[each] for each in self._rivals(waiting)) > self.left

    def _rivals(self, waiting: Sequence[str]) -> list[str]:
        """Return those among whom it matters who comes up first.

        What does not fit any more is passed over under ``skip``, whenever it comes up.
        """
        skips = self.terms.on_overflow == "skip"
        return self._affordable(waiting) if skips else self._in_play(waiting)

    def _in_play(self, waiting: Sequence[str]) -> list[str]:
        return [each for each in waiting if each not in self.terms.barred]

    def _affordable(self, waiting: Sequence[str]) -> list[str]:
        return [each for each in self._in_play(waiting) if self.terms.costs[each] <= self.left]

    def _settle(self, together: Sequence[str]) -> None:
        """Record what becomes of projects whose order among themselves makes no difference."""
        affordable = [] if self.stopped else self._affordable(together)
        for project in together:
            cost = self.terms.costs[project]
            fate = self._fate(project, affordable)
            if fate == "funded":
                self.funded.append(project)
                self.left -= cost
            self.tally.record(Considered(project, cost, fate, self.left, len(self.tiers)))
        if len(affordable) < len(self._in_play(together)) and self.terms.on_overflow == "stop":
            self.stopped = True

    def _fate(self, project: str, affordable: Collection[str]) -> Fate:
        if project in self.terms.barred:
            return self.terms.barred[project]
        if project in affordable:
            return "funded"
        return "stopped" if self.stopped else "unaffordable"
