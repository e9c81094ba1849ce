"""The table inside a grid: where its headings stand and which rows hold data."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import attrs
from attrs import frozen

from prioritize.errors import Spot, closest
from prioritize.intake.faults import Faults
from prioritize.intake.grid import Grid, read_grid
from prioritize.intake.spelling import fold
from prioritize.intake.vocabulary import meaning
from prioritize.model.consultation import Input
from prioritize.text import message


__all__ = ["Table", "find_export", "find_table", "read_input_grid"]

_LOOK_AT: Final = 30
_QUESTIONS: Final = ("choices", "ranking")
"""Meanings of a question, whose columns may hold the answer in their headings too."""
_NUMBER: Final = re.compile(r"[\d ]+(?:[.,]\d+)?")


@frozen
class Table:
    """Headings, and the rows below them that hold anything, by their positions in the grid.

    `meanings` are (meaning, column) pairs of the columns whose heading is known or declared.
    """

    grid: Grid
    header: int
    rows: tuple[int, ...]
    meanings: tuple[tuple[str, int], ...] = ()

    @property
    def headings(self) -> tuple[str, ...]:
        """The heading of every column; blank where there is none."""
        return self.grid.rows[self.header]

    def cell(self, row: int, column: int) -> str:
        """Return the text of a cell by its position in the grid; no column is a blank cell."""
        return self.grid.rows[row][column] if column >= 0 else ""

    def spot(self, row: int, column: int = -1) -> Spot:
        """Return where a cell stands."""
        if column < 0:
            return self.grid.spot(row)
        return self.grid.spot(row, column, self.headings[column])

    def column(self, *meanings: str) -> int:
        """Return the first column of any of the meanings, or -1."""
        by_meaning: dict[str, int] = {}
        for each, column in self.meanings:
            by_meaning.setdefault(each, column)
        return next((by_meaning[each] for each in meanings if each in by_meaning), -1)

    def is_blank(self, row: int, columns: Sequence[int]) -> bool:
        """Say whether a row holds nothing in some columns."""
        return not any(self.cell(row, column) for column in columns)


def read_input_grid(content: bytes, input: Input, faults: Faults) -> Grid:
    """Read the grid of an input and hand over what it remarks.

    Raises
    ------
    InputError
        The file cannot be read.

    """
    grid = read_grid(content, input.file, sheet=input.sheet)
    for each in grid.findings:
        faults.accept(each)
    return grid


def find_table(
    grid: Grid, input: Input, is_heading: Callable[[str], bool], faults: Faults
) -> Table:
    """Find the headings of a grid: the row, among the first thirty, with most known words.

    Parameters
    ----------
    grid
        What was read.
    input
        Says which headings mean what, where they are not known words.
    is_heading
        Whether a text is a name that stands as a heading in this kind of file.
    faults
        Takes headings that are repeated, merged or in two rows, and declared ones that are not
        there.

    Raises
    ------
    InputError
        There are no rows below the headings, or faults were recorded.

    """
    declared = {fold(heading) for _, heading in input.columns}

    def is_known(cell: str) -> bool:
        return fold(cell) in declared or bool(meaning(cell)) or is_heading(cell)

    return _table(grid, _header(grid, is_known), input, is_heading, faults)


def find_export(grid: Grid, input: Input, faults: Faults) -> Table:
    """Find the headings of an export: the first row that is at least half as full as any.

    A form's answers are words that could be headings too, so known words do not help here.

    Parameters, and what is raised, are those of `find_table`.
    """
    filled = [sum(map(bool, row)) for row in grid.rows[:_LOOK_AT]]
    header = next(row for row, cells in enumerate(filled) if 2 * cells >= max(filled))
    return _table(grid, header, input, lambda _: False, faults)


def _table(
    grid: Grid, header: int, input: Input, is_heading: Callable[[str], bool], faults: Faults
) -> Table:
    table = Table(grid, header, _body(grid, header, faults))
    _check_headings(table, is_heading, faults)
    if not table.rows:
        faults.fault(message("There are no rows below the headings"), grid.spot(header))
    meanings = tuple(_meanings(table, input, faults))
    faults.stop()
    return attrs.evolve(table, meanings=meanings)


def _header(grid: Grid, is_known: Callable[[str], bool]) -> int:
    top = grid.rows[:_LOOK_AT]
    # A number is no heading, unless this kind of file has numbers for headings.
    worth = [
        sum(1 if is_known(cell) else -bool(_NUMBER.fullmatch(cell)) for cell in row if cell)
        for row in top
    ]
    if max(worth) < 1:
        worth = [sum(map(bool, row)) for row in top]
    return worth.index(max(worth))


def _body(grid: Grid, header: int, faults: Faults) -> tuple[int, ...]:
    rows = [number for number in range(header + 1, len(grid.rows)) if any(grid.rows[number])]
    if rows and _is_tag_row(grid.rows[rows[0]]):
        faults.odd(message("The row of tags was left out"), grid.spot(rows[0]))
        rows = rows[1:]
    return tuple(rows)


def _is_tag_row(row: Sequence[str]) -> bool:
    """Say whether at least half of the filled cells are tags such as ``#affected``."""
    filled = [cell for cell in row if cell]
    tags = sum(cell.startswith("#") and cell[1:2].isalpha() for cell in filled)
    return 2 * tags >= len(filled)


def _check_headings(table: Table, is_heading: Callable[[str], bool], faults: Faults) -> None:
    often = Counter(heading for heading in table.headings if heading)
    for column, heading in enumerate(table.headings):
        if often[heading] > 1:
            what = message("The heading {heading} stands over several columns", heading=heading)
            faults.fault(what, table.spot(table.header, column))
    for (top, left), (bottom, right) in table.grid.merged:
        if bottom >= table.header and (bottom > top or right > left):
            faults.fault(
                message("Cells are merged, so it is not clear what the cells below belong to"),
                table.grid.spot(max(top, 0), left),
                remedy=message("Take the merging off and fill every cell."),
            )
    if table.rows and _is_second_header(table.grid.rows[table.rows[0]], is_heading):
        faults.fault(
            message("There is a second row of headings"),
            table.grid.spot(table.rows[0]),
            remedy=message("Keep one row of headings."),
        )


def _is_second_header(row: Sequence[str], is_heading: Callable[[str], bool]) -> bool:
    filled = [cell for cell in row if cell]
    words = sum(bool(meaning(cell)) or is_heading(cell) for cell in filled)
    return len(filled) > 1 and words == len(filled) and any(map(meaning, filled))


def _meanings(table: Table, input: Input, faults: Faults) -> Iterator[tuple[str, int]]:
    taken = set()
    for name, heading in input.columns:
        if name in _QUESTIONS and heading not in table.headings:
            continue
        column = _declared_column(table.headings, heading)
        if column < 0:
            faults.fault(
                message("There is no column {heading}", heading=repr(heading)),
                table.grid.spot(table.header),
                remedy=closest(heading, filter(None, table.headings)),
            )
        else:
            taken.add(column)
            yield name, column
    for column, heading in enumerate(table.headings):
        known = meaning(heading)
        if known and column not in taken:
            yield known, column


def _declared_column(headings: Sequence[str], heading: str) -> int:
    if heading in headings:
        return headings.index(heading)
    folded = [fold(each) for each in headings]
    return folded.index(fold(heading)) if fold(heading) in folded else -1
