"""The forms that an export of a questionnaire holds: which of them count, and whose they are."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

import attrs
from attrs import frozen

from prioritize.errors import Finding, finding
from prioritize.intake.ballot_rows import BallotRow, read_ballot_rows
from prioritize.intake.faults import Faults
from prioritize.intake.scope import Scope
from prioritize.intake.table import Table
from prioritize.text import counted, message


__all__ = ["Forms", "read_forms"]

_KEYS: Final = (
    *("rootuuid", "meta/rootuuid", "meta-rootuuid", "_uuid", "meta/instanceid"),
    *("meta-instanceid", "instanceid", "key", "_id", "id", "response id", "id. response id"),
)
"""Headings of a submission's own id, those first that stay the same when it is edited."""
_REVIEWS: Final = ("_validation_status", "reviewstate", "review_status")
_REFUSED: Final = frozenset(
    ("validation_status_not_approved", "not approved", "rejected", "отклонено", "четке кагылды")
)
_TIMES: Final = (
    *("_submission_time", "submissiondate", "end", "timestamp", "отметка времени", "start"),
    *("submitdate", "datestamp"),
)
_SYSTEM: Final = frozenset((*_KEYS, *_REVIEWS, *_TIMES, "_index", "today", "startdate"))
_SOON: Final = timedelta(minutes=10)
_ENOUGH: Final = 5


@frozen
class Forms:
    """The forms to be counted, and those set aside: sent twice, or refused by a reviewer."""

    rows: tuple[BallotRow, ...]
    repeated: tuple[BallotRow, ...] = ()
    refused: tuple[BallotRow, ...] = ()


def read_forms(table: Table, scope: Scope, faults: Faults) -> Forms:
    """Read who filled in each form; forms that were refused or sent twice are set aside.

    A form sent twice with the same answers counts once. Two forms of one key with different
    answers are a fault (V08): which one counts is not for a program to choose. Forms that look
    alike and were sent within minutes are remarked.
    """
    key = table.column("key", "ballot")
    found = key if key >= 0 else _column(table, _KEYS)
    keyed = attrs.evolve(table, meanings=(("key", found), *table.meanings))
    rows = read_ballot_rows(keyed, scope, faults, ("key",))
    refused = tuple(each for each in rows if _is_refused(table, each.row))
    refused_rows = {each.row for each in refused}
    kept = [each for each in rows if each.row not in refused_rows]
    single = tuple(_once(table, kept, faults))
    _remark_alike(table, single, faults)
    if refused:
        what = counted(
            "{number} form was not approved",
            "{number} forms were not approved",
            number=len(refused),
        )
        faults.odd(what)
    counted_rows = {each.row for each in single}
    repeated = tuple(each for each in kept if each.row not in counted_rows)
    return Forms(single, repeated, refused)


def _column(table: Table, names: Sequence[str]) -> int:
    folded = [heading.casefold() for heading in table.headings]
    return next((folded.index(name) for name in names if name in folded), -1)


def _is_refused(table: Table, row: int) -> bool:
    return table.cell(row, _column(table, _REVIEWS)).casefold() in _REFUSED


def _once(table: Table, rows: Iterable[BallotRow], faults: Faults) -> Iterator[BallotRow]:
    """Yield each form once; by its own key, and by the person where that is known."""
    answers = [
        column for column, heading in enumerate(table.headings) if heading.casefold() not in _SYSTEM
    ]
    first: dict[tuple[str, str], int] = {}
    for each in rows:
        keys = [(kind, key) for kind, key in (("", each.key), ("person", each.person)) if key]
        before = next((first[key] for key in keys if key in first), -1)
        first.update((key, each.row) for key in keys if key not in first)
        if before < 0:
            yield each
        elif _texts(table, before, answers) == _texts(table, each.row, answers):
            what = message(
                "This form was sent twice; it counts once (row {row})", row=table.spot(before).row
            )
            faults.odd(what, table.spot(each.row), code="V08")
        else:
            faults.add(_two_answers(table, before, each.row))


def _two_answers(table: Table, before: int, row: int) -> Finding:
    return finding(
        message("Row {row} has the same key and other answers", row=table.spot(before).row),
        table.spot(row),
        remedy=message("Keep the form that counts and delete the other row."),
        code="V08",
    )


def _texts(table: Table, row: int, columns: Sequence[int]) -> tuple[str, ...]:
    return tuple(table.cell(row, column) for column in columns)


def _remark_alike(table: Table, rows: Iterable[BallotRow], faults: Faults) -> None:
    """Remark forms with the same answers that were sent within minutes of each other."""
    time = _column(table, _TIMES)
    answers = [
        column for column, heading in enumerate(table.headings) if heading.casefold() not in _SYSTEM
    ]
    last: dict[tuple[str, ...], BallotRow] = {}
    for each in rows:
        texts = _texts(table, each.row, answers)
        before = last.get(texts)
        if before is not None and sum(map(bool, texts)) >= _ENOUGH:
            apart = _apart(table.cell(before.row, time), table.cell(each.row, time))
            if apart is not None and apart <= _SOON:
                what = message("The same answers as row {row}", row=table.spot(before.row).row)
                faults.odd(what, table.spot(each.row), code="V08")
        last[texts] = each


def _apart(one: str, other: str) -> timedelta | None:
    try:
        return abs(datetime.fromisoformat(other) - datetime.fromisoformat(one))
    except (ValueError, TypeError):
        return None
