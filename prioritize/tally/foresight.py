"""What a run of equal shares tells of runs with smaller shares.

As long as the same is bought in the same rounds, less money for everyone makes purses smaller and
prices higher. So a bound below which a rate does not lie holds for smaller shares too, and whoever
cannot pay for a project cannot do so with less. A run that is guided by one with larger shares
looks at few projects but those that are bought, until it buys something else.
"""

from collections.abc import Iterable
from heapq import heapify
from typing import TypeAlias

from attrs import frozen


__all__ = ["Guide", "Sight", "raised"]


@frozen(eq=False)
class Sight:
    """One round, as a run saw it.

    Attributes
    ----------
    bought
        Positions of what was bought.
    waiting
        Bounds of rates, with the positions of all projects that could still be paid for.
    least, next
        Bounds of the rates of what was bought, and of any other project.

    """

    bought: frozenset[int]
    waiting: tuple[tuple[float, int], ...]
    least: float
    next: float

    @property
    def single(self) -> int | None:
        """What was bought, if that was one project."""
        return next(iter(self.bought)) if len(self.bought) == 1 else None


Guide: TypeAlias = tuple[Sight, ...]
"""The rounds of a run that came to its end."""


def raised(waiting: Iterable[tuple[float, int]], sight: Sight) -> list[tuple[float, int]]:
    """Return the projects of a sight as a heap, each with the higher one of two bounds."""
    own = {project: bound for bound, project in waiting}
    heap = [(max(bound, own.get(project, bound)), project) for bound, project in sight.waiting]
    heapify(heap)
    return heap
