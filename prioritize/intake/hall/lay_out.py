"""A page becomes a table: headings found, rows sorted, merged cells spread out."""

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from prioritize.intake.hall.headings import find_headings
from prioritize.intake.hall.page import Page
from prioritize.intake.hall.reference import Box
from prioritize.intake.hall.rows import with_rows
from prioritize.intake.hall.table import Codes, HallTable, Placed
from prioritize.model.hall.layout import HallSheet


__all__ = ["lay_out"]

_MOST_ROWS: Final = 1000
"""Merged cells that reach further down are a decoration and no entry."""


def lay_out(page: Page, sheet: HallSheet, codes: Codes, *, file: str) -> HallTable:
    """Find out what the columns and rows of a page are; without headings all of it is left out.

    What stands in merged cells stands in each of their rows, but not in those that are counted:
    they are torn, and whoever reads them says so.
    """
    page = attrs.evolve(page, cells=_spread(page))
    found = find_headings(page, sheet, codes)
    if not found.row:
        return HallTable(file, sheet, page, notes=page.rows)
    table = HallTable(
        file,
        sheet,
        page,
        found.row,
        found.columns,
        others=found.others,
        twice=found.twice,
        torn=tuple(_torn(page, found.row, found.columns)),
    )
    return with_rows(table, codes)


def _spread(page: Page) -> dict[tuple[int, int], str]:
    cells = dict(page.cells)
    for box in page.merged:
        text = page.text(box.top, box.left)
        last = min(box.bottom, box.top + _MOST_ROWS)
        for row in range(box.top + 1, last + 1) if text else ():
            cells.setdefault((row, box.left), text)
    return cells


def _torn(page: Page, header: int, columns: Sequence[Placed]) -> Iterator[Box]:
    votes = [each.position for each in columns if each.column.votes]
    for box in page.merged:
        if box.bottom > header and any(box.left <= column <= box.right for column in votes):
            yield box
