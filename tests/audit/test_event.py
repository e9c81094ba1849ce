import json

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from prioritize.audit.event import LONGEST_LINE, OPERATOR, START, Actor, Event, parse_event
from prioritize.errors import AuditError
from tests.audit.test_canonical import KEYS, TEXTS, VALUES
from tests.shared import shared_path


EVENT = Event(
    seq=7,
    type="note",
    at="2026-03-14T09:07:12Z",
    actor=OPERATOR,
    body={"text": "Кайра санадык"},
    prev=START,
)
DIGESTS = st.text("0123456789abcdef", min_size=64, max_size=64)
EVENTS = st.builds(
    Event,
    seq=st.integers(0, 10**9),
    type=TEXTS,
    at=st.datetimes().map(lambda moment: moment.replace(microsecond=0).isoformat() + "Z"),
    actor=st.builds(Actor, TEXTS, TEXTS),
    body=st.dictionaries(KEYS, VALUES, max_size=3),
    prev=DIGESTS,
    v=st.integers(0, 9),
)


def codes(line: bytes) -> set[str]:
    """Read a line that is to be refused, and return with which codes it is."""
    with pytest.raises(AuditError) as caught:
        parse_event(line)
    return {finding.code for finding in caught.value.findings}


def changed(**fields: object) -> bytes:
    """Write the line of an event in which fields are other than they may be."""
    value = {**json.loads(EVENT.line()), **fields}
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


@given(EVENTS)
def test_an_event_reads_back_from_its_line(event: Event) -> None:
    assert parse_event(event.line()) == event


def test_the_golden_event_has_its_published_bytes_and_digest() -> None:
    vectors = json.loads(shared_path("oracles", "audit.json").read_bytes())["proposal_vectors"]

    event = parse_event(vectors["event0"].encode())

    assert event.actor == Actor("fac-01", "facilitator")
    assert event.prev == START
    assert event.line().decode() == vectors["event0"]
    assert event.digest() == vectors["event0_sha256"]


@pytest.mark.parametrize(
    "fields",
    [
        {"seq": -1},
        {"seq": "7"},
        {"seq": True},
        {"type": None},
        {"at": 5},
        {"actor": {"id": "a"}},
        {"actor": {"id": "a", "role": "b", "name": "c"}},
        {"actor": "a"},
        {"body": []},
        {"prev": "0"},
        {"prev": "A" * 64},
        {"v": None},
        {"extra": 1},
    ],
    ids=repr,
)
def test_a_field_of_another_form_is_refused(fields: dict[str, object]) -> None:
    assert codes(changed(**fields)) == {"B06"}


@pytest.mark.parametrize(
    "at",
    [
        "2026-03-14 09:07:12Z",
        "2026-03-14T09:07:12",
        "2026-03-14T09:07:12+00:00",
        "2026-03-14T13:37:12+04:30",
        "2026-03-14T09:07:60Z",
        "2026-02-30T09:07:12Z",
        "2026-03-14T24:07:12Z",
        "2026-03-14T09:07:12.5Z",
        "٢٠٢٦-03-14T09:07:12Z",
        "",
    ],
)
def test_a_time_is_in_utc_and_whole_seconds(at: str) -> None:
    assert codes(changed(at=at)) == {"B10"}


def test_a_line_without_a_field_is_refused() -> None:
    assert codes(b'{"seq":1}') == {"B06"}


def test_what_is_no_object_is_refused() -> None:
    assert codes(b"[]") == {"B06"}


def test_a_line_that_is_too_long_is_not_even_read() -> None:
    assert codes(b"[" * (LONGEST_LINE + 1)) == {"B04"}


def test_an_event_that_is_too_long_is_not_written() -> None:
    event = evolve(EVENT, body={"text": "a" * LONGEST_LINE})

    with pytest.raises(AuditError, match="note is too long"):
        event.line()
