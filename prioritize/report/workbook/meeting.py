"""The meeting sheet: what the meeting was and by which rules it counts, one field a line."""

from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from prioritize.model.hall.layout import HallField, HallSheet
from prioritize.report.workbook.formula import DOTS
from prioritize.report.workbook.plan import HINT, field_lines
from prioritize.report.workbook.sheet import Desk, add_sheet, lines_of, set_page, validate


__all__ = ["write_meeting"]

_WIDTHS: Final = (36, 44, 52)
_VALUE: Final = 1
_HINT: Final = 2


def write_meeting(desk: Desk, sheet: HallSheet) -> None:
    """Write every field with its hint, what it may hold, and the default where it has one."""
    page = add_sheet(desk, sheet, _WIDTHS)
    for line in field_lines(sheet.sections):
        if isinstance(line.part, HallField):
            _write_field(desk, page, line.row, line.part)
        else:
            page.set_row(line.row, 24)
            page.write_string(line.row, 0, desk.say(line.part.names), desk.styles.of("section"))
        if isinstance(line.part, HallField) and line.part.id == "dots_per_voter":
            cell = xl_rowcol_to_cell(line.row, _VALUE, row_abs=True, col_abs=True)
            desk.book.define_name(DOTS, f"='{desk.say(sheet.names)}'!{cell}")
    page.freeze_panes(HINT + 1, 0)
    set_page(desk, page, sum(_WIDTHS[:_HINT]), repeat=HINT)


def _write_field(desk: Desk, page: Worksheet, row: int, field: HallField) -> None:
    label, hint = desk.say(field.names), desk.say(field.hint)
    role = "required" if field.required else "input"
    page.write_string(row, 0, label, desk.styles.of("field"))
    page.write(row, _VALUE, _default(desk, field), desk.styles.of(role, field.kind))
    page.write_string(row, _HINT, hint, desk.styles.of("hint"))
    lines = max(lines_of(label, _WIDTHS[0]), lines_of(hint, _WIDTHS[_HINT]))
    page.set_row(row, 3 + 13 * lines)
    validate(page, (row, _VALUE, row, _VALUE), desk.validator.of_field(field))


def _default(desk: Desk, field: HallField) -> str:
    value = desk.language if field.default == "language" else field.default
    if not field.choices or not value:
        return value
    names = {each.id: each.names for each in desk.layout.choices(field.choices)}
    return desk.say(names[value])
