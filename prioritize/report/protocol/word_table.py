"""Tables of a document: with lines or without, of rows that stay whole across pages."""

from collections.abc import Iterable, Sequence
from typing import Final

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Length
from docx.table import Table, _Cell, _Row

from prioritize.report.protocol.word_page import SPACE, TEXT_WIDTH


__all__ = [
    "LINED",
    "PLAIN",
    "add_row",
    "add_table",
    "close_table",
    "keep_together",
    "repeat_row",
    "underline",
]

LINED: Final = "Table Grid"
PLAIN: Final = "Normal Table"


def add_table(document: Document, columns: int, *, style: str = LINED) -> Table:
    """Begin a table without rows."""
    table: Table = document.add_table(rows=0, cols=columns)
    table.style = style
    return table


def add_row(table: Table) -> _Row:
    """Add a row that no page break cuts."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # the library does not say what it adds
    _mark(row, "w:cantSplit")
    return row


def repeat_row(row: _Row) -> None:
    """Repeat a row at the top of every page that the table reaches."""
    _mark(row, "w:tblHeader")


def _mark(row: _Row, tag: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(tag))  # noqa: SLF001  # the library has no word for it


def keep_together(table: Table) -> None:
    """Keep a table on one page, with what stands above it."""
    for row in table.rows[:-1]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def underline(cell: _Cell) -> None:
    """Draw a line below a cell, to sign on."""
    borders, bottom = OxmlElement("w:tcBorders"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    cell._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001


def close_table(document: Document, table: Table, shares: Sequence[int]) -> None:
    """Share the width of the page among the columns, and set the table off from what follows."""
    table.autofit = False
    widths = (Length(TEXT_WIDTH * share // sum(shares)) for share in shares)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        _set_cells(column.cells, width)
    document.add_paragraph(style=SPACE)


def _set_cells(cells: Iterable[_Cell], width: Length) -> None:
    """Repeat the width in every cell, where word processors look for it."""
    for cell in cells:
        cell.width = width
