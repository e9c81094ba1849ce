"""The votes of a Pabulib file as a profile, and the totals that they add up to."""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import TypeVar

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from prioritize.intake.pabulib_meta import Meta
from prioritize.intake.pabulib_vote import Vote
from prioritize.intake.pabulib_votes import Votes
from prioritize.model.electorate import Electorate
from prioritize.model.profile import (
    ApprovalProfile,
    DotProfile,
    Profile,
    RankedProfile,
    ScoreProfile,
)
from prioritize.model.project import Project
from prioritize.model.voters import VoterTable


__all__ = ["Counted", "counted", "profile_of"]

T = TypeVar("T", bound=np.generic)


@frozen
class Counted:
    """Per project, how many voters named it, and the score that it got by the vote's type."""

    voters: tuple[int, ...]
    scores: tuple[Fraction, ...]


def profile_of(
    votes: Votes, meta: Meta, projects: tuple[Project, ...], voters: VoterTable
) -> Profile:
    """Make the profile of a vote's type.

    Approval and choose-1 give approvals, cumulative votes dots, ordinal votes places, and scoring
    votes scores, where a project that is not named has no score unless META has a default one.
    """
    electorate = Electorate(np.ones(votes.cast.size, dtype=np.int64), voters=voters)
    marks = _Marks.of(votes, len(projects))
    if meta.vote_type == "ordinal":
        return _ranked(votes, marks, projects, electorate)
    if meta.vote_type == "cumulative":
        dots = np.array([int(each) for vote in votes.different for each in vote.points], np.int32)
        return DotProfile(projects, electorate, marks.spread(dots))
    if meta.vote_type == "scoring":
        return _scores(votes, marks, meta, (projects, electorate))
    return ApprovalProfile(
        projects, electorate, marks.spread(np.ones(marks.projects.size, dtype=np.bool_))
    )


def counted(votes: Votes, meta: Meta, projects: int, first_points: int) -> Counted:
    """Add up votes: how many named a project, and approvals, points, or points for places."""
    if meta.vote_type in ("approval", "choose-1"):
        named = _named(votes, projects)
        return Counted(named, tuple(map(Fraction, named)))
    voters = [0] * projects
    scores: list[Fraction | int] = [0] * projects
    for vote, often in zip(votes.different, votes.often.tolist(), strict=True):
        for project, points in zip(vote.projects, _given(vote, meta, first_points), strict=True):
            voters[project] += often
            scores[project] += often * points
    if meta.vote_type == "scoring":
        default = meta.limits.get("default_score", Fraction(0))
        silent = (votes.cast.size - each for each in voters)
        scores = [score + default * each for score, each in zip(scores, silent, strict=True)]
    return Counted(tuple(voters), tuple(map(Fraction, scores)))


def _named(votes: Votes, projects: int) -> tuple[int, ...]:
    """Count how many voters named each project."""
    voters = np.zeros(projects, dtype=np.int64)
    np.add.at(voters, votes.projects, np.repeat(votes.often, votes.lengths))
    return tuple(voters.tolist())


def _given(vote: Vote, meta: Meta, first_points: int) -> Sequence[Fraction | int]:
    if meta.vote_type == "ordinal":
        return [max(first_points + 1 - place, 0) for place in vote.places]
    return vote.points


@frozen
class _Marks:
    """Where the marks of the different votes stand: projects are rows, different votes columns."""

    projects: NDArray[np.intp]
    columns: NDArray[np.intp]
    cast: NDArray[np.intp]
    shape: tuple[int, int]

    @classmethod
    def of(cls, votes: Votes, projects: int) -> "_Marks":
        number = len(votes.different)
        columns = np.repeat(np.arange(number), votes.lengths)
        return cls(votes.projects, columns, votes.cast, (projects, number))

    def spread(self, values: NDArray[T]) -> NDArray[T]:
        """Put a value beside each mark, and give every voter the column of the vote cast."""
        matrix = np.zeros(self.shape, dtype=values.dtype)
        matrix[self.projects, self.columns] = values
        return matrix[:, self.cast]


def _ranked(
    votes: Votes, marks: _Marks, projects: tuple[Project, ...], electorate: Electorate
) -> RankedProfile:
    places = [each for vote in votes.different for each in vote.places]
    if max(places, default=0) < 255:
        return RankedProfile(projects, electorate, marks.spread(np.array(places, np.uint8)))
    return RankedProfile(projects, electorate, marks.spread(np.array(places, np.int16)))


def _scores(
    votes: Votes, marks: _Marks, meta: Meta, who: tuple[tuple[Project, ...], Electorate]
) -> ScoreProfile:
    points = [Fraction(each) for vote in votes.different for each in vote.points]
    default = meta.limits.get("default_score")
    scale = lcm(*(each.denominator for each in (*points, default or Fraction(0))))
    scores = marks.spread(np.array([int(each * scale) for each in points], np.int64))
    given = marks.spread(np.ones(len(points), dtype=np.bool_))
    if default is not None:
        scores = np.where(given, scores, int(default * scale))
        given = np.ones_like(given)
    lowest, highest = meta.limits.get("min_points"), meta.limits.get("max_points")
    return ScoreProfile(*who, scores, given, Fraction(1, scale), lowest, highest)
