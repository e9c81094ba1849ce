"""`prioritize report` writes a file, and says so in the language asked for."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from prioritize.cli import main
from tests.cli.shell import FIXTURES
from tests.test_imports import loaded_modules


def run(*arguments: str) -> Result:
    """Run `prioritize report` on the hands of a village."""
    return CliRunner().invoke(main, ["report", str(FIXTURES / "hands"), *arguments])


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Name a page that is not there yet."""
    return tmp_path / "result.html"


def test_the_page_speaks_the_language_asked_for(page: Path) -> None:
    result = run(str(page), "--kind", "public", "--language", "ru")

    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == f"Записано: {page}\n"
    assert '<html lang="ru">' in page.read_text(encoding="utf-8")


def test_several_languages_stand_one_after_another(page: Path) -> None:
    run(str(page), "--language", "ky,ru,ky")

    text = page.read_text(encoding="utf-8")
    assert text.count('<section class="sheet ') == 2
    assert text.index("Айылдык жыйын") < text.index("Сельский сход")


def test_quiet_says_nothing(page: Path) -> None:
    result = run(str(page), "--quiet")

    assert result.output == ""
    assert page.exists()


def test_what_is_there_is_not_overwritten_without_force(page: Path) -> None:
    page.write_text("signed", encoding="utf-8")

    refused = run(str(page))
    kept = page.read_text(encoding="utf-8")
    forced = run(str(page), "--force")

    assert (refused.exit_code, forced.exit_code) == (1, 0)
    assert kept == "signed"
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_kind_that_cannot_be_written_stops_before_counting(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"

    result = CliRunner().invoke(main, ["report", "no-such-folder", str(path), "--kind", "plan"])

    assert result.exit_code == 2
    assert "The plan report cannot be written as .html" in result.stderr
    assert not path.exists()


def test_an_unknown_kind_names_those_there_are(page: Path) -> None:
    result = run(str(page), "--kind", "poster")

    assert result.exit_code == 2
    assert "'public', 'protocol'" in result.stderr


@pytest.mark.parametrize("given", ["k1", "ky,", "ky;ru", "Kyrgyz"])
def test_what_is_no_code_of_a_language_is_refused(page: Path, given: str) -> None:
    result = run(str(page), "--language", given)

    assert result.exit_code == 2
    assert "is no code of a language" in result.stderr or "is no code" in result.output
    assert not page.exists()


def test_a_language_without_words_is_said_to_have_none(page: Path) -> None:
    result = run(str(page), "--language", "en,uz")

    assert result.exit_code == 0
    assert "There are no words in uz yet" in result.stderr
    assert '<html lang="en">' in page.read_text(encoding="utf-8")


def test_another_method_is_marked_as_a_what_if(page: Path) -> None:
    run(str(page), "--language", "en", "--method", "approval")

    assert "What if:" in page.read_text(encoding="utf-8")


def test_a_page_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    result = run(str(tmp_path / "missing" / "result.html"))

    assert result.exit_code == 1
    assert result.stderr.startswith("Error:")


def test_no_program_starts_slower_for_it() -> None:
    """Asking for help loads neither templates nor codes for telephones."""
    assert loaded_modules("report", "--help") & {"jinja2", "segno", "docx"} == set()
