"""The page on writing a method shows what is there."""

import doctest
import importlib
import re
from pathlib import Path
from typing import get_args

import pytest

from prioritize.model import option
from prioritize.registry import options_of
from prioritize.tally.step import Step
from prioritize.testing import CHECKS, check_method
from prioritize.text import render


ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "docs" / "how-to" / "write-a-method.md").read_text(encoding="utf-8")
PLUGIN = ROOT / "tests" / "plugin"
CARD = (PLUGIN / "prioritize_dowdall" / "cards" / "dowdall.md").read_text(encoding="utf-8")
CUTTINGS = re.findall(r"^<!-- (\S+) -->\n```\w+\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture
def dowdall(monkeypatch: pytest.MonkeyPatch) -> type:
    """Import the method of the example."""
    monkeypatch.syspath_prepend(PLUGIN)
    found: type = importlib.import_module("prioritize_dowdall").Dowdall
    return found


def first_column(heading: str) -> list[str]:
    """Read the names in the first column of the table that begins like this."""
    table = PAGE.partition(f"| {heading} |")[2].partition("\n\n")[0]
    return re.findall(r"^\| `(.+?)` \|", table, re.MULTILINE)


@pytest.mark.parametrize("path, text", CUTTINGS)
def test_what_is_shown_of_a_file_stands_there(path: str, text: str) -> None:
    assert text in (ROOT / path).read_text(encoding="utf-8")


def test_the_page_shows_every_part() -> None:
    assert {path for path, _ in CUTTINGS} >= {
        "prioritize/registry.py",
        "tests/plugin/pyproject.toml",
        "tests/plugin/prioritize_dowdall/__init__.py",
        "tests/plugin/prioritize_dowdall/cards/dowdall.md",
    }


def test_every_check_is_explained_in_its_own_words() -> None:
    rows = [
        f"| `{check.name}` | {check.requires.removeprefix('Require ').removesuffix('.')} |"
        for check in CHECKS
    ]

    assert PAGE.endswith("\n".join(["| check | requires |", "|---|---|", *rows, ""]))


def test_every_kind_of_option_is_named() -> None:
    makers = {name for name in option.__all__ if name[0].islower()}
    shown = first_column("kind")

    assert {each.partition("(")[0] for each in shown} == makers
    for each in shown:
        assert isinstance(eval(each, vars(option).copy()), option.Kind)  # noqa: S307  # our own page


def test_every_step_that_is_named_is_one() -> None:
    known = {each.__name__ for each in get_args(Step)}
    section = PAGE.partition("### Steps")[2].partition("\n## ")[0]
    named = set(re.findall(r"`([A-Z]\w+)`", section))

    assert named - known == {"Allocation", "InputError", "Ranking", "Relation", "Selection"}


def test_the_example_keeps_the_contract(dowdall: type) -> None:
    check_method(dowdall)


def test_its_card_shows_what_is_counted(dowdall: type) -> None:
    del dowdall
    blocks = re.findall(r"^```pycon\n(.*?)^```", CARD, re.MULTILINE | re.DOTALL)
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "dowdall", None, 0)

    results = doctest.DocTestRunner().run(examples)

    assert (results.attempted, results.failed) == (6, 0)


def test_its_card_shows_the_options_that_it_has(dowdall: type) -> None:
    (unranked,) = options_of(dowdall)

    assert (
        f"| {render(unranked.kind.says)} | `{unranked.default}` | {render(unranked.help)} |" in CARD
    )
