"""Put a budget line under an order of projects."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Literal, TypeAlias

from attrs import define, field

from prioritize.errors import Finding, InputError
from prioritize.model.project import Project
from prioritize.tally.step import Considered
from prioritize.text import message


__all__ = ["Choose", "Line", "Overflow", "costs_by_id", "funded"]

Overflow: TypeAlias = Literal["skip", "stop"]
Choose: TypeAlias = "Callable[[tuple[str, ...], frozenset[str]], str]"
"""Which of several equal projects comes up first, given those funded so far."""


def costs_by_id(projects: Iterable[Project]) -> dict[str, Fraction]:
    """Return what every project costs.

    Raises
    ------
    InputError
        Projects have no cost, or one below 0; all of them are named.

    """
    costs: dict[str, Fraction] = {}
    findings: list[Finding] = []
    for project in projects:
        if project.cost is None:
            what = message("The cost of {project} is not known", project=project.id)
            findings.append(Finding(what, remedy=message("Write what it costs.")))
        elif project.cost < 0:
            findings.append(
                Finding(message("The cost of {project} is below 0", project=project.id))
            )
        else:
            costs[project.id] = project.cost
    if findings:
        raise InputError(findings)
    return costs


@define
class Line:
    """Projects come up in their order and are paid while the money lasts.

    Attributes
    ----------
    costs
        What every project costs.
    left
        The money that is not yet spent.
    overflow
        What happens when a project does not fit: ``skip`` goes on to the next ones, ``stop`` ends.
    choose
        Asked only where it matters which of several equal projects comes up first.

    """

    costs: Mapping[str, Fraction]
    left: Fraction
    overflow: Overflow
    choose: Choose
    steps: list[Considered] = field(factory=list)
    _stopped: bool = False
    _tier: int = 1

    def consider(self, equal: Iterable[str]) -> None:
        """Let a group of equal projects come up."""
        waiting = sorted(equal)
        while waiting and not self._stopped and not self._all_settled(waiting):
            first = self._next(waiting)
            waiting.remove(first)
            if self.costs[first] > self.left:
                self._stopped = True
                self._record(first, "unaffordable")
            else:
                self._fund(first)
            self._tier += 1
        self._settle(waiting)
        self._tier += 1

    def leave_out(
        self, projects: Iterable[str], fate: Literal["below-minimum", "excluded"]
    ) -> None:
        """Record projects that no money goes to whatever is left."""
        for project in sorted(projects):
            self._record(project, fate)
        self._tier += 1

    def _all_settled(self, waiting: list[str]) -> bool:
        """Say whether the rest of a group comes out the same in every order."""
        fitting = [each for each in waiting if self.costs[each] <= self.left]
        if not fitting:
            return True
        together = sum((self.costs[each] for each in fitting), Fraction(0)) <= self.left
        return together and (self.overflow == "skip" or len(fitting) == len(waiting))

    def _next(self, waiting: list[str]) -> str:
        """Choose whose turn it is; one that can never fit changes nothing when it is skipped."""
        able = [
            each for each in waiting if self.overflow == "stop" or self.costs[each] <= self.left
        ]
        if len(able) == 1:
            return able[0]
        paid = frozenset(step.project for step in self.steps if step.fate == "funded")
        return self.choose(tuple(able), paid)

    def _settle(self, waiting: list[str]) -> None:
        stopped = self._stopped
        for project in waiting:
            if stopped:
                self._record(project, "stopped")
            elif self.costs[project] <= self.left:
                self._fund(project)
            else:
                self._stopped = self.overflow == "stop"
                self._record(project, "unaffordable")

    def _fund(self, project: str) -> None:
        self.left -= self.costs[project]
        self._record(project, "funded")

    def _record(
        self,
        project: str,
        fate: Literal["funded", "unaffordable", "stopped", "below-minimum", "excluded"],
    ) -> None:
        self.steps.append(Considered(project, self.costs[project], fate, self.left, self._tier))


def funded(line: Line) -> tuple[str, ...]:
    """Return the projects that were paid, in the order in which they came up."""
    return tuple(step.project for step in line.steps if step.fate == "funded")
