"""What stands in a workbook before the evening: who meets, about what, and by which rules."""

from collections.abc import Iterator

from attrs import frozen

from prioritize.intake.hall.book import read_book
from prioritize.intake.hall.ledger import Ledger
from prioritize.intake.hall.lists import HallGroup, Poster, read_groups, read_posters
from prioritize.intake.hall.meeting import read_meeting
from prioritize.intake.hall.public import public_record
from prioritize.intake.hall.record import read_record
from prioritize.intake.hall.sheets import Sheets, open_sheets
from prioritize.intake.spreadsheet import open_spreadsheet
from prioritize.model.hall.rules import Rules
from prioritize.model.meeting import Meeting


__all__ = ["Prepared", "read_prepared", "read_rules"]


@frozen
class Prepared:
    """A workbook as it is prepared, whether or not anybody has voted.

    Attributes
    ----------
    posters, groups
        All codes that have a row, spare ones too.
    registered
        How many people the list of participants holds.

    """

    meeting: Meeting
    rules: Rules
    posters: tuple[Poster, ...]
    groups: tuple[HallGroup, ...]
    registered: int


def read_prepared(content: bytes, name: str) -> Prepared:
    """Read meeting, rules, posters and groups, and nothing about votes.

    Raises
    ------
    InputError
        The workbook cannot be opened, or those sheets lack what they need; all of it at once.

    """
    record = public_record(read_book(open_spreadsheet(content, name)))
    ledger = Ledger(record.file)
    sheets = open_sheets(record, ledger)
    ledger.stop()
    posters = tuple(_posters(sheets, ledger))
    groups = tuple(_groups(sheets, ledger))
    told = tuple(_meeting(sheets, ledger))
    ledger.stop()
    ((meeting, rules),) = told
    return Prepared(meeting, rules, posters, groups, sum(each for _, each in record.registered))


def read_rules(content: bytes) -> Rules:
    """Read the rules from the record that `public_hall` makes of a workbook, and nothing else.

    Raises
    ------
    InputError
        The sheet of the meeting is not there, or has faults; all of them.

    """
    record = read_record(content)
    ledger = Ledger(record.file)
    sheets = open_sheets(record, ledger)
    if "meeting" not in sheets.pages:
        ledger.stop()
    own = Ledger(record.file)
    told = tuple(_meeting(sheets, own))
    own.stop()
    ((_, rules),) = told
    return rules


def _posters(sheets: Sheets, ledger: Ledger) -> Iterator[Poster]:
    table = sheets.tables["projects"]
    with ledger.sheet(table.page.title) as faults:
        yield from read_posters(table, faults)


def _groups(sheets: Sheets, ledger: Ledger) -> Iterator[HallGroup]:
    table = sheets.tables.get("groups")
    if table is not None:
        with ledger.sheet(table.page.title) as faults:
            yield from read_groups(table, faults)


def _meeting(sheets: Sheets, ledger: Ledger) -> Iterator[tuple[Meeting, Rules]]:
    page = sheets.pages["meeting"]
    with ledger.sheet(page.title) as faults:
        yield read_meeting(page, sheets.file, faults)
