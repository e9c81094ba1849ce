"""Find the lists that a question about projects is about."""

from typing import Final

from attrs import evolve

from prioritize.audit.material import Material
from prioritize.errors import Finding, UsageError, closest
from prioritize.tally.listing import Listing, Lists
from prioritize.tally.result import ranking_of
from prioritize.tally.step import Excluded
from prioritize.text import Message, message
from prioritize.workflow.rank import rank


__all__ = ["lists_about"]

_FEW: Final = 3
"""How many projects are proposed at most."""


def lists_about(material: Material, projects: tuple[str, ...]) -> Lists:
    """Count, and keep the lists in which all of the projects stand.

    Raises
    ------
    UsageError
        No list holds them; what they may be meant to be is proposed.

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
                remedy=closest(each, sorted(known)) or _meant(each, lists),
            )
            for each in unknown
        ]
    )


def _meant(said: str, lists: Lists) -> Message | None:
    """Propose the projects of whose id or name this is a part, where they are few."""
    projects = {
        each.id: each for listing in lists.listings for each in listing.result.profile.projects
    }
    part = said.casefold()
    ids = tuple(
        id
        for id, project in sorted(projects.items())
        if any(part in text.casefold() for text in (id, *dict(project.names.texts).values()))
    )
    return message("Did you mean {names}?", names=ids) if 0 < len(ids) <= _FEW else None


def _projects(listing: Listing) -> tuple[str, ...]:
    """Return the projects that a list speaks of: those it ranks, and those it gives a reason."""
    excluded = (step.project for step in listing.result.steps if isinstance(step, Excluded))
    return (*ranking_of(listing.result.outcome).projects, *excluded)
