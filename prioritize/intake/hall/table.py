"""A sheet with a table: which columns and rows it has, and the cells by what they mean."""

from typing import Protocol

from attrs import field, frozen

from prioritize.errors import Spot
from prioritize.intake.hall.page import Page
from prioritize.intake.hall.reference import Box
from prioritize.intake.tally_lines import Cell
from prioritize.model.hall.layout import HallColumn, HallSheet


__all__ = ["Codes", "ControlRow", "HallTable", "Placed"]


class Codes(Protocol):
    """Knows what stands above repeated columns and beside rows."""

    def is_project(self, text: str) -> bool:
        """Say whether a text is the code or the name of a poster."""
        ...

    def is_group(self, text: str) -> bool:
        """Say whether a text is the code or the name of a group."""
        ...


@frozen
class Placed:
    """A column at its place; `heading` says for which project, group or place it is repeated."""

    column: HallColumn
    position: int
    heading: str = ""


@frozen
class ControlRow:
    """A row that checks the votes, by the id of its control."""

    id: str
    row: int


@frozen
class HallTable:
    """A sheet with a table, whatever people did to it.

    Attributes
    ----------
    header
        The row of the headings; 0 where there is none.
    rows
        The rows that hold lines of the table.
    notes, others
        Rows and columns that are left out, because they are none of the table's.
    twice
        Columns whose heading stands over an earlier one.
    torn
        Merged cells among those that are counted.

    """

    file: str
    sheet: HallSheet
    page: Page = field(repr=False)
    header: int = 0
    columns: tuple[Placed, ...] = ()
    controls: tuple[ControlRow, ...] = ()
    rows: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    others: tuple[int, ...] = ()
    twice: tuple[int, ...] = ()
    torn: tuple[Box, ...] = ()

    @property
    def votes(self) -> tuple[Placed, ...]:
        """The columns whose cells are counted."""
        return tuple(each for each in self.columns if each.column.votes)

    @property
    def is_used(self) -> bool:
        """Whether anything is written down in a cell that is counted."""
        return any(self.page.text(row, each.position) for row in self.rows for each in self.votes)

    def position(self, id: str) -> int:
        """Return where a column stands, the first where it is repeated; 0 where it is not there."""
        return next((each.position for each in self.columns if each.column.id == id), 0)

    def spot(self, row: int = 0, column: int = 0) -> Spot:
        """Return where a cell stands, with the heading above it."""
        heading = self.page.text(self.header, column) if 0 < self.header < row else ""
        return Spot(self.file, self.page.title, row, column, heading)

    def at(self, row: int, column: int) -> Cell:
        """Return a cell by its row and column."""
        return Cell(self.page.text(row, column), self.spot(row, column))

    def cell(self, row: int, id: str) -> Cell:
        """Return the cell of a row in a column; a blank one where there is no such column."""
        position = self.position(id)
        return self.at(row, position) if position else Cell("", self.spot(row))

    def control_rows(self, id: str) -> tuple[int, ...]:
        """Return the rows of a control."""
        return tuple(each.row for each in self.controls if each.id == id)
