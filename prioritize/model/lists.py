"""Lists as input: an order to put under a budget, and several orders to make one of."""

from fractions import Fraction
from typing import ClassVar

import attrs
from attrs import frozen

from prioritize.model.digest import canonical_json, sha256
from prioritize.model.outcome import Ranking
from prioritize.model.profile import checked_projects
from prioritize.model.project import Project


__all__ = ["ListProfile", "Part", "PartsProfile"]


def _ranking_facts(ranking: Ranking) -> list[object]:
    return [
        [list(tier) for tier in ranking.tiers],
        [[project, str(score)] for project, score in ranking.scores],
    ]


@frozen
class ListProfile:
    """One ranked list, with scores where it has them, as the input of a further step."""

    kind: ClassVar[str] = "list"
    projects: tuple[Project, ...] = attrs.field(validator=checked_projects)
    ranking: Ranking

    @property
    def digest(self) -> str:
        """SHA-256 over what is counted."""
        costs = sorted([each.id, str(each.cost)] for each in self.projects)
        facts = {"costs": costs, "ranking": _ranking_facts(self.ranking)}
        return sha256(b"list/v1\0" + canonical_json(facts))


@frozen
class Part:
    """The list of one instrument with its declared weight."""

    instrument: str
    weight: Fraction
    ranking: Ranking


@frozen
class PartsProfile:
    """The lists of several instruments, and the projects about which they are combined."""

    kind: ClassVar[str] = "parts"
    projects: tuple[Project, ...] = attrs.field(validator=checked_projects)
    parts: tuple[Part, ...]

    @property
    def digest(self) -> str:
        """SHA-256 over what is counted."""
        ids = {each.id for each in self.projects}
        facts = sorted(
            [each.instrument, str(each.weight), *map(str, _ranking_facts(each.ranking.among(ids)))]
            for each in self.parts
        )
        return sha256(b"parts/v1\0" + canonical_json(facts))
