"""Profiles without some of their projects, as if those had never been offered."""

from collections.abc import Collection
from functools import singledispatch

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from prioritize.errors import Finding, InputError, closest
from prioritize.model.judgment import JudgmentProfile
from prioritize.model.lists import ListProfile
from prioritize.model.pairwise import PairwiseProfile
from prioritize.model.profile import (
    OVERVOTE,
    SKIPPED,
    ApprovalProfile,
    DotProfile,
    PaperProfile,
    Profile,
    RankedProfile,
    ScoreProfile,
)
from prioritize.model.project import Project
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.model.totals import TotalsProfile
from prioritize.text import message


__all__ = ["without", "without_criteria", "without_reviewers"]


def without(profile: Profile, withdrawn: Collection[str]) -> Profile:
    """Take projects out of a profile; a mark for one of them is as if it had not been made.

    Raises
    ------
    InputError
        A project to be withdrawn is not in the profile.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> [each.id for each in without(ranked("2: a > b > c"), ["b"]).projects]
    ['a', 'c']

    """
    ids = [project.id for project in profile.projects]
    unknown = [
        Finding(
            message("There is no project {id} to leave out", id=each), remedy=closest(each, ids)
        )
        for each in withdrawn
        if each not in ids
    ]
    if unknown:
        raise InputError(unknown)
    kept = np.array([each not in withdrawn for each in ids], dtype=np.bool_)
    return _kept(profile, kept)


def without_reviewers(profile: ScoresheetProfile, names: Collection[str]) -> ScoresheetProfile:
    """Take reviewers out of score sheets, as if they had never been asked."""
    stays = np.array([each not in names for each in profile.reviewers], dtype=np.bool_)
    return evolve(
        profile,
        reviewers=tuple(each for each in profile.reviewers if each not in names),
        values=profile.values[stays],
        states=profile.states[stays],
    )


def without_criteria(profile: ScoresheetProfile, ids: Collection[str]) -> ScoresheetProfile:
    """Take criteria out of score sheets, as if nobody had been asked about them."""
    stays = np.array([each.id not in ids for each in profile.criteria], dtype=np.bool_)
    return evolve(
        profile,
        criteria=tuple(each for each in profile.criteria if each.id not in ids),
        values=profile.values[:, :, stays],
        states=profile.states[:, :, stays],
        agreed=tuple(each for each in profile.agreed if each[1] not in ids),
    )


@singledispatch
def _kept(profile: Profile, _kept: NDArray[np.bool_]) -> Profile:
    raise InputError(
        Finding(message("Projects cannot be taken out of a profile of {kind}", kind=profile.kind))
    )


def _projects(profile: Profile, kept: NDArray[np.bool_]) -> tuple[Project, ...]:
    return tuple(each for each, stays in zip(profile.projects, kept, strict=True) if stays)


@_kept.register
def _(profile: RankedProfile, kept: NDArray[np.bool_]) -> RankedProfile:
    return evolve(profile, projects=_projects(profile, kept), places=profile.places[kept])


@_kept.register
def _(profile: ApprovalProfile, kept: NDArray[np.bool_]) -> ApprovalProfile:
    return evolve(profile, projects=_projects(profile, kept), approved=profile.approved[kept])


@_kept.register
def _(profile: DotProfile, kept: NDArray[np.bool_]) -> DotProfile:
    offered = None if profile.offered is None else profile.offered[kept]
    return evolve(
        profile, projects=_projects(profile, kept), dots=profile.dots[kept], offered=offered
    )


@_kept.register
def _(profile: ScoreProfile, kept: NDArray[np.bool_]) -> ScoreProfile:
    return evolve(
        profile,
        projects=_projects(profile, kept),
        scores=profile.scores[kept],
        given=profile.given[kept],
    )


@_kept.register
def _(profile: PaperProfile, kept: NDArray[np.bool_]) -> PaperProfile:
    new = np.where(kept, np.cumsum(kept) - 1, SKIPPED).tolist()
    overvotes: list[tuple[int, ...]] = []
    marks = np.full(profile.marks.shape, SKIPPED, np.int32)
    for column, ballot in enumerate(profile.marks.T.tolist()):
        row = [_renamed(mark, new, profile.overvotes) for mark in ballot]
        left = [mark for mark in row if mark is not None]
        for rank, mark in enumerate(left):
            if isinstance(mark, tuple):
                overvotes.append(mark)
            marks[rank, column] = OVERVOTE + 1 - len(overvotes) if isinstance(mark, tuple) else mark
    return evolve(
        profile, projects=_projects(profile, kept), marks=marks, overvotes=tuple(overvotes)
    )


def _renamed(
    mark: int, new: list[int], overvotes: tuple[tuple[int, ...], ...]
) -> int | tuple[int, ...] | None:
    """Return what is left of the marks at one rank, or nothing where the rank itself goes."""
    if mark == SKIPPED:
        return SKIPPED
    if mark >= 0:
        return None if new[mark] == SKIPPED else new[mark]
    marked = overvotes[OVERVOTE - mark]
    left = tuple(new[each] for each in marked if new[each] != SKIPPED)
    if not marked or len(left) > 1:
        return left
    return left[0] if left else None


@_kept.register
def _(profile: TotalsProfile, kept: NDArray[np.bool_]) -> TotalsProfile:
    return evolve(
        profile,
        projects=_projects(profile, kept),
        votes=profile.votes[kept],
        offered=profile.offered[kept],
    )


@_kept.register
def _(profile: PairwiseProfile, kept: NDArray[np.bool_]) -> PairwiseProfile:
    projects = _projects(profile, kept)
    ids = {each.id for each in projects}
    comparisons = tuple(each for each in profile.comparisons if {each.first, each.second} <= ids)
    return evolve(profile, projects=projects, comparisons=comparisons)


@_kept.register
def _(profile: JudgmentProfile, kept: NDArray[np.bool_]) -> JudgmentProfile:
    projects = _projects(profile, kept)
    gone = {each.id for each in profile.projects} - {each.id for each in projects}
    told = (each for each in profile.judgments if not gone & {each.first, each.second})
    return evolve(profile, projects=projects, judgments=tuple(told))


@_kept.register
def _(profile: ScoresheetProfile, kept: NDArray[np.bool_]) -> ScoresheetProfile:
    projects = _projects(profile, kept)
    ids = {each.id for each in projects}
    return evolve(
        profile,
        projects=projects,
        values=profile.values[:, kept],
        states=profile.states[:, kept],
        agreed=tuple(each for each in profile.agreed if each[0] in ids),
        kept=tuple(each for each in profile.kept if each.project in ids),
    )


@_kept.register
def _(profile: ListProfile, kept: NDArray[np.bool_]) -> ListProfile:
    projects = _projects(profile, kept)
    ids = {each.id for each in projects}
    return evolve(profile, projects=projects, ranking=profile.ranking.among(ids))
