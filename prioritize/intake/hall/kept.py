"""What is kept of a public sheet: its table or its fields, without what is about a person."""

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import evolve, frozen

from prioritize.intake.hall.fields import find_fields, other_rows
from prioritize.intake.hall.lay_out import lay_out
from prioritize.intake.hall.page import Page, Remark
from prioritize.intake.hall.personal import (
    looks_like_a_name,
    personal_content,
    personal_heading,
    taken_out,
)
from prioritize.intake.hall.recognize import KnownPage
from prioritize.intake.hall.table import Codes, HallTable
from prioritize.intake.spelling import fold
from prioritize.model.hall.layout import HallSheet
from prioritize.model.hall.load import hall_layout
from prioritize.model.hall.tag import tag_in


__all__ = ["Kept", "kept"]

_FREE: Final = frozenset({"choice", "date", "serial", "sheet", "text"})
"""Kinds of cells into which people write whatever they like."""

_NOTE: Final = "note"
"""The column of notes: nothing is counted from it, and it is where people write names."""


@frozen
class Kept:
    """A page without what is left out of it, and what that was."""

    page: Page
    remarks: tuple[Remark, ...] = ()


def kept(known: KnownPage, codes: Codes, file: str) -> Kept:
    """Keep of a page what the template knows.

    Of a sheet of another version only the tag is kept, by which it is refused.
    """
    tags = {at: text for at, text in known.page.cells.items() if tag_in(text).sheet}
    if known.tag.template not in {"", hall_layout().template}:
        return Kept(evolve(known.page, cells=tags, merged=()))
    part = _fields(known) if known.sheet.fields else _table(known, codes, file)
    return Kept(evolve(part.page, cells={**tags, **part.page.cells}), part.remarks)


def _fields(known: KnownPage) -> Kept:
    page, sheet = known.page, known.sheet
    found = find_fields(page, sheet)
    places = {(each.row, each.label) for each in found} | {(each.row, each.value) for each in found}
    cells, taken = _masked({at: page.text(*at) for at in places if page.text(*at)}, page)
    others = other_rows(page, sheet, found)
    left_out = (Remark("field", page.title, row, column) for row, column in others.items())
    rows = {each.row for each in found}
    merged = tuple(box for box in page.merged if box.top in rows)
    return Kept(Page(page.title, cells, merged), (*taken, *left_out))


def _masked(
    cells: Mapping[tuple[int, int], str], page: Page
) -> tuple[dict[tuple[int, int], str], list[Remark]]:
    free: dict[tuple[int, int], str] = {}
    remarks: list[Remark] = []
    for (row, column), text in sorted(cells.items()):
        found = taken_out(text)
        free[row, column] = found.text
        remarks.extend(Remark(kind, page.title, row, column) for kind in found.kinds)
    return free, remarks


def _table(known: KnownPage, codes: Codes, file: str) -> Kept:
    table = lay_out(known.page, known.sheet, codes, file=file)
    if not table.header:
        return Kept(Page(known.page.title, {}), tuple(_headless(known)))
    cells = dict(_kept_cells(table))
    free = {at: text for at, text in cells.items() if _is_free(table, *at)}
    masked, taken = _masked(free, table.page)
    names = [at for at, text in masked.items() if _is_name_of_voter(table, at[1], text)]
    cells |= masked
    for at in names:
        del cells[at]
    remarks = (
        *taken,
        *(Remark("cell-name", table.page.title, *at) for at in names),
        *_left_out(table),
    )
    return Kept(Page(table.page.title, cells, table.torn), remarks)


def _kept_cells(table: HallTable) -> Iterator[tuple[tuple[int, int], str]]:
    placed = (each.position for each in table.columns if each.column.id != _NOTE)
    columns = {*placed, *table.twice}
    rows = {table.header, *table.rows, *(each.row for each in table.controls)}
    for (row, column), text in table.page.cells.items():
        if row in rows and column in columns:
            yield (row, column), text


def _is_free(table: HallTable, row: int, column: int) -> bool:
    if row == table.header:
        return False
    control = next((each.id for each in table.controls if each.row == row), "")
    if control:
        kinds = {each.id: each.kind for each in table.sheet.controls}
        return kinds.get(control) == "text"
    placed = next((each for each in table.columns if each.position == column), None)
    return placed is not None and placed.column.kind in _FREE


def _is_name_of_voter(table: HallTable, column: int, text: str) -> bool:
    is_serial = column == table.position("serial")
    return is_serial and table.sheet.label_column == "serial" and looks_like_a_name(text)


def _left_out(table: HallTable) -> Iterator[Remark]:
    page = table.page
    for column in table.others:
        texts = [page.text(row, column) for row in page.rows if row > table.header]
        kind = personal_heading(page.text(table.header, column)) or personal_content(texts)
        yield Remark(kind or "column", page.title, table.header, column)
    for row in table.notes:
        yield Remark("line", page.title, row, next(page.in_row(row))[0])


def _headless(known: KnownPage) -> Iterator[Remark]:
    """Tell an empty sheet from one that lost its headings."""
    texts = {fold(text) for _, text in _template_texts(known.sheet)}
    said = (
        text
        for text in known.page.cells.values()
        if fold(text) not in texts and not tag_in(text).sheet
    )
    yield Remark("headless" if any(said) else "empty", known.page.title)


def _template_texts(sheet: HallSheet) -> Iterator[tuple[str, str]]:
    for names in (sheet.names, sheet.hint):
        yield from names.texts
