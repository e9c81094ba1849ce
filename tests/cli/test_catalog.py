"""A translation drops in as a file; where there is none, words stay English."""

import ast
import gettext
import os
import struct
from collections.abc import Mapping
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from prioritize.cli import catalog, main
from prioritize.cli.catalog import catalog_for, has_catalog
from prioritize.cli.click_words import CLICK_WORDS
from prioritize.text import ENGLISH
from tests.cli.shell import FIXTURES


HANDS = str(FIXTURES / "hands")
WORDS = {
    "": "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=1; plural=0;\n",
    "Count a consultation or ballots into ranked lists.": "Добуштарды санап, тизме түзөт.",
    "Only this community.": "Ушул айыл гана.",
    "Error: {finding}": "Ката: {finding}",
    "There is no such file": "Мындай файл жок",
    "Example": "Мисал",
}


def compiled(words: Mapping[str, str]) -> bytes:
    """Write a catalog in the form that gettext reads."""
    pairs = sorted((key.encode(), value.encode()) for key, value in words.items())
    table = 28
    texts = table + 16 * len(pairs)
    keys = b"".join(key + b"\0" for key, _ in pairs)
    index: list[bytes] = []
    for column, start in ((0, texts), (1, texts + len(keys))):
        place = start
        for pair in pairs:
            index.append(struct.pack("<II", len(pair[column]), place))
            place += len(pair[column]) + 1
    values = b"".join(value + b"\0" for _, value in pairs)
    head = struct.pack("<IIIIIII", 0x950412DE, 0, len(pairs), table, table + 8 * len(pairs), 0, 0)
    return head + b"".join(index) + keys + values


@pytest.fixture
def kyrgyz(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few words be translated."""
    folder = tmp_path / "ky" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "prioritize.mo").write_bytes(compiled(WORDS))
    monkeypatch.setattr(catalog, "LOCALES", tmp_path)


def test_english_needs_no_catalog() -> None:
    assert (catalog_for(""), catalog_for("en")) == (ENGLISH, ENGLISH)
    assert has_catalog("en")


@pytest.mark.usefixtures("kyrgyz")
def test_help_speaks_the_language() -> None:
    run = CliRunner().invoke(main, ["--language", "ky", "--help"])

    assert "Добуштарды санап, тизме түзөт." in run.output
    assert "Мисал:" in run.output


@pytest.mark.usefixtures("kyrgyz")
@pytest.mark.parametrize(
    "words", [["--language", "ky", "rank", "--help"], ["rank", "--language", "ky", "--help"]]
)
def test_the_help_of_a_command_speaks_it_too(words: list[str]) -> None:
    assert "Ушул айыл гана." in CliRunner().invoke(main, words).output


@pytest.mark.usefixtures("kyrgyz")
def test_errors_speak_the_language() -> None:
    run = CliRunner().invoke(main, ["rank", "nowhere", "--language", "ky"])

    assert run.stderr.startswith("Ката: nowhere: Мындай файл жок")


def test_names_come_in_the_language_asked_for() -> None:
    run = CliRunner().invoke(main, ["rank", HANDS, "--language", "ru"])

    assert "Ремонт моста (bridge)" in run.stdout


def test_click_speaks_the_language_too() -> None:
    run = CliRunner().invoke(main, ["rank", "votes.toi", "--fromat", "csv", "--language", "ru"])

    assert run.exit_code == 2
    assert run.stderr.startswith("Использование: ")
    assert "Нет параметра '--fromat'." in run.stderr


def test_the_language_of_a_run_ends_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "fr")

    CliRunner().invoke(main, ["--language", "ru", "--help"])

    assert (os.environ["LANGUAGE"], gettext.textdomain()) == ("fr", "messages")
    assert "Usage: " in CliRunner().invoke(main, ["--help"]).output


def test_the_texts_of_click_are_those_that_click_says() -> None:
    sources = Path(click.__file__).parent.glob("*.py")
    nodes = (node for path in sources for node in ast.walk(ast.parse(path.read_bytes())))
    said = {node.value for node in nodes if isinstance(node, ast.Constant)}

    wanted = {text for each in CLICK_WORDS for text in (each.template, each.plural) if text}

    assert wanted - said == set()


def test_without_a_catalog_words_are_english_and_that_is_said() -> None:
    run = CliRunner().invoke(main, ["rank", HANDS, "--language", "tg"])

    assert "is first with 32 votes" in run.stdout
    assert run.stderr.startswith("There are no words in tg yet")


def test_quiet_keeps_the_note_back() -> None:
    run = CliRunner().invoke(main, ["rank", HANDS, "--language", "tg", "--quiet"])

    assert run.stderr == ""
