"""Tables with one row for each ballot: their layout, their headings, and who cast the ballots."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

import numpy as np
from attrs import evolve, frozen

from prioritize.errors import Finding, Spot
from prioritize.intake.cells import count_in
from prioritize.intake.faults import Faults
from prioritize.intake.grid import Grid
from prioritize.intake.project_ids import check_typed_ids
from prioritize.intake.tally_sheet import wrong_sum
from prioritize.intake.vocabulary import meaning
from prioritize.model.electorate import Electorate
from prioritize.model.number import exact
from prioritize.model.voters import VoterTable
from prioritize.text import message


__all__ = ["LAYOUTS", "BallotTable", "ballot_table", "electorate_of", "whole_in"]

LAYOUTS: Final = ("marks", "ranks", "scores", "dots", "approvals", "pairs", "matrix")
"""What the cells hold: the projects of a rank, or of a project its rank, score, dots or a mark.

``pairs`` and ``matrix`` compare two at a time and are no ballots in rows; see `read_pairs`.
"""

_ATTRIBUTES: Final = ("voter", "count", "group", "community")
_LAYOUT: Final = re.compile(r"#\s*layout\s*:\s*(.*)", re.IGNORECASE)
_SCALE: Final = re.compile(r"#\s*scale\s*:\s*(.*)", re.IGNORECASE)
_ENDS: Final = re.compile(r"(-?\d{1,9}(?:\.\d{1,9})?)\s*(?:to|–|\s)\s*(-?\d{1,9}(?:\.\d{1,9})?)")


@frozen
class BallotTable:
    """The grid, its layout and row of headings, and which columns hold marks and attributes.

    `total` is the last row where that is no ballot but says how many there are.
    """

    grid: Grid
    layout: str
    header: int
    marks: tuple[int, ...]
    attributes: Mapping[str, int]
    scale: tuple[Fraction, Fraction] | None = None
    total: int | None = None

    @property
    def rows(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The rows that hold ballots, by their positions in the grid."""
        for number, row in enumerate(self.grid.rows[self.header + 1 :], self.header + 1):
            if any(row) and number != self.total:
                yield number, row

    @property
    def last(self) -> int:
        """The last row that holds anything."""
        return max(number for number, row in enumerate(self.grid.rows) if any(row))

    def project_ids(self, faults: Faults) -> tuple[str, ...]:
        """Return the projects that the columns are headed by."""
        ids = [self.grid.rows[self.header][column] for column in self.marks]
        spots = (self.grid.spot(self.header, column) for column in self.marks)
        check_typed_ids(dict(zip(ids, spots, strict=True)), faults)
        return tuple(ids)


def ballot_table(grid: Grid, faults: Faults) -> BallotTable:
    """Find out what the rows and columns of a table of ballots hold.

    The file may begin with lines such as ``# layout: scores`` and ``# scale: 0 to 5``.

    Raises
    ------
    InputError
        There is no such layout, or the headings do not fit it.

    """
    layout, scale, header = _head(grid, faults)
    for number, row in enumerate(grid.rows[header + 1 :], header + 1):
        if not any(row):
            faults.odd(message("A blank row is no ballot"), grid.spot(number))
    attributes, marks = _headings(grid, header, layout, faults)
    return _without_total(BallotTable(grid, layout, header, marks, attributes, scale))


def _head(grid: Grid, faults: Faults) -> tuple[str, tuple[Fraction, Fraction] | None, int]:
    """Read lines that begin with ``#``; return layout, scale, and where the headings stand."""
    layout, scale = "marks", None
    header = 0
    while header < len(grid.rows) - 1 and grid.rows[header][0].startswith("#"):
        found = _LAYOUT.fullmatch(grid.rows[header][0])
        if found and found[1].lower() not in LAYOUTS:
            faults.refuse(
                message("There is no layout {layout}", layout=repr(found[1])),
                grid.spot(header, 0),
                remedy=message("The layouts are {layouts}.", layouts=LAYOUTS),
            )
        layout = found[1].lower() if found else layout
        declared = _SCALE.fullmatch(grid.rows[header][0])
        if declared:
            scale = _scale(declared[1], grid.spot(header, 0), faults)
        header += 1
    return layout, scale, header


def _scale(text: str, spot: Spot, faults: Faults) -> tuple[Fraction, Fraction]:
    ends = _ENDS.fullmatch(text)
    lowest, highest = (exact(ends[1]), exact(ends[2])) if ends else (Fraction(0), Fraction(0))
    if lowest >= highest:
        faults.refuse(
            message("{text} is no scale", text=repr(text)),
            spot,
            remedy=message("Write its ends: # scale: 0 to 5."),
        )
    return lowest, highest


