"""An evening in the hall at the command line."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from prioritize.cli import main
from tests.cli.shell import FIXTURES
from tests.intake.hall.evening import an_evening


HALL = FIXTURES / "hall" / "hall.xlsx"


def run(*arguments: str) -> Result:
    """Run the program."""
    return CliRunner().invoke(main, arguments)


@pytest.fixture
def typed_otherwise(tmp_path: Path) -> tuple[str, str]:
    """Save one evening twice, with other dots in one cell."""
    paths = tmp_path / "one.xlsx", tmp_path / "other.xlsx"
    paths[0].write_bytes(an_evening().saved())
    paths[1].write_bytes(an_evening().line("wall", "P2", votes=[7, 4]).saved())
    return str(paths[0]), str(paths[1])


def test_what_two_people_typed_otherwise_is_listed_by_its_cell(
    typed_otherwise: tuple[str, str],
) -> None:
    result = run("check", typed_otherwise[0], "--against", typed_otherwise[1], "--language", "en")

    assert result.exit_code == 1
    words = " ".join(result.stdout.split())
    assert (
        "[V06] sheet Дубалдагы чекиттер, cell C7, G1: One clerk wrote 6, the other 7 (other.xlsx,"
        " Дубалдагы чекиттер, C7)."
    ) in words
    assert "The two workbooks agree in 13 of 14 cells" in words


def test_a_workbook_agrees_with_itself() -> None:
    result = run("check", str(HALL), "--against", str(HALL), "--language", "en")

    assert result.exit_code == 0
    assert "agree in 36 of 36 cells" in " ".join(result.stdout.split())


@pytest.mark.parametrize("files", [("batken", "hall/hall.xlsx"), ("hall/hall.xlsx", "batken")])
def test_only_workbooks_of_the_hall_are_compared(files: tuple[str, str]) -> None:
    first, second = (str(FIXTURES / each) for each in files)

    result = run("check", first, "--against", second, "--language", "en")

    assert result.exit_code == 2
    assert "is no workbook of the hall" in result.stderr


def test_faults_are_told_in_the_language_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "hall.xlsx"
    path.write_bytes(an_evening().line("wall", "P1", votes=["сегиз", 5]).saved())

    kyrgyz, russian = (run("check", str(path), "--language", each) for each in ("ky", "ru"))

    assert [each.exit_code for each in (kyrgyz, russian)] == [1, 1]
    assert "C6" in kyrgyz.stdout
    assert "C6" in russian.stdout
    assert kyrgyz.stdout != russian.stdout


@pytest.mark.parametrize("language, told", [("ky", "Оңдоо керек"), ("ru", "Нужно исправить")])
def test_faults_are_told_in_the_language_of_the_workbook(
    tmp_path: Path, language: str, told: str
) -> None:
    path = tmp_path / "hall.xlsx"
    path.write_bytes(an_evening(language).line("wall", "P1", votes=["сегиз", 5]).saved())

    checked, ranked = run("check", str(path)), run("rank", str(path))

    assert checked.stdout.startswith(told)
    assert (checked.exit_code, ranked.exit_code) == (1, 1)
    assert not ranked.stderr.startswith("Error")
    assert "C6" in ranked.stderr


def test_everything_about_a_workbook_is_told_in_its_language_but_what_programs_read() -> None:
    for_people = [
        run("rank", str(HALL)),
        run("rank", str(HALL), "--format", "markdown"),
        run("explain", str(HALL), "P1", "--instrument", "hands"),
    ]
    for_programs = [run("rank", str(HALL), "--format", "csv"), run("check", str(HALL), "--json")]

    assert ["добуш" in each.stdout for each in for_people] == [True] * 3
    assert for_programs[0].stdout.removeprefix("\ufeff").startswith("community;")
    assert "Two tellers counted" in for_programs[1].stdout


def test_an_evening_is_ranked_bundled_and_verified(tmp_path: Path) -> None:
    bundle = str(tmp_path / "evening.zip")

    ranked = run("rank", str(HALL), "--bundle", bundle)
    verified = run("verify", bundle)
    explained = run("explain", str(HALL), "P1", "P2", "--instrument", "hands", "--language", "en")

    assert [each.exit_code for each in (ranked, verified, explained)] == [0, 0, 0]
    assert "counting again gave the same" in verified.stdout
    assert "voted on again" in " ".join(explained.stdout.split())
