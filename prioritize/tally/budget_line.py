"""How far money has come: projects come up, and get it or not, until nothing more is left."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from attrs import define, field, frozen

from prioritize.tally.constraints import Constraints, Obstacle
from prioritize.tally.fate import Fate
from prioritize.tally.step import Considered
from prioritize.tally.tally import Tally


__all__ = ["FUND", "Line", "Terms"]

FUND: Final = "fund"
"""The purpose of a choice of which of several equal projects comes up for money next."""


@frozen
class Terms:
    """What decides about money: costs, the budget, what is done where one does not fit.

    Projects with a fate in `barred` come up and are not funded, whatever they cost.
    """

    costs: Mapping[str, Fraction]
    budget: Fraction
    on_overflow: str
    barred: Mapping[str, Fate] = field(factory=dict)
    constraints: Constraints = Constraints()


@define
class Line:
    """How far the money has come, and who waits for others; the tiers are those that came up."""

    terms: Terms
    tally: Tally
    left: Fraction
    paid: dict[str, Fraction] = field(factory=dict)
    tiers: list[tuple[str, ...]] = field(factory=list)
    waiting: dict[str, int] = field(factory=dict)
    stopped: bool = False

    def consider(self, equals: Sequence[str]) -> None:
        """Let equal projects come up: together, or one by one where that matters."""
        if equals:
            self.tiers.append(tuple(equals))
            self._come_up(equals, len(self.tiers))

    def _come_up(self, equals: Sequence[str], tier: int) -> None:
        coming = list(equals)
        while self._matters(coming):
            state = (frozenset(self.paid.items()), frozenset(coming))
            chosen = self.tally.choose(self._contenders(coming), FUND, state=state)
            coming.remove(chosen)
            self._settle([chosen], tier)
            self._release()
        self._settle(coming, tier)
        self._release()

    def _release(self) -> None:
        """Let projects come up again that wait for nothing more, the highest tier first."""
        while ready := [each for each in self.waiting if not self._waits(each)]:
            tier = min(self.waiting[each] for each in ready)
            again = sorted(each for each in ready if self.waiting[each] == tier)
            for each in again:
                del self.waiting[each]
            self._come_up(again, tier)

    def _waits(self, project: str) -> bool:
        obstacle = self._obstacle(project)
        return obstacle is not None and obstacle.fate == "waiting"

    def _matters(self, coming: Sequence[str]) -> bool:
        """Say whether the order of equals may decide who of them is funded."""
        contenders = self._contenders(coming)
        if self.stopped or len(contenders) < 2 or not any(map(self._fits, contenders)):
            return False
        return not self._fit_together([*contenders, *self._hopeful(coming)])

    def _contenders(self, coming: Sequence[str]) -> list[str]:
        """Return those who get money if they come up now, or stop the count.

        What does not fit any more is passed over under ``skip``, whenever it comes up.
        """
        stops = self.terms.on_overflow == "stop"
        ready = [each for each in self._in_play(coming) if self._obstacle(each) is None]
        return [each for each in ready if self._fits(each) or (stops and not self._over(each))]

    def _hopeful(self, coming: Sequence[str]) -> list[str]:
        """Return those who wait for others, and may come up once these are funded."""
        waiting = (*self._in_play(coming), *self.waiting)
        return [each for each in waiting if self._waits(each) and self._fits(each)]

    def _fit_together(self, projects: Sequence[str]) -> bool:
        rules = self.terms.constraints
        if sum((self.terms.costs[each] for each in projects), Fraction(0)) > self.left:
            return False
        if any(not rules.rivals_of(each).isdisjoint(projects) for each in projects):
            return False
        paid = self.paid | {each: self.terms.costs[each] for each in projects}
        return all(limit.left(paid) >= 0 for limit in rules.limits)

    def _in_play(self, coming: Sequence[str]) -> list[str]:
        return [each for each in coming if each not in self.terms.barred]

    def _obstacle(self, project: str) -> Obstacle | None:
        return self.terms.constraints.blocked(project, self.paid)

    def _over(self, project: str) -> Obstacle | None:
        """Say which limit is in the way of a project that nothing else blocks."""
        return self.terms.constraints.why_not(project, self.terms.costs[project], self.paid)

    def _award(self, project: str) -> Fraction | None:
        cost = self.terms.costs[project]
        return self.terms.constraints.award(project, cost, paid=self.paid, left=self.left)

    def _fits(self, project: str) -> bool:
        return self._award(project) is not None

    def _settle(self, together: Sequence[str], tier: int) -> None:
        """Record what becomes of projects whose order among themselves makes no difference."""
        verdicts = [(each, self._verdict(each), self._award(each)) for each in together]
        reached = any(
            verdict.fate in ("funded", "unaffordable") and self.terms.costs[each] > self.left
            for each, verdict, _ in verdicts
        )
        for project, verdict, award in verdicts:
            self._record(project, verdict, award=award, tier=tier)
        if reached and self.terms.on_overflow == "stop":
            self.stopped = True

    def _record(
        self, project: str, verdict: Obstacle, *, award: Fraction | None, tier: int
    ) -> None:
        cost = self.terms.costs[project]
        in_part = None
        if verdict.fate == "funded" and award is not None:
            self.paid[project] = award
            self.left -= award
            in_part = None if award == cost else award
        if verdict.fate == "waiting":
            self.waiting[project] = tier
        step = Considered(
            project,
            cost,
            verdict.fate,
            self.left,
            tier,
            award=in_part,
            because=verdict.projects,
            limit=verdict.limit,
        )
        self.tally.record(step)

    def _verdict(self, project: str) -> Obstacle:
        """Say what becomes of a project that comes up now."""
        if project in self.terms.barred:
            return Obstacle(self.terms.barred[project])
        obstacle = self._obstacle(project)
        if obstacle is not None and obstacle.fate == "ruled-out":
            return obstacle
        if self.stopped:
            return Obstacle("stopped")
        if obstacle is not None:
            return obstacle
        if self._fits(project):
            return Obstacle("funded")
        return self._over(project) or Obstacle("unaffordable")
