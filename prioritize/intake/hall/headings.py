"""The headings of a sheet, found by their words wherever they stand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve, frozen

from prioritize.intake.hall.page import Page
from prioritize.intake.hall.personal import personal_heading
from prioritize.intake.hall.table import Codes, Placed
from prioritize.intake.hall.words import Words
from prioritize.intake.questions import place_in
from prioritize.intake.vocabulary import meaning
from prioritize.model.hall.layout import HallColumn, HallSheet


__all__ = ["Headings", "find_headings"]

_LOOK_AT: Final = 40
_LEAST: Final = 2
_COUNT: Final = re.compile(r"\d{1,4}", re.ASCII)
_BY_MEANING: Final[Mapping[str, str]] = {
    "ballot": "serial",
    "code": "code",
    "group": "group",
    "name": "name",
    "note": "note",
    "present": "present",
    "reason": "why",
    "spoiled": "spoiled",
    "total": "total",
}
"""Columns of the template by what the words of any tally sheet mean."""


@frozen
class Headings:
    """The row of the headings, 0 where there is none, and what the columns below them are.

    `others` are columns that are none of the template's, `twice` those that stand there already.
    """

    row: int = 0
    columns: tuple[Placed, ...] = ()
    others: tuple[int, ...] = ()
    twice: tuple[int, ...] = ()


@frozen
class _Reader:
    sheet: HallSheet
    codes: Codes
    words: Words

    @property
    def repeated(self) -> HallColumn | None:
        return next((each for each in self.sheet.columns if each.each), None)

    def column(self, text: str) -> Placed | None:
        """Return the column that a heading stands for, not yet at its place."""
        if not text:
            return None
        column = self.repeated
        if column is not None and self._repeats(text, column):
            return Placed(column, 0, text)
        found = self.words.find(text) or _BY_MEANING.get(meaning(text), "")
        known = {each.id: each for each in self.sheet.columns if not each.each}
        return Placed(known[found], 0) if found in known else None

    def _repeats(self, text: str, column: HallColumn) -> bool:
        if column.each == "project":
            return self.codes.is_project(text)
        return self.codes.is_group(text) if column.each == "group" else place_in(text) > 0


def find_headings(page: Page, sheet: HallSheet, codes: Codes) -> Headings:
    """Find the row of the headings, and what each of them stands for.

    A column of numbers under a heading that nobody knows, where columns are repeated, is kept as
    one of votes: whoever reads it says what is wrong.
    """
    reader = _Reader(sheet, codes, Words.of(sheet.columns))
    row = _header(page, reader)
    if not row:
        return Headings()
    placed: list[Placed] = []
    others: list[int] = []
    twice: list[int] = []
    taken: set[str] = set()
    for column in page.columns:
        found = reader.column(page.text(row, column)) or _stray(page, row, column, placed, reader)
        if found is None:
            others.append(column)
        elif found.column.id in taken and not found.column.each:
            twice.append(column)
        else:
            taken.add(found.column.id)
            placed.append(evolve(found, position=column))
    filled = tuple(
        each for each in others if any(page.text(below, each) for below in _below(page, row))
    )
    return Headings(row, tuple(placed), filled, tuple(twice))


def _header(page: Page, reader: _Reader) -> int:
    """Return the row with the most headings, the lowest of several; one alone is no header."""
    best, most = 0, _LEAST
    for row in page.rows:
        found = [reader.column(text) for _, text in page.in_row(row)] if row <= _LOOK_AT else []
        different = {(each.column.id, each.heading) for each in found if each is not None}
        if len(different) >= most:
            best, most = row, len(different)
    return best


def _stray(
    page: Page, header: int, column: int, placed: Sequence[Placed], reader: _Reader
) -> Placed | None:
    """Take a column without a known heading for one of votes where it holds numbers."""
    heading = page.text(header, column)
    labels = [each for each in placed if each.column.id == reader.sheet.label_column]
    if reader.repeated is None or not labels or meaning(heading) or personal_heading(heading):
        return None
    cells = (page.text(row, column) for row in _below(page, header))
    is_counted = any(_COUNT.fullmatch(text) for text in cells)
    return Placed(reader.repeated, column, heading) if is_counted else None


def _below(page: Page, row: int) -> Iterator[int]:
    return (each for each in page.rows if each > row)
