"""How many times more one thing matters than another: judgments in pairs, of one or of many."""

from fractions import Fraction
from typing import ClassVar

import attrs
from attrs import frozen

from prioritize.errors import InputError, finding
from prioritize.model.digest import canonical_json, sha256
from prioritize.model.profile import checked_projects
from prioritize.model.project import Project
from prioritize.text import message


__all__ = ["Judgment", "JudgmentProfile"]


@frozen
class Judgment:
    """One judge, or the group (no judge), says how many times `first` matters as much as `second`.

    Attributes
    ----------
    first, second
        Two projects, or two criteria.
    ratio
        Above 0: 3 says that the first matters three times as much, 1/3 the other way round.
    about
        The criterion under which they are compared; empty for the goal itself.

    """

    first: str
    second: str
    ratio: Fraction
    judge: str = ""
    about: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse a ratio that is none."""
        if self.ratio <= 0:
            what = message(
                "{first} cannot matter {ratio} times as much as {second}",
                first=self.first,
                ratio=self.ratio,
                second=self.second,
            )
            raise InputError(finding(what, remedy=message("A ratio is above 0.")))


@frozen
class JudgmentProfile:
    """A set of judgments; pairs that nobody judged are simply absent.

    Attributes
    ----------
    powers
        (judge, voting power): whoever is not named here has a power of 1.

    """

    kind: ClassVar[str] = "judgments"
    projects: tuple[Project, ...] = attrs.field(validator=checked_projects)
    judgments: tuple[Judgment, ...]
    powers: tuple[tuple[str, Fraction], ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 over what is counted."""
        rows = sorted(
            [each.about, each.first, each.second, str(each.ratio), each.judge]
            if each.first <= each.second
            else [each.about, each.second, each.first, str(1 / each.ratio), each.judge]
            for each in self.judgments
        )
        record = {
            "ids": sorted(project.id for project in self.projects),
            "powers": sorted([judge, str(power)] for judge, power in self.powers),
            "rows": rows,
        }
        return sha256(b"judgments/v1\0" + canonical_json(record))
