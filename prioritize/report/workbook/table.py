"""A sheet with a table: headings, rows to fill in, control rows, and what is calculated."""

from typing import Final

from attrs import frozen
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from prioritize.model.hall.layout import HallControl, HallSheet
from prioritize.report.workbook.formula import (
    DOTS,
    GROUPS,
    PROJECTS,
    column_sum,
    difference,
    differs,
    name_of,
    row_sum,
)
from prioritize.report.workbook.plan import Block, Column, Plan, plan_sheet
from prioritize.report.workbook.sheet import Desk, add_note, add_sheet, lines_of, set_page, validate


__all__ = ["write_table"]

_NOTHING: Final = " "
"""The result of a formula that shows nothing; a truly empty one would look never calculated."""
_PARTIAL: Final = "agreed"
"""Filled in only where two tellers differ, so its sum would mean nothing."""


@frozen
class _Table:
    desk: Desk
    page: Worksheet
    plan: Plan


def write_table(desk: Desk, sheet: HallSheet) -> None:
    """Write a sheet with a table, empty of votes, its formulas calculated."""
    plan = plan_sheet(desk.layout, sheet)
    widths = tuple(each.column.width for each in plan.columns)
    table = _Table(desk, add_sheet(desk, sheet, widths), plan)
    for control, row in plan.on_top:
        _write_control_on_top(table, control, row)
    _write_headings(table)
    for block in plan.blocks:
        _write_rows(table, block)
        for control, row in block.controls:
            _write_control(table, block, control, row)
    _mark_alarms(table)
    table.page.freeze_panes(plan.header + 1, plan.frozen_columns)
    set_page(desk, table.page, sum(widths), repeat=plan.header)


def _write_headings(table: _Table) -> None:
    plan, desk = table.plan, table.desk
    lines = 1
    for each in plan.columns:
        text = each.code or desk.say(each.column.names)
        at = (plan.header, each.position)
        value = int(text) if each.column.each == "place" else text
        table.page.write(*at, value, desk.styles.of("heading"))
        lines = max(lines, lines_of(text, each.column.width))
        add_note(desk, table.page, at, each.column.hint)
        if each.code:
            _spell_out(table, each)
    table.page.set_row(plan.header, 4 + 13 * lines)
    if plan.names >= 0:
        turned = any(each.column.each == "project" for each in plan.columns)
        table.page.set_row(plan.names, 120 if turned else 30)


def _spell_out(table: _Table, column: Column) -> None:
    """Write above a code what it stands for."""
    desk, at = table.desk, (table.plan.names, column.position)
    if column.column.each == "place":
        table.page.write_string(*at, desk.say(column.column.names), desk.styles.of("spelled"))
        return
    is_project = column.column.each == "project"
    code = xl_rowcol_to_cell(table.plan.header, column.position)
    formula = name_of(code, PROJECTS if is_project else GROUPS, desk.language)
    style = desk.styles.of("turned" if is_project else "spelled")
    table.page.write_formula(*at, formula, style, _NOTHING)


def _write_rows(table: _Table, block: Block) -> None:
    for each in table.plan.columns:
        for row in range(block.first, block.last + 1):
            _write_cell(table, each, row, block)
        if not each.column.fill:
            rule = table.desk.validator.of_column(each.column, block.first, each.position)
            validate(table.page, (block.first, each.position, block.last, each.position), rule)


def _write_cell(table: _Table, column: Column, row: int, block: Block) -> None:
    fill, at = column.column.fill, (row, column.position)
    styles, number = table.desk.styles, row - block.first
    if fill in {"codes", "groups"}:
        layout = table.desk.layout
        codes = layout.project_codes if fill == "codes" else layout.group_codes
        table.page.write_string(*at, codes[number], styles.of("locked", "code"))
    elif fill in {"numbers", "block"}:
        shown = number + 1 if fill == "numbers" else block.number
        table.page.write_number(*at, shown, styles.of("locked", "number"))
    elif fill == "name":
        code = xl_rowcol_to_cell(row, table.plan.position("code"))
        formula = name_of(code, PROJECTS, table.desk.language)
        table.page.write_formula(*at, formula, styles.of("locked"), _NOTHING)
    elif fill == "sum":
        table.page.write_formula(*at, _sum_of_votes(table, row), styles.of("sum"), _NOTHING)
    else:
        table.page.write_blank(*at, None, styles.of("input", column.column.kind))


def _sum_of_votes(table: _Table, row: int) -> str:
    votes = table.plan.votes
    return row_sum(row, votes[0].position, votes[-1].position)


def _write_control_on_top(table: _Table, control: HallControl, row: int) -> None:
    """Write a label with the one cell for its value, which stands where the votes begin."""
    first = table.plan.votes[0].position
    _write_label(table, control, row)
    _write_entry(table, control, (row, first))


def _write_control(table: _Table, block: Block, control: HallControl, row: int) -> None:
    _write_label(table, control, row)
    for each in table.plan.columns:
        at = (row, each.position)
        if each.column.fill == "block":
            style = table.desk.styles.of("locked", "number")
            table.page.write_number(*at, block.number, style)
        elif each.column.votes and control.fill:
            _write_sum(table, block, control, at)
        elif each.column.votes:
            _write_entry(table, control, at)
        elif each.column.fill == "sum" and control.kind == "number":
            _write_sum(table, block, control, at)


def _write_label(table: _Table, control: HallControl, row: int) -> None:
    at = (row, table.plan.label)
    table.page.write_string(*at, table.desk.say(control.names), table.desk.styles.of("label"))
    add_note(table.desk, table.page, at, control.hint)


def _write_entry(table: _Table, control: HallControl, at: tuple[int, int]) -> None:
    table.page.write_blank(*at, None, table.desk.styles.of("input", control.kind))
    if control.kind == "number":
        validate(table.page, (*at, *at), table.desk.validator.of_control())


def _write_sum(table: _Table, block: Block, control: HallControl, at: tuple[int, int]) -> None:
    row, column = at
    style = table.desk.styles.of("sum")
    if control.fill == "difference":
        table.page.write_formula(*at, difference(table.plan, column), style, _NOTHING)
    elif column == table.plan.position(_PARTIAL):
        table.page.write_blank(*at, None, style)
    elif control.fill == "sum":
        table.page.write_formula(*at, column_sum(column, block.first, block.last), style, 0)
    else:
        table.page.write_formula(*at, _sum_of_votes(table, row), style, _NOTHING)


def _mark_alarms(table: _Table) -> None:
    """Color what deserves a second look while there is still time for one."""
    plan = table.plan
    agreed, total = plan.position(_PARTIAL), plan.position("total")
    for block in plan.blocks:
        if plan.position("teller_1") >= 0:
            condition = differs(block.first, plan.position("teller_1"), agreed)
            _alarm(table, (block.first, agreed, block.last, agreed), condition)
        if total >= 0 and plan.position("serial") >= 0:
            cell = xl_rowcol_to_cell(block.first, total)
            condition = f"=AND(N({cell})>0,N({DOTS})>0,N({cell})>N({DOTS}))"
            _alarm(table, (block.first, total, block.last, total), condition)
        for control, row in block.controls:
            if control.fill == "difference":
                cell = xl_rowcol_to_cell(row, plan.votes[0].position)
                _alarm(table, (row, plan.votes[0].position, row, total), f"=N({cell})<>0")


def _alarm(table: _Table, cells: tuple[int, int, int, int], condition: str) -> None:
    look = {"type": "formula", "criteria": condition, "format": table.desk.styles.alarm()}
    table.page.conditional_format(*cells, look)
