import pytest

from prioritize.audit.canonical import Value
from prioritize.audit.schema import (
    Check,
    anything_named,
    digest,
    exactly,
    listed,
    nullable,
    one_of,
    record,
    text,
    whole,
)


def faults(check: Check, value: Value) -> list[str]:
    """Write what a check finds."""
    return [finding.render() for finding in check(value, "at")]


@pytest.mark.parametrize(
    "check, value",
    [
        (text, ""),
        (whole, 0),
        (digest, "0" * 64),
        (exactly(0), 0),
        (exactly("a"), "a"),
        (one_of("a", "b"), "b"),
        (nullable(whole), None),
        (nullable(whole), 3),
        (listed(whole), []),
        (listed(whole), [1, 2]),
        (anything_named, {"a": [None]}),
        (record(a=whole), {"a": 1}),
    ],
)
def test_what_has_the_form_passes(check: Check, value: Value) -> None:
    assert faults(check, value) == []


@pytest.mark.parametrize(
    "check, value, fault",
    [
        (text, 1, "[B06] at: must be text, not 1"),
        (whole, -1, "[B06] at: must be a whole number from 0, not -1"),
        (whole, True, "[B06] at: must be a whole number from 0, not True"),
        (digest, "0", "[B06] at: must be a SHA-256 in lower-case hexadecimal, not '0'"),
        (exactly(0), False, "[B06] at: must be 0, not False"),
        (exactly(0), "0", "[B06] at: must be 0, not '0'"),
        (one_of("a", "b"), ["a"], "[B06] at: must be one of a, b, not ['a']"),
        (nullable(whole), "", "[B06] at: must be a whole number from 0, not ''"),
        (listed(whole), {}, "[B06] at: must be a list, not {}"),
        (listed(whole), [0, None], "[B06] at[1]: must be a whole number from 0, not None"),
        (anything_named, [], "[B06] at: must be an object, not []"),
        (record(a=whole), [], "[B06] at: must be an object, not []"),
        (record(a=whole), {}, "[B06] at: lacks a"),
        (record(), {"b": 1, "a": 1}, "[B06] at: has the unknown a, b"),
        (record(a=whole), {"a": ""}, "[B06] at.a: must be a whole number from 0, not ''"),
    ],
)
def test_what_has_another_form_is_found_with_its_place(
    check: Check, value: Value, fault: str
) -> None:
    assert faults(check, value) == [fault]
