"""`prioritize evening` writes everything beside the workbook, and says what comes next."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from prioritize.cli import main
from tests.cli.shell import FIXTURES
from tests.cli.transcript import NOON


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Copy the evening that comes along."""
    return Path(shutil.copy(FIXTURES / "hall" / "hall.xlsx", tmp_path / "hall.xlsx"))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Catch what would open in the browser."""
    pages: list[str] = []
    monkeypatch.setattr("webbrowser.open", pages.append)
    return pages


def run(*arguments: str) -> Result:
    """Run `prioritize evening`."""
    return CliRunner().invoke(main, ["evening", *arguments], env={"SOURCE_DATE_EPOCH": NOON})


def test_the_person_reads_kyrgyz_where_the_workbook_does_not_say_otherwise(workbook: Path) -> None:
    result = run(str(workbook))

    assert result.exit_code == 0
    assert result.stderr == ""
    assert "ОКУУ МАШЫГУУСУ" in result.stdout
    assert "Эми эмне кылуу керек" in result.stdout
    assert len(list(workbook.parent.glob("hall-????????-*"))) == 5


@pytest.mark.parametrize(
    "language, told", [("ru,ky", "Что делать дальше"), ("en", "What to do next")]
)
def test_the_language_can_be_asked_for(workbook: Path, language: str, told: str) -> None:
    assert told in run(str(workbook), "--language", language).stdout


def test_the_page_is_opened_where_that_is_asked_for(workbook: Path, opened: list[str]) -> None:
    run(str(workbook), "--quiet")
    result = run(str(workbook), "--quiet", "--open")

    (page,) = workbook.parent.glob("*-result.html")
    assert result.stdout == ""
    assert opened == [page.as_uri()]


def test_what_has_to_be_mended_is_told_written_and_opened(
    tmp_path: Path, opened: list[str]
) -> None:
    CliRunner().invoke(main, ["new", str(tmp_path / "a.xlsx"), "--template", "hall"])

    result = run(str(tmp_path / "a.xlsx"), "--open")

    assert result.exit_code == 1
    assert result.stdout == ""
    assert "a.xlsx, «Жыйын» барагы, B8 уячасы" in result.stderr
    assert result.stderr.splitlines()[-1] == f"Жазылды: {tmp_path / 'a-faults.txt'}"
    assert opened == [(tmp_path / "a-faults.txt").as_uri()]


def test_a_file_that_is_not_there_is_told_in_the_language_of_the_hall(tmp_path: Path) -> None:
    assert run(str(tmp_path / "a.xlsx")).exit_code == 1
    assert run(str(tmp_path / "a.xlsx")).stderr.startswith("Ката: ")
    assert run(str(tmp_path / "a.xlsx"), "--language", "en").stderr.startswith("Error: ")


def test_something_else_under_the_name_of_the_list_is_left_alone(workbook: Path) -> None:
    (workbook.parent / "hall-faults.txt").mkdir()
    workbook.write_bytes(b"broken")

    result = run(str(workbook), "--language", "en")

    assert result.exit_code == 1
    assert "hall-faults-2.txt" in result.stderr
