"""The three tables of a Pabulib file, and the row that each of their lines stands on."""

import csv
import io
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Final

from attrs import frozen

from prioritize.errors import Spot
from prioritize.intake.faults import Faults
from prioritize.intake.pabulib_columns import VoteColumns, vote_columns
from prioritize.text import message


__all__ = ["Section", "read_sections"]

SECTIONS: Final = ("META", "PROJECTS", "VOTES")


@frozen
class Section:
    """One table: its headings, a column of cells for each, and the row numbers of its lines."""

    name: str
    headings: tuple[str, ...]
    columns: Sequence[Sequence[str]]
    rows: Sequence[int]

    @property
    def lines(self) -> Iterable[tuple[str, ...]]:
        """The cells of each line."""
        return zip(*self.columns, strict=True)

    def column(self, heading: str) -> Sequence[str]:
        """Return the cells of one column; a column that is not there has empty cells."""
        if heading not in self.headings:
            return [""] * len(self.rows)
        return self.columns[self.headings.index(heading)]


@frozen
class _Table:
    """All lines of the file, and the row on which each begins."""

    lines: list[list[str]]
    rows: Sequence[int]


def read_sections(text: str, faults: Faults) -> tuple[Section, Section, Section]:
    """Take the file apart into META, PROJECTS and VOTES.

    Lines of another width than their headings are recorded and left out.

    Raises
    ------
    InputError
        A table is missing, stands twice or in another place, or a quote is never closed.

    """
    votes = vote_columns(text)
    if votes is not None:
        quick = _quick(votes, faults)
        if quick is not None:
            return quick
    table = _table(text, faults)
    marks = _marks(table.lines)
    found = tuple(table.lines[at][0].strip().upper() for at in marks)
    if found != SECTIONS:
        faults.refuse(
            message("The file has the tables {found}", found=found)
            if found
            else message("The file has none of the tables {wanted}", wanted=SECTIONS),
            Spot(row=table.rows[marks[-1]] if marks else 0),
            remedy=message("It needs {wanted}, each once and in this order.", wanted=SECTIONS),
        )
    ends = (*marks[1:], len(table.lines))
    meta, projects, voted = (
        _section(name, table, (start + 1, end), faults)
        for name, start, end in zip(SECTIONS, marks, ends, strict=True)
    )
    return meta, projects, voted


def _quick(votes: VoteColumns, faults: Faults) -> tuple[Section, Section, Section] | None:
    """Read line by line what stands before the votes, unless anything is wrong there."""
    try:
        table = _strict_table(votes.before)
    except csv.Error:
        return None
    marks = _marks(table.lines)
    if tuple(table.lines[at][0].strip().upper() for at in marks) != SECTIONS[:2]:
        return None
    first, second = marks
    rows = range(votes.row, votes.row + len(votes.columns[0]))
    return (
        _section(SECTIONS[0], table, (first + 1, second), faults),
        _section(SECTIONS[1], table, (second + 1, len(table.lines)), faults),
        _headed(SECTIONS[2], votes.columns, rows, faults),
    )


def _marks(lines: Sequence[list[str]]) -> list[int]:
    """Say which lines name a table."""
    return [
        at
        for at, line in enumerate(lines)
        # Most lines are votes; this spares them the question.
        if line and (len(line) == 1 or not line[1]) and _is_mark(line)
    ]


def _is_mark(line: list[str]) -> bool:
    """Say whether a line is the name of a table, perhaps filled up with empty cells."""
    return line[0].strip().upper() in SECTIONS and not any(line[1:])


def _table(text: str, faults: Faults) -> _Table:
    try:
        return _strict_table(text)
    except csv.Error:
        return _careful_table(text, faults)


def _strict_table(text: str) -> _Table:
    lines = list(csv.reader(io.StringIO(text), delimiter=";", strict=True))
    if len(lines) == text.count("\n") + (not text.endswith("\n")):
        return _Table(lines, range(1, len(lines) + 1))
    return _numbered(text, strict=True)


def _numbered(text: str, *, strict: bool) -> _Table:
    """Read again where cells hold line feeds, to know the row of each line."""
    reader = csv.reader(io.StringIO(text), delimiter=";", strict=strict)
    lines, rows = [], [1]
    for line in reader:
        lines.append(line)
        rows.append(reader.line_num + 1)
    return _Table(lines, rows[:-1])


def _careful_table(text: str, faults: Faults) -> _Table:
    """Read a file whose quotes are not those of the format, if all of its cells can still be told.

    Texts such as ``"Green" square`` without further quotes are read as people mean them. A quote
    that swallows the following lines is not.
    """
    row = _row_of_fault(text)
    try:
        table = _numbered(text, strict=False)
    except csv.Error:
        table = _Table([], [])
    if not table.lines or any("\n" in cell for line in table.lines for cell in line):
        faults.refuse(
            message("A cell that begins here does not end, or a quote is opened and never closed"),
            Spot(row=row),
            remedy=message("Close the quote, or write the cell without quotes."),
        )
    return table


def _row_of_fault(text: str) -> int:
    reader = csv.reader(io.StringIO(text), delimiter=";", strict=True)
    row = 1
    with suppress(csv.Error):
        for _ in reader:
            row = reader.line_num + 1
    return row


def _section(name: str, table: _Table, span: tuple[int, int], faults: Faults) -> Section:
    lines: Sequence[list[str]] = table.lines[slice(*span)]
    rows = table.rows[slice(*span)]
    if {len(line) for line in lines} != {len(lines[0]) if lines else 0}:
        lines, rows = _fitting(name, lines, rows, faults)
    if not lines:
        faults.refuse(message("The table {name} has no headings", name=name))
    return _headed(name, list(zip(*lines, strict=True)), rows, faults)


def _headed(
    name: str, columns: Sequence[Sequence[str]], rows: Sequence[int], faults: Faults
) -> Section:
    """Take the headings off the columns."""
    headings = tuple(column[0].strip().lower() for column in columns)
    for each in dict.fromkeys(each for each in headings if headings.count(each) > 1):
        faults.fault(message("The heading {heading} stands twice", heading=each), Spot(row=rows[0]))
    return Section(name, headings, [column[1:] for column in columns], rows[1:])


def _fitting(
    name: str, lines: Sequence[list[str]], rows: Sequence[int], faults: Faults
) -> tuple[list[list[str]], list[int]]:
    """Leave out blank lines, and those that have not the width of the headings."""
    filled = [(line, row) for line, row in zip(lines, rows, strict=True) if any(line)]
    width = len(filled[0][0]) if filled else 0
    for line, row in filled:
        if len(line) != width:
            faults.fault(
                message(
                    "The line has {given} cells, and the headings of {name} have {width}",
                    given=len(line),
                    name=name,
                    width=width,
                ),
                Spot(row=row),
                remedy=message("Put a text with a semicolon inside into quotes."),
            )
    fitting = [(line, row) for line, row in filled if len(line) == width]
    return [line for line, _ in fitting], [row for _, row in fitting]
