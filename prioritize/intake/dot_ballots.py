"""Dots written down ballot by ballot: one row for each ballot, one column for each project."""

from collections.abc import Collection, Mapping, Sequence

import attrs
import numpy as np
from attrs import frozen

from prioritize.errors import Finding
from prioritize.intake.ballot_rows import (
    BallotRow,
    by_community,
    electorate,
    find_gaps,
    people,
    read_ballot_rows,
)
from prioritize.intake.cells import count_in, is_missing, is_not_offered, truth_in
from prioritize.intake.faults import Faults
from prioritize.intake.scope import Scope, missing_options
from prioritize.intake.table import Table
from prioritize.intake.tally_sheet import wrong_sum
from prioritize.intake.vocabulary import meaning
from prioritize.model.consultation import Collected
from prioritize.model.profile import DotProfile
from prioritize.text import message


__all__ = ["option_columns", "read_dot_ballots"]


def option_columns(table: Table, scope: Scope, faults: Faults) -> dict[int, str]:
    """Return the ids of the projects that columns stand for, by column."""
    taken = {column for _, column in table.meanings}
    found: dict[int, str] = {}
    for column, heading in enumerate(table.headings):
        if column not in taken and heading and scope.projects.knows(heading):
            spot = table.spot(table.header, column)
            id = scope.projects.read(heading, spot, faults)
            if id in found.values():
                faults.fault(message("Two columns stand for {id}", id=id), spot)
            else:
                found[column] = id
    return found


def read_dot_ballots(table: Table, scope: Scope, faults: Faults) -> tuple[Collected, ...]:
    """Read ballots of dots; ballots with too many dots stay, for the method to judge.

    A ballot with nothing on it, or marked as spoiled, is not counted. On any other a blank is no
    dot, and a long dash or "not offered" says that the project was not yet on the wall.

    Raises
    ------
    InputError
        With every fault of the file.

    """
    columns = option_columns(table, scope, faults)
    _remark_others(table, columns, faults)
    table = _without_controls(table, columns, faults)
    rows = read_ballot_rows(table, scope, faults, ("ballot", "number", "code"))
    find_gaps(table, rows, faults)
    _check_totals(table, columns, faults)
    collected = tuple(
        Collected(
            scope.input, community, _profile(table, each, columns, scope, faults), people(each)
        )
        for community, each in by_community(rows).items()
    )
    faults.stop()
    return collected


def _without_controls(table: Table, columns: Collection[int], faults: Faults) -> Table:
    """Take out the row of totals that people put below ballots, after checking it."""
    controls = [row for row in table.rows if _is_total(table, row, columns)]
    ballots = tuple(row for row in table.rows if row not in controls)
    for row in controls:
        for column in columns:
            stated = count_in(table.cell(row, column))
            added = sum(_dots(table, each, column, Faults("")).dots for each in ballots)
            if not isinstance(stated, Finding) and stated.value != added:
                faults.accept(wrong_sum(int(stated.value), added, table.spot(row, column)))
    return attrs.evolve(table, rows=ballots)


def _is_total(table: Table, row: int, columns: Collection[int]) -> bool:
    return any(
        meaning(table.cell(row, column)) == "total"
        for column in range(len(table.headings))
        if column not in columns
    )


def _check_totals(table: Table, columns: Collection[int], faults: Faults) -> None:
    """Check the total beside each ballot, where there is a column for it."""
    beside = table.column("total")
    for row in table.rows if beside >= 0 else ():
        stated = count_in(table.cell(row, beside))
        added = sum(_dots(table, row, column, Faults("")).dots for column in columns)
        if not isinstance(stated, Finding) and stated.value != added:
            faults.accept(wrong_sum(int(stated.value), added, table.spot(row, beside)))


def _is_spoiled(table: Table, row: int) -> bool:
    text = table.cell(row, table.column("spoiled"))
    return bool(text) and truth_in(text) is not False


def _remark_others(table: Table, columns: Collection[int], faults: Faults) -> None:
    known = {*columns, *(column for _, column in table.meanings)}
    for column, heading in enumerate(table.headings):
        if heading and column not in known:
            what = message("The column {name} was left out", name=heading)
            faults.odd(what, table.spot(table.header, column))


def _profile(
    table: Table,
    rows: Sequence[BallotRow],
    columns: Mapping[int, str],
    scope: Scope,
    faults: Faults,
) -> DotProfile:
    community = rows[0].community
    missing_options(scope, frozenset(columns.values()), community, faults)
    options = {column: scope.option(id) for column, id in columns.items()}
    own = [column for column, each in options.items() if scope.is_open_to(each, community)]
    for each in rows:
        for column in columns.keys() - own:
            if not is_missing(table.cell(each.row, column)):
                scope.check_open(columns[column], community, table.spot(each.row, column), faults)
    spoiled = [each for each in rows if _is_spoiled(table, each.row)]
    rows = [each for each in rows if each not in spoiled]
    cells = [[_dots(table, each.row, column, faults) for column in own] for each in rows]
    filled = [place for place, dots in enumerate(cells) if any(each.written for each in dots)]
    if not filled:
        faults.fault(message("All ballots are empty"), table.spot(table.header))
    shape = (len(filled), len(own))
    dots = np.array([[each.dots for each in cells[place]] for place in filled], np.int64)
    offered = np.array([[each.offered for each in cells[place]] for place in filled], np.bool_)
    return DotProfile(
        tuple(options[column] for column in own),
        electorate(
            [rows[place] for place in filled],
            {"blank": len(rows) - len(filled), "spoiled": len(spoiled)},
        ),
        np.ascontiguousarray(dots.reshape(shape).T),
        None if offered.all() else np.ascontiguousarray(offered.reshape(shape).T),
    )


@frozen
class _Dots:
    dots: int = 0
    written: bool = False
    offered: bool = True


def _dots(table: Table, row: int, column: int, faults: Faults) -> _Dots:
    text = table.cell(row, column)
    if is_not_offered(text):
        return _Dots(offered=False)
    if is_missing(text):
        return _Dots()
    if truth_in(text) and not text[0].isdigit():
        return _Dots(1, written=True)
    read = count_in(text)
    if isinstance(read, Finding):
        faults.add(read.at(table.spot(row, column)))
        return _Dots()
    if read.remark is not None:
        faults.odd(read.remark, table.spot(row, column))
    return _Dots(int(read.value), written=True)
