"""Direct comparisons of two projects at a time, agreed by a group or made by several judges."""

from typing import ClassVar, Literal

import attrs
from attrs import frozen

from prioritize.model.digest import canonical_json, sha256
from prioritize.model.profile import checked_projects
from prioritize.model.project import Project


__all__ = ["Comparison", "PairwiseProfile"]


@frozen
class Comparison:
    """What one judge, or the group (no judge), answered for one pair.

    `count` is how many judges gave this answer.
    """

    first: str
    second: str
    verdict: Literal["first", "second", "tie"]
    count: int = 1
    judge: str = ""


@frozen
class PairwiseProfile:
    """A set of comparisons; pairs nobody compared are simply absent."""

    kind: ClassVar[str] = "pairwise"
    projects: tuple[Project, ...] = attrs.field(validator=checked_projects)
    comparisons: tuple[Comparison, ...]

    @property
    def digest(self) -> str:
        """SHA-256 over what is counted."""
        ids = sorted(project.id for project in self.projects)
        rows = sorted(
            [each.first, each.second, each.verdict, str(each.count), each.judge]
            if each.first <= each.second
            else [each.second, each.first, _turned(each.verdict), str(each.count), each.judge]
            for each in self.comparisons
        )
        return sha256(b"pairwise/v1\0" + canonical_json({"ids": ids, "rows": rows}))


def _turned(verdict: str) -> str:
    return {"first": "second", "second": "first"}.get(verdict, verdict)
