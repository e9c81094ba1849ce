"""Dots on a wall, counted by group: the sheet becomes a tally as any other file holds one."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from attrs import evolve

from prioritize.errors import Finding, Spot
from prioritize.intake.faults import Faults
from prioritize.intake.hall import values
from prioritize.intake.hall.ledger import placed
from prioritize.intake.hall.page import text_fault
from prioritize.intake.hall.table import HallTable, Placed
from prioritize.intake.matching import Match
from prioritize.intake.reconcile import reconcile
from prioritize.intake.scope import Scope
from prioritize.intake.tally_lines import Cell
from prioritize.intake.tally_sheet import read_as_not_offered, read_tally, wrong_sum
from prioritize.model.consultation import Collected
from prioritize.model.hall.load import hall_layout
from prioritize.model.totals import TotalsProfile
from prioritize.text import Message, message


__all__ = ["beyond_allowance", "read_wall", "torn_cells"]

_CONTROLS: Final = ("issued", "unused", "spoiled", "voters")
_HELPERS: Final = frozenset({"name", "sum"})


def read_wall(table: HallTable, scope: Scope, faults: Faults) -> Collected:
    """Read the dots of every group.

    The totals are checked against the dots (V07), the dots against what was issued (V01).

    Raises
    ------
    InputError
        With every fault of the sheet.

    """
    torn_cells(table, faults)
    for each in table.votes:
        if not each.heading:
            spot = table.spot(table.header, each.position)
            faults.fault(message("A column of numbers has no heading"), spot)
    tallies = read_tally(tuple(_lines(table, scope, faults)), scope, faults)
    community = scope.only_community
    tally = tallies[community]
    _check_totals(table, tally.profile, scope, faults)
    spot = Spot(row=next(iter(table.control_rows("issued")), 0))
    unreconciled = (each.at(spot) for each in reconcile(tally, community, scope))
    accepted = (each for each in faults.accepted if each.what not in _as_the_template_says())
    found = placed((*unreconciled, *accepted), table.file, table.page.title)
    return Collected(scope.input, community, tally.profile, findings=found)


@cache
def _as_the_template_says() -> frozenset[Message]:
    """Return what need not be told, because the sheet itself asks for these words."""
    words = (text for _, text in hall_layout().not_offered.texts)
    return frozenset(map(read_as_not_offered, words))


def _lines(table: HallTable, scope: Scope, faults: Faults) -> Iterator[tuple[Cell, ...]]:
    """Yield the headings, then the lines of projects and of controls, in words any tally has."""
    columns = [
        each for each in table.columns if not each.column.votes or _is_kept(each, table, scope)
    ]
    yield tuple(
        Cell(_heading(each, scope), table.spot(table.header, each.position)) for each in columns
    )
    for row in table.rows:
        if _names_a_project(table, row, scope) or _has_votes(table, row):
            yield tuple(_cell(table, row, each, faults) for each in columns)
    for control in table.controls:
        if control.id in _CONTROLS:
            cells = [_control_cell(table, control.row, each, faults) for each in columns]
            yield tuple(
                evolve(cell, text=control.id) if each.column.id == "code" else cell
                for cell, each in zip(cells, columns, strict=True)
            )


def _is_kept(column: Placed, table: HallTable, scope: Scope) -> bool:
    """Say whether a column of dots belongs to a group that took part."""
    if not column.heading:
        return False
    return scope.groups.knows(column.heading) or any(
        table.page.text(row, column.position) for row in table.rows
    )


def _heading(column: Placed, scope: Scope) -> str:
    if not column.column.votes:
        return column.column.id
    return column.heading if scope.groups.ids else "votes"


def _names_a_project(table: HallTable, row: int, scope: Scope) -> bool:
    return any(scope.projects.knows(table.cell(row, id).text) for id in ("code", "name"))


def _has_votes(table: HallTable, row: int) -> bool:
    return any(table.page.text(row, each.position) for each in table.votes)


def _cell(table: HallTable, row: int, column: Placed, faults: Faults) -> Cell:
    cell = table.at(row, column.position)
    wrong = text_fault(cell)
    if wrong is None:
        return cell
    if column.column.fill not in _HELPERS:
        faults.add(wrong)
    return Cell("", cell.spot)


def _control_cell(table: HallTable, row: int, column: Placed, faults: Faults) -> Cell:
    """Return a number that checks the votes; beside them it need not be calculated."""
    cell = table.at(row, column.position)
    wrong = text_fault(cell)
    if wrong is None:
        return cell
    if column.column.votes:
        faults.add(wrong)
    return Cell("", cell.spot)


def _check_totals(table: HallTable, profile: TotalsProfile, scope: Scope, faults: Faults) -> None:
    """Compare every row of totals, calculated or typed, with the dots above it (V07)."""
    sums = {
        column.group: int(profile.votes[:, place].sum())
        for place, column in enumerate(profile.columns)
    }
    columns = {table.position("total"): sum(sums.values())}
    for each in table.votes:
        match = scope.groups.match(each.heading)
        group = match.id if isinstance(match, Match) else ""
        if group in sums:
            columns[each.position] = sums[group]
    for row in table.control_rows("total"):
        for column, added in columns.items():
            cell = table.at(row, column)
            if column and cell.text and text_fault(cell) is None:
                stated = values.count(cell, faults)
                if stated is not None and stated != added:
                    faults.accept(wrong_sum(stated, added, cell.spot))


def torn_cells(table: HallTable, faults: Faults) -> None:
    """Record merged cells among those that are counted."""
    for box in table.torn:
        faults.fault(
            message("Cells are merged, so it is not clear what the cells below belong to"),
            table.spot(box.top, box.left),
            remedy=message("Take the merging off and fill every cell."),
        )


def beyond_allowance(
    table: HallTable, profile: TotalsProfile, scope: Scope, *, per_voter: int, cap: int | None
) -> Iterator[Finding]:
    """Tell of groups that used more dots than their people had (V02), for whoever checks."""
    rows = table.control_rows("voters")
    columns = {
        match.id: each.position
        for each in table.votes
        if isinstance(match := scope.groups.match(each.heading), Match)
    }
    for place, column in enumerate(profile.columns):
        if column.voters is None or not rows:
            continue
        dots = int(profile.votes[:, place].sum())
        spot = table.spot(rows[0], columns.get(column.group, 0))
        if dots > column.voters * per_voter:
            what = message(
                "{dots} dots were found, and {voters} people had {allowed}",
                dots=dots,
                voters=column.voters,
                allowed=column.voters * per_voter,
            )
            yield Finding(what, spot, message("They are counted as they are."), "V02")
        if cap is not None:
            most = int(profile.votes[:, place].max(initial=0))
            if most > column.voters * cap:
                what = message(
                    "One project has {dots} dots, and {voters} people could give it {allowed}",
                    dots=most,
                    voters=column.voters,
                    allowed=column.voters * cap,
                )
                yield Finding(what, spot, message("They are counted as they are."), "V02")
