"""What the engine does not take from a method: an outcome without all the projects."""

from typing import Any

from prioritize.errors import Finding, PluginError
from prioritize.model.outcome import Outcome
from prioritize.model.profile import Profile
from prioritize.tally.method import Method
from prioritize.tally.result import ranking_of
from prioritize.text import message


__all__ = ["require_every_project"]


def require_every_project(method: Method[Any, Outcome], profile: Profile, outcome: Outcome) -> None:
    """Refuse an outcome in which a project has no place, or more than one.

    Raises
    ------
    PluginError
        The method is broken; the error names it and the projects.

    """
    ids = [project.id for project in profile.projects]
    placed = ranking_of(outcome).projects
    if sorted(placed) == sorted(ids):
        return
    wrong = sorted({each for each in (*ids, *placed) if placed.count(each) != 1 or each not in ids})
    what = message(
        "The method {method} does not give every project one place: {projects}",
        method=method.info.id,
        projects=tuple(wrong),
    )
    raise PluginError(Finding(what, remedy=message("Tell those who wrote the method.")))
