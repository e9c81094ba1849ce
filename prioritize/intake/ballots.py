"""Files of ballots as an instrument of a consultation."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from prioritize.errors import Spot
from prioritize.intake.elections import read_election
from prioritize.intake.faults import Faults
from prioritize.intake.scope import Scope, missing_options
from prioritize.model.consultation import Collected, Consultation, Input
from prioritize.model.judgment import JudgmentProfile
from prioritize.model.pairwise import PairwiseProfile
from prioritize.model.profile import (
    ApprovalProfile,
    DotProfile,
    PaperProfile,
    Profile,
    RankedProfile,
    ScoreProfile,
)
from prioritize.model.project import Project
from prioritize.model.totals import TotalsProfile
from prioritize.text import message


__all__ = ["read_ballots"]

_UNLISTED: Final = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".ods", ".xls")
"""Endings of files that do not list what could be chosen: who is named nowhere got no votes."""


def read_ballots(content: bytes, input: Input, consultation: Consultation) -> tuple[Collected, ...]:
    """Read a file of ballots of one community, in any format that can be ranked by itself.

    The file's projects must be what the consultation asks about, by id or by name.

    Raises
    ------
    InputError
        The file cannot be read, names unknown projects, or no one community is declared for it.

    """
    election = read_election(content, input.file)
    faults = Faults(input.file)
    scope = Scope.of(input, consultation)
    community = scope.only_community
    if not community:
        faults.fault(
            message("Nothing says which community the ballots belong to"),
            remedy=message("Declare the community of this input."),
        )
    for each in election.findings:
        faults.accept(each)
    profile = _named(election.profile, scope, faults)
    faults.stop()
    if input.file.lower().endswith(_UNLISTED):
        profile = _widened(profile, scope, faults)
    else:
        named = frozenset(each.id for each in profile.projects)
        missing_options(scope, named, community, faults)
    faults.stop()
    return (Collected(input, community, profile, findings=faults.accepted),)


def _named(profile: Profile, scope: Scope, faults: Faults) -> Profile:
    """Give the projects of a file the ids of the consultation."""
    options: Mapping[str, Project] = {each.id: each for each in scope.options}
    found: list[Project] = []
    ids: dict[str, str] = {}
    for project in profile.projects:
        texts = (project.id, *(text for _, text in project.names.texts))
        text = next((each for each in texts if scope.projects.knows(each)), texts[-1])
        id = scope.projects.read(text, Spot(), faults)
        if id:
            found.append(options[id])
            ids[project.id] = id
    faults.stop()
    if isinstance(profile, (RankedProfile, PaperProfile, ApprovalProfile)):
        return evolve(profile, projects=tuple(found))
    if isinstance(profile, (DotProfile, ScoreProfile, TotalsProfile)):
        return evolve(profile, projects=tuple(found))
    if isinstance(profile, (PairwiseProfile, JudgmentProfile)):
        return _renamed_pairs(profile, tuple(found), ids)
    return profile


def _renamed_pairs(
    profile: PairwiseProfile | JudgmentProfile,
    projects: tuple[Project, ...],
    ids: Mapping[str, str],
) -> Profile:
    """Let comparisons speak of projects by their ids; criteria keep their names."""
    if isinstance(profile, PairwiseProfile):
        compared = [
            evolve(each, first=ids[each.first], second=ids[each.second])
            for each in profile.comparisons
        ]
        return evolve(profile, projects=projects, comparisons=tuple(compared))
    judged = [
        evolve(
            each,
            first=ids.get(each.first, each.first),
            second=ids.get(each.second, each.second),
        )
        for each in profile.judgments
    ]
    return evolve(profile, projects=projects, judgments=tuple(judged))


def _widened(profile: Profile, scope: Scope, faults: Faults) -> Profile:
    """Add the options that no ballot names: they could be chosen and were not."""
    present = {each.id for each in profile.projects}
    absent = tuple(each for each in scope.options if each.id not in present)
    if absent:
        what = message("No ballot names {ids}", ids=tuple(each.id for each in absent))
        faults.odd(what)
    projects = (*profile.projects, *absent)
    if isinstance(profile, RankedProfile):
        return evolve(profile, projects=projects, places=_below(profile.places, len(absent)))
    if isinstance(profile, (PaperProfile, PairwiseProfile, JudgmentProfile)):
        return evolve(profile, projects=projects)
    if isinstance(profile, ApprovalProfile):
        return evolve(profile, projects=projects, approved=_below(profile.approved, len(absent)))
    if isinstance(profile, DotProfile) and profile.offered is None:
        return evolve(profile, projects=projects, dots=_below(profile.dots, len(absent)))
    return profile


def _below(matrix: NDArray[Any], rows: int) -> NDArray[Any]:
    return np.pad(matrix, ((0, rows), (0, 0)))
