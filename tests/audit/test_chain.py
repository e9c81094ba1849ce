from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.audit.chain import Entry, append, head, read_log
from prioritize.audit.event import OPERATOR, START, Event, parse_event
from prioritize.errors import AuditError
from prioritize.model.digest import sha256
from tests.audit.test_canonical import KEYS, VALUES


AT = "2026-03-14T09:07:12Z"
ENTRIES = st.lists(
    st.builds(
        Entry, st.sampled_from(["note", "method.run"]), st.dictionaries(KEYS, VALUES, max_size=2)
    ),
    min_size=1,
    max_size=5,
)


def logged(entries: Sequence[Entry]) -> bytes:
    """Begin a log with entries."""
    return append(b"", entries, at=AT, actor=OPERATOR)


def notes(*texts: str) -> bytes:
    """Begin a log with notes."""
    return logged([Entry("note", {"text": text}) for text in texts])


def codes(log: bytes) -> list[str]:
    """Return what is found in a log."""
    return [finding.code for finding in read_log(log).findings]


def is_noticed(changed: bytes, log: bytes) -> bool:
    """Say whether whoever noted the head of a log notices that it was changed."""
    return bool(codes(changed)) or head(changed) != head(log)


@given(ENTRIES)
def test_a_log_says_what_was_appended(entries: list[Entry]) -> None:
    found = read_log(logged(entries))

    assert found.findings == ()
    assert [Entry(event.type, event.body) for event in found.events.values()] == entries
    assert list(found.events) == list(range(1, len(entries) + 1))


@given(ENTRIES, ENTRIES)
def test_appending_in_two_goes_makes_the_same_log(first: list[Entry], then: list[Entry]) -> None:
    log = append(logged(first), then, at=AT, actor=OPERATOR)

    assert log == logged([*first, *then])
    assert log.startswith(logged(first))


@given(ENTRIES)
def test_each_line_names_the_digest_of_the_line_before(entries: list[Entry]) -> None:
    lines = logged(entries).splitlines()

    prevs = [parse_event(line).prev for line in lines]

    assert prevs == [START, *(sha256(line) for line in lines[:-1])]


@given(ENTRIES, st.data())
def test_every_flipped_bit_is_noticed(entries: list[Entry], data: st.DataObject) -> None:
    log = logged(entries)
    bit = data.draw(st.integers(0, 8 * len(log) - 1))

    changed = bytearray(log)
    changed[bit // 8] ^= 1 << bit % 8

    assert is_noticed(bytes(changed), log)


@given(ENTRIES, st.data())
def test_every_line_removed_is_noticed(entries: list[Entry], data: st.DataObject) -> None:
    lines = logged(entries).splitlines(keepends=True)
    place = data.draw(st.integers(0, len(lines) - 1))

    assert is_noticed(b"".join(lines[:place] + lines[place + 1 :]), b"".join(lines))


@given(ENTRIES, st.data())
def test_every_line_doubled_is_found(entries: list[Entry], data: st.DataObject) -> None:
    lines = logged(entries).splitlines(keepends=True)
    place = data.draw(st.integers(0, len(lines) - 1))

    assert {"B07", "B08"} <= set(codes(b"".join(lines[: place + 1] + lines[place:])))


@given(ENTRIES.filter(lambda entries: len(entries) > 1), st.data())
def test_any_two_lines_swapped_are_found(entries: list[Entry], data: st.DataObject) -> None:
    lines = logged(entries).splitlines(keepends=True)
    first, second = sorted(
        data.draw(st.lists(st.integers(0, len(lines) - 1), min_size=2, max_size=2, unique=True))
    )
    lines[first], lines[second] = lines[second], lines[first]

    assert {"B07", "B08"} <= set(codes(b"".join(lines)))


def test_an_empty_log_has_no_events_and_starts_from_zeros() -> None:
    assert read_log(b"").events == {}
    assert codes(b"") == []
    assert head(b"") == START


def test_a_log_that_breaks_off_is_found_and_not_appended_to() -> None:
    torn = notes("one", "two")[:-20]

    assert set(codes(torn)) == {"B03", "B04"}
    with pytest.raises(AuditError, match="row 2: The last line breaks off"):
        append(torn, [], at=AT, actor=OPERATOR)


def test_a_missing_last_end_of_line_is_found() -> None:
    assert codes(notes("one")[:-1]) == ["B03"]


def test_findings_say_in_which_line() -> None:
    lines = notes("one", "two", "three").splitlines(keepends=True)
    lines[1] = lines[1].replace(b"two", b"2wo")

    found = read_log(b"".join(lines)).findings

    assert [(each.code, each.spot.file, each.spot.row) for each in found] == [
        ("B08", "log.jsonl", 3)
    ]


def test_windows_line_ends_are_found() -> None:
    assert {"B05"} <= set(codes(notes("one", "two").replace(b"\n", b"\r\n")))


def test_a_blank_line_is_found() -> None:
    assert "B04" in codes(notes("one") + b"\n")


def test_an_event_of_another_version_is_found() -> None:
    event = Event(0, "note", AT, OPERATOR, {"text": "one"}, START, v=0)

    assert codes(event.line() + b"\n") == ["B06"]


def test_reading_stops_where_everything_is_wrong() -> None:
    """A hundred thousand empty lines cost no more than a hundred."""
    found = codes(b"\n" * 100_000)

    assert len(found) == 101
    assert found[-1] == "B99"
