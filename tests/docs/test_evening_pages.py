"""What the facilitator reads names files and sheets as they are."""

import re
from pathlib import Path

import pytest

from prioritize.cli.table import COMMANDS
from prioritize.model.hall.load import hall_layout
from prioritize.workflow.papers import SUFFIXES


ROOT = Path(__file__).resolve().parents[2]
HOW_TO = (ROOT / "docs" / "how-to" / "hold-an-evening.md").read_text(encoding="utf-8")
FIRST = (ROOT / "usb" / "ОКУҢУЗ-ПРОЧТИТЕ.txt").read_text(encoding="utf-8-sig")
PAGES = pytest.mark.parametrize("page", [HOW_TO, FIRST], ids=["how-to", "stick"])


@PAGES
def test_every_paper_is_named(page: str) -> None:
    assert [each for each in SUFFIXES.values() if f"…-{each}" not in page] == []
    assert "-faults.txt" in page


@PAGES
def test_every_sheet_that_is_named_is_one_of_the_workbook(page: str) -> None:
    names = {text for each in hall_layout().sheets for _, text in each.names.texts}
    other = {"Баштоо"}

    named = set(re.findall(r"[*«]([А-ЯӨҮҢ][^*»\n]+)[*»]", page))

    assert named - other - names == set()
    assert named & names


@PAGES
def test_the_templates_go_by_their_names(page: str) -> None:
    tool = (ROOT / "tools" / "usb.py").read_text(encoding="utf-8")

    assert set(re.findall(r"[\w-]+-(?:үлгү|шаблон)\.xlsx", page)) == set(
        re.findall(r"[\w-]+-(?:үлгү|шаблон)\.xlsx", tool)
    )


def test_the_commands_are_commands() -> None:
    assert set(re.findall(r"^prioritize (\w+)", HOW_TO, re.MULTILINE)) <= set(COMMANDS)


def test_the_pages_that_it_leads_to_are_there() -> None:
    links = re.findall(r"\]\(([^)#]+)", HOW_TO)

    assert [each for each in links if not (ROOT / "docs" / "how-to" / each).exists()] == []
