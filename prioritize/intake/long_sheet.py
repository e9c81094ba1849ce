"""Tally sheets and ballots written down one number to a row: project, group, number of votes.

This is the form for entering paper, because each row stands alone. Rows of several sheets are
added up; rows of several operators are two entries of the same paper and never added.
"""

from collections.abc import Mapping

import attrs
import numpy as np

from prioritize.errors import Finding
from prioritize.intake.ballot_rows import (
    BallotRow,
    by_community,
    electorate,
    people,
    read_ballot_rows,
)
from prioritize.intake.cells import count_in
from prioritize.intake.faults import Faults
from prioritize.intake.scope import Scope
from prioritize.intake.spelling import fold
from prioritize.intake.table import Table
from prioritize.intake.tally_lines import Cell, Lines
from prioritize.model.consultation import Collected
from prioritize.model.profile import DotProfile
from prioritize.text import message


__all__ = ["is_long", "long_ballots", "long_lines"]


def is_long(table: Table) -> bool:
    """Say whether every row holds one number, with a column for the group or the ballot."""
    return (
        table.column("votes") >= 0
        and table.column("code", "name") >= 0
        and table.column("group", "ballot") >= 0
    )


def long_lines(table: Table, faults: Faults) -> Lines:
    """Return the rows of a tally as the lines of a sheet with one column for each group."""
    _refuse_operators(table, faults)
    groups: dict[str, Cell] = {}
    lines: dict[tuple[str, str], dict[str, Cell]] = {}
    labels: dict[tuple[str, str], Cell] = {}
    seen: set[tuple[str, str, str, str]] = set()
    for row in table.rows:
        label = _cell(table, row, "code", "name")
        group = _cell(table, row, "group")
        home = _cell(table, row, "community")
        key = (home.text, label.text)
        whole = (*key, group.text, _told(table, row, "sheet"))
        if whole in seen:
            faults.fault(message("The sheet has this number already"), label.spot)
        seen.add(whole)
        groups.setdefault(group.text, group)
        labels.setdefault(key, label)
        cells = lines.setdefault(key, {})
        number = _cell(table, row, "votes")
        cells[group.text] = _added(cells[group.text], number) if group.text in cells else number
    nowhere = table.spot(table.header)
    heads = (Cell("code", nowhere), Cell("community", nowhere))
    # A column of no group in particular is known by the word for votes.
    own = tuple(Cell(text or "votes", cell.spot) for text, cell in groups.items())
    body = tuple(
        (
            labels[key],
            Cell(key[0], labels[key].spot),
            *(cells.get(text, Cell("", labels[key].spot)) for text in groups),
        )
        for key, cells in lines.items()
    )
    if table.column("community") < 0:
        return tuple((line[0], *line[2:]) for line in ((*heads, *own), *body))
    return ((*heads, *own), *body)


def _cell(table: Table, row: int, *meanings: str) -> Cell:
    column = table.column(*meanings)
    return Cell(table.cell(row, column), table.spot(row, column))


def _told(table: Table, row: int, heading: str) -> str:
    return table.cell(row, _column(table, heading))


def _column(table: Table, heading: str) -> int:
    folded = [fold(each) for each in table.headings]
    return folded.index(fold(heading)) if fold(heading) in folded else -1


def _added(one: Cell, other: Cell) -> Cell:
    """Add the numbers of two sheets; what is no number stays, to be refused in its place."""
    numbers = [count_in(each.text) for each in (one, other)]
    for cell, number in zip((one, other), numbers, strict=True):
        if isinstance(number, Finding):
            return cell
    total = sum(number.value for number in numbers if not isinstance(number, Finding))
    return attrs.evolve(one, text=str(total))


def _refuse_operators(table: Table, faults: Faults) -> None:
    operators = dict.fromkeys(_told(table, row, "operator") for row in table.rows)
    named = tuple(each for each in operators if each)
    if len(named) > 1:
        faults.refuse(
            message("Several people entered the same paper: {names}", names=named),
            table.spot(table.header),
            remedy=message("Compare their entries first, and give the agreed one."),
        )


def long_ballots(table: Table, scope: Scope, faults: Faults) -> tuple[Collected, ...]:
    """Read ballots of dots whose rows each hold the dots of one ballot for one project."""
    _refuse_operators(table, faults)
    dots: dict[tuple[str, str], dict[str, int]] = {}
    first: dict[tuple[str, str], BallotRow] = {}
    for row in read_ballot_rows(table, scope, faults, ("ballot",)):
        serial = (row.community, row.key)
        if not row.key:
            faults.fault(message("The ballot has no serial"), table.spot(row.row))
        known = first.setdefault(serial, row)
        if known.group != row.group:
            what = message("Ballot {id} is of another group elsewhere", id=row.key)
            faults.fault(what, table.spot(row.row))
        given = dots.setdefault(serial, {})
        label, number = _cell(table, row.row, "code", "name"), _cell(table, row.row, "votes")
        project = scope.projects.read(label.text, label.spot, faults)
        scope.check_open(project, row.community, label.spot, faults)
        read = count_in(number.text)
        if isinstance(read, Finding):
            faults.add(read.at(number.spot))
        elif project in given:
            what = message(
                "Ballot {id} has dots for {project} already", id=row.key, project=project
            )
            faults.fault(what, label.spot)
        else:
            given[project] = int(read.value)
    faults.stop()
    return tuple(_collected(dots, rows, scope) for rows in by_community(first.values()).values())


def _collected(
    dots: Mapping[tuple[str, str], Mapping[str, int]], rows: list[BallotRow], scope: Scope
) -> Collected:
    community = rows[0].community
    options = tuple(each for each in scope.options if scope.is_open_to(each, community))
    given = [dots[community, row.key] for row in rows]
    matrix = np.array([[each.get(option.id, 0) for each in given] for option in options], np.int64)
    profile = DotProfile(options, electorate(rows, {}), matrix.reshape(len(options), len(rows)))
    return Collected(scope.input, community, profile, people(rows))
