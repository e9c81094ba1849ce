"""The page on reading the hall's workbook says what the reader does."""

import json
import re
from pathlib import Path

from prioritize.intake.hall.record import SCHEMA
from prioritize.intake.hall.rules import INSTRUMENTS
from tests.intake.hall.typed import changed, record_bytes


PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "hall-reading.md"
TEXT = PAGE.read_text(encoding="utf-8")
HANDS = {"C5": "3", "D5": "3"}
PAPERS = {"A9": "1", "C9": "1"}
RANKS = {"A9": "1", "C9": "P1"}
MARKS = {"A5": "P1", "D5": "2"}


def test_every_sheet_of_votes_stands_with_the_method_that_counts_it() -> None:
    hall = changed({"hands": HANDS, "ballots": PAPERS, "ranks": RANKS, "map": MARKS})

    rows = dict(re.findall(r"^\| `(\w+)` \| `\1` \| `([\w-]+)`", TEXT, re.MULTILINE))

    assert tuple(rows) == INSTRUMENTS
    assert rows == {each.input.id: each.input.method for each in hall.collected}


def test_every_field_of_the_record_is_described() -> None:
    record = json.loads(record_bytes({}))

    section = TEXT.partition("| field | holds |")[2]
    described = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)

    assert sorted(described) == sorted(record)
    assert f"`{SCHEMA}`" in TEXT


def test_the_codes_that_are_named_are_those_of_the_catalogue() -> None:
    assert set(re.findall(r"V\d\d", TEXT)) <= {f"V{number:02}" for number in range(1, 25)}
