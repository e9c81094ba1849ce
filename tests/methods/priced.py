"""Profiles whose projects have costs."""

from fractions import Fraction

from attrs import evolve

from prioritize.model.profile import Profile
from prioritize.model.project import Project


__all__ = ["priced"]


def priced(profile: Profile, **costs: int) -> Profile:
    """Give the projects of a profile their costs."""
    projects = tuple(Project(each.id, cost=Fraction(costs[each.id])) for each in profile.projects)
    return evolve(profile, projects=projects)  # type: ignore[misc]  # any kind of profile
