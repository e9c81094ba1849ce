"""Find the lists that a question about projects is about."""

from attrs import evolve

from prioritize.audit.material import Material
from prioritize.errors import Finding, UsageError, closest
from prioritize.tally.listing import Lists
from prioritize.tally.result import ranking_of
from prioritize.text import message
from prioritize.workflow.rank import rank


__all__ = ["lists_about"]


def lists_about(material: Material, projects: tuple[str, ...]) -> Lists:
    """Count, and keep the lists in which all of the projects stand.

    Raises
    ------
    UsageError
        No list holds them; close names are proposed.

    """
    lists = rank(material)
    holding = tuple(
        each
        for each in lists.listings
        if set(projects) <= set(ranking_of(each.result.outcome).projects)
    )
    if holding:
        return evolve(lists, listings=holding)
    known = {
        project for each in lists.listings for project in ranking_of(each.result.outcome).projects
    }
    unknown = [each for each in projects if each not in known] or list(projects)
    raise UsageError(
        [
            Finding(
                message("No list asked for holds the project {id}", id=repr(each)),
                remedy=closest(each, sorted(known)),
            )
            for each in unknown
        ]
    )
