"""What was typed on a sheet, cell by cell, named by what the cells mean and not where they stand.

Two clerks may order their ballots differently or move columns; what they typed about the same
ballot and project is compared all the same.
"""

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from attrs import frozen

from prioritize.errors import Finding
from prioritize.intake.cells import count_in, is_missing, is_not_offered, truth_in
from prioritize.intake.hall.fields import find_fields
from prioritize.intake.hall.page import UNCALCULATED
from prioritize.intake.hall.posters import SheetCodes
from prioritize.intake.hall.table import HallTable, Placed
from prioritize.intake.questions import place_in
from prioritize.intake.spelling import fold
from prioritize.intake.tally_lines import Cell


__all__ = ["Entries", "Entry", "Key", "entries_of", "meeting_entries"]

Key: TypeAlias = "tuple[str, ...]"

_HELPERS: Final = frozenset({"block", "codes", "groups", "name", "numbers", "sum"})
_NEVER: Final = frozenset({"difference", "tellers", "total"})
"""Controls that are calculated, or that name the clerk, who is another one."""
_NOT_COMPARED: Final = frozenset({"note", "serial", "spot", "who", "why"})
"""Columns by which lines are known, or in which everybody may use words of their own."""


@frozen
class Entry:
    """What was typed into a cell.

    Attributes
    ----------
    line
        Which ballot, project or control the cell is about.
    value
        What it comes to, so that ``8`` and ``8,0`` are the same.
    is_control
        Whether it is a number that checks the votes and is none of them.

    """

    cell: Cell
    line: str
    value: str
    is_control: bool = False


Entries: TypeAlias = "Mapping[Key, Entry]"


def entries_of(table: HallTable, codes: SheetCodes) -> dict[Key, Entry]:
    """Return all that was typed on a sheet with a table."""
    reader = _Reader(table, codes)
    entries: dict[Key, Entry] = {}
    for key, entry in (*reader.lines(), *reader.controls()):
        entries.setdefault(key, entry)
    return entries


def meeting_entries(table: HallTable) -> dict[Key, Entry]:
    """Return all that was typed on the sheet of the meeting."""
    entries: dict[Key, Entry] = {}
    often: dict[str, int] = {}
    for each in find_fields(table.page, table.sheet):
        id = each.field.id
        often[id] = often.get(id, 0) + 1
        cell = each.cell(table.page, table.file)
        entries[id, str(often[id])] = Entry(cell, id, fold(cell.text))
    return entries


@frozen
class _Reader:
    table: HallTable
    codes: SheetCodes

    def lines(self) -> Iterator[tuple[Key, Entry]]:
        """Yield the cells of every line; a line is known by its code or its number."""
        seen: dict[str, int] = {}
        for row in self.table.rows:
            line = self._line(row, len(seen))
            seen[line] = seen.get(line, 0) + 1
            name = line if seen[line] == 1 else f"{line} ({seen[line]})"
            for each in self.table.columns:
                if each.column.fill not in _HELPERS and each.column.id not in _NOT_COMPARED:
                    yield self._entry(row, name, each)

    def _line(self, row: int, number: int) -> str:
        serial = self.table.cell(row, "serial").text
        code = self.codes.projects.get(fold(self.table.cell(row, "code").text), "")
        round_ = self.table.cell(row, "round").text
        spot = self.table.cell(row, "spot").text
        if self.table.position("serial"):
            folded = fold(serial)
            return (folded.lstrip("0") or folded) or f"#{number + 1}"
        code = code or fold(self.table.cell(row, "code").text) or f"#{number + 1}"
        return " ".join(part for part in (round_, code, fold(spot)) if part)

    def _entry(self, row: int, line: str, column: Placed) -> tuple[Key, Entry]:
        cell = self.table.at(row, column.position)
        value = self._value(cell.text, column)
        key = (line, column.column.id, self._heading(column))
        return key, Entry(cell, line, value)

    def _heading(self, column: Placed) -> str:
        """Return the code of the project or group, or the place, that a column is repeated for."""
        folded = fold(column.heading)
        if column.column.each == "place":
            return str(place_in(column.heading))
        known = self.codes.projects if column.column.each == "project" else self.codes.groups
        return known.get(folded, folded) if column.column.each else ""

    def _value(self, text: str, column: Placed) -> str:
        if is_not_offered(text):
            return "—"
        if is_missing(text) or text == UNCALCULATED:
            return ""
        read = count_in(text)
        if not isinstance(read, Finding):
            is_no_dot = column.column.each == "project" and not read.value
            return "" if is_no_dot else str(int(read.value))
        if column.column.each == "project" and truth_in(text):
            return "1"
        if column.column.kind == "group":
            return self.codes.group(text) or fold(text)
        return fold(text)

    def controls(self) -> Iterator[tuple[Key, Entry]]:
        """Yield the numbers that check the votes."""
        for each in self.table.controls:
            if each.id in _NEVER:
                continue
            block = self.table.cell(each.row, "round").text
            for column in self.table.votes:
                cell = self.table.at(each.row, column.position)
                value = "" if is_missing(cell.text) else _number(cell.text)
                key = (f"{block} {each.id}".strip(), column.column.id, self._heading(column))
                yield key, Entry(cell, each.id, value, is_control=True)


def _number(text: str) -> str:
    read = count_in(text)
    return fold(text) if isinstance(read, Finding) else str(int(read.value))
