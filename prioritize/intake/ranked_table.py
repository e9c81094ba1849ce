"""Tables of ranked ballots, one row for each: .csv, .tsv, and workbooks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
from attrs import evolve, frozen

from prioritize.errors import Finding, InputError, Spot
from prioritize.intake.faults import Faults
from prioritize.intake.grid import Grid, read_grid
from prioritize.intake.paper_marks import Marks, ranked_profile
from prioritize.intake.project_ids import check_typed_ids
from prioritize.intake.size import check_size
from prioritize.intake.tally_sheet import wrong_sum
from prioritize.intake.vocabulary import meaning
from prioritize.model.election import Election
from prioritize.model.electorate import Electorate
from prioritize.model.number import whole
from prioritize.model.project import projects_of
from prioritize.model.voters import VoterTable
from prioritize.text import message


__all__ = ["read_ranked_table"]

_ATTRIBUTES: Final = ("voter", "count", "group", "community")
_LAYOUT: Final = re.compile(r"#\s*layout\s*:\s*(.*)", re.IGNORECASE)
_LAYOUTS: Final = ("marks", "ranks")
_LAST_RANK: Final = 1000


@frozen
class _Table:
    """The grid, its row of headings, and which columns hold marks and attributes.

    `total` is the last row where that is no ballot but says how many there are.
    """

    grid: Grid
    header: int
    marks: tuple[int, ...]
    attributes: Mapping[str, int]
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


def read_ranked_table(content: bytes, name: str, *, sheet: str = "") -> Election:
    r"""Read ranked ballots from a table.

    The headings are ``1``, ``2``, ``3`` … for the ranks, with the id of a project in each cell,
    ``a=b`` for several at one rank, and nothing for a skipped rank. Where the first cell of the
    file says ``# layout: ranks`` there is one column for each project, which holds its rank.
    Columns ``voter``, ``count``, ``group`` and ``community`` may stand among them.

    Ballots that rank one project at each rank become orders. If any ballot skips a rank, has
    several marks at one, or marks a project twice, all are kept as on paper. Projects stand by
    their ids, or in the order of their columns.

    Raises
    ------
    InputError
        With every fault that was found: headings that are none, a rank or a number of ballots
        that is no whole number, a voter twice, or one project written in two ways.

    Examples
    --------
    >>> election = read_ranked_table(b"count,1,2\n3,b,a\n2,a,\n", "hall.csv")
    >>> [each.id for each in election.profile.projects], election.profile.places.tolist()
    (['a', 'b'], [[2, 1], [1, 0]])

    """
    faults = Faults(name)
    grid = read_grid(content, name, sheet=sheet)
    for each in grid.findings:
        faults.accept(each)
    layout, header = _layout(grid, faults)
    for number, row in enumerate(grid.rows[header + 1 :], header + 1):
        if not any(row):
            faults.odd(message("A blank row is no ballot"), grid.spot(number))
    table = _without_total(_headings(grid, header, layout, faults))
    ids, ballots = (_by_project if layout == "ranks" else _by_rank)(table, faults)
    if not ballots:
        faults.fault(message("There are no ballots in the table"), grid.spot(header))
    elif not any(map(any, ballots)):
        faults.fault(message("None of the ballots ranks anything"), grid.spot(header + 1))
    electorate = _electorate(table, faults)
    _check_total(table, int(electorate.weights.sum()), faults)
    faults.stop()
    check_size(len(ids), len(ballots), faults)
    profile = ranked_profile(projects_of(ids), ballots, electorate)
    return Election(profile, findings=faults.accepted)


def _layout(grid: Grid, faults: Faults) -> tuple[str, int]:
    """Read lines that begin with ``#``; return the layout and where the headings stand."""
    layout = "marks"
    header = 0
    while header < len(grid.rows) - 1 and grid.rows[header][0].startswith("#"):
        found = _LAYOUT.fullmatch(grid.rows[header][0])
        if found and found[1].lower() not in _LAYOUTS:
            faults.refuse(
                message("There is no layout {layout}", layout=repr(found[1])),
                grid.spot(header, 0),
                remedy=message("The layouts are {layouts}.", layouts=_LAYOUTS),
            )
        layout = found[1].lower() if found else layout
        header += 1
    return layout, header


