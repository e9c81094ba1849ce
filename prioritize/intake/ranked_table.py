"""Tables of ballots, one row for each: .csv, .tsv, and workbooks."""

from collections.abc import Sequence
from typing import Final

from prioritize.errors import Spot
from prioritize.intake.ballot_table import BallotTable, ballot_table, electorate_of, whole_in
from prioritize.intake.faults import Faults
from prioritize.intake.grid import read_grid
from prioritize.intake.marked_table import read_marked_rows
from prioritize.intake.pair_table import pair_layout, read_pairs
from prioritize.intake.paper_marks import Marks, ranked_profile
from prioritize.intake.project_ids import check_typed_ids
from prioritize.intake.size import check_size
from prioritize.model.election import Election
from prioritize.model.project import projects_of
from prioritize.text import message


__all__ = ["read_ranked_table"]

_RANKED: Final = ("marks", "ranks")
_LAST_RANK: Final = 1000


def read_ranked_table(content: bytes, name: str, *, sheet: str = "") -> Election:
    r"""Read ranked ballots from a table.

    The headings are ``1``, ``2``, ``3`` … for the ranks, with the id of a project in each cell,
    ``a=b`` for several at one rank, and nothing for a skipped rank. Where the first cell of the
    file says ``# layout: ranks`` there is one column for each project, which holds its rank.
    Columns ``voter``, ``count``, ``group`` and ``community`` may stand among them. Ballots that
    are no orders have one column for each project too; see `read_marked_rows`. Comparisons of two
    at a time are read by `read_pairs`.

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
    if pair_layout(grid):
        return Election(read_pairs(grid, faults), findings=faults.accepted)
    table = ballot_table(grid, faults)
    if table.layout not in _RANKED:
        return Election(read_marked_rows(table, faults), findings=faults.accepted)
    ids, ballots = (_by_project if table.layout == "ranks" else _by_rank)(table, faults)
    if not ballots:
        faults.fault(message("There are no ballots in the table"), grid.spot(table.header))
    elif not any(map(any, ballots)):
        faults.fault(message("None of the ballots ranks anything"), grid.spot(table.header + 1))
    electorate = electorate_of(table, faults)
    faults.stop()
    check_size(len(ids), len(ballots), faults)
    profile = ranked_profile(projects_of(ids), ballots, electorate)
    return Election(profile, findings=faults.accepted)


def _by_rank(table: BallotTable, faults: Faults) -> tuple[Sequence[str], list[Marks]]:
    """Read cells that hold the projects of a rank; cells that say the same are read once."""
    first: dict[str, Spot] = {}
    marked: dict[str, list[str]] = {}
    torn: dict[str, list[str]] = {}
    for row, cells in table.rows:
        for column in table.marks:
            cell = cells[column]
            if cell not in marked:
                spot = table.grid.spot(row, column)
                ids = _equals(cell, spot, faults)
                for id in ids:
                    first.setdefault(id, spot)
                (torn if "" in _parts(cell) else marked)[cell] = ids
    check_typed_ids(first, faults)
    ids = sorted(first)
    position = {id: at for at, id in enumerate(ids)}
    ranks = {
        cell: tuple(dict.fromkeys(position[id] for id in named))
        for cell, named in (*marked.items(), *torn.items())
    }
    return ids, [tuple(ranks[cells[column]] for column in table.marks) for _, cells in table.rows]


def _equals(cell: str, spot: Spot, faults: Faults) -> list[str]:
    """Return the projects that a cell puts at one rank."""
    ids = _parts(cell)
    if not all(ids):
        what = message("A project is missing beside the equals sign in {text}", text=repr(cell))
        remedy = message("Write a=b for two equal projects, or the one project alone.")
        faults.fault(what, spot, remedy=remedy)
    return [each for each in ids if each]


def _parts(cell: str) -> list[str]:
    return [each.strip() for each in cell.split("=")] if cell else []


def _by_project(table: BallotTable, faults: Faults) -> tuple[Sequence[str], list[Marks]]:
    """Read columns that hold the rank of a project."""
    ids = table.project_ids(faults)
    ballots = []
    for row, cells in table.rows:
        by_rank: dict[int, list[int]] = {}
        for project, column in enumerate(table.marks):
            if cells[column]:
                rank = _rank(cells[column], table.grid.spot(row, column, ids[project]), faults)
                by_rank.setdefault(rank, []).append(project)
        last = max(by_rank, default=0)
        ballots.append(tuple(tuple(by_rank.get(rank, ())) for rank in range(1, last + 1)))
    return ids, ballots


def _rank(text: str, spot: Spot, faults: Faults) -> int:
    rank = whole_in(text, spot, faults)
    if rank is not None and not 1 <= rank <= _LAST_RANK:
        what = message("{rank} is no rank", rank=rank)
        remedy = message("Ranks are whole numbers from 1 to {last}.", last=_LAST_RANK)
        faults.fault(what, spot, remedy=remedy)
        return 1
    return rank or 1
