"""Find the lists that a question about projects is about."""

from attrs import evolve

from prioritize.audit.material import Material
from prioritize.errors import Finding, UsageError, closest
from prioritize.tally.listing import Listing, Lists
from prioritize.tally.result import ranking_of
from prioritize.tally.step import Excluded
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
    holding = tuple(each for each in lists.listings if set(projects) <= set(_projects(each)))
    if holding:
        return evolve(lists, listings=holding)
    known = {project for each in lists.listings for project in _projects(each)}
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


def _projects(listing: Listing) -> tuple[str, ...]:
    """Return the projects that a list speaks of: those it ranks, and those it gives a reason."""
    excluded = (step.project for step in listing.result.steps if isinstance(step, Excluded))
    return (*ranking_of(listing.result.outcome).projects, *excluded)
