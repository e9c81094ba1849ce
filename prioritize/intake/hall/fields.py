"""The meeting sheet: one field a row, its name on the left and its value beside it."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from prioritize.errors import Spot
from prioritize.intake.hall.page import Page
from prioritize.intake.hall.words import Words
from prioritize.intake.spelling import fold
from prioritize.intake.tally_lines import Cell
from prioritize.model.hall.layout import HallField, HallSheet
from prioritize.model.hall.tag import tag_in


__all__ = ["FieldRow", "find_fields", "other_rows"]


@frozen
class FieldRow:
    """A field at its place: the cell of its label, and that of its value, 0 where it is blank."""

    field: HallField
    row: int
    label: int
    value: int

    def cell(self, page: Page, file: str) -> Cell:
        """Return the value, or the blank cell beside the label where it belongs."""
        spot = Spot(file, page.title, self.row, self.value or self.label + 1)
        text = page.text(self.row, self.value) if self.value else ""
        label = page.text(self.row, self.label)
        return Cell(text, Spot(spot.file, spot.sheet, spot.row, spot.column, label))


def find_fields(page: Page, sheet: HallSheet) -> tuple[FieldRow, ...]:
    """Find the fields of a page in the order of its rows.

    The value is the first cell to the right of the label that is not the hint of the field. A row
    below a field of several lines that has no label belongs to it too, as where labels are merged.
    """
    words = Words.of(sheet.fields)
    hints = {each.id: {fold(text) for _, text in each.hint.texts} for each in sheet.fields}
    found: list[FieldRow] = []
    for row in page.rows:
        placed = _placed(page, row, sheet, words)
        if placed is None:
            continue
        field, label = placed
        value = next(
            (
                column
                for column, text in page.in_row(row)
                if column > label and fold(text) not in hints[field.id]
            ),
            0,
        )
        found.append(FieldRow(field, row, label, value))
    return (*found, *_continued(page, found))


def _placed(page: Page, row: int, sheet: HallSheet, words: Words) -> tuple[HallField, int] | None:
    for column, text in page.in_row(row):
        id = words.find(text)
        if id:
            return sheet.field(id), column
    return None


def _continued(page: Page, found: list[FieldRow]) -> Iterator[FieldRow]:
    """Yield values that stand below the merged label of a field of several lines."""
    for box in page.merged:
        above = next((each for each in found if each.row == box.top), None)
        if above is None or above.label != box.left or above.field.rows == 1:
            continue
        column = above.value or above.label + 1
        for row in range(box.top + 1, box.bottom + 1):
            value = column if page.text(row, column) else 0
            yield FieldRow(above.field, row, above.label, value)


def other_rows(page: Page, sheet: HallSheet, found: tuple[FieldRow, ...]) -> Mapping[int, int]:
    """Return the rows that hold something else than the template, with their first column."""
    known = {fold(text) for text in _template_texts(sheet)}
    rows = {each.row for each in found}
    return {
        row: column
        for row in page.rows
        if row not in rows
        for column, text in list(page.in_row(row))[:1]
        if fold(text) not in known and not tag_in(text).sheet
    }


def _template_texts(sheet: HallSheet) -> Iterator[str]:
    parts = (sheet.names, sheet.hint, *(each.names for each in sheet.sections))
    yield from (text for part in parts for _, text in part.texts)
