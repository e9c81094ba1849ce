import json
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from prioritize.audit.canonical import (
    DEEPEST,
    LARGEST,
    Value,
    read_canonical,
    write_canonical,
)
from prioritize.errors import AuditError


KEYS = st.text("abcxyz019_.-", min_size=1, max_size=6)
TEXTS = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=8)
    .map(lambda text: unicodedata.normalize("NFC", text))
    .filter(lambda text: not any(ord(each) < 32 for each in text))
)
PLAIN = st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | TEXTS
VALUES: st.SearchStrategy[Value] = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4)
)


STYLES: list[Callable[[Value], str]] = [
    lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":"), indent=1),
    lambda value: json.dumps(value, separators=(",", ":")),
    lambda value: json.dumps(value, ensure_ascii=False),
    lambda value: json.dumps(backwards(value), ensure_ascii=False, separators=(",", ":")),
]

NOT_STRICT = {
    "nothing": b"",
    "half an object": b"{",
    "half a word": b"nul",
    "float": b"1.0",
    "exponent": b"1e3",
    "not a number": b"NaN",
    "infinity": b"-Infinity",
    "key twice": b'{"a":1,"a":1}',
    "inner key twice": b'{"a":1,"b":{"c":1,"c":2}}',
    "byte order mark": b"\xef\xbb\xbf{}",
    "no UTF-8": b'"\xff"',
    "surrogate in UTF-8": b'"\xed\xa0\x80"',
    "line end in text": b'"a\nb"',
    "too large": b"9007199254740992",
    "too small": b"-9007199254740992",
    "5,000 digits": b"1" * 5000,
    "capital key": b'{"A":1}',
    "empty key": b'{"":1}',
    "Kyrgyz key": '{"ү":1}'.encode(),
    "deep list": b"[" * 100_000 + b"]" * 100_000,
    "deep and open": b"[" * 100_000,
    "deep object": b'{"a":' * 50_000,
    "one too deep": b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1),
    "two values": b"1 2",
}


def codes(content: bytes) -> list[str]:
    """Read bytes that are to be refused, and return with which codes they are."""
    with pytest.raises(AuditError) as caught:
        read_canonical(content)
    return [finding.code for finding in caught.value.findings]


@given(VALUES)
def test_what_is_written_reads_back(value: Value) -> None:
    assert read_canonical(write_canonical(value)) == value


@given(VALUES)
def test_any_reader_of_json_understands_what_is_written(value: Value) -> None:
    assert json.loads(write_canonical(value)) == value


@given(VALUES)
def test_the_order_of_keys_does_not_change_the_bytes(value: Value) -> None:
    assert write_canonical(backwards(value)) == write_canonical(value)


def backwards(value: Value) -> Value:
    """Put the keys of every object into the opposite order."""
    if isinstance(value, dict):
        return {key: backwards(value[key]) for key in reversed(value)}
    return [backwards(each) for each in value] if isinstance(value, list) else value


@given(VALUES, st.sampled_from(STYLES))
def test_no_other_way_of_writing_a_value_is_read(
    value: Value, style: Callable[[Value], str]
) -> None:
    other = style(value).encode()
    if other != write_canonical(value):
        assert set(codes(other)) == {"B05"}


@given(st.binary(max_size=40))
@example(b'{"a":1}')
@example(b"-0")
def test_bytes_are_refused_or_the_only_form_of_what_they_say(content: bytes) -> None:
    found: set[str] = set()
    again: bytes | None = None
    try:
        again = write_canonical(read_canonical(content))
    except AuditError as error:
        found = {finding.code for finding in error.findings}

    assert found <= {"B04", "B05"}
    assert again == (None if found else content)


@pytest.mark.parametrize("content", NOT_STRICT.values(), ids=NOT_STRICT.keys())
def test_what_is_no_strict_json_is_refused(content: bytes) -> None:
    assert set(codes(content)) == {"B04"}


@pytest.mark.parametrize(
    "content",
    [
        b" 1",
        b"1\n",
        b"-0",
        b'{"b":1,"a":1}',
        b'{"a": 1}',
        b'"\\u0077ell"',
        b'"\\/"',
        b'"\\ud800"',
        b'"\\n"',
        b'"\\u0000"',
        '"e\u0301"'.encode(),
        '"и\u0306"'.encode(),
    ],
    ids=repr,
)
def test_another_form_of_a_value_is_refused(content: bytes) -> None:
    assert set(codes(content)) == {"B05"}


def test_the_deepest_nesting_is_still_read() -> None:
    content = b"[" * DEEPEST + b"]" * DEEPEST

    assert write_canonical(read_canonical(content)) == content


@pytest.mark.parametrize(
    "value",
    [1.5, float("nan"), b"a", {1}, {1: "a"}, {"Key": 1}, LARGEST + 1, "\x07", "\ud800", "e\u0301"],
    ids=repr,
)
def test_what_has_no_canonical_form_is_not_written(value: Value) -> None:
    with pytest.raises(AuditError):
        write_canonical({"a": [value]})


def test_every_fault_is_named_with_its_place() -> None:
    with pytest.raises(AuditError) as caught:
        write_canonical({"a": [1, "\x00"], "b": {"c": LARGEST + 1}})

    assert [finding.spot.field for finding in caught.value.findings] == ["a[1]", "b.c"]


def test_a_long_run_of_accents_takes_no_time_worth_naming() -> None:
    """Reading it anew for each accent would take hours."""
    text = "a" + "\u0327\u0301" * 170_000

    assert set(codes(f'"{text}"'.encode())) == {"B05"}