def _headings(grid: Grid, header: int, layout: str, faults: Faults) -> _Table:
    attributes: dict[str, int] = {}
    marks: dict[str, int] = {}
    for at, heading in enumerate(grid.rows[header]):
        name = heading.lower()
        if name in attributes or heading in marks:
            what = message("The heading {heading} stands twice", heading=repr(heading))
            faults.fault(what, grid.spot(header, at))
        elif name in _ATTRIBUTES:
            attributes[name] = at
        elif layout == "ranks" and heading:
            marks[heading] = at
        elif re.fullmatch("[0-9]{1,4}", heading):
            marks[str(int(heading))] = at
        elif heading:
            what = message("The column {heading} is not read", heading=repr(heading))
            faults.odd(what, grid.spot(header, at))
    ranks = [str(rank) for rank in range(1, len(marks) + 1)]
    if not marks or (layout == "marks" and set(marks) != set(ranks)):
        faults.refuse(
            message("The headings are not 1, 2, 3 and so on, one for each rank"),
            grid.spot(header),
            remedy=message(
                "Where each project has a column that holds its rank, let the file begin with a"
                " line “# layout: ranks”."
            ),
        )
    columns = marks.values() if layout == "ranks" else (marks[rank] for rank in ranks)
    return _Table(grid, header, tuple(columns), attributes)


def _without_total(table: _Table) -> _Table:
    """Set apart the row of totals that people put below ballots."""
    cells = table.grid.rows[table.last]
    said = (cells[column] for name, column in table.attributes.items() if name != "count")
    if table.last > table.header and any(meaning(each) == "total" for each in said):
        return evolve(table, total=table.last)
    return table


def _check_total(table: _Table, ballots: int, faults: Faults) -> None:
    """Compare the ballots with the number that the row of totals states."""
    if table.total is None or "count" not in table.attributes:
        return
    column = table.attributes["count"]
    cell = table.grid.rows[table.total][column]
    spot = table.grid.spot(table.total, column, "count")
    if not cell:
        return
    with faults.gather(spot):
        if (stated := whole(cell)) != ballots:
            faults.accept(wrong_sum(stated, ballots, spot))


def _by_rank(table: _Table, faults: Faults) -> tuple[Sequence[str], list[Marks]]:
    """Read cells that hold the projects of a rank."""
    first: dict[str, Spot] = {}
    named = []
    for row, cells in table.rows:
        ranks = []
        for column in table.marks:
            ids = [each.strip() for each in cells[column].split("=")] if cells[column] else []
            for id in ids:
                if id not in first:
                    first[id] = table.grid.spot(row, column)
            ranks.append(ids)
        named.append(ranks)
    check_typed_ids(first, faults)
    ids = sorted(first)
    position = {id: at for at, id in enumerate(ids)}
    return ids, [
        tuple(tuple(dict.fromkeys(position[id] for id in rank)) for rank in ranks)
        for ranks in named
    ]


def _by_project(table: _Table, faults: Faults) -> tuple[Sequence[str], list[Marks]]:
    """Read columns that hold the rank of a project."""
    ids = [table.grid.rows[table.header][column] for column in table.marks]
    spots = (table.grid.spot(table.header, column) for column in table.marks)
    check_typed_ids(dict(zip(ids, spots, strict=True)), faults)
    ballots = []
    for row, cells in table.rows:
        by_rank: dict[int, list[int]] = {}
        for project, column in enumerate(table.marks):
            if cells[column]:
                with faults.gather(table.grid.spot(row, column, ids[project])):
                    by_rank.setdefault(_rank(cells[column]), []).append(project)
        last = max(by_rank, default=0)
        ballots.append(tuple(tuple(by_rank.get(rank, ())) for rank in range(1, last + 1)))
    return ids, ballots


def _rank(text: str) -> int:
    rank = whole(text)
    if not 1 <= rank <= _LAST_RANK:
        what = message("{rank} is no rank", rank=rank)
        remedy = message("Ranks are whole numbers from 1 to {last}.", last=_LAST_RANK)
        raise InputError(Finding(what, remedy=remedy))
    return rank


def _electorate(table: _Table, faults: Faults) -> Electorate:
    """Read who cast each ballot, and how many did."""
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
    return Electorate(np.array(counts, dtype=np.int64), voters=voters if columns else None)


def _count(table: _Table, row: int, cells: Sequence[str], faults: Faults) -> int:
    if "count" not in table.attributes:
        return 1
    column = table.attributes["count"]
    with faults.gather(table.grid.spot(row, column, "count")):
        count = whole(cells[column])
        if count > 0:
            return count
        what = message("A row cannot stand for {count} ballots", count=count)
        raise InputError(Finding(what, remedy=message("Write a whole number from 1.")))
    return 1
