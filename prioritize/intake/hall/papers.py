"""Ballots typed one a row: dots beside projects, or projects at places."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from prioritize.errors import Finding, Spot
from prioritize.intake.answered import default_order, order_profile
from prioritize.intake.ballot_rows import electorate, find_gaps, read_ballot_rows
from prioritize.intake.cells import is_missing, truth_in
from prioritize.intake.dot_ballots import read_dot_ballots
from prioritize.intake.faults import Faults
from prioritize.intake.grid import Grid
from prioritize.intake.hall import values
from prioritize.intake.hall.codes import read_codes
from prioritize.intake.hall.ledger import placed
from prioritize.intake.hall.page import text_fault
from prioritize.intake.hall.table import HallTable, Placed
from prioritize.intake.hall.wall import torn_cells
from prioritize.intake.questions import place_in
from prioritize.intake.scope import Scope
from prioritize.intake.table import Table
from prioritize.model.consultation import Collected
from prioritize.text import counted, message


__all__ = ["over_full", "read_dot_papers", "read_rank_papers"]

_MEANINGS: Final = {"serial": "ballot", "group": "group", "total": "total", "spoiled": "spoiled"}


def read_dot_papers(table: HallTable, scope: Scope, faults: Faults) -> Collected:
    """Read ballots of dots; a ballot beyond the allowance stays, for the method to judge.

    Raises
    ------
    InputError
        With every fault of the sheet.

    """
    torn_cells(table, faults)
    kept = [each for each in table.votes if _is_kept(each, table, scope)]
    headings = {each.position: _project(each, table, scope, faults) for each in kept}
    _check_texts(table, kept, faults)
    faults.stop()
    (collected,) = read_dot_ballots(_as_table(table, headings), scope, faults)
    ballots = len(table.rows)
    found = placed(
        (*_issued(table, ballots, faults), *faults.accepted), table.file, table.page.title
    )
    return Collected(scope.input, collected.community, collected.profile, findings=found)


def _is_kept(column: Placed, table: HallTable, scope: Scope) -> bool:
    """Say whether a column is a project's; a spare one that nobody used is not."""
    return scope.projects.knows(column.heading) or any(
        table.page.text(row, column.position) for row in table.rows
    )


def _project(column: Placed, table: HallTable, scope: Scope, faults: Faults) -> str:
    spot = table.spot(table.header, column.position)
    if not column.heading:
        faults.fault(message("A column of numbers has no heading"), spot, code="V03")
        return ""
    return scope.projects.read(column.heading, spot, faults)


def _check_texts(table: HallTable, columns: Sequence[Placed], faults: Faults) -> None:
    for row in table.rows:
        for each in columns:
            wrong = text_fault(table.at(row, each.position))
            if wrong is not None:
                faults.add(wrong)


def _as_table(table: HallTable, headings: Mapping[int, str]) -> Table:
    """Make of a sheet what the readers of other files take, every cell at its place."""
    columns = {
        each.position: _MEANINGS[each.column.id]
        for each in table.columns
        if each.column.id in _MEANINGS
    }
    # What a clerk reads in a message is the heading that the sheet has.
    kept = {column: table.page.text(table.header, column) for column in columns}
    known = {**kept, **headings}
    width = max(known, default=0)
    rows = [
        tuple(table.page.text(row, column) if column in known else "" for column in _upto(width))
        for row in _upto(max((table.header, *table.rows)))
    ]
    rows[table.header - 1] = tuple(known.get(column, "") for column in _upto(width))
    meanings = tuple((name, column - 1) for column, name in columns.items())
    return Table(
        Grid(table.file, table.page.title, tuple(rows)),
        table.header - 1,
        tuple(row - 1 for row in table.rows),
        meanings,
    )


def _upto(last: int) -> range:
    return range(1, last + 1)


def _issued(table: HallTable, ballots: int, faults: Faults) -> Iterator[Finding]:
    """Compare the ballots with those that were handed out (V01)."""
    issued, unused = (_control(table, id, faults) for id in ("issued", "unused"))
    if issued is None:
        return
    gap = issued - ballots - (unused or 0)
    spot = Spot(row=table.control_rows("issued")[0])
    if gap > 0:
        missing = counted(
            "{number} ballot was issued and is missing",
            "{number} ballots were issued and are missing",
            number=gap,
        )
        yield Finding(missing, spot, code="V01")
    elif gap < 0:
        more = counted(
            "There is {number} ballot more than was issued",
            "There are {number} ballots more than were issued",
            number=-gap,
        )
        yield Finding(more, spot, code="V01")


