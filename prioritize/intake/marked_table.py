"""Tables with a column for each project and a score, dots or a mark in each cell."""

from collections.abc import Callable
from fractions import Fraction
from math import lcm
from typing import Final, TypeAlias

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from prioritize.errors import Finding, finding
from prioritize.intake.ballot_table import BallotTable, electorate_of
from prioritize.intake.cells import (
    Reading,
    count_in,
    is_missing,
    is_not_offered,
    number_in,
    truth_in,
)
from prioritize.intake.faults import Faults
from prioritize.intake.size import check_size
from prioritize.model.profile import ApprovalProfile, DotProfile, Profile, ScoreProfile
from prioritize.model.project import projects_of
from prioritize.text import Message, message


__all__ = ["read_marked_rows"]


@frozen
class _Cell:
    """What a cell says: a number or nothing, or what is wrong with it, or odd."""

    value: Fraction | None = None
    offered: bool = True
    fault: Finding | None = None
    remark: Message | None = None


Cells: TypeAlias = "tuple[NDArray[np.int32], list[_Cell]]"
"""(m, n) positions in a list of cells, each different one once; 0 is the blank one."""


def read_marked_rows(table: BallotTable, faults: Faults) -> Profile:
    """Read ballots that score projects, give them dots, or approve of them.

    With ``# layout: scores`` a blank cell is no score. With ``dots`` it is no dot, and “not
    offered” says that the ballot did not offer the project. With ``approvals`` a cell is a mark
    such as ``x`` or ``1``, or blank.

    Raises
    ------
    InputError
        With every cell that does not hold what the layout says.

    """
    projects = projects_of(table.project_ids(faults))
    codes, cells = _cells(table, faults, _READERS[table.layout])
    if not codes.shape[1]:
        faults.fault(message("There are no ballots in the table"), table.grid.spot(table.header))
    elif not codes.any():
        what = message("None of the ballots marks anything")
        faults.fault(what, table.grid.spot(table.header + 1))
    people = electorate_of(table, faults)
    faults.stop()
    values = [each.value or Fraction(0) for each in cells]
    unit = lcm(*(value.denominator for value in values))
    numbers = np.array([int(value * unit) for value in values], np.int64)[codes]
    if table.layout == "approvals":
        return ApprovalProfile(projects, people, numbers > 0)
    if table.layout == "dots":
        offered = np.array([each.offered for each in cells], np.bool_)[codes]
        dots = numbers.astype(np.int32) if numbers.max(initial=0) < 2**31 else numbers
        return DotProfile(projects, people, dots, None if offered.all() else offered)
    given = np.array([each.value is not None for each in cells], np.bool_)[codes]
    lowest, highest = table.scale or (None, None)
    return ScoreProfile(projects, people, numbers, given, Fraction(1, unit), lowest, highest)


def _cells(table: BallotTable, faults: Faults, read: Callable[[str], _Cell]) -> Cells:
    """Read every different cell once, and report every place where a faulty one stands."""
    rows = list(table.rows)
    check_size(len(table.marks), len(rows), faults)
    codes = np.zeros((len(table.marks), len(rows)), np.int32)
    cells, known = [_Cell()], {"": 0}
    for ballot, (row, texts) in enumerate(rows):
        for project, column in enumerate(table.marks):
            text = texts[column]
            code = known.get(text)
            if code is None:
                cell = _scaled(table, read(text))
                code = known[text] = 0 if cell == _Cell() else len(cells)
                if code:
                    cells.append(cell)
            if code:
                codes[project, ballot] = code
                _report(cells[code], table, row, column=column, faults=faults)
    return codes, cells


def _report(cell: _Cell, table: BallotTable, row: int, *, column: int, faults: Faults) -> None:
    if cell.fault is not None or cell.remark is not None:
        spot = table.grid.spot(row, column, table.grid.rows[table.header][column])
        if cell.fault is not None:
            faults.add(cell.fault.at(spot))
        if cell.remark is not None:
            faults.odd(cell.remark, spot)


def _scaled(table: BallotTable, cell: _Cell) -> _Cell:
    """Refuse a score outside of the declared scale."""
    if table.layout != "scores" or table.scale is None or cell.value is None:
        return cell
    lowest, highest = table.scale
    if lowest <= cell.value <= highest:
        return cell
    what = message("The score {score} is outside of the scale", score=cell.value)
    return _Cell(fault=finding(what))


def _number(read: Reading) -> _Cell:
    if isinstance(read, Finding):
        return _Cell(fault=read)
    return _Cell(read.value, remark=read.remark)


def _score(text: str) -> _Cell:
    return _Cell() if is_missing(text) else _number(number_in(text))


def _dots(text: str) -> _Cell:
    if is_not_offered(text):
        return _Cell(offered=False)
    if is_missing(text):
        return _Cell()
    if truth_in(text) and not text[0].isdigit():
        return _Cell(Fraction(1))
    return _number(count_in(text))


def _mark(text: str) -> _Cell:
    truth = truth_in(text)
    if is_missing(text) or truth is False:
        return _Cell()
    if truth:
        return _Cell(Fraction(1))
    what = message("{text} is neither yes nor no", text=repr(text[:40]))
    return _Cell(fault=finding(what, remedy=message("Write 1 or 0.")))


_READERS: Final = {"scores": _score, "dots": _dots, "approvals": _mark}
