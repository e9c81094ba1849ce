"""Cells of the hall's workbook: which are guarded, what they take, how they look on paper."""

from collections.abc import Iterator

from prioritize.model.hall.layout import HallField, HallSheet
from prioritize.report.workbook.formula import GROUP_CODES, PROJECT_CODES
from prioritize.report.workbook.plan import Plan, field_lines, plan_sheet
from tests.report.workbook.template import (
    LAYOUT,
    at,
    each_language,
    each_table,
    page_of,
    rules_of,
    shown,
)


@each_table
def test_what_people_fill_in_is_unlocked_and_nothing_else(sheet: HallSheet) -> None:
    page = page_of(shown(), sheet.id)
    plan = plan_sheet(LAYOUT, sheet)

    open_cells = {
        (row, column.position)
        for block in plan.blocks
        for row in range(block.first, block.last + 1)
        for column in plan.columns
        if not column.column.fill
    }
    open_cells |= set(control_cells(plan))
    unlocked = {
        (cell.row - 1, cell.column - 1)
        for row in page.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    assert unlocked == open_cells


def control_cells(plan: Plan) -> Iterator[tuple[int, int]]:
    """List the cells in which people write what a control row says."""
    for _, row in plan.on_top:
        yield row, plan.votes[0].position
    for block in plan.blocks:
        for control, row in block.controls:
            if not control.fill:
                yield from ((row, each.position) for each in plan.votes)


def test_sheets_are_protected_without_a_password() -> None:
    book = shown()

    protections = [page.protection for page in book.worksheets]

    assert all(each.sheet for each in protections)
    assert [each.password for each in protections if each.password] == []
    # False means that the protection does not take this freedom away.
    assert {(each.formatColumns, each.insertRows) for each in protections} == {(False, False)}


def test_codes_stand_on_every_sheet_that_counts_by_project() -> None:
    book = shown()

    for id in ("projects", "hands", "wall", "wall_2"):
        plan = plan_sheet(LAYOUT, LAYOUT.sheet(id))
        rows = range(plan.blocks[0].first, plan.blocks[0].last + 1)
        codes = tuple(at(page_of(book, id), row, 0).value for row in rows)
        assert codes == LAYOUT.project_codes


def test_lists_to_choose_from_hang_on_their_cells() -> None:
    book = shown()
    ballots = plan_sheet(LAYOUT, LAYOUT.sheet("ballots"))
    merges = plan_sheet(LAYOUT, LAYOUT.sheet("merges"))
    kind = next(
        each.row
        for each in field_lines(LAYOUT.sheet("meeting").sections)
        if isinstance(each.part, HallField) and each.part.id == "kind"
    )

    rules = (
        rules_of(page_of(book, "meeting"), kind, 1),
        rules_of(page_of(book, "ballots"), ballots.blocks[0].last, 1),
        rules_of(page_of(book, "merges"), merges.blocks[0].first, merges.position("into")),
    )

    assert rules == (
        [("list", '"чыныгы,окуу машыгуусу"')],
        [("list", GROUP_CODES)],
        [("list", PROJECT_CODES)],
    )


def test_the_lists_are_the_codes_of_the_template() -> None:
    names = shown().defined_names

    assert names[PROJECT_CODES].attr_text == "'Долбоорлор'!$A$5:$A$28"
    assert names[GROUP_CODES].attr_text == "'Топтор'!$A$5:$A$10"


def test_a_count_may_be_a_number_or_not_offered() -> None:
    plan = plan_sheet(LAYOUT, LAYOUT.sheet("wall"))

    ((kind, formula),) = rules_of(page_of(shown(), "wall"), plan.blocks[0].first, 2)

    assert kind == "custom"
    assert all(f'="{text}"' in formula for _, text in LAYOUT.not_offered.texts)
    assert len(formula) <= 255


@each_language
def test_sheets_print_on_a4_with_their_headings_on_every_page(language: str) -> None:
    pages = shown(language).worksheets

    assert {page.page_setup.paperSize for page in pages} == {9}
    # One page wide is what a file means by saying nothing about it.
    assert {page.page_setup.fitToWidth for page in pages} == {None}
    assert {page.page_setup.fitToHeight for page in pages} == {0}
    assert all(page.sheet_properties.pageSetUpPr.fitToPage for page in pages)
    assert [page.title for page in pages if not page.print_title_rows] == []


@each_table
def test_headings_and_names_stay_in_view(sheet: HallSheet) -> None:
    plan = plan_sheet(LAYOUT, sheet)

    page = page_of(shown(), sheet.id)

    assert page.freeze_panes == page.cell(plan.header + 2, plan.frozen_columns + 1).coordinate


@each_table
def test_hints_hang_on_headings_and_labels(sheet: HallSheet) -> None:
    page = page_of(shown("ru"), sheet.id, "ru")

    hung = {cell.comment.text for row in page.iter_rows() for cell in row if cell.comment}

    hints = {each.hint for each in sheet.columns} | {each.hint for each in sheet.controls}
    assert hung == {each.in_language("ru") for each in hints if each.texts}


def test_the_private_sheet_says_so() -> None:
    page = page_of(shown(), "participants")

    assert "купуя" in page.title
    assert str(page["A3"].value).startswith("КУПУЯ")
    assert page.sheet_properties.tabColor.rgb == "FFC00000"


@each_table
def test_text_cells_are_of_text(sheet: HallSheet) -> None:
    """Else a spreadsheet makes a date of 1-2 and a 7 of 007."""
    plan = plan_sheet(LAYOUT, sheet)
    page = page_of(shown(), sheet.id)

    formats = {
        at(page, plan.blocks[0].first, each.position).number_format
        for each in plan.columns
        if not each.column.fill and each.column.kind not in {"amount", "number"}
    }

    assert formats <= {"@"}
