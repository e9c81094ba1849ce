"""The workbook of the hall opens everywhere, and what people type into it is what is read."""

import io
import zipfile
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from prioritize.intake.cells import count_in, is_not_offered
from prioritize.intake.grid import read_grid
from prioritize.model.hall.layout import HallField, HallSheet
from prioritize.model.hall.tag import tag_in
from prioritize.report.workbook.hall import hall_workbook
from prioritize.report.workbook.plan import TAG, TITLE, field_lines, plan_sheet
from tests.report.workbook.template import (
    BOOKS,
    LAYOUT,
    at,
    each_language,
    each_table,
    grid_of,
    opened,
    page_of,
    saved,
    shown,
    written,
)


@each_language
def test_the_same_bytes_come_out_twice(language: str) -> None:
    assert hall_workbook(language) == BOOKS[language]


@each_language
def test_nothing_in_the_file_tells_a_time_or_runs(language: str) -> None:
    with zipfile.ZipFile(io.BytesIO(BOOKS[language])) as archive:
        names = archive.namelist()
        moments = {each.date_time for each in archive.infolist()}
        core = archive.read("docProps/core.xml").decode()

    assert moments == {(1980, 1, 1, 0, 0, 0)}
    assert core.count("2025-01-01T00:00:00Z") == 2
    assert [name for name in names if "vba" in name or "external" in name.lower()] == []


@each_language
def test_every_sheet_has_its_title_and_its_tag(language: str) -> None:
    book = shown(language)

    titles = [each.names.in_language(language) for each in LAYOUT.sheets]

    assert book.sheetnames == titles
    assert [at(page, TITLE, 0).value for page in book.worksheets] == titles
    assert [tag_in(str(at(page, TAG, 0).value)).sheet for page in book.worksheets] == [
        each.id for each in LAYOUT.sheets
    ]


@each_language
@pytest.mark.parametrize("sheet", LAYOUT.sheets, ids=[each.id for each in LAYOUT.sheets])
def test_every_sheet_is_read_without_a_remark(language: str, sheet: HallSheet) -> None:
    """Above all no formula looks never calculated."""
    grid = grid_of(language, sheet)

    assert grid.findings == ()
    assert grid.rows[TAG][0] == LAYOUT.tag(sheet.id)
    assert grid.first_row == 1


@each_language
@each_table
def test_headings_are_the_words_of_the_language_or_codes(language: str, sheet: HallSheet) -> None:
    plan = plan_sheet(LAYOUT, sheet)

    grid = grid_of(language, sheet)

    assert grid.rows[plan.header] == tuple(
        each.code or each.column.names.in_language(language) for each in plan.columns
    )


def test_another_reader_sees_the_results_of_the_formulas() -> None:
    """The total is a number before any spreadsheet has calculated it."""
    plan = plan_sheet(LAYOUT, LAYOUT.sheet("wall"))
    book = CalamineWorkbook.from_filelike(io.BytesIO(BOOKS["ky"]))

    rows = book.get_sheet_by_name("Дубалдагы чекиттер").to_python(skip_empty_area=False)

    total = {control.id: row for control, row in plan.blocks[0].controls}["total"]
    assert rows[total][:4] == ["Бардыгы", "", 0.0, 0.0]
    assert str(rows[plan.blocks[0].first][plan.position("name")]).strip() == ""


def test_the_total_adds_up_the_rows_of_the_projects() -> None:
    plan = plan_sheet(LAYOUT, LAYOUT.sheet("wall"))
    page = page_of(shown(), "wall")
    block = plan.blocks[0]

    controls = {control.id: row for control, row in block.controls}

    first, last = block.first + 1, block.last + 1
    assert at(page, controls["total"], 2).value == f"=SUM(C{first}:C{last})"
    assert at(page, block.first, plan.position("total")).value == (
        f'=IF(COUNT(C{first}:H{first})=0,"",SUM(C{first}:H{first}))'
    )
    issued, total, unused, spoiled = (
        f"C{controls[id] + 1}" for id in ("issued", "total", "unused", "spoiled")
    )
    assert at(page, controls["difference"], 2).value == (
        f'=IF({issued}="","",N({issued})-N({total})-N({unused})-N({spoiled}))'
    )


def test_each_round_of_a_revote_has_totals_of_its_own() -> None:
    plan = plan_sheet(LAYOUT, LAYOUT.sheet("revote"))
    page = page_of(shown(), "revote")

    rounds = [
        (at(page, row, 0).value, at(page, row, plan.position("teller_1")).value)
        for block in plan.blocks
        for control, row in block.controls
        if control.id == "total"
    ]

    assert rounds == [(1, "=SUM(D5:D10)"), (2, "=SUM(D16:D21)")]


@each_language
def test_the_template_says_the_defaults_in_words(language: str) -> None:
    page = page_of(shown(language), "meeting", language)
    fields = {
        line.part.id: at(page, line.row, 1).value
        for line in field_lines(LAYOUT.sheet("meeting").sections)
        if isinstance(line.part, HallField)
    }

    words = {
        id: next(each.id for each in LAYOUT.choices(list_id) if fields[id] in written(each.names))
        for id, list_id in (("tie_rule", "tie_rule"), ("language", "language"), ("level", "level"))
    }

    assert words == {"tie_rule": "share", "language": language, "level": "project"}
    assert fields["currency"] == "KGS"
    assert [fields[id] for id in ("kind", "date", "dots_per_voter", "cap")] == [None] * 4


def test_what_a_person_types_is_what_is_read() -> None:
    book = opened("ru")
    projects, wall = page_of(book, "projects", "ru"), page_of(book, "wall", "ru")
    projects["B5"], projects["C5"], projects["F5"] = "Көпүрө", "Мост", 640000
    projects["B6"] = "Сугат суу"
    wall["C6"], wall["D6"], wall["C7"], wall["D7"] = 14, 9, 0, "не предлагалось"
    wall["C31"], wall["C36"] = "60", "А. Асанова"
    page_of(book, "meeting", "ru")["B9"] = date(2025, 1, 20)

    content = saved(book)

    names = read_grid(content, "hall.xlsx", sheet="Проекты")
    dots = read_grid(content, "hall.xlsx", sheet="Точки на стене")
    meeting = read_grid(content, "hall.xlsx", sheet="Собрание")
    assert names.rows[4][:6] == ("P1", "Көпүрө", "Мост", "", "", "640000")
    assert names.rows[5][:3] == ("P2", "Сугат суу", "")
    first, second = dots.rows[5], dots.rows[6]
    assert (first[0], count_in(first[2]), first[3]) == ("P1", count_in("14"), "9")
    assert (second[2], is_not_offered(second[3])) == ("0", True)
    assert dots.rows[30][:3] == ("Выдано точек", "", "60")
    assert dots.rows[35][:3] == ("Считал (имя)", "", "А. Асанова")
    assert ("Дата", "2025-01-20") in [row[:2] for row in meeting.rows]


def test_a_moved_column_takes_its_heading_along() -> None:
    book = opened("ky")
    page = page_of(book, "projects")
    page["F5"] = 1200
    for row in range(1, page.max_row + 1):
        page.cell(row, 10).value = page.cell(row, 6).value if row > 3 else None
    page.delete_cols(6)

    grid = read_grid(saved(book), "hall.xlsx", sheet="Долбоорлор")

    assert grid.rows[3][-1] == "Баасы"
    assert grid.rows[4][-1] == "1200"
