"""Which projects can no longer be bought once others are: rivals, and what no limit has room for.

Buying more only ever excludes more, so what is excluded once stays so.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from heapq import heapify
from itertools import combinations
from typing import Final, Protocol, TypeAlias

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from prioritize.tally.constraints import Constraints


__all__ = ["NO_EXCLUSIONS", "Exclusions"]


Bound: TypeAlias = "tuple[float, int]"


class Purchased(Protocol):
    """Something that was bought."""

    @property
    def project(self) -> int:
        """Its position."""


@frozen(eq=False)
class Exclusions:
    """Rivals and limits, for projects by their positions.

    Attributes
    ----------
    costs
        Of all m projects, in whole numbers of some unit of money.
    groups
        Of each at most one project is bought.
    limits
        What the projects of each may cost together, in the same unit.
    taken
        Those that are funded already.

    """

    costs: Sequence[int] = ()
    groups: tuple[frozenset[int], ...] = ()
    limits: tuple[tuple[int, frozenset[int]], ...] = ()
    taken: frozenset[int] = frozenset()

    @classmethod
    def of(
        cls,
        constraints: Constraints,
        costs: Mapping[str, int],
        *,
        parts: int,
        taken: Collection[str],
    ) -> "Exclusions":
        """Take rivals and limits from side constraints.

        Parameters
        ----------
        costs
            Of all projects in their order, in units of which a unit of the currency has `parts`.

        """
        position = {each: at for at, each in enumerate(costs)}

        def positions(ids: Iterable[str]) -> frozenset[int]:
            return frozenset(position[each] for each in ids)

        return cls(
            tuple(costs.values()),
            tuple(positions(each) for each in constraints.rivals),
            tuple(
                (_whole(limit.amount * parts), positions(limit.projects))
                for limit in constraints.limits
            ),
            positions(taken),
        )

    def shut(self, bought: Iterable[int]) -> frozenset[int]:
        """Return the projects that can no longer be bought, once these are.

        Examples
        --------
        >>> sorted(Exclusions((4, 3, 2), limits=((6, frozenset({0, 1, 2})),)).shut([0]))
        [1]

        """
        if not self.groups and not self.limits:
            return frozenset()
        have = self.taken.union(bought)
        shut = {each for group in self.groups if group & have for each in group}
        for _, members in self.limits:
            shut.update(members)
        shut.difference_update(have)
        return frozenset(each for each in shut if self._is_shut(each, have))

    def admitted(self, waiting: list[Bound], bought: Iterable[Purchased]) -> list[Bound]:
        """Return those of a heap that can still be bought, as a heap."""
        if not self.groups and not self.limits:
            return waiting
        shut = self.shut(each.project for each in bought)
        heap = [each for each in waiting if each[1] not in shut]
        heapify(heap)
        return heap

    def _is_shut(self, project: int, have: frozenset[int]) -> bool:
        return any(project in group and group & have for group in self.groups) or any(
            project in members and self._cost(members & have) + self.costs[project] > amount
            for amount, members in self.limits
        )

    def clashing(self, projects: Sequence[int], bought: Iterable[int]) -> NDArray[np.bool_]:
        """Say which projects may keep each other out, of several that can be bought now.

        Returns
        -------
        NDArray
            (k, k) booleans.

        """
        have = self.taken.union(bought)
        clashes = np.zeros((len(projects), len(projects)), np.bool_)
        for members in (*self.groups, *self._strained(projects, have)):
            among = [at for at, each in enumerate(projects) if each in members]
            for one, other in combinations(among, 2):
                clashes[one, other] = clashes[other, one] = True
        return clashes

    def _strained(self, projects: Sequence[int], have: frozenset[int]) -> list[frozenset[int]]:
        """Return the members of limits that have not enough left for all of these projects."""
        return [
            members
            for amount, members in self.limits
            if self._cost(members & have.union(projects)) > amount
        ]

    def _cost(self, projects: Iterable[int]) -> int:
        return sum(self.costs[each] for each in projects)


def _whole(amount: Fraction) -> int:
    """Round down: what costs whole numbers fits below an amount just if it does below that."""
    return amount.numerator // amount.denominator


NO_EXCLUSIONS: Final = Exclusions()
"""Whatever is bought, everything else can be bought too."""
