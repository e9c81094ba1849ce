"""The same votes about projects that are listed in another order or go by other names."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

import numpy as np
from attrs import evolve

from prioritize.model.judgment import JudgmentProfile
from prioritize.model.lists import ListProfile, PartsProfile
from prioritize.model.outcome import Ranking
from prioritize.model.pairwise import PairwiseProfile
from prioritize.model.profile import PaperProfile, Profile
from prioritize.testing.variation.layout import LAYOUTS, changed


__all__ = ["project_ids", "renamed", "renamed_ranking", "reordered"]

P = TypeVar("P", bound=Profile)


def project_ids(profile: Profile) -> tuple[str, ...]:
    """Return the ids of the projects as they are listed."""
    return tuple(project.id for project in profile.projects)


def reordered(profile: P, order: Sequence[int]) -> P:
    """Return the profile with its projects listed in another order."""
    index = np.array(order, np.intp)
    changes: dict[str, object] = {"projects": tuple(profile.projects[each] for each in order)}
    layout = LAYOUTS.get(type(profile))
    if layout and layout.project_axis is not None:
        for name in layout.arrays:
            array = getattr(profile, name)
            if array is not None:
                changes[name] = np.take(array, index, axis=layout.project_axis)
    if isinstance(profile, PaperProfile):
        changes |= _remarked(profile, order)
    return changed(profile, changes)


def _remarked(profile: PaperProfile, order: Sequence[int]) -> dict[str, object]:
    """Point the marks at the new positions."""
    new = {old: position for position, old in enumerate(order)}
    marks = profile.marks.copy()
    for old, position in new.items():
        marks[profile.marks == old] = position
    overvotes = tuple(
        tuple(sorted(new[each] for each in tied if each in new)) for tied in profile.overvotes
    )
    return {"marks": marks, "overvotes": overvotes}


def renamed(profile: P, names: Mapping[str, str]) -> P:
    """Return the profile with other ids for its projects."""
    changes: dict[str, object] = {
        "projects": tuple(evolve(each, id=names[each.id]) for each in profile.projects)
    }
    if isinstance(profile, PairwiseProfile):
        changes["comparisons"] = tuple(
            evolve(each, first=names[each.first], second=names[each.second])
            for each in profile.comparisons
        )
    elif isinstance(profile, JudgmentProfile):
        changes["judgments"] = tuple(
            evolve(
                each,
                first=names.get(each.first, each.first),
                second=names.get(each.second, each.second),
            )
            for each in profile.judgments
        )
    elif isinstance(profile, ListProfile):
        changes["ranking"] = renamed_ranking(profile.ranking, names)
    elif isinstance(profile, PartsProfile):
        changes["parts"] = tuple(
            evolve(each, ranking=renamed_ranking(each.ranking, names)) for each in profile.parts
        )
    return changed(profile, changes)


def renamed_ranking(ranking: Ranking, names: Mapping[str, str]) -> Ranking:
    """Return a ranking with other ids for its projects."""
    scores = sorted((names[project], score) for project, score in ranking.scores)
    return Ranking([[names[each] for each in tier] for tier in ranking.tiers], tuple(scores))
