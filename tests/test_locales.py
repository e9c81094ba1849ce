"""Every sentence of the program exists in Kyrgyz and Russian, with the facts it has in English."""

import ast
import gettext
import importlib.util
import re
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from prioritize.report.template import word
from prioritize.report.words import WORDS
from prioritize.text import counted, render


ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "prioritize" / "report" / "locales"
LANGUAGES = ("ky", "ru")
DATE = "{month} {day}, {year}"
MIXED = re.compile(r"[a-zA-Z][а-яёңөү]|[а-яёңөү][a-zA-Z]", re.IGNORECASE)


def script() -> ModuleType:
    """Load the script that keeps the translations."""
    path = ROOT / "tools" / "messages.py"
    spec = importlib.util.spec_from_file_location("keep_messages", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


MESSAGES = script()
WANTED = MESSAGES.messages()


def entries(language: str) -> list[Message]:
    """Read the translations into a language."""
    with MESSAGES.po_path(LOCALES, language).open("rb") as file:
        return [each for each in read_po(file, locale=language) if each.id]


def forms(text: str | Iterable[str] | None) -> tuple[str, ...]:
    """Return the one form of a text, or those for different numbers."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def end(text: str) -> str:
    """Return how a text ends, as far as others rely on it."""
    return text[-1:] if text[-1:] in ".:?… " else ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_translations_are_whole_and_compiled(language: str) -> None:
    """Where they are not: make messages, then translate what it names."""
    assert list(MESSAGES.faults(LOCALES, language, WANTED)) == []


GIVEN_UP = ("баракча", "чүчү кулак", "айлампа")
"""What a ballot, a lot and a round were called besides the words of docs/how-to/translate.md."""


def test_kyrgyz_has_one_word_for_one_thing() -> None:
    texts = (text for each in entries("ky") for text in forms(each.string))

    assert [text for text in texts if any(word in text.lower() for word in GIVEN_UP)] == []
    for each in entries("ky"):
        if re.search(r"\bbundles?\b", MESSAGES.key(each)) and "--bundle" not in MESSAGES.key(each):
            assert all("топтом" in text.lower() for text in forms(each.string)), each.id


def test_every_template_is_written_out() -> None:
    assert list(MESSAGES.closed_doors(ROOT / "prioritize")) == []


def test_every_plural_is_extracted_as_one() -> None:
    """The extractor loses the plural where another message is made between the brackets."""
    plural = {MESSAGES.key(each) for each in WANTED if not isinstance(each.id, str)}

    lost = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in sorted((ROOT / "prioritize").rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "counted"
        and isinstance(call.args[0], ast.Constant)
        and call.args[0].value not in plural
    ]

    assert lost == []


def test_a_template_that_is_put_together_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.py").write_text(
        "from prioritize.text import counted, message\n"
        "message('{name} is whole', name=1)\n"
        "message(f'{tmp_path} is not')\n"
        "counted('{number} dot', plural, number=2)\n",
        encoding="utf-8",
    )

    assert list(MESSAGES.closed_doors(tmp_path)) == [
        "bad.py:3: no literal template",
        "bad.py:4: no literal template",
    ]


def changed(old: str, new: str) -> Callable[[Path], None]:
    """Make an edit of a .po file."""

    def edit(path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")

    return edit


RU_ERROR = 'msgid "Error: {finding}"\nmsgstr "Ошибка: {finding}"'
EDITS = {
    "not translated: 'Error: {finding}'": changed(RU_ERROR, 'msgid "Error: {finding}"\nmsgstr ""'),
    "other placeholders: 'Error: {finding}'": changed(
        RU_ERROR, 'msgid "Error: {finding}"\nmsgstr "Ошибка: {found}"'
    ),
    "fuzzy: 'Error: {finding}'": changed(RU_ERROR, f"#, fuzzy\n{RU_ERROR}"),
    "no longer used: 'An old message'": changed(
        RU_ERROR, f'msgid "An old message"\nmsgstr "Старое"\n\n{RU_ERROR}'
    ),
    "prioritize.po begins otherwise": changed(
        "nplurals=3; plural=(n%10==1", "nplurals=3; plural=(n==1"
    ),
    "prioritize.mo is out of date": changed(RU_ERROR, RU_ERROR.replace("Ошибка", "Беда")),
}


@pytest.mark.parametrize("fault", EDITS)
def test_what_is_wrong_with_a_translation_is_named(fault: str, tmp_path: Path) -> None:
    shutil.copytree(LOCALES / "ru", tmp_path / "ru")

    EDITS[fault](MESSAGES.po_path(tmp_path, "ru"))

    found = list(MESSAGES.faults(tmp_path, "ru", WANTED))
    assert [each for each in found if fault in each] != []


def test_a_message_that_is_not_translated_stays_english(tmp_path: Path) -> None:
    shutil.copytree(LOCALES / "ru", tmp_path / "ru")
    path = MESSAGES.po_path(tmp_path, "ru")
    changed(RU_ERROR, 'msgid "Error: {finding}"\nmsgstr ""')(path)
    changed('msgstr[2] "', 'msgstr[2] "{other}')(path)

    MESSAGES.renew(tmp_path)

    catalog = gettext.translation("prioritize", tmp_path, ["ru"])
    assert catalog.gettext("Error: {finding}") == "Error: {finding}"


def test_the_kyrgyz_translation_says_that_it_awaits_a_native_reader() -> None:
    head = MESSAGES.po_path(LOCALES, "ky").read_text(encoding="utf-8").split("msgid")[0]

    assert "awaits a native reader" in head


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_mixes_two_alphabets(language: str) -> None:
    translations = {each for entry in entries(language) for each in forms(entry.string)}

    plain = {re.sub(r"\{\w*\}", " ", each) for each in translations}

    assert [each for each in plain if MIXED.search(each)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_ends_as_its_template_does(language: str) -> None:
    ends = {
        text: {end(each) for each in forms(entry.id)}
        for entry in entries(language)
        for text in forms(entry.string)
        if entry.id != DATE
    }

    assert [text for text, wanted in ends.items() if end(text) not in wanted] == []


def said(language: str, number: int) -> str:
    """Say how many dots there are."""
    catalog = gettext.translation("prioritize", LOCALES, [language])
    return render(counted("{number} dot", "{number} dots", number=number), catalog)


def test_numbers_take_the_plural_forms_of_the_language() -> None:
    assert [said("ru", number) for number in (1, 2, 5, 11, 21, 104)] == [
        "1 точка",
        "2 точки",
        "5 точек",
        "11 точек",
        "21 точка",
        "104 точки",
    ]
    assert [said("ky", number) for number in (1, 5)] == ["1 чекит", "5 чекит"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_methods_and_files_are_translated(language: str) -> None:
    catalog = gettext.translation("prioritize", LOCALES, [language])

    assert [each for each in WORDS if render(word(each), catalog) == each] == []
