"""Profiles in one line a ballot, for examples, cards and tests.

Every line is ``count: marks``; the count may be left out for a single ballot. Projects are those
named, in the order of the alphabet, or those listed first.

Examples
--------
>>> ranked("3: a > b = c", "2: c").places.tolist()
[[1, 0], [2, 0], [2, 1]]
>>> approvals("3: a b", "c").approved.astype(int).tolist()
[[1, 0], [1, 0], [0, 1]]
>>> dots("2: a*2 b", "c*3").dots.tolist()
[[2, 0], [1, 0], [0, 3]]
>>> scores("a=5 b=0", "b=3").given.astype(int).tolist()
[[1, 0], [1, 1]]
>>> scoresheet({"need": 2, "cost": 1}, {"ann": "a=5,1 b=4,-"}).states.tolist()
[[[6, 6], [6, 0]]]
>>> [str(each.ratio) for each in judgments("a/b=3 a/c=1/2").judgments]
['3', '1/2']

"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import TypeVar

import numpy as np

from prioritize.model.electorate import Electorate
from prioritize.model.judgment import Judgment, JudgmentProfile
from prioritize.model.number import exact, whole
from prioritize.model.profile import (
    OVERVOTE,
    SKIPPED,
    ApprovalProfile,
    DotProfile,
    PaperProfile,
    RankedProfile,
    ScoreProfile,
)
from prioritize.model.project import Project, projects_of
from prioritize.model.scoresheet import BLANK_REASONS, SCORED, Criterion, ScoresheetProfile
from prioritize.model.totals import TotalsColumn, TotalsProfile


__all__ = ["approvals", "dots", "judgments", "paper", "ranked", "scores", "scoresheet", "totals"]

M = TypeVar("M")


def ranked(*lines: str, projects: str = "") -> RankedProfile:
    """Make ranked ballots: ``3: a > b = c``."""
    ballots = [_ballot(line) for line in lines]
    orders = [[tier.split("=") for tier in marks.split(">") if marks] for _, marks in ballots]
    ids = _ids(projects, (each.strip() for order in orders for tier in order for each in tier))
    places = np.zeros((len(ids), len(ballots)), np.uint8 if len(ids) < 255 else np.int16)
    for column, order in enumerate(orders):
        for place, tier in enumerate(order, 1):
            for each in tier:
                places[ids.index(each.strip()), column] = place
    return RankedProfile(_projects(ids), _electorate(ballots), places)


def paper(*lines: str, projects: str = "") -> PaperProfile:
    """Make ballots as marked on paper, rank by rank: ``2: a - b=c a`` skips the second rank."""
    ballots = [_ballot(line) for line in lines]
    rows = [marks.split() for _, marks in ballots]
    named = (each for row in rows for mark in row if mark != "-" for each in mark.split("="))
    ids = _ids(projects, named)
    overvotes: list[tuple[int, ...]] = []
    marks = np.full((max(map(len, rows), default=0), len(ballots)), SKIPPED, np.int32)
    for column, row in enumerate(rows):
        for rank, mark in enumerate(row):
            if mark == "-":
                continue
            chosen = tuple(ids.index(each) for each in mark.split("="))
            if len(chosen) > 1:
                overvotes.append(chosen)
            marks[rank, column] = chosen[0] if len(chosen) == 1 else OVERVOTE + 1 - len(overvotes)
    return PaperProfile(_projects(ids), _electorate(ballots), marks, tuple(overvotes))


def approvals(*lines: str, projects: str = "") -> ApprovalProfile:
    """Make approval ballots: ``3: a b``."""
    ballots = [_ballot(line) for line in lines]
    marked = [marks.split() for _, marks in ballots]
    ids = _ids(projects, (each for row in marked for each in row))
    approved = np.array([[each in row for row in marked] for each in ids], np.bool_)
    approved = approved.reshape(len(ids), len(ballots))
    return ApprovalProfile(_projects(ids), _electorate(ballots), approved)


def dots(*lines: str, projects: str = "") -> DotProfile:
    """Make dot ballots: ``2: a*2 b``; a project named without a number has one dot."""
    ballots = [_ballot(line) for line in lines]
    given = [_pairs(marks, "*", 1) for _, marks in ballots]
    ids = _ids(projects, (each for row in given for each in row))
    table = [[int(row.get(each, 0)) for row in given] for each in ids]
    matrix = np.array(table, np.int64).reshape(len(ids), len(ballots))
    return DotProfile(_projects(ids), _electorate(ballots), matrix)


def scores(*lines: str, projects: str = "", scale: tuple[int, int] | None = None) -> ScoreProfile:
    """Make score ballots: ``a=5 b=0``; a project that is not named has no score."""
    ballots = [_ballot(line) for line in lines]
    given = [_pairs(marks, "=", 0) for _, marks in ballots]
    ids = _ids(projects, (each for row in given for each in row))
    scale_up = lcm(*(score.denominator for row in given for score in row.values()))
    size = (len(ids), len(ballots))
    table = [[int(row.get(each, 0) * scale_up) for row in given] for each in ids]
    marks = [[each in row for row in given] for each in ids]
    low, high = (None, None) if scale is None else (Fraction(scale[0]), Fraction(scale[1]))
    return ScoreProfile(
        _projects(ids),
        _electorate(ballots),
        np.array(table, np.int64).reshape(size),
        np.array(marks, np.bool_).reshape(size),
        Fraction(1, scale_up),
        low,
        high,
    )


def scoresheet(
    weights: Mapping[str, object],
    reviews: Mapping[str, str],
    *,
    scale: tuple[int, int] | None = None,
    costs: str = "",
    projects: str = "",
) -> ScoresheetProfile:
    """Make a score sheet: for each reviewer ``a=5,2 b=3,-``, in the order of the criteria.

    ``-`` is a missing score, and the first letter of another reason stands for that reason.
    Criteria that are named in `costs` are better when they are lower.
    """
    given = {name: _score_lists(text) for name, text in reviews.items()}
    ids = _ids(projects, (each for row in given.values() for each in row))
    low, high = (None, None) if scale is None else (Fraction(scale[0]), Fraction(scale[1]))
    criteria = tuple(
        Criterion(
            each,
            weight=exact(weight),
            lowest=low,
            highest=high,
            direction="cost" if each in costs.split() else "benefit",
        )
        for each, weight in weights.items()
    )
    blank = ["-"] * len(criteria)
    cells = [[row.get(each, blank) for each in ids] for row in given.values()]
    shape = (len(given), len(ids), len(criteria))
    flat = [cell for row in cells for line in row for cell in line]
    states = [_state(cell) for cell in flat]
    values = [
        exact(cell) if state == SCORED else Fraction(0)
        for cell, state in zip(flat, states, strict=True)
    ]
    scale_up = lcm(*(value.denominator for value in values))
    return ScoresheetProfile(
        _projects(ids),
        criteria,
        tuple(given),
        np.array([int(value * scale_up) for value in values], np.int64).reshape(shape),
        np.array(states, np.uint8).reshape(shape),
        Fraction(1, scale_up),
    )


def judgments(*lines: str, projects: str = "") -> JudgmentProfile:
    """Make judgments in pairs: ``ann@need: a/b=3 a/c=1/2``, with judge and criterion where told.

    Without a list of projects these are what is compared and is no criterion.
    """
    found = [each for line in lines for each in _judgments(line)]
    abouts = {each.about for each in found}
    named = {name for each in found for name in (each.first, each.second)}
    ids = projects.split() if projects else sorted(named - abouts)
    return JudgmentProfile(_projects(ids), tuple(found))


def _judgments(line: str) -> list[Judgment]:
    head, _, marks = line.rpartition(":")
    judge, _, about = head.strip().partition("@")
    pairs = ((mark.partition("=")[0].split("/"), mark.partition("=")[2]) for mark in marks.split())
    return [Judgment(one, other, exact(ratio), judge, about) for (one, other), ratio in pairs]


def _score_lists(text: str) -> dict[str, list[str]]:
    parts = (mark.partition("=") for mark in text.split())
    return {name: cells.split(",") for name, _, cells in parts}


def _state(cell: str) -> int:
    """Tell a score from a blank and its reason."""
    if cell == "-":
        return BLANK_REASONS.index("missing")
    found = [index for index, reason in enumerate(BLANK_REASONS) if reason[0] == cell]
    return found[0] if found else SCORED


def totals(
    votes: Mapping[str, Sequence[int | None]],
    *,
    groups: Sequence[str] = (),
    voters: Sequence[int | None] = (),
) -> TotalsProfile:
    """Make a tally sheet: votes by project and group, `None` for a project not offered."""
    width = max((len(row) for row in votes.values()), default=0)
    names = groups or [""] * width
    people = voters or [None] * width
    table = [[cell or 0 for cell in row] for row in votes.values()]
    offered = [[cell is not None for cell in row] for row in votes.values()]
    return TotalsProfile(
        projects_of(votes),
        tuple(TotalsColumn(name, number) for name, number in zip(names, people, strict=True)),
        np.array(table, np.int64).reshape(len(votes), width),
        np.array(offered, np.bool_).reshape(len(votes), width),
    )


def _ballot(line: str) -> tuple[int, str]:
    count, colon, marks = line.rpartition(":")
    return (whole(count) if colon else 1), marks.strip()


def _pairs(marks: str, sign: str, missing: int) -> dict[str, Fraction]:
    parts = (mark.partition(sign) for mark in marks.split())
    return {name: exact(value) if found else Fraction(missing) for name, found, value in parts}


def _ids(listed: str, named: Iterable[str]) -> list[str]:
    return listed.split() if listed else sorted(set(named))


def _projects(ids: Iterable[str]) -> tuple[Project, ...]:
    return projects_of(ids)


def _electorate(ballots: Iterable[tuple[int, object]]) -> Electorate:
    return Electorate.of(count for count, _ in ballots)
