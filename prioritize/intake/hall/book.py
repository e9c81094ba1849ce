"""The workbook is opened once, and every sheet of it becomes a page."""

from collections.abc import Iterator, Mapping

from prioritize.intake.hall.page import UNCALCULATED, Book, Page, Remark, typed
from prioritize.intake.hall.reference import Box
from prioritize.intake.sheetscan import SheetScan
from prioritize.intake.spreadsheet import Rows, Spreadsheet


__all__ = ["read_book"]


def read_book(book: Spreadsheet) -> Book:
    """Read all sheets; errors and results that are missing stand in the cells as words.

    Raises
    ------
    InputError
        A sheet cannot be read.

    """
    pages, remarks = [], list(_remarks_on_book(book))
    for title in _worksheets(book):
        rows, scan = book.rows(title), book.scan(title)
        pages.append(_page(typed(title), rows, scan))
        remarks.extend(_remarks_on_sheet(typed(title), rows, scan))
    remarks.extend(Remark("hidden-sheet", typed(title)) for title in _hidden(book))
    return Book(book.name, tuple(pages), tuple(remarks))


def _worksheets(book: Spreadsheet) -> list[str]:
    from python_calamine import SheetTypeEnum  # noqa: PLC0415  # loaded only where a workbook is read

    return [each.name for each in book.book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]


def _hidden(book: Spreadsheet) -> list[str]:
    from python_calamine import SheetVisibleEnum  # noqa: PLC0415  # as above

    shown = SheetVisibleEnum.Visible
    return [each.name for each in book.book.sheets_metadata if each.visible != shown]


def _page(title: str, rows: Rows, scan: SheetScan) -> Page:
    cells = {
        (row, column): text
        for row, line in enumerate(rows.cells, 1)
        for column, cell in enumerate(line, 1)
        if cell and (text := typed(cell))
    }
    cells.update(_said(scan.errors))
    cells.update(_said(dict.fromkeys(scan.uncalculated, UNCALCULATED)))
    merged = (
        Box(top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in rows.merged
    )
    return Page(title, cells, tuple(merged))


def _said(words: Mapping[tuple[int, int], str]) -> dict[tuple[int, int], str]:
    return {(row + 1, column + 1): word for (row, column), word in words.items()}


def _remarks_on_book(book: Spreadsheet) -> Iterator[Remark]:
    if book.has_macros:
        yield Remark("macros")
    if book.has_links:
        yield Remark("links")
    if book.hides_errors:
        yield Remark("old-kind")


def _remarks_on_sheet(title: str, rows: Rows, scan: SheetScan) -> Iterator[Remark]:
    if scan.hidden_rows:
        yield Remark("hidden-rows", title)
    if scan.hidden_columns:
        yield Remark("hidden-columns", title)
    if scan.filtered:
        yield Remark("filter", title)
    yield from (Remark("rounded", title, row + 1, column + 1) for row, column in rows.rounded)
    if scan.padded:
        row, column = min(scan.padded)
        yield Remark("padded", title, row + 1, column + 1)