def _control(table: HallTable, id: str, faults: Faults) -> int | None:
    """Read a number above the headings: it stands to the right of its label."""
    for row in table.control_rows(id)[:1]:
        for column, text in table.page.in_row(row):
            if column > table.position("serial") and text[:1].isdigit():
                return values.count(table.at(row, column), faults)
    return None


def over_full(
    table: HallTable, scope: Scope, *, per_voter: int, cap: int | None
) -> Iterator[Finding]:
    """Tell of ballots with more dots than a person had (V02), for whoever checks."""
    columns = [each for each in table.votes if scope.projects.knows(each.heading)]
    for row in table.rows:
        if _says_yes(table.cell(row, "spoiled").text):
            continue
        dots = [_dots(table.page.text(row, each.position)) for each in columns]
        spot = table.spot(row, table.position("total") or table.position("serial"))
        if sum(dots) > per_voter:
            what = message(
                "The ballot has {dots} dots, and everybody had {allowed}",
                dots=sum(dots),
                allowed=per_voter,
            )
        elif cap is not None and max(dots, default=0) > cap:
            what = message(
                "The ballot has {dots} dots on one project, and at most {allowed} were allowed",
                dots=max(dots),
                allowed=cap,
            )
        else:
            continue
        remedy = message("Look at the paper: such a ballot is set aside whole.")
        yield Finding(what, spot, remedy, "V02")


def _dots(text: str) -> int:
    if text.isdecimal():
        return int(text)
    return int(bool(text) and truth_in(text) is True)


def read_rank_papers(table: HallTable, scope: Scope, faults: Faults) -> Collected:
    """Read ballots that put projects at places; what is marked is kept as it is.

    Raises
    ------
    InputError
        With every fault of the sheet.

    """
    torn_cells(table, faults)
    places = {each.position: place_in(each.heading) for each in table.votes}
    _check_texts(table, table.votes, faults)
    plain = _as_table(table, {column: str(place) for column, place in places.items()})
    rows = read_ballot_rows(plain, scope, faults, ("ballot",))
    find_gaps(plain, rows, faults)
    spoiled = [each for each in rows if _says_yes(plain.cell(each.row, plain.column("spoiled")))]
    left = [each for each in rows if each not in spoiled]
    orders = [_order(table, each.row + 1, places, scope, faults) for each in left]
    filled = [place for place, order in enumerate(orders) if any(order)]
    if not filled:
        faults.fault(message("All ballots are empty"), table.spot(table.header))
    faults.stop()
    people = electorate(
        [left[place] for place in filled],
        {"blank": len(left) - len(filled), "spoiled": len(spoiled)},
    )
    ranked = [orders[place] for place in filled]
    profile = order_profile(scope.options, ranked, people)
    odd = (*default_order(scope.options, ranked), *_issued(table, len(rows), faults))
    found = placed((*odd, *faults.accepted), table.file, table.page.title)
    return Collected(scope.input, scope.only_community, profile, findings=found)


def _says_yes(text: str) -> bool:
    return bool(text) and truth_in(text) is not False


def _order(
    table: HallTable, row: int, places: Mapping[int, int], scope: Scope, faults: Faults
) -> tuple[tuple[str, ...], ...]:
    marks: dict[int, tuple[str, ...]] = {}
    for column, place in sorted(places.items(), key=lambda pair: pair[1]):
        cell = table.at(row, column)
        if not is_missing(cell.text):
            marks[place] = tuple(dict.fromkeys(read_codes(cell, scope.projects, faults)))
    order = tuple(marks.get(place, ()) for place in range(1, max(marks, default=0) + 1))
    named = [id for ids in order for id in ids]
    if not all(order):
        faults.odd(message("A place is left out"), table.spot(row), code="V09")
    if len(set(named)) < len(named):
        faults.odd(message("An option is ranked twice"), table.spot(row), code="V09")
    return order
