"""Votes in JSON that were counted together or compare two projects at a time."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import lcm
from typing import Final, Literal

import numpy as np

from prioritize.intake.json_ballots import position_of
from prioritize.intake.json_node import Node
from prioritize.model.pairwise import Comparison, PairwiseProfile
from prioritize.model.profile import Profile
from prioritize.model.project import Project, index_by_id
from prioritize.model.totals import TotalsColumn, TotalsProfile
from prioritize.text import message


__all__ = ["read_pairwise", "read_totals"]

Verdict = Literal["first", "second", "tie"]

_TIE: Final = "tie"
_CONTROLS: Final = ("voters", "issued", "unused", "spoiled")


def read_pairwise(document: Node, projects: tuple[Project, ...]) -> Profile:
    """Read comparisons of two projects, by the whole group or by judges."""
    comparisons: list[Comparison] = []
    positions = index_by_id(projects)
    for node in document.member("ballots").elements():
        if isinstance(node.value, dict):
            judge = node.member("voter")
            name = judge.text() if judge.is_given else ""
            for each in node.member("comparisons").elements():
                comparisons.extend(_comparison(each, positions, name))
        else:
            comparisons.extend(_comparison(node, positions, ""))
    if not comparisons:
        document.member("ballots").fault(message("There are no comparisons"))
    document.faults.stop()
    return PairwiseProfile(projects, tuple(comparisons))


def _comparison(node: Node, positions: Mapping[str, int], judge: str) -> Iterator[Comparison]:
    cells = node.row(3, 4)
    if not cells:
        return
    known = [position_of(each, positions) for each in cells[:2]]
    first, second, preferred = (each.text() for each in cells[:3])
    if first == second:
        node.fault(message("A project cannot be compared with itself"))
    verdicts: dict[str, Verdict] = {_TIE: "tie", first: "first", second: "second"}
    if preferred not in verdicts:
        cells[2].fault(
            message("The preferred project is neither of the two"),
            remedy=message('Write one of the two projects, or "tie".'),
        )
    elif min(known) >= 0:
        count = cells[3].whole(1) if len(cells) > 3 else 1
        yield Comparison(first, second, verdicts[preferred], count, judge)


def read_totals(document: Node, projects: tuple[Project, ...]) -> Profile:
    """Read votes for each project and group; what is not there was not offered."""
    positions = index_by_id(projects)
    columns = {each.group: each for each in _columns(document.member("columns"))}
    cells: dict[tuple[int, str], Fraction] = {}
    for node in document.member("ballots").elements():
        row = node.row(3)
        if not row:
            continue
        at = position_of(row[0], positions), row[1].text()
        if at in cells:
            node.fault(message("The votes for this project and group stand twice"))
        if row[2].is_given:
            cells[at] = row[2].number()
            if cells[at] < 0:
                row[2].fault(message("Votes cannot be below 0"))
        columns.setdefault(at[1], TotalsColumn(at[1]))
    if not cells:
        document.member("ballots").fault(message("There are no votes"))
    document.faults.stop()
    groups = list(columns)
    unit = lcm(*(each.denominator for each in cells.values()))
    votes = np.zeros((len(projects), len(groups)), dtype=np.int64)
    offered = np.zeros(votes.shape, dtype=np.bool_)
    for (position, group), number in cells.items():
        votes[position, groups.index(group)] = int(number * unit)
        offered[position, groups.index(group)] = True
    return TotalsProfile(projects, tuple(columns.values()), votes, offered, Fraction(1, unit))


def _columns(listed: Node) -> Iterator[TotalsColumn]:
    """Read the control numbers of groups, none of which has to be there."""
    for node in listed.elements() if listed.is_given else ():
        node.told_members(("group", *_CONTROLS, "stated"))
        group, stated = node.member("group"), node.member("stated")
        controls = {
            key: node.member(key).whole(0) if node.member(key).is_given else None
            for key in _CONTROLS
        }
        yield TotalsColumn(
            group.text() if group.is_given else "",
            **controls,
            stated=stated.number() if stated.is_given else None,
        )
