"""Files with one row for each ballot: who cast it, which rows repeat, whose votes they are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import numpy as np
from attrs import frozen

from prioritize.errors import Spot, finding
from prioritize.intake.faults import Faults
from prioritize.intake.scope import Scope
from prioritize.intake.table import Table
from prioritize.model.electorate import Electorate
from prioritize.model.voters import VoterTable
from prioritize.text import counted, message


__all__ = ["BallotRow", "by_community", "electorate", "find_gaps", "people", "read_ballot_rows"]

_MOST_NAMED: Final = 10


@frozen
class BallotRow:
    """One ballot: its row in the grid, and what the row says about who cast it.

    `key` is the ballot's or the submission's own id; `person` a key of the person, where the file
    has one, by which the same people are found in several instruments.
    """

    row: int
    community: str
    group: str = ""
    key: str = ""
    person: str = ""


def read_ballot_rows(
    table: Table, scope: Scope, faults: Faults, keys: Sequence[str]
) -> tuple[BallotRow, ...]:
    """Read what every row says about its ballot; rows of other communities are left out.

    Parameters
    ----------
    table
        The file.
    scope, faults
        What cells may mean, and what takes faults and remarks.
    keys
        Meanings of the columns that may hold the ballot's id, the best first.

    """
    community = table.column("community")
    if community < 0 and not scope.only_community:
        faults.fault(
            message("Nothing says which community the votes belong to"), table.spot(table.header)
        )
        faults.stop()
    places = (table.column(*keys), table.column("participant"), table.column("group"), community)
    rows = []
    strangers = 0
    for row in table.rows:
        key, person, group, whose = (table.cell(row, column) for column in places)
        home = _community(table, row, whose, scope=scope, faults=faults)
        if scope.input.community not in {"", home}:
            strangers += 1
            continue
        named = _group(group, table.spot(row, places[2]), scope, faults) if group else ""
        rows.append(BallotRow(row, home, named, key, person))
    if strangers:
        faults.odd(message("Rows of other communities were left out: {number}", number=strangers))
    return tuple(rows)


def _community(table: Table, row: int, text: str, *, scope: Scope, faults: Faults) -> str:
    if text:
        spot = table.spot(row, table.column("community"))
        return scope.communities.read(text, spot, faults)
    if not scope.only_community:
        faults.fault(message("The community is blank"), table.spot(row))
    return scope.only_community


def _group(text: str, spot: Spot, scope: Scope, faults: Faults) -> str:
    return scope.groups.read(text, spot, faults) if scope.groups.ids else text


def by_community(rows: Iterable[BallotRow]) -> dict[str, list[BallotRow]]:
    """Sort rows into communities, each in the order of the file."""
    sorted_rows: dict[str, list[BallotRow]] = {}
    for each in rows:
        sorted_rows.setdefault(each.community, []).append(each)
    return sorted_rows


def electorate(rows: Sequence[BallotRow], not_counted: Mapping[str, int]) -> Electorate:
    """Make the electorate of ballots that each count once.

    `not_counted` tells how many were set aside, by reason; reasons without any are left out.
    """
    columns = {
        "voter": tuple(each.key or each.person for each in rows),
        "group": tuple(each.group for each in rows),
    }
    told = {name: column for name, column in columns.items() if any(column)}
    return Electorate(
        np.ones(len(rows), np.int64),
        voters=VoterTable.of(told) if told else None,
        not_counted=tuple((reason, number) for reason, number in not_counted.items() if number),
    )


def people(rows: Iterable[BallotRow]) -> frozenset[str] | None:
    """Return the keys of the people, or `None` where any of them is not known."""
    keys = [each.person for each in rows]
    return frozenset(keys) if keys and all(keys) else None


def find_gaps(table: Table, rows: Iterable[BallotRow], faults: Faults) -> None:
    """Record a serial that stands on two ballots (a fault), and serials that are missing (V05)."""
    seen: dict[str, int] = {}
    for each in rows:
        key = each.key or each.person
        if key in seen:
            what = message(
                "{id} stands in row {row} already", id=key, row=table.spot(seen[key]).row
            )
            remedy = message("Compare the two rows with the paper and keep one.")
            faults.add(finding(what, table.spot(each.row), remedy=remedy, code="V05"))
        elif key:
            seen[key] = each.row
    missing = list(_missing_serials(seen))
    if missing:
        what = counted(
            "{number} serial is missing: {serials}",
            "{number} serials are missing: {serials}",
            number=len(missing),
            serials=tuple(missing[:_MOST_NAMED]),
        )
        faults.odd(what, code="V05")


def _missing_serials(serials: Iterable[str]) -> Iterator[str]:
    numbers = {int(each) for each in serials if each.isascii() and each.isdigit()}
    if numbers and len(numbers) > (max(numbers) - min(numbers)) / 2:
        yield from (str(each) for each in range(min(numbers), max(numbers)) if each not in numbers)
