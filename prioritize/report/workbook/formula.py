"""The formulas of the hall's workbook, in the English of the file format, known to old programs."""

from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell

from prioritize.model.hall.layout import LANGUAGES, HallLayout
from prioritize.report.workbook.plan import Plan, plan_sheet


__all__ = [
    "DOTS",
    "GROUPS",
    "GROUP_CODES",
    "PROJECTS",
    "PROJECT_CODES",
    "column_sum",
    "difference",
    "differs",
    "name_of",
    "row_sum",
    "table_range",
]

PROJECTS: Final = "hall_projects"
PROJECT_CODES: Final = "hall_project_codes"
GROUPS: Final = "hall_groups"
GROUP_CODES: Final = "hall_group_codes"
DOTS: Final = "hall_dots_per_voter"
"""Names that the workbook gives to cells, so that formulas on other sheets find them."""


def name_of(cell: str, table: str, language: str) -> str:
    """Write the formula for the name of the code in a cell, in a language or the next that has it.

    Examples
    --------
    >>> name_of("A5", "hall_groups", "ru")[:52]
    '=IFERROR(IF(VLOOKUP(A5,hall_groups,3,FALSE)<>"",VLOO'

    """
    columns = [LANGUAGES.index(each) + 2 for each in _by_preference(language)]
    first, second, third = (f"VLOOKUP({cell},{table},{column},FALSE)" for column in columns)
    return f'=IFERROR(IF({first}<>"",{first},IF({second}<>"",{second},{third}&"")),"")'


def _by_preference(language: str) -> list[str]:
    return [language, *(each for each in LANGUAGES if each != language)]


def column_sum(column: int, first: int, last: int) -> str:
    """Write the sum of some rows of a column.

    Examples
    --------
    >>> column_sum(2, 4, 27)
    '=SUM(C5:C28)'

    """
    return f"=SUM({xl_rowcol_to_cell(first, column)}:{xl_rowcol_to_cell(last, column)})"


def row_sum(row: int, first: int, last: int) -> str:
    """Write the sum of some columns of a row, blank where nothing is written down.

    Examples
    --------
    >>> row_sum(4, 2, 7)
    '=IF(COUNT(C5:H5)=0,"",SUM(C5:H5))'

    """
    cells = f"{xl_rowcol_to_cell(row, first)}:{xl_rowcol_to_cell(row, last)}"
    return f'=IF(COUNT({cells})=0,"",SUM({cells}))'


def difference(plan: Plan, column: int) -> str:
    """Write how many of the dots that were issued are neither found, unused nor spoiled."""
    at = {
        control.id: xl_rowcol_to_cell(row, column)
        for block in plan.blocks
        for control, row in block.controls
    }
    missing = f"N({at['issued']})-N({at['total']})-N({at['unused']})-N({at['spoiled']})"
    return f'=IF({at["issued"]}="","",{missing})'


def differs(row: int, first: int, agreed: int) -> str:
    """Write the condition that two tellers beside each other differ and nothing was agreed yet.

    Examples
    --------
    >>> differs(4, 2, 4)
    '=AND($C5<>"",$D5<>"",$C5<>$D5,$E5="")'

    """
    one, two, three = (
        xl_rowcol_to_cell(row, column, col_abs=True) for column in (first, first + 1, agreed)
    )
    return f'=AND({one}<>"",{two}<>"",{one}<>{two},{three}="")'


def table_range(layout: HallLayout, language: str, sheet_id: str, *, width: int) -> str:
    """Write the cells of a sheet from its first column on, for a name of the workbook."""
    sheet = layout.sheet(sheet_id)
    block = plan_sheet(layout, sheet).blocks[0]
    corners = (
        xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
        for row, column in ((block.first, 0), (block.last, width - 1))
    )
    return f"='{sheet.names.in_language(language)}'!{':'.join(corners)}"
