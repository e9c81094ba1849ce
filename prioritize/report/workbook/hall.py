"""The workbook of the hall, empty and ready to be filled in, the same bytes every time."""

import datetime as dt
import io
from typing import Final

from xlsxwriter.workbook import Workbook

from prioritize.model.hall.load import hall_layout
from prioritize.report.workbook.formula import (
    GROUP_CODES,
    GROUPS,
    PROJECT_CODES,
    PROJECTS,
    table_range,
)
from prioritize.report.workbook.meeting import write_meeting
from prioritize.report.workbook.sheet import Desk
from prioritize.report.workbook.style import FONT, Styles
from prioritize.report.workbook.table import write_table


__all__ = ["hall_workbook"]

_MADE: Final = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
"""A date that says nothing, so that the template is the same file on every day."""
_NAMES_END: Final = 4
"""Codes and names in three languages are the first four columns of projects and groups."""


def hall_workbook(language: str) -> bytes:
    """Write the workbook in one of the languages of the layout.

    Returns
    -------
    bytes
        An .xlsx file without macros. Nothing in it is protected by a password, and every formula
        carries its result, so that programs that do not calculate see it too.

    """
    layout = hall_layout()
    buffer = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(buffer, {**settings, "default_format_properties": dict(FONT)})
    desk = Desk(book, layout, language, Styles(book))
    title = desk.say(layout.sheet("meeting").names)
    book.set_properties({"title": title, "comments": layout.template, "created": _MADE})
    for sheet in layout.sheets:
        if sheet.columns:
            write_table(desk, sheet)
        else:
            write_meeting(desk, sheet)
    _name_tables(desk)
    book.close()
    return buffer.getvalue()


def _name_tables(desk: Desk) -> None:
    named = (
        (PROJECTS, "projects", _NAMES_END),
        (PROJECT_CODES, "projects", 1),
        (GROUPS, "groups", _NAMES_END),
        (GROUP_CODES, "groups", 1),
    )
    for name, sheet, width in named:
        cells = table_range(desk.layout, desk.language, sheet, width=width)
        desk.book.define_name(name, cells)
