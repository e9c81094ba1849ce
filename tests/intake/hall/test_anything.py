"""Whatever is typed into a workbook, it is read or refused in words, and nothing else happens."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritize.errors import Finding, InputError, UnresolvedTieError, cell_name
from prioritize.intake.hall.public import public_record
from prioritize.intake.hall.read import read_public_hall
from prioritize.intake.hall.record import read_record, write_record
from prioritize.intake.hall.reference import Box
from prioritize.model.hall.load import hall_layout
from prioritize.tally.listing import Lists
from prioritize.workflow.hall_lists import rank_hall
from prioritize.workflow.request import Request
from tests.intake.hall.typed import Changes, book_of, record_bytes


SHEETS = [each.id for each in hall_layout().sheets]
TEXTS = [
    *("", "0", "1", "3", "27", "-4", "2.5", "1e9", "999999999999999", "½", "х", "✓", "—", "-"),
    *("P1", "Р2", "P3 P7", "P1=P2", "P1,P1", "P77", "G1", "G9", "Аялдар", "Итого", "Бардыгы"),
    *("2025-02-30", "2-мар", "#REF!", "#UNCALCULATED!", "C7", "Дубалдагы чекиттер", "К?п?р?"),
    *("prioritize/hall/1 wall", "prioritize/hall/9 wall", "сунушталган эмес", "ооба", "share"),
    *("\ufffd", "=1+1", "{0}", "{name}", "%s", "a" * 500, "\u202e", "0555 123456", "Код", "Тур"),
]
CODES = ["P1", "P2", "P3", "P4"]
DOTS = ["0", "1", "2", "3", "5", "8"]

cells = st.builds(cell_name, st.integers(1, 40), st.integers(1, 12))
changes = st.dictionaries(
    st.sampled_from(SHEETS),
    st.dictionaries(cells, st.sampled_from(TEXTS), min_size=1, max_size=6),
    max_size=4,
)
boxes = st.dictionaries(
    st.sampled_from(SHEETS),
    st.builds(Box, st.integers(1, 9), st.integers(1, 5), st.integers(10, 14), st.integers(6, 9)),
    max_size=2,
)


def outcome_of(record: bytes) -> Lists | tuple[Finding, ...]:
    """Count a record, or return why it cannot be counted."""
    try:
        return rank_hall(read_public_hall(record), Request())
    except (InputError, UnresolvedTieError) as error:
        return error.findings


@settings(max_examples=60)
@given(changes, boxes)
def test_any_change_is_read_or_refused_in_words(
    changed: dict[str, dict[str, str]], merged: dict[str, Box]
) -> None:
    record = write_record(public_record(book_of(changed, merged=merged)))

    outcome = outcome_of(record)

    assert write_record(read_record(record)) == record
    if isinstance(outcome, Lists):
        assert outcome.listings
    else:
        assert all(each.render() for each in outcome)


def evening(chance: random.Random) -> Changes:
    """Make up an evening that could have been, with a few slips."""
    rows = range(6, 10)
    wall = {f"{column}{row}": chance.choice(DOTS) for column in "CD" for row in rows}
    hands = {f"{column}{row - 1}": chance.choice(DOTS) for row in rows for column in "C"}
    papers = {f"A{row}": str(row) for row in range(9, 14)}
    marks = {f"{chance.choice('CDEF')}{chance.randint(9, 13)}": "1" for _ in range(9)}
    ranks = {f"{column}{row}": chance.choice(CODES) for row in range(9, 14) for column in "CD"}
    merge = {"A5": " ".join(chance.sample(CODES, 2)), "B5": chance.choice(CODES), "C5": "after"}
    first, second = chance.sample(CODES, 2)
    revote = {"B5": first, "D5": chance.choice(DOTS), "B6": second, "D6": chance.choice(DOTS)}
    rules = {"B36": chance.choice(["share", "refuse"]), "B44": "1", "B45": "2", "B46": "1"}
    sheets = {
        "wall": wall,
        "hands": hands,
        "ballots": papers | marks,
        "ranks": papers | ranks,
        "merges": merge,
        "revote": revote,
        "lot": {"B5": " ".join(chance.sample(CODES, 2))},
        "meeting": rules | {"B47": "0"},
    }
    kept = {id: each for id, each in sheets.items() if chance.random() < 0.6}
    late = {"C9": "сунушталган эмес", "D9": "1"}
    return {"projects": {"B8": "Жарык"}, **kept, "wall": {**kept.get("wall", {}), **late}}


@pytest.mark.parametrize("seed", range(20))
def test_an_evening_made_up_is_counted_or_refused_in_words(seed: int) -> None:
    made = evening(random.Random(seed))  # noqa: S311  # the same evenings every time

    outcome = outcome_of(record_bytes(made))

    if isinstance(outcome, Lists):
        assert {each.community for each in outcome.listings} == {"Жаңы-Арык"}
    else:
        assert all(each.render() for each in outcome)


@pytest.mark.campaign
@pytest.mark.parametrize("seed", range(20, 1000))
def test_very_many_evenings_are_counted_or_refused_in_words(seed: int) -> None:
    made = evening(random.Random(seed))  # noqa: S311  # the same evenings every time

    assert outcome_of(record_bytes(made))
