"""Where everything stands on a sheet of the hall's workbook, in rows and columns from 0.

Every sheet begins with its tag, its title and its hint. A table follows: control rows that belong
on top, a row that spells out the codes of repeated columns, the headings, the rows to fill in, and
the control rows that belong below. The meeting sheet has its fields one below another instead.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

from prioritize.model.hall.layout import (
    HallColumn,
    HallControl,
    HallField,
    HallLayout,
    HallSection,
    HallSheet,
)


__all__ = [
    "HINT",
    "TAG",
    "TITLE",
    "Block",
    "Column",
    "FieldLine",
    "Plan",
    "field_lines",
    "plan_sheet",
]

TAG: Final = 0
TITLE: Final = 1
HINT: Final = 2
_FIRST: Final = 3


@frozen
class Column:
    """A column at its place; `code` is the project, group or place that it is repeated for."""

    position: int
    column: HallColumn
    code: str = ""


@frozen
class Block:
    """Rows to fill in, and the control rows below them as (control, row) pairs."""

    number: int
    first: int
    last: int
    controls: tuple[tuple[HallControl, int], ...] = ()


@frozen
class Plan:
    """A sheet with a table.

    Attributes
    ----------
    on_top
        The control rows above the headings, as (control, row) pairs.
    header
        The row of the headings.
    names
        The row above them that spells out their codes, or -1.

    """

    sheet: HallSheet
    columns: tuple[Column, ...]
    on_top: tuple[tuple[HallControl, int], ...]
    header: int
    names: int
    blocks: tuple[Block, ...]

    @property
    def votes(self) -> tuple[Column, ...]:
        """The columns whose cells are counted."""
        return tuple(each for each in self.columns if each.column.votes)

    @property
    def label(self) -> int:
        """The column in which control rows have their labels."""
        return self.position(self.sheet.label_column)

    @property
    def frozen_columns(self) -> int:
        """How many columns stay in view: up to the last one before the votes."""
        votes = [each.position for each in self.votes]
        return min(votes) if votes else 1

    @property
    def last_row(self) -> int:
        """The last row that the template uses."""
        end = self.blocks[-1]
        return max((end.last, *(row for _, row in end.controls)))

    def position(self, id: str) -> int:
        """Return where a column stands, the first where it is repeated; -1 where it is not."""
        return next((each.position for each in self.columns if each.column.id == id), -1)


@frozen
class FieldLine:
    """A line of the meeting sheet: the heading of a section, or a field."""

    row: int
    part: HallSection | HallField


def plan_sheet(layout: HallLayout, sheet: HallSheet) -> Plan:
    """Give everything on a sheet its place.

    Examples
    --------
    >>> from prioritize.model.hall.load import hall_layout
    >>> plan = plan_sheet(hall_layout(), hall_layout().sheet("hands"))
    >>> plan.header, plan.blocks[0].first, [row for _, row in plan.blocks[0].controls]
    (3, 4, [28, 29, 30, 31, 32])

    """
    columns = tuple(_columns(layout, sheet))
    above = sheet.controls if sheet.controls_at == "top" else ()
    on_top = tuple((each, _FIRST + number) for number, each in enumerate(above))
    below = _FIRST + len(on_top)
    is_spelled = any(each.code for each in columns)
    names = below if is_spelled else -1
    header = below + is_spelled
    return Plan(sheet, columns, on_top, header, names, tuple(_blocks(sheet, header + 1)))


def _columns(layout: HallLayout, sheet: HallSheet) -> Iterator[Column]:
    codes = {
        "project": layout.project_codes,
        "group": layout.group_codes,
        "place": tuple(str(number) for number in range(1, layout.places + 1)),
    }
    position = 0
    for column in sheet.columns:
        for code in codes.get(column.each, ("",)):
            yield Column(position, column, code)
            position += 1


def _blocks(sheet: HallSheet, first: int) -> Iterator[Block]:
    controls = sheet.controls if sheet.controls_at == "bottom" else ()
    for number in range(1, sheet.blocks + 1):
        end = first + sheet.rows
        placed = tuple((each, end + below) for below, each in enumerate(controls))
        yield Block(number, first, end - 1, placed)
        first = end + len(controls)


def field_lines(sections: Iterable[HallSection]) -> tuple[FieldLine, ...]:
    """Give every section and field a line; a field of several values gets as many."""
    parts: list[HallSection | HallField] = []
    for section in sections:
        parts.append(section)
        for field in section.fields:
            parts.extend([field] * field.rows)
    return tuple(FieldLine(row, part) for row, part in enumerate(parts, _FIRST))
