"""A sheet of the workbook as texts in cells, whatever was done to it."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

from attrs import field, frozen

from prioritize.errors import Finding, finding
from prioritize.intake.grid import cell_fault, clean_cell
from prioritize.intake.hall.reference import Box
from prioritize.intake.tally_lines import Cell
from prioritize.text import message


__all__ = ["UNCALCULATED", "Book", "Page", "Remark", "text_fault", "typed"]

UNCALCULATED: Final = "#UNCALCULATED!"
"""What stands for a formula whose result the file does not hold."""

_BLANKS: Final = str.maketrans(dict.fromkeys("\t\n\v\f\r", " "))
_LOST: Final = "\ufffd"


@frozen
class Remark:
    """What was noticed about a workbook before any of it was read.

    `kind` is a word that `prioritize.intake.hall.remarks` puts into a sentence; a `row` or a
    `column` of 0 does not apply.
    """

    kind: str
    sheet: str = ""
    row: int = 0
    column: int = 0


@frozen
class Page:
    """The texts of a sheet by (row, column) from 1, blank cells left out, and merged cells."""

    title: str
    cells: Mapping[tuple[int, int], str] = field(repr=False)
    merged: tuple[Box, ...] = ()

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell, empty where it is blank."""
        return self.cells.get((row, column), "")

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The rows that hold anything."""
        return tuple(sorted({row for row, _ in self.cells}))

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """The columns that hold anything."""
        return tuple(sorted({column for _, column in self.cells}))

    def in_row(self, row: int) -> Iterator[tuple[int, str]]:
        """Yield the filled cells of a row as (column, text), from left to right."""
        for column in self.columns:
            if text := self.text(row, column):
                yield column, text


@frozen
class Book:
    """All sheets of a workbook."""

    file: str
    pages: tuple[Page, ...]
    remarks: tuple[Remark, ...] = ()


def typed(text: str) -> str:
    r"""Clean what was typed into a cell; what no text may hold becomes a lost letter.

    Examples
    --------
    >>> typed(" P3\nP7 ")
    'P3 P7'

    """
    clean = " ".join(clean_cell(text.translate(_BLANKS)).split())
    return "".join(_LOST if letter < " " else letter for letter in clean)


def text_fault(cell: Cell) -> Finding | None:
    """Say what is wrong with a cell whatever it should hold, or nothing."""
    if cell.text == UNCALCULATED:
        return finding(
            message("The formula was never calculated"),
            cell.spot,
            remedy=message(
                "Open the workbook in a spreadsheet program and save it, or type the number."
            ),
        )
    what = cell_fault(cell.text) if cell.text else None
    return finding(what, cell.spot) if what else None
