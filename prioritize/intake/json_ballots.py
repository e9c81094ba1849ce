"""Ballots in JSON that rank, approve, put dots or give scores."""

import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray

from prioritize.errors import closest
from prioritize.intake.json_cast import read_cast
from prioritize.intake.json_node import Node
from prioritize.intake.paper_marks import UNKNOWN, Marks, ranked_profile
from prioritize.model.profile import ApprovalProfile, DotProfile, Profile, ScoreProfile
from prioritize.model.project import Project, index_by_id
from prioritize.text import message


__all__ = ["position_of", "read_approvals", "read_dots", "read_ranked", "read_scores"]


def position_of(node: Node, positions: Mapping[str, int]) -> int:
    """Return the position of the project that a node names, or -1 and record the fault."""
    id = unicodedata.normalize("NFC", node.text()).strip()
    if id not in positions and isinstance(node.value, str):
        node.fault(
            message("There is no project {id}", id=repr(id[:60])),
            remedy=closest(id, positions),
            code="V03",
        )
    return positions.get(id, -1)


def read_ranked(document: Node, projects: tuple[Project, ...]) -> Profile:
    """Read marks rank by rank."""
    cast = read_cast(document, "marks")
    positions = index_by_id(projects)
    single: dict[object, tuple[int, ...]] = {id: (at,) for id, at in positions.items()}
    single[None] = ()
    ballots = [_marks(ballot.member("marks"), positions, single) for ballot in cast.ballots]
    document.faults.stop()
    return ranked_profile(projects, ballots, cast.electorate())


def _marks(
    marks: Node, positions: Mapping[str, int], single: Mapping[object, tuple[int, ...]]
) -> Marks:
    """Read the marks of a ballot; what names no single project is looked at more closely."""
    if not isinstance(marks.value, list):
        return tuple(() for _ in marks.elements())
    with suppress(KeyError, TypeError):
        return tuple(map(single.__getitem__, marks.value))
    return tuple(
        single[mark.value]
        if isinstance(mark.value, str) and mark.value in single
        else ()
        if mark.value is None
        else _several(mark, positions)
        for mark in marks.elements()
    )


def _several(mark: Node, positions: Mapping[str, int]) -> tuple[int, ...]:
    """Read several marks at one rank, or a single one that names no project."""
    if not isinstance(mark.value, list):
        position = position_of(mark, positions)
        return (position,) if position >= 0 else ()
    if mark.value == ["overvote"]:
        return UNKNOWN
    if not mark.value:
        mark.fault(message("A list at a rank names projects; a skipped rank is null"))
    found = (position_of(each, positions) for each in mark.elements())
    return tuple(dict.fromkeys(each for each in found if each >= 0))


def read_approvals(document: Node, projects: tuple[Project, ...]) -> Profile:
    """Read the projects that each ballot approves."""
    cast = read_cast(document, "approve")
    positions = index_by_id(projects)
    approved = np.zeros((len(projects), len(cast.ballots)), dtype=np.bool_)
    for column, ballot in enumerate(cast.ballots):
        for node in ballot.member("approve").elements():
            position = position_of(node, positions)
            if position >= 0 and approved[position, column]:
                node.odd(message("The ballot names a project twice; it counts once"))
            elif position >= 0:
                approved[position, column] = True
    document.faults.stop()
    return ApprovalProfile(projects, cast.electorate(), approved)


def read_dots(document: Node, projects: tuple[Project, ...]) -> Profile:
    """Read pairs of a project and its dots, and which projects were offered."""
    cast = read_cast(document, "dots", "offered")
    positions = index_by_id(projects)
    shape = (len(projects), len(cast.ballots))
    dots = np.zeros(shape, dtype=np.int64)
    offered = np.ones(shape, dtype=np.bool_)
    for column, ballot in enumerate(cast.ballots):
        for position, node in _pairs(ballot.member("dots"), positions):
            dots[position, column] = node.whole(0)
        listed = ballot.member("offered")
        if listed.is_given:
            offered[:, column] = False
            names = (position_of(each, positions) for each in listed.elements())
            offered[[each for each in names if each >= 0], column] = True
            if (dots[:, column] * ~offered[:, column]).any():
                ballot.fault(message("The ballot puts dots beside a project that was not offered"))
    document.faults.stop()
    return DotProfile(
        projects, cast.electorate(), _narrow(dots), None if offered.all() else offered
    )


def _narrow(dots: NDArray[np.int64]) -> NDArray[np.int32] | NDArray[np.int64]:
    return dots.astype(np.int32) if dots.max(initial=0) < 2**31 else dots


def read_scores(document: Node, projects: tuple[Project, ...]) -> Profile:
    """Read pairs of a project and its score; null is a blank."""
    cast = read_cast(document, "scores")
    positions = index_by_id(projects)
    lowest, highest = _scale(document.member("scale"))
    cells: list[tuple[int, int, Fraction]] = []
    for column, ballot in enumerate(cast.ballots):
        for position, node in _pairs(ballot.member("scores"), positions):
            if node.is_given:
                score = node.number()
                cells.append((position, column, score))
                if (lowest is not None and score < lowest) or (
                    highest is not None and score > highest
                ):
                    node.fault(message("The score {score} is outside of the scale", score=score))
    document.faults.stop()
    unit = lcm(*(score.denominator for _, _, score in cells))
    scores = np.zeros((len(projects), len(cast.ballots)), dtype=np.int64)
    given = np.zeros(scores.shape, dtype=np.bool_)
    for position, column, score in cells:
        scores[position, column] = int(score * unit)
        given[position, column] = True
    return ScoreProfile(
        projects, cast.electorate(), scores, given, Fraction(1, unit), lowest, highest
    )


def _scale(node: Node) -> tuple[Fraction | None, Fraction | None]:
    if not node.is_given:
        return None, None
    ends = node.row(2)
    if not ends:
        return None, None
    lowest, highest = (each.number() for each in ends)
    if lowest >= highest:
        node.fault(message("The scale has no extent"))
    return lowest, highest


def _pairs(listed: Node, positions: Mapping[str, int]) -> Iterator[tuple[int, Node]]:
    """Yield the position of each project and what stands beside it; a project stands once."""
    seen: set[int] = set()
    for pair in listed.elements():
        cells = pair.row(2)
        position = position_of(cells[0], positions) if cells else -1
        if position in seen:
            pair.fault(message("The ballot names a project twice"), code="V09")
        elif position >= 0:
            seen.add(position)
            yield position, cells[1]
