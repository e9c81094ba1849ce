"""Votes of every kind, with several projects made one."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import singledispatch
from typing import Any

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from prioritize.errors import Finding, InputError
from prioritize.intake.paper_marks import Marks, ranked_profile
from prioritize.model.consultation import Input
from prioritize.model.profile import (
    ApprovalProfile,
    DotProfile,
    PaperProfile,
    Profile,
    RankedProfile,
)
from prioritize.model.project import Names, Project
from prioritize.model.totals import TotalsProfile
from prioritize.text import message


__all__ = ["Families", "MergedProfile", "merged_profile"]

Families = Mapping[str, Sequence[str]]
"""The projects that become one, by the id of the one that stays."""


@frozen
class MergedProfile:
    """A profile with the ranges and the ballots that `merge.Merged` tells of."""

    profile: Profile
    possible: tuple[tuple[str, Fraction, Fraction], ...] = ()
    twice: tuple[tuple[str, int], ...] = ()


@frozen
class _Rows:
    """Which rows of a profile become which, in the order of their first row."""

    projects: tuple[Project, ...]
    rows: tuple[tuple[int, ...], ...]

    def combined(self, matrix: NDArray[Any], how: np.ufunc) -> NDArray[Any]:
        """Make one row of those that belong together."""
        made = [how.reduce(matrix[list(rows)], axis=0) for rows in self.rows]
        return np.array(made, dtype=matrix.dtype).reshape(len(self.rows), matrix.shape[1])

    @property
    def families(self) -> tuple[int, ...]:
        """The rows that several became."""
        return tuple(new for new, rows in enumerate(self.rows) if len(rows) > 1)

    def several(self, marked: NDArray[np.bool_]) -> tuple[tuple[str, int], ...]:
        """Count the ballots that mark several of the projects that became one."""
        counts = (
            (project.id, int((marked[list(rows)].sum(axis=0) > 1).sum()))
            for project, rows in zip(self.projects, self.rows, strict=True)
            if len(rows) > 1
        )
        return tuple(pair for pair in counts if pair[1])


def merged_profile(profile: Profile, families: Families, input: Input) -> MergedProfile:
    """Merge projects of a profile.

    Raises
    ------
    InputError
        Projects of this kind of profile cannot be merged.

    """
    return _merged(profile, _rows(profile.projects, families), input)


def _rows(projects: Sequence[Project], families: Families) -> _Rows:
    into = {member: id for id, members in families.items() for member in members}
    rows: dict[str, list[int]] = {}
    for row, project in enumerate(projects):
        rows.setdefault(into.get(project.id, project.id), []).append(row)
    made = tuple(_project(id, [projects[row] for row in own]) for id, own in rows.items())
    return _Rows(made, tuple(map(tuple, rows.values())))


def _project(id: str, members: Sequence[Project]) -> Project:
    """Keep the project that stays, with names of the others in languages that it lacks."""
    kept = next((each for each in members if each.id == id), members[0])
    others = {language: text for each in members for language, text in each.names.texts}
    names = {**others, **dict(kept.names.texts)}
    return evolve(kept, id=id, names=Names.of(names) if names else Names())


@singledispatch
def _merged(profile: Profile, _rows: _Rows, _input: Input) -> MergedProfile:
    what = message("Projects of a profile of {kind} cannot be merged", kind=profile.kind)
    raise InputError(Finding(what))


@_merged.register
def _(profile: TotalsProfile, rows: _Rows, input: Input) -> MergedProfile:
    votes = np.where(profile.offered, profile.votes, 0)
    made = evolve(
        profile,
        projects=rows.projects,
        votes=rows.combined(votes, np.add),
        offered=rows.combined(profile.offered, np.logical_or),
    )
    if not _may_overlap(input):
        return MergedProfile(made)
    possible = (
        (project.id, *_range(votes[list(own)], profile.unit))
        for project, own in zip(rows.projects, rows.rows, strict=True)
        if len(own) > 1
    )
    return MergedProfile(made, tuple(each for each in possible if each[1] != each[2]))


def _may_overlap(input: Input) -> bool:
    """Say whether somebody may have voted for several projects, and may count only once."""
    if input.method == "dots":
        return dict(input.options).get("cap") is not None
    return input.method == "approval" and input.instrument != "map"


def _range(votes: NDArray[np.int64], unit: Fraction) -> tuple[Fraction, Fraction]:
    return int(votes.max(axis=0).sum()) * unit, int(votes.sum()) * unit


@_merged.register
def _(profile: ApprovalProfile, rows: _Rows, _input: Input) -> MergedProfile:
    approved = rows.combined(profile.approved, np.logical_or)
    made = evolve(profile, projects=rows.projects, approved=approved)
    return MergedProfile(made, twice=rows.several(profile.approved))


@_merged.register
def _(profile: DotProfile, rows: _Rows, input: Input) -> MergedProfile:
    dots = profile.dots.astype(np.int64)
    added = rows.combined(dots, np.add)
    cap = dict(input.options).get("cap")
    if isinstance(cap, int):
        families = list(rows.families)
        within = np.minimum(added[families], cap)
        added[families] = np.where(_keeps_the_rules(dots, input), within, added[families])
    offered = None
    if profile.offered is not None:
        offered = rows.combined(profile.offered, np.logical_or)
    made = evolve(profile, projects=rows.projects, dots=added, offered=offered)
    return MergedProfile(made, twice=rows.several(dots > 0))


def _keeps_the_rules(dots: NDArray[np.int64], input: Input) -> NDArray[np.bool_]:
    """Say of every ballot whether it is one that counts."""
    options = dict(input.options)
    cap, per_voter = options.get("cap"), options.get("per_voter")
    valid = np.ones(dots.shape[1], np.bool_)
    if isinstance(per_voter, int):
        valid &= dots.sum(axis=0) <= per_voter
    if isinstance(cap, int):
        valid &= np.all(dots <= cap, axis=0)
    return valid


@_merged.register
def _(profile: RankedProfile, rows: _Rows, _input: Input) -> MergedProfile:
    # A project without a place comes after all that have one while the best is looked for.
    last = np.int16(np.iinfo(np.int16).max)
    places = np.where(profile.places == 0, last, profile.places.astype(np.int16))
    best = rows.combined(places, np.minimum)
    kept = np.where(best == last, 0, best).astype(np.int16)
    narrow = kept.astype(np.uint8) if kept.max(initial=0) < 256 else kept
    made = evolve(profile, projects=rows.projects, places=narrow)
    return MergedProfile(made, twice=rows.several(profile.places > 0))


@_merged.register
def _(profile: PaperProfile, rows: _Rows, _input: Input) -> MergedProfile:
    new = {old: row for row, own in enumerate(rows.rows) for old in own}
    papers = [tuple(profile.ranks(ballot)) for ballot in range(profile.marks.shape[1])]
    ballots = [_once(marks, new, rows.families) for marks in papers]
    made = ranked_profile(rows.projects, ballots, profile.electorate)
    marked = np.zeros((len(profile.projects), len(papers)), np.bool_)
    for ballot, marks in enumerate(papers):
        marked[[each for rank in marks for each in rank], ballot] = True
    return MergedProfile(made, twice=rows.several(marked))


def _once(marks: Marks, new: Mapping[int, int], families: Sequence[int]) -> Marks:
    """Keep the best place of a merged project; a rank that held nothing else goes."""
    seen: set[int] = set()
    kept: list[tuple[int, ...]] = []
    for rank in marks:
        named = dict.fromkeys(new[each] for each in rank)
        left = tuple(each for each in named if each not in families or each not in seen)
        seen.update(named)
        if left or not rank:
            kept.append(left)
    return tuple(kept)
