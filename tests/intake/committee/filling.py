"""A committee's workbook as it is handed in: the template with what people typed into it."""

import io
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import xlsxwriter
from xlsxwriter.utility import xl_cell_to_rowcol

from prioritize.intake.hall.book import read_book
from prioritize.intake.spreadsheet import open_spreadsheet
from prioritize.report.workbook.committee import CommitteeSize, committee_workbook


__all__ = ["APPLICATIONS", "Typed", "filled", "small"]

Typed = Mapping[str, Mapping[str, object]]
"""What is typed, by sheet and cell such as ``B4``."""

APPLICATIONS: Final = {
    "B5": "Көпүрө",
    "D5": 600,
    "B6": "Кудук",
    "D6": "500",
    "B7": "Жол",
    "D7": 400,
}


def filled(
    template: str,
    language: str,
    typed: Typed,
    *,
    reviewers: int = 2,
    merged: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    """Write a workbook for three applications, with what was typed and merged in it."""
    content = committee_workbook(template, language, CommitteeSize(3, reviewers))
    book = read_book(open_spreadsheet(content, "committee.xlsx"))
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as new:
        pages = {page.title: page.cells for page in book.pages}
        for title in dict.fromkeys((*pages, *typed)):
            sheet = new.add_worksheet(title)
            cells: dict[tuple[int, int], object] = {
                (row - 1, column - 1): text for (row, column), text in pages.get(title, {}).items()
            }
            for name, value in typed.get(title, {}).items():
                cells[xl_cell_to_rowcol(name)] = value
            for at, value in cells.items():
                if value != "":
                    sheet.write(*at, value)
            if title in merged:
                sheet.merge_range(merged[title], 5)
    return buffer.getvalue()


def small(
    changes: Typed | None = None, *, merged: Mapping[str, str] = MappingProxyType({})
) -> bytes:
    """Write a Kyrgyz workbook that is complete: three applications, two reviewers."""
    typed: dict[str, dict[str, object]] = {
        "Эрежелер": {"B4": "Сынак", "B7": 1000, "B9": 1, "B15": "ооба"},
        "Арыздар": dict(APPLICATIONS),
        "R1": {"C5": 5, "D5": 4, "E5": 3, "F5": 4, "G5": 4, "C6": 3, "D6": 3, "E6": 3, "F6": 3},
        "R2": {"C5": 4, "D5": 4, "E5": 4, "F5": 4, "G5": 4, "C6": 2, "D6": 2, "E6": 2, "F6": 2},
    }
    typed["R1"] |= {"G6": 3, "M7": "четтетилди"}
    typed["R2"] |= {"G6": 2, "C7": 1, "D7": 1, "E7": 1, "F7": 1, "G7": "2"}
    for sheet, cells in (changes or {}).items():
        typed[sheet] = typed.get(sheet, {}) | dict(cells)
    return filled("kg-local-initiative", "ky", typed, merged=merged)
