"""Two workbooks of one evening, typed by two people, compared sheet by sheet."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from prioritize.errors import Finding, InputError, Spot, finding
from prioritize.intake.faults import Faults
from prioritize.intake.hall.comparison import Agreed, Comparison, compare, settled
from prioritize.intake.hall.decided import SheetNames, read_differences
from prioritize.intake.hall.double_entry import (
    difference_finding,
    one_sided,
    only_in_second,
)
from prioritize.intake.hall.entries import Entry, Key, entries_of, meeting_entries
from prioritize.intake.hall.ledger import Ledger
from prioritize.intake.hall.record import read_record
from prioritize.intake.hall.sheets import Sheets, open_sheets
from prioritize.intake.hall.table import HallTable
from prioritize.model.hall.load import hall_layout
from prioritize.text import message


__all__ = ["Against", "compare_halls"]


@frozen
class Against:
    """What comparing came to: differences in votes that are open, and everything else."""

    refused: tuple[Finding, ...] = ()
    noticed: tuple[Finding, ...] = ()


def compare_halls(first: bytes, second: bytes) -> Against:
    """Compare the sheets that two records have in common.

    Differences that the first workbook's own sheet of differences settles are told as such.

    Raises
    ------
    InputError
        One of the records is none.

    """
    sheets = []
    for content in (first, second):
        record = read_record(content)
        ledger = Ledger(record.file)
        sheets.append(open_sheets(record, ledger))
        try:
            ledger.stop()
        except InputError as error:
            return Against(refused=error.findings)
    one, other = sheets
    agreed = _agreed(one)
    refused: list[Finding] = []
    noticed: list[Finding] = []
    for id in hall_layout().corrected:
        found = _compared(id, one, other)
        if found is not None:
            faults, told = _told(found, id, one, agreed)
            refused.extend(faults)
            noticed.extend(told)
    if not noticed:
        what = message("The two workbooks have no sheet in common on which anything is written")
        refused.append(finding(what, Spot(other.file)))
    return Against(tuple(refused), tuple(noticed))


def _agreed(sheets: Sheets) -> tuple[Agreed, ...]:
    table = sheets.tables.get("differences")
    if table is None:
        return ()
    return read_differences(table, SheetNames(sheets.pages), Faults(sheets.file))


def _compared(id: str, one: Sheets, other: Sheets) -> Comparison | None:
    """Compare a sheet on which both wrote something."""
    entries = [_entries(id, sheets) for sheets in (one, other)]
    if not all(any(each.value for each in own.values()) for own in entries):
        return None
    table = one.tables.get(id)
    is_list = table is not None and table.sheet.label_column == "serial"
    return compare(*entries, blank_counts=lambda _: is_list)


def _entries(id: str, sheets: Sheets) -> Mapping[Key, Entry]:
    if id in sheets.tables:
        return entries_of(sheets.tables[id], sheets.codes)
    if id not in sheets.pages:
        return {}
    return meeting_entries(HallTable(sheets.file, hall_layout().sheet(id), sheets.pages[id]))


def _told(
    found: Comparison, id: str, sheets: Sheets, agreed: Sequence[Agreed]
) -> tuple[list[Finding], list[Finding]]:
    spot = Spot(sheets.file, sheets.pages[id].title)
    has_votes = any(each.votes for each in hall_layout().sheet(id).columns)
    differing = settled(found.differing, agreed, (id, id))
    open_ones = [
        each for each in differing if has_votes and each.agreed is None and not each.is_control
    ]
    refused = [difference_finding(each) for each in open_ones]
    refused.extend(only_in_second(found) if has_votes else ())
    said = message(
        "The two workbooks agree in {agreeing} of {cells} cells",
        agreeing=found.agreeing,
        cells=found.cells,
    )
    noticed = [finding(said, spot)]
    noticed.extend(difference_finding(each) for each in differing if each not in open_ones)
    noticed.extend(each.at(spot) for each in one_sided(found, spot.sheet))
    return refused, noticed
