"""Profiles whose projects have costs."""

from fractions import Fraction
from typing import TypeVar

from attrs import evolve

from prioritize.model.profile import Profile
from prioritize.model.project import Project


__all__ = ["priced"]

P = TypeVar("P", bound=Profile)


def priced(profile: P, **costs: int) -> P:
    """Give the projects of a profile their costs."""
    projects = tuple(Project(each.id, cost=Fraction(costs[each.id])) for each in profile.projects)
    return evolve(profile, projects=projects)  # type: ignore[misc]  # any kind of profile
