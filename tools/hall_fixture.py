"""Fill in the workbook of the hall as an invented evening would leave it.

`python tools/hall_fixture.py FILE.xlsx` takes the template in Kyrgyz, opens it with a library that
is not the one that wrote it, types in what `hall_evening.toml` says, and saves it. That library
does not calculate, so what a spreadsheet would show stands in the cells in place of the formulas.
"""

import datetime as dt
import io
import re
import sys
import tomllib
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeAlias

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from prioritize.model.hall.layout import HallField, HallSheet
from prioritize.model.hall.load import hall_layout
from prioritize.report.workbook.hall import hall_workbook
from prioritize.report.workbook.plan import Block, Plan, field_lines, plan_sheet


Cells: TypeAlias = "Mapping[str, object]"

LAYOUT: Final = hall_layout()
LANGUAGE: Final = "ky"
EVENING: Final = Path(__file__).with_name("hall_evening.toml")
SAVED: Final = dt.datetime(2025, 2, 14, 21, tzinfo=dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
CONTROLS: Final = "_controls"


def main(arguments: list[str]) -> int:
    """Write the workbook to the path given; return the exit code."""
    if len(arguments) != 1:
        print("usage: python tools/hall_fixture.py FILE.xlsx")
        return 2
    Path(arguments[0]).write_bytes(filled_workbook())
    return 0


def filled_workbook() -> bytes:
    """Return the workbook as the evening left it."""
    book = openpyxl.load_workbook(io.BytesIO(hall_workbook(LANGUAGE)))
    evening = tomllib.loads(EVENING.read_text(encoding="utf-8"))
    _fill_meeting(book, evening.pop("meeting"))
    for sheet_id, values in evening.items():
        _fill(Page(book, sheet_id.removesuffix(CONTROLS)), values)
    _fill(Page(book, "participants"), list(_participants(evening["groups"])))
    names = {
        code: values.get("name_ky") or values["name_ru"]
        for sheet_id in ("projects", "groups")
        for code, values in evening[sheet_id].items()
    }
    for sheet in LAYOUT.sheets:
        if sheet.columns:
            _calculate(Page(book, sheet.id), names)
    return _saved(book)


class Page:
    """A sheet of the open workbook, whose cells are found by what they mean."""

    def __init__(self, book: openpyxl.Workbook, sheet_id: str) -> None:
        """Find the sheet and where everything stands on it."""
        self.sheet: HallSheet = LAYOUT.sheet(sheet_id)
        self.page: Worksheet = book[self.sheet.names.in_language(LANGUAGE)]
        self.plan: Plan = plan_sheet(LAYOUT, self.sheet)
        self.votes: list[int] = [each.position for each in self.plan.votes]

    def put(self, row: int, column: int, value: object) -> None:
        """Type into a cell."""
        self.page.cell(row + 1, column + 1).value = value

    def value(self, row: int, column: int) -> object:
        """Return what stands in a cell."""
        return self.page.cell(row + 1, column + 1).value

    def numbers(self, rows: Sequence[int], columns: Sequence[int]) -> list[int]:
        """Return the numbers in a rectangle of cells, as a sum takes them."""
        values = (self.value(row, column) for row in rows for column in columns)
        return [each for each in values if isinstance(each, int)]

    def row_of(self, code: str) -> int:
        """Return the row of a control, or of the code of a project or group."""
        block = self.plan.blocks[0]
        controls = {control.id: row for control, row in block.controls}
        if code in controls:
            return controls[code]
        rows = range(block.first, block.last + 1)
        return next(row for row in rows if self.value(row, self.plan.label) == code)


def _fill_meeting(book: openpyxl.Workbook, values: Mapping[str, object]) -> None:
    sheet = LAYOUT.sheet("meeting")
    page = book[sheet.names.in_language(LANGUAGE)]
    rows: dict[str, list[int]] = {}
    for line in field_lines(sheet.sections):
        if isinstance(line.part, HallField):
            rows.setdefault(line.part.id, []).append(line.row + 1)
    for id, value in values.items():
        several = value if isinstance(value, list) else [value]
        for row, each in zip(rows[id], several, strict=False):
            page.cell(row, 2).value = each


def _fill(page: Page, values: "Mapping[str, Cells] | Sequence[Cells]") -> None:
    if isinstance(values, Mapping):
        rows = [(page.row_of(code), each) for code, each in values.items()]
    else:
        rows = list(enumerate(values, page.plan.blocks[0].first))
    for row, cells in rows:
        for id, value in cells.items():
            several = value if isinstance(value, list) else [value]
            for column, each in enumerate(several, page.plan.position(id)):
                page.put(row, column, each)


def _participants(groups: Mapping[str, Mapping[str, int]]) -> Iterator[dict[str, object]]:
    """Invent everybody who came; no telephone has such a number."""
    number = 0
    for code, group in groups.items():
        surname, sex = ("Үлгүева", "аял") if code == "G1" else ("Үлгүев", "эркек")
        for _ in range(group["present"]):
            number += 1
            yield {
                "name": f"{surname} {number}-катышуучу",
                "village": "Жаңы-Арык",
                "group": code,
                "sex": sex,
                "age": 18 + number % 10 if code == "G3" else 36 + number % 30,
                "phone": f"+996 000 00 00 {number:02}",
            }


def _calculate(page: Page, names: Mapping[str, str]) -> None:
    """Put what a spreadsheet would show in the place of every formula."""
    formulas = [
        (cell.row - 1, cell.column - 1)
        for cells in page.page.iter_rows()
        for cell in cells
        if cell.data_type == "f"
    ]
    for row, column in formulas:
        page.put(row, column, None)
    # Row by row: a difference stands below the total that it needs.
    for row, column in formulas:
        page.put(row, column, _result(page, names, row, column))


def _result(page: Page, names: Mapping[str, str], row: int, column: int) -> str | int | None:
    if row == page.plan.names:
        return names.get(str(page.value(page.plan.header, column)))
    if column == page.plan.position("name"):
        return names.get(str(page.value(row, page.plan.position("code"))))
    block = next((each for each in page.plan.blocks if row in _control_rows(each).values()), None)
    controls = _control_rows(block) if block else {}
    columns = page.votes if column == page.plan.position("total") else [column]
    if block and row == controls["total"]:
        return sum(page.numbers(range(block.first, block.last + 1), columns))
    if row == controls.get("difference"):
        issued = page.numbers([controls["issued"]], [column])
        parts = [controls[each] for each in ("total", "unused", "spoiled")]
        return issued[0] - sum(page.numbers(parts, [column])) if issued else None
    numbers = page.numbers([row], page.votes)
    return sum(numbers) if numbers else None


def _control_rows(block: Block) -> dict[str, int]:
    return {control.id: row for control, row in block.controls}


def _saved(book: openpyxl.Workbook) -> bytes:
    """Save the workbook without the time at which that happens."""
    buffer, result = io.BytesIO(), io.BytesIO()
    book.save(buffer)
    modified = re.compile(r"(?<=W3CDTF\">)[^<]*(?=</dcterms:modified>)")
    with zipfile.ZipFile(buffer) as made, zipfile.ZipFile(result, "w") as kept:
        for name in made.namelist():
            part = made.read(name)
            if name == "docProps/core.xml":
                part = modified.sub(SAVED, part.decode()).encode()
            kept.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return result.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
