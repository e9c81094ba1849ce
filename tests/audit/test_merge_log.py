from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from prioritize.audit.canonical import Value
from prioritize.audit.chain import Entry, append
from prioritize.audit.event import OPERATOR
from prioritize.audit.merge_log import (
    complete_lines,
    merged_entry,
    read_merges,
    undone_entry,
)
from prioritize.errors import InputError
from prioritize.model.meeting import Merge, MergeEffect


AT = "2025-02-14T15:05:00Z"
NAME = "жыйын.xlsx.log.jsonl"
BRIDGE = Merge(
    projects=("P3", "P7"),
    into="P3",
    when="after",
    time=AT,
    why="Ошол эле көпүрө",
    who="жыйын",
    effects=(
        MergeEffect(
            "wall",
            before=(("P1",), ("P3", "P4"), ("P7",)),
            after=(("P3",), ("P1",), ("P4",)),
            possible=(("P3", Fraction(9), Fraction(27, 2)),),
        ),
    ),
)
ROAD = Merge(projects=("P1", "P2"), into="P2", when="before", time=AT)


def logged(*entries: Entry, log: bytes = b"") -> bytes:
    """Write entries into a log."""
    return append(log, entries, at=AT, actor=OPERATOR)


def faults(log: bytes) -> list[tuple[str, int]]:
    """Return the codes and rows of what is wrong with a log."""
    with pytest.raises(InputError) as caught:
        read_merges(log, NAME)
    assert {each.spot.file for each in caught.value.findings} == {NAME}
    assert all(each.remedy for each in caught.value.findings)
    return [(each.code, each.spot.row) for each in caught.value.findings]


def test_a_log_returns_the_merges_that_were_written() -> None:
    merges = read_merges(logged(merged_entry(BRIDGE), merged_entry(ROAD)), NAME)

    assert [each.merge for each in merges] == [BRIDGE, ROAD]
    assert [(each.number, each.undone) for each in merges] == [(0, False), (1, False)]


def test_a_merge_that_was_undone_stays_in_the_record() -> None:
    undo = undone_entry(0, evolve(BRIDGE, why="Эки башка көпүрө", effects=()))
    log = logged(merged_entry(BRIDGE), merged_entry(ROAD), undo)

    merges = read_merges(log, NAME)

    assert [(each.merge, each.undone) for each in merges] == [(BRIDGE, True), (ROAD, False)]


def test_no_log_has_no_merges() -> None:
    assert read_merges(b"", NAME) == ()
    assert complete_lines(b"") == b""


@pytest.mark.parametrize("number", [1, 7])
def test_only_a_merge_that_stands_is_undone(number: int) -> None:
    undo = undone_entry(number, BRIDGE)

    assert faults(logged(merged_entry(BRIDGE), undo)) == [("B06", 2)]


def test_nothing_is_undone_twice() -> None:
    undo = undone_entry(0, BRIDGE)

    assert faults(logged(merged_entry(BRIDGE), undo, undo)) == [("B06", 3)]


@given(st.data())
def test_every_changed_letter_is_found_but_in_the_last_line(data: st.DataObject) -> None:
    """The last line is known to be whole only from outside; the bundle notes what it was."""
    log = logged(merged_entry(BRIDGE), merged_entry(ROAD))
    place = data.draw(st.integers(0, log.index(b"\n") - 1))
    changed = bytearray(log)
    changed[place] ^= 1

    assert {code for code, _ in faults(bytes(changed))} <= {
        "B04",
        "B05",
        "B06",
        "B07",
        "B08",
        "B09",
        "B10",
    }


@given(st.integers(1, 10_000))
def test_a_line_that_broke_off_was_never_written(cut: int) -> None:
    first = logged(merged_entry(BRIDGE))
    log = logged(merged_entry(ROAD), log=first)
    torn = log[: max(len(first), len(log) - 1 - cut)]

    assert complete_lines(torn) == first


def test_a_whole_line_that_lost_its_end_is_kept() -> None:
    log = logged(merged_entry(BRIDGE), merged_entry(ROAD))

    assert complete_lines(log[:-1]) == log
    assert complete_lines(log) == log
    assert complete_lines(logged(merged_entry(BRIDGE))[:-1]) == logged(merged_entry(BRIDGE))


def test_what_is_no_event_of_this_log_is_refused() -> None:
    note = Entry("note", {"text": "P3 = P7"})
    bare = Entry("posters.merged", {"into": "P3"})
    odd = merged_entry(BRIDGE)
    possible: Value = [{"project": "P3", "lowest": "1/0", "highest": "2"}]
    effects: Value = [{"instrument": "wall", "before": [], "after": [], "possible": possible}]

    assert faults(logged(note)) == [("B09", 1)]
    assert faults(logged(bare)) == [("B06", 1)]
    assert faults(logged(Entry(odd.type, {**odd.body, "when": "later"}))) == [("B06", 1)]
    assert faults(logged(Entry(odd.type, {**odd.body, "effects": effects}))) == [("B06", 1)]


def test_everything_wrong_is_told_at_once() -> None:
    log = logged(Entry("note", {}), Entry("note", {}), merged_entry(ROAD))

    assert faults(log) == [("B09", 1), ("B09", 2)]


def test_a_file_that_is_no_log_is_refused() -> None:
    assert ("B04", 1) in faults(b"P3 P7\n")
