"""What else must hold besides that the money suffices: rivals, dependencies, limits, minimums."""

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Final, Literal

from attrs import field, frozen

from prioritize.tally.fate import Fate


__all__ = ["WITHOUT_CONSTRAINTS", "Constraints", "Limit", "Obstacle"]


@frozen
class Limit:
    """The most that the projects of one category or one neighborhood may get together."""

    of: Literal["category", "neighborhood"]
    name: str
    amount: Fraction
    projects: frozenset[str]

    def left(self, paid: Mapping[str, Fraction]) -> Fraction:
        """Return what the limit leaves after what is paid for projects."""
        spent = (amount for project, amount in paid.items() if project in self.projects)
        return self.amount - sum(spent, Fraction(0))


@frozen
class Obstacle:
    """Why a project cannot be funded: its fate, the projects in the way, or the limit."""

    fate: Fate
    projects: tuple[str, ...] = ()
    limit: str = ""


@frozen
class Constraints:
    """Side constraints of one budget; without any of them nothing is in the way of a project.

    Attributes
    ----------
    rivals
        Of each group at most one project is funded.
    needs
        Projects that are funded only if all of these are funded too.
    limits
        What may be spent on categories and neighborhoods.
    minimums
        The least that a project can make do with, where that is less than its cost.

    """

    rivals: tuple[frozenset[str], ...] = ()
    needs: Mapping[str, frozenset[str]] = field(factory=dict)
    limits: tuple[Limit, ...] = ()
    minimums: Mapping[str, Fraction] = field(factory=dict)

    def blocked(self, project: str, funded: Collection[str]) -> Obstacle | None:
        """Say which other projects are in the way: rivals that are funded, needs that are not.

        Examples
        --------
        >>> either = Constraints(rivals=(frozenset({"road", "rail"}),))
        >>> either.blocked("rail", ["road"])
        Obstacle(fate='ruled-out', projects=('road',), limit='')
        >>> either.blocked("rail", ["well"]) is None
        True

        """
        against = self.rivals_of(project).intersection(funded)
        if against:
            return Obstacle("ruled-out", tuple(sorted(against)))
        missing = self.needs.get(project, frozenset()).difference(funded)
        return Obstacle("waiting", tuple(sorted(missing))) if missing else None

    def rivals_of(self, project: str) -> frozenset[str]:
        """Return the projects of which none can be funded beside this one."""
        groups = [group for group in self.rivals if project in group]
        return frozenset[str]().union(*groups) - {project}

    def all_needs_of(self, project: str) -> frozenset[str]:
        """Return the projects without which this one is not funded, directly or through others."""
        found: set[str] = set()
        ahead = set(self.needs.get(project, ()))
        while ahead:
            found |= ahead
            ahead = {each for one in ahead for each in self.needs.get(one, ())} - found
        return frozenset(found)

    def why_not(
        self, project: str, cost: Fraction, paid: Mapping[str, Fraction]
    ) -> Obstacle | None:
        """Say what stands in the way of paying this much for a project, after what is paid."""
        blocked = self.blocked(project, paid)
        if blocked is not None:
            return blocked
        tight = self._tightest(project, paid)
        if tight is not None and cost > tight.left(paid):
            return Obstacle("over-limit", limit=tight.name)
        return None

    def _tightest(self, project: str, paid: Mapping[str, Fraction]) -> Limit | None:
        own = [limit for limit in self.limits if project in limit.projects]
        return min(own, key=lambda limit: (limit.left(paid), limit.name), default=None)

    def award(
        self, project: str, cost: Fraction, *, paid: Mapping[str, Fraction], left: Fraction
    ) -> Fraction | None:
        """Return what a project gets: its cost, or what is left if it can make do with that.

        `None` says that it gets nothing. Rivals and needs are not asked about here.
        """
        tight = self._tightest(project, paid)
        room = left if tight is None else min(left, tight.left(paid))
        if cost <= room:
            return cost
        least = self.minimums.get(project)
        return room if least is not None and least <= room else None


WITHOUT_CONSTRAINTS: Final = Constraints()
"""Nothing else must hold than that the money suffices."""
