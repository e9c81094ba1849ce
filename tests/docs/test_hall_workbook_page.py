"""The reference of the hall's workbook describes the workbook that is written and read."""

import runpy
from pathlib import Path

from prioritize.model.hall.load import hall_layout


ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reference" / "hall-workbook.md").read_text(encoding="utf-8")


def test_the_page_is_the_one_that_the_layout_makes() -> None:
    """Where it is not: make docs."""
    tool = runpy.run_path(str(ROOT / "tools" / "hall_page.py"))

    made, _, _ = PAGE.partition("\n")

    assert tool["hall_page"](made) == PAGE


def test_every_sheet_column_control_and_field_is_described() -> None:
    ids = set()
    for sheet in hall_layout().sheets:
        ids |= {each.id for each in sheet.columns} | {each.id for each in sheet.controls}
        ids |= {each.id for each in sheet.fields}

    assert [id for id in ids if f"\n| `{id}` |" not in PAGE] == []
    assert [each.id for each in hall_layout().sheets if f"\n## `{each.id}`:" not in PAGE] == []
