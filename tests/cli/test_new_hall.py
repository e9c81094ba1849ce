"""`prioritize new hall.xlsx --template hall` writes a workbook, and says what to do with it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from prioritize.cli import main
from prioritize.intake.grid import read_grid
from prioritize.report.workbook.hall import hall_workbook


def run(*arguments: str) -> Result:
    """Run `prioritize new`."""
    return CliRunner().invoke(main, ["new", *arguments])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name a workbook that is not there yet."""
    return tmp_path / "hall.xlsx"


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_the_workbook_speaks_the_language_asked_for(path: Path, language: str) -> None:
    result = run(str(path), "--template", "hall", "--language", language)

    assert result.exit_code == 0
    assert path.read_bytes() == hall_workbook(language)


def test_it_speaks_kyrgyz_where_no_language_is_asked_for(path: Path) -> None:
    run(str(path), "--template", "hall")

    assert read_grid(path.read_bytes(), path.name, sheet="Жыйын").rows[1][0] == "Жыйын"


def test_it_is_said_what_to_do_next(path: Path) -> None:
    result = run(str(path), "--template", "hall")

    assert result.output.splitlines() == [
        f"Written: {path}",
        "Fill in the yellow cells, the rules before the vote.",
        f"Next: prioritize check {path}",
        f"Then: prioritize rank {path}",
    ]
    assert run(str(path), "--template", "hall", "--force", "--quiet").output == ""


def test_what_was_filled_in_is_not_overwritten_without_force(path: Path) -> None:
    path.write_bytes(b"votes of a whole evening")

    refused = run(str(path), "--template", "hall")
    kept = path.read_bytes()
    forced = run(str(path), "--template", "hall", "--force")

    assert (refused.exit_code, forced.exit_code) == (1, 0)
    assert "--force" in refused.stderr
    assert kept == b"votes of a whole evening"
    assert path.read_bytes() == hall_workbook("ky")


@pytest.mark.parametrize(
    "arguments, told",
    [
        (("hall", "--template", "hall"), "ends with .xlsx"),
        (("hall.xlsx",), "--template hall"),
        (("hall.xlsx", "--template", "hall", "--language", "uz"), "ky, ru, en"),
    ],
)
def test_words_that_do_not_go_together_are_a_usage_error(
    tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    name, *options = arguments

    result = run(str(tmp_path / name), *options)

    assert result.exit_code == 2
    assert told in result.stderr
    assert list(tmp_path.iterdir()) == []
