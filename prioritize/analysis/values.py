"""An additive list taken apart: what each project is worth on each criterion, and the weights."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from attrs import evolve, frozen

from prioritize.model.outcome import Outcome
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.tally.engine import run
from prioritize.tally.method import Method
from prioritize.tally.result import ranking_of


__all__ = ["Values", "values_of"]


@frozen
class Values:
    """What projects are worth by criterion, on one footing, and the weights of the criteria.

    Attributes
    ----------
    projects, criteria
        The m projects that have a score, and the c criteria with a weight, by id.
    worth
        (m, c) exact numbers; the score of a project is the sum of weight times worth.
    weights
        c exact numbers that add up to 1.

    """

    projects: tuple[str, ...]
    criteria: tuple[str, ...]
    worth: tuple[tuple[Fraction, ...], ...]
    weights: tuple[Fraction, ...]

    def scores(self) -> dict[str, Fraction]:
        """Return the score of every project, with weights that add up to 1."""
        return {
            project: sum((w * v for w, v in zip(self.weights, row, strict=True)), Fraction(0))
            for project, row in zip(self.projects, self.worth, strict=True)
        }

    def row(self, project: str) -> tuple[Fraction, ...]:
        """Return what a project is worth on every criterion."""
        return self.worth[self.projects.index(project)]


def values_of(method: Method[Any, Outcome], profile: ScoresheetProfile) -> Values | None:
    """Take an additive method apart by counting each criterion alone.

    Parameters
    ----------
    method
        A method whose score is a weighted sum of what a project is worth on each criterion.
    profile
        The score sheets of the projects that are ranked.

    Returns
    -------
    Values or None
        `None` where the parts do not add up to the method's own scores: it is not additive.

    """
    weighed = [each for each in profile.criteria if each.weight]
    total = sum((each.weight for each in weighed), Fraction(0))
    whole = dict(ranking_of(run(method, profile).outcome).scores)
    alone = {each.id: _alone(method, profile, each.id) for each in weighed}
    projects = tuple(sorted(whole))
    if not projects or any(column.keys() < whole.keys() for column in alone.values()):
        return None
    values = Values(
        projects,
        tuple(each.id for each in weighed),
        tuple(tuple(alone[each.id][project] for each in weighed) for project in projects),
        tuple(each.weight / total for each in weighed),
    )
    added = {project: score * total for project, score in values.scores().items()}
    return values if added == whole else None


def _alone(
    method: Method[Any, Outcome], profile: ScoresheetProfile, criterion: str
) -> Mapping[str, Fraction]:
    criteria = tuple(
        evolve(each, weight=Fraction(each.id == criterion)) for each in profile.criteria
    )
    only = evolve(profile, criteria=criteria)
    return dict(ranking_of(run(method, only).outcome).scores)
