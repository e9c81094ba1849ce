"""The till of a budget: who has got money so far, in which order, and what is left."""

from collections.abc import Hashable
from fractions import Fraction

from attrs import define, evolve, field

from prioritize.model.outcome import Allocation, Ranking
from prioritize.tally.bid import Bids
from prioritize.tally.budget_line import Line
from prioritize.tally.constraints import Obstacle
from prioritize.tally.fate import Fate
from prioritize.tally.step import Considered
from prioritize.tally.tally import Tally


__all__ = ["Till"]


@define(eq=False)
class Till:
    """Money on its way to projects; `tiers` are those in which they came up.

    `state` is what the rest of the count depends on beside what the till holds.
    """

    bids: Bids
    tally: Tally
    left: Fraction
    paid: dict[str, Fraction] = field(factory=dict)
    tiers: list[tuple[str, ...]] = field(factory=list)
    state: Hashable = None

    @classmethod
    def opened(cls, bids: Bids, tally: Tally, *, state: Hashable = None) -> "Till":
        """Begin with all the money, and fund what costs nothing."""
        till = cls(bids, tally, bids.budget, state=state)
        till.new_tier()
        for project in sorted(bids.free):
            till.come_up(project, "funded")
        return till

    def new_tier(self) -> None:
        """Let those that come up from here on stand behind the others."""
        if not self.tiers or self.tiers[-1]:
            self.tiers.append(())

    def come_up(self, project: str, fate: Fate) -> None:
        """Write down what becomes of a project, on a level with the one before.

        Whatever the fate of one that is not funded is, a side constraint in its way is told first.
        """
        cost = self.bids.costs[project]
        self.tiers[-1] = tuple(sorted((*self.tiers[-1], project)))
        if fate == "funded":
            self.paid[project] = cost
            self.left -= cost
        obstacle = self._obstacle(project) if fate != "funded" else None
        step = Considered(project, cost, fate, self.left, len(self.tiers))
        if obstacle is not None:
            step = evolve(step, fate=obstacle.fate, because=obstacle.projects, limit=obstacle.limit)
        self.tally.record(step)

    def _obstacle(self, project: str) -> Obstacle | None:
        """Say which side constraint keeps a project out that could be funded otherwise."""
        if project in self.bids.barred:
            return None
        return self.bids.constraints.why_not(project, self.bids.costs[project], self.paid)

    def by_votes(self, fate: Fate) -> None:
        """Let all others come up in the order of their votes, to this fate if no other is known."""
        for tier in self.bids.tiers(without=self.known):
            self.new_tier()
            for project in tier:
                self.come_up(project, self.bids.barred.get(project) or fate)

    def fund_by_votes(self) -> None:
        """Fund all others in the order of their votes, as long as they fit."""
        self._drop_empty()
        before = (self.state, tuple(self.tiers))
        line = Line(
            self.bids.terms,
            self.tally.with_states(lambda state: ("votes", before, state)),
            self.left,
            paid=self.paid,
            tiers=self.tiers,
        )
        for tier in self.bids.tiers(without=self.known):
            line.consider(tier)
        self.left = line.left

    def allocation(self) -> Allocation:
        """Return who is funded."""
        self._drop_empty()
        ranking = Ranking(self.tiers, tuple(sorted(self.bids.scores.items())))
        spent = sum(self.paid.values(), Fraction(0))
        return Allocation(tuple(self.paid), ranking, self.bids.budget, spent)

    @property
    def known(self) -> frozenset[str]:
        """Everything that came up so far."""
        return frozenset(project for tier in self.tiers for project in tier)

    def _drop_empty(self) -> None:
        if self.tiers and not self.tiers[-1]:
            self.tiers.pop()
