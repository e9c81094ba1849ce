"""The projects that together are worth most of those that a budget pays for."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import floor, lcm

from attrs import frozen

from prioritize.tally.best_sets import BestSets, best_sets, best_worth_with
from prioritize.tally.budget_line import Terms
from prioritize.tally.constraints import Obstacle
from prioritize.tally.packing import Packing


__all__ = ["Portfolio"]


@frozen
class Portfolio:
    """The sets of projects under a budget and side constraints.

    `ids` are the projects that can be in a best set, `worths` what every project adds, and a
    packing counts worth in multiples of `unit`.
    """

    terms: Terms
    worths: Mapping[str, Fraction]
    ids: tuple[str, ...]
    packing: Packing
    unit: Fraction

    @classmethod
    def of(cls, worths: Mapping[str, Fraction], terms: Terms) -> "Portfolio":
        """Set up the search; what adds nothing can only be funded where another needs it."""
        ids = _eligible(worths, terms)
        unit = Fraction(1, lcm(*(worth.denominator for worth in worths.values())))
        added = tuple(int(worths.get(each, Fraction(0)) / unit) for each in ids)
        return cls(terms, worths, ids, _packing(ids, added, terms), unit)

    @property
    def best(self) -> BestSets:
        """All the best sets, of positions in `ids`.

        Raises
        ------
        InputError
            None of the sets that come close to the best can be proved to be it.

        """
        return best_sets(self.packing)

    def named(self, positions: Iterable[int]) -> frozenset[str]:
        """Return the projects at positions in `ids`."""
        return frozenset(self.ids[each] for each in positions)

    def worth(self, projects: Iterable[str]) -> Fraction:
        """Return what projects are worth together."""
        return sum((self.worths.get(each, Fraction(0)) for each in projects), Fraction(0))

    def worth_with(self, project: str) -> Fraction | None:
        """Return what the best set with this project is worth; `None` where that is not known."""
        if project not in self.ids:
            return None
        worth = best_worth_with(self.packing, self.ids.index(project))
        return None if worth is None else worth * self.unit

    def verdict(self, project: str, funded: frozenset[str]) -> Obstacle:
        """Say what became of a project, and what stood in its way."""
        if project in self.terms.barred:
            return Obstacle(self.terms.barred[project])
        if project in funded:
            return Obstacle("funded")
        if self.worths.get(project, Fraction(0)) <= 0:
            return Obstacle("unsupported")
        cost = self.terms.costs[project]
        if cost > self.terms.budget:
            return Obstacle("unaffordable")
        alone = {each: Fraction(0) for each in funded}
        return self.terms.constraints.why_not(project, cost, alone) or Obstacle("outweighed")


def _eligible(worths: Mapping[str, Fraction], terms: Terms) -> tuple[str, ...]:
    """Return who adds something, and whom they need, unless they can never be funded."""
    found: set[str] = set()
    for project, worth in worths.items():
        together = {project, *terms.constraints.all_needs_of(project)}
        costs = [terms.costs[each] for each in together]
        if worth > 0 and together.isdisjoint(terms.barred) and sum(costs) <= terms.budget:
            found |= together
    return tuple(sorted(found))


def _packing(ids: tuple[str, ...], worths: tuple[int, ...], terms: Terms) -> Packing:
    rules = terms.constraints
    amounts = [terms.budget, *(limit.amount for limit in rules.limits)]
    costs = [terms.costs[each] for each in ids]
    scale = lcm(*(cost.denominator for cost in costs))
    loads = [int(cost * scale) for cost in costs]
    members = [set(ids), *(limit.projects for limit in rules.limits)]
    position = {project: index for index, project in enumerate(ids)}
    groups = (
        frozenset(position[each] for each in group & position.keys()) for group in rules.rivals
    )
    return Packing(
        worths,
        tuple(
            tuple(load if each in group else 0 for each, load in zip(ids, loads, strict=True))
            for group in members
        ),
        tuple(floor(amount * scale) for amount in amounts),
        tuple(group for group in groups if len(group) > 1),
        tuple(
            (position[each], position[other])
            for each in ids
            for other in sorted(rules.needs.get(each, ()))
        ),
    )
