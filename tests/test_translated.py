"""What the commands show in Kyrgyz and Russian holds no sentence that stayed English."""

import gettext
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritize.cli import main
from prioritize.cli.catalog import LOCALES
from prioritize.cli.table import COMMANDS
from prioritize.registry import BUILTIN
from prioritize.report.explain import explain_text
from prioritize.report.plain import result_text
from tests.cli.shell import FIXTURES
from tests.report.test_every_method import counted, questions


HALL = FIXTURES / "hall" / "hall.xlsx"
SOURCES = [*sorted(path.parent for path in FIXTURES.glob("*/consultation.toml")), HALL]
FACT = re.compile(r"\{\w*\}")


class Missing(gettext.NullTranslations):
    """Answers for what a translation lacks, and remembers it."""

    def __init__(self) -> None:
        """Begin with nothing missing."""
        super().__init__()
        self.templates: set[str] = set()

    def gettext(self, message: str, /) -> str:
        """Keep the English text, and note it."""
        if is_english(message):
            self.templates.add(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str:
        """Keep the English form, and note it."""
        self.templates.add(msgid1)
        return msgid1 if n == 1 else msgid2


def is_english(template: str) -> bool:
    """Leave out bare facts, and what a template of the hall says in the language already."""
    letters = {each for each in FACT.sub("", template) if each.isalpha()}
    return bool(letters) and all(each.isascii() for each in letters)


@pytest.fixture(params=["ky", "ru"])
def language(request: pytest.FixtureRequest) -> str:
    """Name one language after the other."""
    return str(request.param)


def catalogs(language: str) -> tuple[Missing, gettext.NullTranslations]:
    """Load a translation, with what notes its gaps behind it."""
    missing = Missing()
    translations = gettext.translation("prioritize", LOCALES, [language])
    translations.add_fallback(missing)
    return missing, translations


@pytest.fixture
def missing(language: str, monkeypatch: pytest.MonkeyPatch) -> Missing:
    """Let the program note what it finds no translation for."""
    found, translations = catalogs(language)
    monkeypatch.setattr(gettext, "translation", lambda *_, **__: translations)
    return found


def shown(*words: str, language: str) -> str:
    """Run a command and return all that it says."""
    run = CliRunner().invoke(main, ["--language", language, *words])
    return run.output


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
@pytest.mark.parametrize("command", ["rank", "check", "explain"])
def test_lists_and_their_reasons(
    command: str, source: Path, language: str, missing: Missing
) -> None:
    text = shown(command, str(source), language=language)

    assert text != ""
    assert missing.templates == set()


@pytest.mark.parametrize("format", ["csv", "markdown"])
def test_other_forms_of_the_lists(format: str, language: str, missing: Missing) -> None:
    text = shown("rank", str(FIXTURES / "batken"), "--format", format, language=language)

    assert text != ""
    assert missing.templates == set()


def test_what_if_counts_and_budgets(language: str, missing: Missing) -> None:
    source = str(FIXTURES / "cycle")
    for words in (
        ["-m", "borda"],
        ["-m", "instant-runoff"],
        ["-m", "copeland", "--tie-break", "all"],
        ["-m", "borda", "--without", "canal"],
    ):
        for command in ("rank", "explain"):
            assert shown(command, source, *words, language=language) != ""

    assert missing.templates == set()


@pytest.mark.parametrize("id", BUILTIN)
def test_every_method_with_its_options(id: str, language: str, missing: Missing) -> None:
    text = shown("methods", id, language=language)

    assert id in text
    assert missing.templates == set()


@pytest.mark.parametrize("id", BUILTIN)
@settings(max_examples=10)
@given(st.data())
def test_every_list_and_its_reasons(id: str, data: st.DataObject) -> None:
    lists = counted(data, id)

    for language in ("ky", "ru"):
        missing, translations = catalogs(language)
        result_text(lists, language=language, catalog=translations)
        for each in questions(lists):
            explain_text(lists, each, language=language, catalog=translations)
        assert missing.templates == set()


def test_the_list_of_methods(language: str, missing: Missing) -> None:
    text = shown("methods", language=language) + shown(
        "methods", "--for", str(FIXTURES / "batken"), language=language
    )

    assert "borda" in text
    assert missing.templates == set()


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_help_of_every_command(command: str, language: str, missing: Missing) -> None:
    text = shown(*filter(None, [command]), "--help", language=language)

    assert "Usage" not in text
    assert "Show" not in text
    assert missing.templates == set()


def test_a_bundle_and_what_is_found_in_it(language: str, missing: Missing, tmp_path: Path) -> None:
    bundle = tmp_path / "bundle"
    text = shown("rank", str(FIXTURES / "hands"), "--bundle", str(bundle), language=language)
    text += shown("verify", str(bundle), language=language)
    (bundle / "stray.txt").write_text("left here", encoding="utf-8")
    (bundle / "results" / "result.json").write_text("changed", encoding="utf-8")
    text += shown("verify", str(bundle), language=language)

    assert "Bundle" not in text
    assert missing.templates == set()


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Copy the workbook of an evening into a folder of its own."""
    return Path(shutil.copy(HALL, tmp_path / "hall.xlsx"))


def test_an_evening_and_its_papers(language: str, missing: Missing, workbook: Path) -> None:
    folder = workbook.parent
    for words in (
        ["evening", str(workbook)],
        ["report", str(workbook), str(folder / "page.html"), "--kind", "public"],
        ["report", str(workbook), str(folder / "minutes.html"), "--kind", "protocol"],
        ["new", str(folder / "kit"), "--kit", str(workbook)],
        ["new", str(folder / "empty.xlsx"), "--template", "hall"],
        ["new", str(folder / "village")],
        ["rank", str(folder / "empty.xlsx")],
    ):
        assert shown(*words, language=language) != ""

    assert missing.templates == set()


def test_merging_and_taking_it_back(language: str, missing: Missing, workbook: Path) -> None:
    why = ["--why", "бир эле жер"]
    for words in (
        [str(workbook), "P4", "P5", "--into", "P4", *why],
        [str(workbook), "P4", "P5", "--into", "P4", *why],
        [str(workbook), "--undo"],
        [str(workbook), "--undo"],
        [str(workbook)],
    ):
        assert shown("merge", *words, language=language) != ""

    assert missing.templates == set()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"voter,1,2\na,x\n",
        b"1,2\nx,x\n",
        "Долбоор;Добуштар\nСу?ат;4\n".encode("cp1251", "replace"),
        b"PK\x03\x04 broken",
    ],
)
def test_what_is_wrong_with_a_file(
    content: bytes, language: str, missing: Missing, tmp_path: Path
) -> None:
    source = tmp_path / "votes.csv"
    source.write_bytes(content)

    text = shown("rank", str(source), "-m", "borda", language=language)

    assert "Error" not in text
    assert missing.templates == set()


def test_usage_errors(language: str) -> None:
    for words in (
        ["ranq"],
        ["rank"],
        ["rank", "x", "--fromat", "y"],
        ["rank", "x", "--seats", "0"],
    ):
        text = shown(*words, language=language)

        assert "Error" not in text
        assert "Usage" not in text
