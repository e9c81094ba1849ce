"""The reference of `consultation.toml` names every key, and its examples are sound."""

import re
from pathlib import Path

import pytest

from prioritize.intake.column_meanings import MEANINGS
from prioritize.intake.consultation import read_consultation
from prioritize.intake.consultation_draft import KEYS
from prioritize.model.consultation import CASTS, INSTRUMENTS, KINDS, LEVELS


PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "consultation.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```toml\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
FIRST, *REST = BLOCKS
SINGLE = ("combination", "budget", "inputs.stages")
HEADINGS = {key: f"## `[{key}]`" if key in SINGLE else f"## `[[{key}]]`" for key in KEYS} | {
    "consultation": "## The file as a whole"
}


def section(table: str) -> str:
    """Give the text under the heading of a table."""
    _, found, after = TEXT.partition(f"\n{HEADINGS[table]}\n")
    assert found, HEADINGS[table]
    return after.partition("\n## ")[0]


@pytest.mark.parametrize("text", [FIRST, "".join(REST)], ids=["smallest", "whole"])
def test_the_examples_are_consultations(text: str) -> None:
    consultation = read_consultation(text.encode(), "example.toml")

    assert consultation.inputs


@pytest.mark.parametrize("table", KEYS)
def test_every_key_is_explained_and_no_other(table: str) -> None:
    documented = re.findall(r"^\| `(\w+)` \| (?:required )?\|", section(table), re.MULTILINE)
    tables = set(KEYS) - {"consultation", "inputs.stages"} if table == "consultation" else set()

    assert set(documented) | tables == set(KEYS[table])
    assert len(documented) == len(set(documented))


@pytest.mark.parametrize("table", KEYS)
def test_the_examples_show_every_key(table: str) -> None:
    examples = "".join(re.findall(r"^```toml\n(.*?)^```", section(table), re.MULTILINE | re.DOTALL))
    tables = set(KEYS) if table == "consultation" else set()

    shown = set(re.findall(r"^(\w+) = ", examples, re.MULTILINE))

    assert set(KEYS[table]) - tables - shown <= {"options"}


@pytest.mark.parametrize("instrument", [each for each in MEANINGS if MEANINGS[each]])
def test_every_meaning_of_a_column_is_explained(instrument: str) -> None:
    (row,) = re.findall(rf"^\| `{instrument}` \| (.*) \|$", section("inputs"), re.MULTILINE)

    named = [each for each in re.findall(r"`(\w+)`", row) if not each.isdigit()]

    assert sorted(named) == sorted(MEANINGS[instrument])


@pytest.mark.parametrize("word", [*KINDS, *INSTRUMENTS, *LEVELS, *CASTS])
def test_every_word_that_may_stand_as_a_value_is_named(word: str) -> None:
    assert f'"{word}"' in TEXT
