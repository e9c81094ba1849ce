"""The sheets of a record, laid out and ready to be read."""

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import frozen

from prioritize.errors import Finding, Spot, finding
from prioritize.intake.hall.lay_out import lay_out
from prioritize.intake.hall.ledger import Ledger
from prioritize.intake.hall.page import Page
from prioritize.intake.hall.posters import SheetCodes, find_codes
from prioritize.intake.hall.recognize import KnownPage, tag_of
from prioritize.intake.hall.record import HallRecord
from prioritize.intake.hall.table import HallTable
from prioritize.model.hall.load import hall_layout
from prioritize.text import message


__all__ = ["Sheets", "open_sheets"]

_REQUIRED: Final = ("meeting", "projects")


@frozen
class Sheets:
    """All sheets of a workbook that are tables, and the pages of all of them, by id."""

    file: str
    codes: SheetCodes
    pages: Mapping[str, Page]
    tables: Mapping[str, HallTable]

    def used(self, id: str) -> HallTable | None:
        """Return a sheet of votes on which anything is written down."""
        table = self.tables.get(id)
        return table if table is not None and table.is_used else None


def open_sheets(record: HallRecord, ledger: Ledger) -> Sheets:
    """Lay out the sheets; what is wrong with any of them as a whole is a fault."""
    layout = hall_layout()
    pages: dict[str, Page] = {}
    for id, page in record.pages:
        faults = tuple(_faults_of_page(id, page, pages, record.file))
        ledger.add(faults)
        if not faults:
            pages[id] = page
    for id in _REQUIRED:
        if id not in {each for each, _ in record.pages}:
            names = layout.sheet(id).names.in_language("ky")
            what = message("The sheet {sheet} is not there", sheet=names)
            remedy = message("Copy it from an empty workbook of the hall.")
            ledger.add([finding(what, Spot(record.file), remedy=remedy)])
    known = [KnownPage(layout.sheet(id), page, tag_of(page)) for id, page in pages.items()]
    codes = find_codes(known, record.file)
    tables = {
        each.sheet.id: lay_out(each.page, each.sheet, codes, file=record.file)
        for each in known
        if each.sheet.columns
    }
    for table in tables.values():
        ledger.add(_faults_of_table(table))
    posters = tables.get("projects")
    if posters is not None and not posters.header:
        what = message("The sheet is empty, so nobody knows what people voted on")
        ledger.add([finding(what, Spot(record.file, posters.page.title))])
    return Sheets(record.file, codes, pages, tables)


def _faults_of_page(
    id: str, page: Page, earlier: Mapping[str, Page], file: str
) -> Iterator[Finding]:
    template = tag_of(page).template
    spot = Spot(file, page.title, *min((at for at in page.cells), default=(0, 0)))
    if template not in {"", hall_layout().template}:
        what = message(
            "The sheet is of the template {other}, and this program reads {own}",
            other=template,
            own=hall_layout().template,
        )
        remedy = message(
            "Use the version of prioritize that made it, or copy it to a new workbook."
        )
        yield finding(what, spot, remedy=remedy)
    elif id in earlier:
        what = message(
            "Two sheets are the same: {first} and {second}",
            first=earlier[id].title,
            second=page.title,
        )
        remedy = message("Delete one of them; a second entry has a sheet of its own.")
        yield finding(what, spot, remedy=remedy)


def _faults_of_table(table: HallTable) -> Iterator[Finding]:
    for column in table.twice:
        what = message("The heading stands over an earlier column too")
        spot = table.spot(table.header, column)
        yield finding(what, spot, remedy=message("Keep one of the two columns."))
