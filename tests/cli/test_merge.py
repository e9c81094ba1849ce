"""`prioritize merge` logs a decision beside the workbook, and shows what it did."""

import json
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


def run(*arguments: str) -> Result:
    """Run `prioritize merge`, in English unless another language is asked for."""
    language = () if "--language" in arguments else ("--language", "en")
    return CliRunner().invoke(
        main, ["merge", *arguments, *language], env={"SOURCE_DATE_EPOCH": NOON}
    )


def merge(workbook: Path, *arguments: str) -> Result:
    """Merge two posters of the evening."""
    return run(str(workbook), "P4", "P6", "--into", "P4", "--why", "one yard", *arguments)


def names(folder: Path) -> list[str]:
    """List what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_the_lists_before_and_after_are_shown_and_how_to_undo_it(workbook: Path) -> None:
    result = merge(workbook, "--who", "all")

    assert result.exit_code == 0
    assert result.stdout.startswith("Көчөлөргө жарык (P6) now counts as Спорт аянтчасы (P4).\n")
    assert "- Decided by: all\n" in result.stdout
    assert "5–6" in result.stdout
    assert result.stderr == f"To undo it: prioritize merge {workbook} --undo\n"
    assert names(workbook.parent) == ["hall.xlsx", "hall.xlsx.log.jsonl"]


def test_it_is_told_in_the_language_asked_for(workbook: Path) -> None:
    kyrgyz = merge(workbook, "--language", "ky").stdout
    russian = run(str(workbook), "--undo", "--language", "ru").stdout

    assert "now counts" not in kyrgyz
    assert "counts as" not in russian
    assert "Освещение улиц (P6)" in russian


def test_it_is_told_in_the_language_of_the_workbook(workbook: Path) -> None:
    told = CliRunner().invoke(main, ["merge", str(workbook), "P4", "P99", "--into", "P4"])

    assert told.stderr.startswith("Ката: ")


def test_programs_read_what_was_done(workbook: Path) -> None:
    merged = json.loads(merge(workbook, "--when", "before", "--json").stdout)
    undone = json.loads(run(str(workbook), "P6", "--undo", "--json").stdout)

    assert (merged["schema"], merged["action"]) == ("prioritize/merge/1", "merged")
    assert (merged["projects"], merged["into"], merged["when"]) == (["P4", "P6"], "P4", "before")
    assert [each["instrument"] for each in merged["effects"]] == ["wall"]
    assert undone["action"] == "undone"
    assert undone["effects"][0]["after"] == merged["effects"][0]["before"]


def test_the_same_words_give_the_same_log(tmp_path: Path, workbook: Path) -> None:
    (tmp_path / "copy").mkdir()
    copy = Path(shutil.copy(workbook, tmp_path / "copy"))

    results = [merge(each).exit_code for each in (workbook, copy)]
    logs = {each.with_name("hall.xlsx.log.jsonl").read_bytes() for each in (workbook, copy)}

    assert results == [0, 0]
    assert len(logs) == 1


@pytest.mark.parametrize(
    "arguments, told",
    [
        (("P4", "P6", "--why", "x"), "which one stays"),
        (("--into", "P4", "--why", "x"), "which posters are merged"),
        (("P4", "P6", "--into", "P4"), "--why"),
        (("P4", "P6", "--into", "P4", "--why", " "), "--why"),
        (("P4", "P6", "--into", "P4", "--why", "x", "--when", "later"), "--when"),
    ],
)
def test_what_the_minutes_need_is_asked_for(
    workbook: Path, arguments: tuple[str, ...], told: str
) -> None:
    result = run(str(workbook), *arguments)

    assert result.exit_code == 2
    assert told in result.stderr
    assert names(workbook.parent) == ["hall.xlsx"]


@pytest.mark.parametrize(
    "arguments, told",
    [
        (("P4", "P99", "--into", "P4"), "There is no project 'P99'"),
        (("P4", "--into", "P4"), "cannot be merged into itself"),
        (("P3", "P7", "--into", "P3"), "was merged into P3 already"),
        (("--undo",), "No merge stands in the log"),
    ],
)
def test_what_cannot_be_merged_is_told_and_nothing_is_written(
    workbook: Path, arguments: tuple[str, ...], told: str
) -> None:
    result = run(str(workbook), *arguments, "--why", "x")

    assert result.exit_code == 1
    assert told in result.stderr
    assert "Traceback" not in result.stderr
    assert names(workbook.parent) == ["hall.xlsx"]
