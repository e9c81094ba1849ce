"""Ballots to be published, as ``prioritize/ballots/1``: sorted, without who cast them or when.

Equal ballots are one line with a count, so no order tells who stood in the queue. Where fewer
than `FEWEST` people voted, or were offered the same, only the totals are written, in which nobody
can be found.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any, Final

import numpy as np

from prioritize.audit.canonical import Value, write_canonical
from prioritize.model.profile import (
    ApprovalProfile,
    BallotProfile,
    DotProfile,
    PaperProfile,
    Profile,
    RankedProfile,
    ScoreProfile,
)
from prioritize.model.project import Project
from prioritize.model.totals import TotalsProfile
from prioritize.tally.positional import ranks_of
from prioritize.text import number_text


__all__ = ["FEWEST", "published_ballots"]

FEWEST: Final = 5
"""The k of every publication: nothing is shown of fewer people than this."""

Object = dict[str, Value]


def published_ballots(profile: Profile) -> bytes | None:
    """Write what may be published of a profile; nothing where not even totals may or can be.

    Parameters
    ----------
    profile
        What was counted.

    Returns
    -------
    bytes or None
        The ballots, or their totals, as a file that every reader of ballots reads.

    """
    if isinstance(profile, TotalsProfile):
        return _totals(profile.projects, (profile.votes.sum(axis=1) * profile.unit).tolist())
    if not isinstance(profile, BallotProfile) or not profile.electorate.is_unweighted:
        return None
    if _may_be_shown(profile):
        return _ballots(profile)
    marks = _additive(profile)
    if marks is None:
        return None
    return _totals(profile.projects, (marks * profile.electorate.counts).sum(axis=1).tolist())


def _may_be_shown(profile: BallotProfile) -> bool:
    """Whether enough people voted, and no few of them were offered something else."""
    if profile.electorate.ballots < FEWEST:
        return False
    offered = profile.offered if isinstance(profile, DotProfile) else None
    if offered is None:
        return True
    people: Counter[bytes] = Counter()
    for column, count in zip(offered.T, profile.electorate.counts.tolist(), strict=True):
        people[column.tobytes()] += count
    return min(people.values()) >= FEWEST


def _additive(profile: BallotProfile) -> Any:  # noqa: ANN401  # a matrix, or None
    if isinstance(profile, DotProfile):
        return profile.dots
    return profile.approved.astype(np.int64) if isinstance(profile, ApprovalProfile) else None


def _totals(projects: Sequence[Project], votes: Sequence[int | Fraction]) -> bytes:
    rows: list[Value] = [
        [project.id, "", number_text(count)] for project, count in zip(projects, votes, strict=True)
    ]
    return _document("totals", projects, rows)


def _ballots(profile: BallotProfile) -> bytes:
    kind, mark = _writer(profile)
    people: Counter[bytes] = Counter()
    marked: dict[bytes, Object] = {}
    for column, count in enumerate(profile.electorate.counts.tolist()):
        marks = mark(column)
        key = write_canonical(marks)
        people[key] += count
        marked[key] = marks
    ballots: list[Value] = [{**marked[key], "count": people[key]} for key in sorted(people)]
    scale: Object = {}
    if isinstance(profile, ScoreProfile) and None not in (profile.lowest, profile.highest):
        scale = {"scale": [number_text(each) for each in _ends(profile)]}
    return _document(kind, profile.projects, ballots, **scale)


def _ends(profile: ScoreProfile) -> Iterator[Fraction]:
    for each in (profile.lowest, profile.highest):
        if each is not None:
            yield each


def _writer(profile: BallotProfile) -> tuple[str, Callable[[int], Object]]:
    if isinstance(profile, RankedProfile):
        return "ranked", lambda column: {"marks": _tiers(profile, column)}
    if isinstance(profile, ApprovalProfile):
        return "approval", lambda column: {"approve": _marked(profile, profile.approved, column)}
    if isinstance(profile, DotProfile):
        return "dots", lambda column: _dots(profile, column)
    if isinstance(profile, ScoreProfile):
        return "score", lambda column: {"scores": _scores(profile, column)}
    return "ranked", lambda column: {"marks": _paper(profile, column)}


def _document(kind: str, projects: Sequence[Project], ballots: list[Value], **more: Value) -> bytes:
    listed: list[Value] = [
        each.id if each.cost is None else {"id": each.id, "cost": number_text(each.cost)}
        for each in projects
    ]
    document: Object = {
        "schema": "prioritize/ballots/1",
        "kind": kind,
        "projects": listed,
        "ballots": ballots,
        **more,
    }
    return write_canonical(document) + b"\n"


def _tiers(profile: RankedProfile, column: int) -> list[Value]:
    ranks = ranks_of(profile.places[:, column].tolist())
    tiers = [sorted(profile.projects[each].id for each in rank) for rank in ranks]
    return [tier[0] if len(tier) == 1 else list(tier) for tier in tiers]


def _marked(profile: BallotProfile, marks: Any, column: int) -> list[Value]:  # noqa: ANN401  # a matrix of booleans
    return [
        project.id
        for project, marked in zip(profile.projects, marks[:, column].tolist(), strict=True)
        if marked
    ]


def _dots(profile: DotProfile, column: int) -> Object:
    dots: list[Value] = [
        [project.id, int(count)]
        for project, count in zip(profile.projects, profile.dots[:, column].tolist(), strict=True)
        if count
    ]
    if profile.offered is None:
        return {"dots": dots}
    return {"dots": dots, "offered": _marked(profile, profile.offered, column)}


def _scores(profile: ScoreProfile, column: int) -> list[Value]:
    given = profile.given[:, column].tolist()
    scores = profile.scores[:, column].tolist()
    return [
        [project.id, number_text(score * profile.unit)]
        for project, score, is_given in zip(profile.projects, scores, given, strict=True)
        if is_given
    ]


def _paper(profile: PaperProfile, column: int) -> list[Value]:
    marks: list[Value] = []
    for mark, tied in zip(profile.marks[:, column].tolist(), profile.ranks(column), strict=True):
        ids = sorted(profile.projects[each].id for each in tied)
        several: Value = list(ids) if ids else ["overvote"]
        marks.append(None if mark == -1 else ids[0] if len(ids) == 1 else several)
    return marks
