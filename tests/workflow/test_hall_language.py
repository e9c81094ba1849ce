"""The language of a workbook is known even where nothing in it can be counted."""

from pathlib import Path

import pytest

from prioritize.audit.material import WORKBOOK, Material
from prioritize.report.workbook.hall import hall_workbook
from prioritize.workflow.hall_language import language_of_titles
from prioritize.workflow.material import gather
from prioritize.workflow.request import Request
from tests.intake.hall.evening import Filled


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_the_titles_of_the_sheets_tell_the_language(tmp_path: Path, language: str) -> None:
    path = tmp_path / "hall.xlsx"
    path.write_bytes(hall_workbook(language))

    assert language_of_titles(gather(str(path), Request())) == language


def test_most_titles_decide(tmp_path: Path) -> None:
    filled = Filled("ru")
    filled.page("wall").title = "Дубалдагы чекиттер"
    path = tmp_path / "hall.xlsx"
    path.write_bytes(filled.saved())

    assert language_of_titles(gather(str(path), Request())) == "ru"


def test_what_is_no_workbook_has_no_language() -> None:
    assert language_of_titles(Material(WORKBOOK, "hall.json", {"hall.json": b"{}"}, {})) == ""
