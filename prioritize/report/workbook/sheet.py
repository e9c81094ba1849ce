"""A sheet of the hall's workbook before its cells: its head, its protection, its printed page."""

from typing import Final

from attrs import frozen
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from prioritize.model.hall.layout import HallLayout, HallSheet
from prioritize.model.project import Names
from prioritize.report.workbook.plan import HINT, TAG, TITLE
from prioritize.report.workbook.style import FONT, Styles
from prioritize.report.workbook.validation import Validation, Validator


__all__ = ["Desk", "add_note", "add_sheet", "lines_of", "set_page", "validate"]

_A4: Final = 9
_LINE: Final = 14
_LANDSCAPE_FROM: Final = 95
_HINT_WIDTH: Final = 85
# Without a password: what is locked is only kept from being overwritten by accident.
_FREE: Final = {"format_columns": True, "format_rows": True, "insert_rows": True}


@frozen
class Desk:
    """What every part of the writer needs: the workbook, its looks, its layout, its language."""

    book: Workbook
    layout: HallLayout
    language: str
    styles: Styles

    @property
    def validator(self) -> Validator:
        """The rules for cells, in the language of the workbook."""
        return Validator(self.layout, self.language)

    def say(self, names: Names) -> str:
        """Return a name in the language of the workbook."""
        return names.in_language(self.language)


def add_sheet(desk: Desk, sheet: HallSheet, widths: tuple[int, ...]) -> Worksheet:
    """Add a sheet with its tag, title and hint, and columns of these widths."""
    page = desk.book.add_worksheet(desk.say(sheet.names))
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    page.write_string(TAG, 0, desk.layout.tag(sheet.id), desk.styles.of("tag"))
    page.set_row(TAG, 11)
    page.write_string(TITLE, 0, desk.say(sheet.names), desk.styles.of("title"))
    page.set_row(TITLE, 20)
    _write_hint(desk, page, sheet, widths)
    page.protect("", _FREE)
    page.hide_gridlines(2)
    if sheet.private:
        page.set_tab_color("#C00000")
    elif any(column.votes for column in sheet.columns):
        page.set_tab_color("#A9A9A9" if sheet.like else "#548235")
    return page


def _write_hint(desk: Desk, page: Worksheet, sheet: HallSheet, widths: tuple[int, ...]) -> None:
    last, width = 0, widths[0]
    while last + 1 < len(widths) and width < _HINT_WIDTH:
        last += 1
        width += widths[last]
    text = desk.say(sheet.hint)
    style = desk.styles.of("private" if sheet.private else "hint")
    page.merge_range(HINT, 0, HINT, last, text, style)
    page.set_row(HINT, _LINE * lines_of(text, width))


def lines_of(text: str, width: int) -> int:
    """Return how many lines a text takes in a column of a width, with some room to spare.

    Examples
    --------
    >>> lines_of("Бардыгы", 12), lines_of("Айыл аймагы же айыл", 12)
    (1, 2)

    """
    return 1 + len(text) * 11 // (width * 10)


def set_page(desk: Desk, page: Worksheet, width: int, *, repeat: int) -> None:
    """Set the sheet up for A4, one page wide, with the rows up to the headings on every page."""
    page.set_paper(_A4)
    if width > _LANDSCAPE_FROM:
        page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.5, right=0.4, top=0.5, bottom=0.6)
    page.repeat_rows(repeat)
    page.set_footer(f"&L&8&A  {desk.layout.template}&R&8&P / &N")


def add_note(desk: Desk, page: Worksheet, at: tuple[int, int], hint: Names) -> None:
    """Hang a hint on a cell, shown when the mouse rests on it."""
    text = desk.say(hint)
    if text:
        size = {"width": 230, "height": 16 + 15 * lines_of(text, 30)}
        page.write_comment(*at, text, {"author": "", **FONT, **size})


def validate(page: Worksheet, cells: tuple[int, int, int, int], rule: Validation) -> None:
    """Put a rule on cells: first row, first column, last row, last column."""
    if rule:
        page.data_validation(*cells, rule)
