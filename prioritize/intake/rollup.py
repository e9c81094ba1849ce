"""Votes on problems or projects, rolled up to the directions that they stand under.

A voter counts once per direction, however many of its projects they voted for: an approval of any
of them approves it, their dots are added and come from one person, and a ranking gives it the best
place of any of them. A tally sheet does not say who voted for what together, so its votes are
added, and that is said.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import singledispatch
from typing import TypeAlias

import numpy as np
from attrs import evolve

from prioritize.errors import Finding, InputError, finding
from prioritize.intake.ballot_limits import limitless, within_limits
from prioritize.intake.places import NEAR, join_places
from prioritize.intake.scope import options_at
from prioritize.model.consultation import Collected, Consultation, MapEvidence
from prioritize.model.number import exact
from prioritize.model.paper import ranked_from_paper
from prioritize.model.profile import (
    ApprovalProfile,
    DotProfile,
    PaperProfile,
    Profile,
    RankedProfile,
)
from prioritize.model.project import Project
from prioritize.model.totals import TotalsProfile
from prioritize.text import message


__all__ = ["rolled_up"]

Rows: TypeAlias = "Sequence[Sequence[int]]"
"""For each direction the rows of the profile that stand under it."""


def rolled_up(part: Collected, consultation: Consultation) -> Collected:
    """Roll the votes of an input up to the level that it declares.

    Parameters
    ----------
    part
        What was collected on the level of problems or projects.
    consultation
        Says which direction a problem or a project stands under.

    Returns
    -------
    Collected
        The votes on directions, with the input as if it had been collected there. Ballots that
        break the limits of the input are set aside first, and limits for one project no longer
        hold.

    Raises
    ------
    InputError
        Something stands under no direction, or the votes are of a kind that cannot be rolled up.

    """
    level = part.input.roll_up
    directions = _directions(part, consultation)
    used = set(directions.values())
    targets = tuple(each for each in options_at(level, consultation) if each.id in used)
    projects = part.profile.projects
    rows = [
        [row for row, project in enumerate(projects) if directions[project.id] == target.id]
        for target in targets
    ]
    profile = _rolled(within_limits(part.profile, part.input), targets, rows)
    return evolve(
        part,
        input=evolve(part.input, level=level, roll_up="", options=limitless(part.input)),
        profile=profile,
        map_evidence=tuple(_evidence(part, targets, rows)),
        findings=(*part.findings, _said(part)),
    )


def _directions(part: Collected, consultation: Consultation) -> dict[str, str]:
    """Return the direction of everything that was voted on."""
    by_problem = {
        problem: direction.id
        for direction in consultation.directions
        for problem in direction.problems
    }
    by_project = {each.id: each.direction for each in consultation.projects}
    known = by_problem if part.input.level == "problem" else by_project
    ids = [project.id for project in part.profile.projects]
    homeless = tuple(id for id in ids if not known.get(id))
    if homeless:
        what = message("{ids} stand under no direction to roll up to", ids=homeless)
        raise InputError(finding(what))
    return {id: known[id] for id in ids}


def _said(part: Collected) -> Finding:
    if isinstance(part.profile, TotalsProfile):
        return finding(
            message(
                "Votes were added up to directions; a sheet does not say who voted for several"
                " things of one direction"
            )
        )
    return finding(message("Votes were rolled up to directions; everyone counts once for each"))


@singledispatch
def _rolled(profile: Profile, targets: tuple[Project, ...], rows: Rows) -> Profile:  # noqa: ARG001  # the other kinds use them
    what = message(
        "Votes of this kind cannot be rolled up to directions: {kind}", kind=profile.kind
    )
    raise InputError(finding(what))


@_rolled.register
def _(profile: ApprovalProfile, targets: tuple[Project, ...], rows: Rows) -> Profile:
    approved = np.stack([profile.approved[own].any(axis=0) for own in rows])
    return ApprovalProfile(targets, profile.electorate, approved)


@_rolled.register
def _(profile: DotProfile, targets: tuple[Project, ...], rows: Rows) -> Profile:
    dots = np.stack([profile.dots[own].sum(axis=0, dtype=np.int64) for own in rows])
    if profile.offered is None:
        return DotProfile(targets, profile.electorate, dots)
    offered = np.stack([profile.offered[own].any(axis=0) for own in rows])
    return DotProfile(targets, profile.electorate, dots, offered)


@_rolled.register
def _(profile: RankedProfile, targets: tuple[Project, ...], rows: Rows) -> Profile:
    last = np.iinfo(np.int16).max
    places = profile.places.astype(np.int16)
    places[places == 0] = last
    best = np.stack([places[own].min(axis=0) for own in rows])
    best[best == last] = 0
    return RankedProfile(targets, profile.electorate, best)


@_rolled.register
def _(profile: PaperProfile, targets: tuple[Project, ...], rows: Rows) -> Profile:
    return _rolled(ranked_from_paper(profile), targets, rows)


@_rolled.register
def _(profile: TotalsProfile, targets: tuple[Project, ...], rows: Rows) -> Profile:
    votes = np.where(profile.offered, profile.votes, 0)
    added = np.stack([votes[list(own)].sum(axis=0) for own in rows])
    offered = np.stack([profile.offered[list(own)].any(axis=0) for own in rows])
    return TotalsProfile(targets, profile.columns, added, offered, profile.unit)


def _evidence(part: Collected, targets: tuple[Project, ...], rows: Rows) -> Iterator[MapEvidence]:
    """Yield what a map shows for each direction; people are known where they have ballots."""
    by_project: Mapping[str, MapEvidence] = {each.project: each for each in part.map_evidence}
    if not by_project:
        return
    near = exact(dict(part.input.reading).get("distance", NEAR))
    ids = [project.id for project in part.profile.projects]
    for target, own in zip(targets, rows, strict=True):
        shown = [by_project[ids[row]] for row in own if ids[row] in by_project]
        people = None
        if isinstance(part.profile, ApprovalProfile):
            people = int(part.profile.approved[list(own)].any(axis=0).sum())
        places = [place for each in shown for place in each.places]
        marks = sum(each.marks for each in shown)
        yield MapEvidence(target.id, join_places(places, near=near), marks, people)