def _headings(
    grid: Grid, header: int, layout: str, faults: Faults
) -> tuple[dict[str, int], tuple[int, ...]]:
    """Return the columns of attributes, and those of ranks or projects."""
    attributes: dict[str, int] = {}
    marks: dict[str, int] = {}
    for at, heading in enumerate(grid.rows[header]):
        name = heading.lower()
        if name in attributes or heading in marks:
            what = message("The heading {heading} stands twice", heading=repr(heading))
            faults.fault(what, grid.spot(header, at))
        elif name in _ATTRIBUTES:
            attributes[name] = at
        elif layout != "marks" and heading:
            marks[heading] = at
        elif re.fullmatch("[0-9]{1,4}", heading):
            marks[str(int(heading))] = at
        elif heading:
            what = message("The column {heading} is not read", heading=repr(heading))
            faults.odd(what, grid.spot(header, at))
    _check_headings(marks, layout, grid.spot(header), faults)
    ranks = (str(rank) for rank in range(1, len(marks) + 1))
    columns = (marks[rank] for rank in ranks) if layout == "marks" else marks.values()
    return attributes, tuple(columns)


def _check_headings(marks: Collection[str], layout: str, spot: Spot, faults: Faults) -> None:
    if layout not in ("marks", "ranks") and not marks:
        faults.refuse(message("No column is headed by a project"), spot)
    ranks = {str(rank) for rank in range(1, len(marks) + 1)}
    if not marks or (layout == "marks" and set(marks) != ranks):
        faults.refuse(
            message("The headings are not 1, 2, 3 and so on, one for each rank"),
            spot,
            remedy=message(
                "Where each project has a column that holds its rank, let the file begin with a"
                " line “# layout: ranks”; for scores, dots or marks with “# layout: scores”,"
                " “dots” or “approvals”."
            ),
        )


def _without_total(table: BallotTable) -> BallotTable:
    """Set apart the row of totals that people put below ballots."""
    cells = table.grid.rows[table.last]
    said = (cells[column] for name, column in table.attributes.items() if name != "count")
    if table.last > table.header and any(meaning(each) == "total" for each in said):
        return evolve(table, total=table.last)
    return table


def _check_total(table: BallotTable, ballots: int, faults: Faults) -> None:
    """Compare the ballots with the number that the row of totals states."""
    if table.total is None or "count" not in table.attributes:
        return
    column = table.attributes["count"]
    cell = table.grid.rows[table.total][column]
    spot = table.grid.spot(table.total, column, "count")
    if not cell:
        return
    stated = whole_in(cell, spot, faults)
    if stated is not None and stated != ballots:
        faults.accept(wrong_sum(stated, ballots, spot))


def electorate_of(table: BallotTable, faults: Faults) -> Electorate:
    """Read who cast each ballot and how many did, and compare that with a row of totals."""
    counts = []
    columns: dict[str, list[str]] = {each: [] for each in table.attributes if each != "count"}
    rows_by_voter: dict[str, int] = {}
    for row, cells in table.rows:
        counts.append(_count(table, row, cells, faults))
        for each, column in columns.items():
            column.append(cells[table.attributes[each]])
        voter = columns["voter"][-1] if "voter" in columns else ""
        if voter and rows_by_voter.setdefault(voter, row) != row:
            spot = table.grid.spot(row, table.attributes["voter"])
            first = table.grid.spot(rows_by_voter[voter]).row
            what = message("Voter {id} stands already in row {first}", id=repr(voter), first=first)
            faults.fault(what, spot, code="V05")
    voters = VoterTable.of({each: tuple(cells) for each, cells in columns.items()})
    people = Electorate(np.array(counts, dtype=np.int64), voters=voters if columns else None)
    _check_total(table, int(people.weights.sum()), faults)
    return people


def _count(table: BallotTable, row: int, cells: Sequence[str], faults: Faults) -> int:
    if "count" not in table.attributes:
        return 1
    column = table.attributes["count"]
    spot = table.grid.spot(row, column, "count")
    count = whole_in(cells[column], spot, faults)
    if count == 0:
        what = message("A row cannot stand for {count} ballots", count=count)
        faults.fault(what, spot, remedy=message("Write a whole number from 1."))
    return count or 1


def whole_in(text: str, spot: Spot, faults: Faults) -> int | None:
    """Read a whole number from 0, in whatever digits it was typed; what is none is a fault."""
    read = count_in(text)
    if isinstance(read, Finding):
        faults.add(read.at(spot))
        return None
    if read.remark is not None:
        faults.odd(read.remark, spot)
    return int(read.value)
