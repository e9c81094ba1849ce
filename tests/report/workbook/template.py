"""The workbook of the hall as the tests look at it: opened, read, and saved again."""

import io
from collections.abc import Iterator
from functools import cache

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from prioritize.intake.grid import Grid, read_grid
from prioritize.model.hall.layout import LANGUAGES, HallSheet
from prioritize.model.hall.load import hall_layout
from prioritize.model.project import Names
from prioritize.report.workbook.hall import hall_workbook


LAYOUT = hall_layout()
TABLES = [each for each in LAYOUT.sheets if each.columns]
BOOKS = {language: hall_workbook(language) for language in LANGUAGES}

each_language = pytest.mark.parametrize("language", LANGUAGES)
each_table = pytest.mark.parametrize("sheet", TABLES, ids=[each.id for each in TABLES])


def opened(language: str) -> openpyxl.Workbook:
    """Open the template in a program of the kind that people use, to change it."""
    return openpyxl.load_workbook(io.BytesIO(BOOKS[language]))


@cache
def shown(language: str = "ky") -> openpyxl.Workbook:
    """Open the template once, to look at."""
    return opened(language)


@cache
def grid_of(language: str, sheet: HallSheet) -> Grid:
    """Read a sheet of the template once."""
    return read_grid(BOOKS[language], "hall.xlsx", sheet=sheet.names.in_language(language))


def written(names: Names) -> set[object]:
    """Return the texts of a name."""
    return {text for _, text in names.texts}


def page_of(book: openpyxl.Workbook, sheet_id: str, language: str = "ky") -> Worksheet:
    """Return a sheet by the id that the layout gives it."""
    page = book[LAYOUT.sheet(sheet_id).names.in_language(language)]
    assert isinstance(page, Worksheet)
    return page


def at(page: Worksheet, row: int, column: int) -> Cell:
    """Return a cell by its place in the plan, which counts from 0."""
    cell = page.cell(row + 1, column + 1)
    assert isinstance(cell, Cell)
    return cell


def all_cells(book: openpyxl.Workbook) -> Iterator[Cell]:
    """List every cell of every sheet that is not swallowed by a merged one."""
    for page in book.worksheets:
        for row in page.iter_rows():
            yield from (cell for cell in row if isinstance(cell, Cell))


def saved(book: openpyxl.Workbook) -> bytes:
    """Save a workbook in a program that keeps no formulas it cannot calculate."""
    for cell in all_cells(book):
        if cell.data_type == "f":
            cell.value = None
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def rules_of(page: Worksheet, row: int, column: int) -> list[tuple[str, str]]:
    """Return the kinds and formulas of the rules on a cell."""
    reference = page.cell(row + 1, column + 1).coordinate
    rules = page.data_validations.dataValidation
    return [(each.type, str(each.formula1)) for each in rules if reference in each.sqref]
