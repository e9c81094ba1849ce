"""What reviewers scored, in JSON: by project and criterion, blanks with their reasons."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import lcm
from typing import Final

import numpy as np
from attrs import frozen

from prioritize.errors import Spot, closest
from prioritize.intake.json_ballots import position_of
from prioritize.intake.json_node import Node
from prioritize.model.profile import Profile
from prioritize.model.project import Names, Project, index_by_id
from prioritize.model.scoresheet import BLANK_REASONS, SCORED, Criterion, ScoresheetProfile
from prioritize.text import message


__all__ = ["read_criteria"]

_MISSING: Final = BLANK_REASONS.index("missing")


@frozen
class _Cell:
    reviewer: str
    project: int
    criterion: str


def read_criteria(document: Node, projects: tuple[Project, ...]) -> Profile:
    """Read a reviewer's scores ballot by ballot; a cell that is not there is missing.

    Criteria that the document does not list are those that the scores name, with equal weights
    and without a scale.
    """
    listed = document.member("criteria")
    criteria = {each.id: each for each in _criteria(listed)} if listed.is_given else {}
    positions = index_by_id(projects)
    cells: dict[_Cell, Fraction | int] = {}
    reviewers: dict[str, None] = {}
    for ballot in document.member("ballots").elements():
        reviewer = ballot.member("reviewer").text()
        reviewers[reviewer] = None
        for node in ballot.member("scores").elements():
            row = node.row(3)
            if not row:
                continue
            cell = _Cell(reviewer, position_of(row[0], positions), row[1].text())
            if cell in cells and cell.project >= 0:
                node.fault(message("The reviewer scored this project twice by this criterion"))
            if listed.is_given and cell.criterion not in criteria:
                what = message("There is no criterion {id}", id=repr(cell.criterion[:60]))
                row[1].fault(what, remedy=closest(cell.criterion, criteria))
            criterion = criteria.setdefault(cell.criterion, Criterion(cell.criterion))
            cells[cell] = _score(row[2], criterion)
    if not cells:
        document.member("ballots").fault(message("There are no scores"))
    document.faults.stop()
    return _profile(projects, tuple(criteria.values()), tuple(reviewers), cells)


def _score(node: Node, criterion: Criterion) -> Fraction | int:
    """Return a score, or for a blank the position of its reason."""
    if not node.is_given:
        return _MISSING
    if isinstance(node.value, dict):
        reason = node.member("blank").text()
        if reason in BLANK_REASONS:
            return BLANK_REASONS.index(reason)
        node.member("blank").fault(
            message("There is no reason {reason} for a blank", reason=repr(reason[:60])),
            remedy=message("The reasons are {reasons}.", reasons=BLANK_REASONS),
        )
        return _MISSING
    score = node.number()
    low, high = criterion.lowest, criterion.highest
    if (low is not None and score < low) or (high is not None and score > high):
        node.fault(message("The score {score} is outside of the scale", score=score))
    return score


def _profile(
    projects: tuple[Project, ...],
    criteria: tuple[Criterion, ...],
    reviewers: tuple[str, ...],
    cells: Mapping[_Cell, Fraction | int],
) -> ScoresheetProfile:
    shape = (len(reviewers), len(projects), len(criteria))
    values = np.zeros(shape, dtype=np.int64)
    states = np.full(shape, _MISSING, dtype=np.uint8)
    row = {each: at for at, each in enumerate(reviewers)}
    column = {each.id: at for at, each in enumerate(criteria)}
    scores = [each for each in cells.values() if isinstance(each, Fraction)]
    unit = lcm(*(each.denominator for each in scores))
    for cell, score in cells.items():
        at = row[cell.reviewer], cell.project, column[cell.criterion]
        if isinstance(score, Fraction):
            values[at], states[at] = int(score * unit), SCORED
        else:
            states[at] = score
    return ScoresheetProfile(projects, criteria, reviewers, values, states, Fraction(1, unit))


def _criteria(listed: Node) -> Iterator[Criterion]:
    seen: set[str] = set()
    for node in listed.elements():
        criterion = _criterion(node)
        if criterion.id in seen or not criterion.id:
            node.fault(message("The criterion {id} stands twice", id=repr(criterion.id[:60])))
        seen.add(criterion.id)
        yield criterion


def _criterion(node: Node) -> Criterion:
    if isinstance(node.value, str):
        return Criterion(node.value)
    node.told_members(("id", "name", "weight", "lowest", "highest", "direction"))
    id, name = node.member("id").text(), node.member("name")
    direction = node.member("direction")
    if direction.is_given and direction.value not in ("benefit", "cost"):
        direction.fault(message('The direction is "benefit" or "cost"'))
    weight = node.member("weight")
    with node.faults.gather(Spot(field=node.path)):
        return Criterion(
            id,
            Names.of(name.text()) if name.is_given else Names(),
            weight.number() if weight.is_given else Fraction(1),
            _end(node.member("lowest")),
            _end(node.member("highest")),
            str(direction.value) if direction.is_given else "benefit",
        )
    return Criterion(id)


def _end(node: Node) -> Fraction | None:
    return node.number() if node.is_given else None
