import pytest

from prioritize.audit.canonical import Value
from prioritize.audit.schema import Check, text
from prioritize.audit.vocabulary import (
    commitment,
    counts,
    either,
    entry_number,
    identifier,
    marks,
    pair,
    people,
    ratio,
    reason,
)


@pytest.mark.parametrize(
    "check, value",
    [
        (identifier, "GRA/0006"),
        (identifier, "ж" * 200),
        (reason, "typo"),
        (ratio, "7/2"),
        (ratio, "-3"),
        (entry_number, 2),
        (people, ["teller-a"]),
        (pair(text, ratio), ["a", "1"]),
        (either(a=text, b=ratio), {"b": "1"}),
        (commitment, {"_sd": "0" * 64}),
        (counts, [["road", 0]]),
        (marks, {"dots": []}),
        (marks, {"approve": ["road"]}),
        (marks, {"ranked": ["road", None, ["well", "bus"]]}),
        (marks, {"scores": [["road", "7/2"], ["well", None]]}),
    ],
)
def test_what_has_the_form_passes(check: Check, value: Value) -> None:
    assert list(check(value, "body")) == []


@pytest.mark.parametrize(
    "check, value, field",
    [
        (identifier, "", "body"),
        (identifier, "a" * 201, "body"),
        (identifier, 7, "body"),
        (reason, "  ", "body"),
        (reason, None, "body"),
        (ratio, "1.5", "body"),
        (ratio, 1, "body"),
        (ratio, "1/0", "body"),
        (entry_number, True, "body"),
        (entry_number, 3, "body"),
        (people, [], "body"),
        (people, "teller-a", "body"),
        (pair(text, text), ["a"], "body"),
        (pair(text, text), [1, "b"], "body[0]"),
        (pair(text, text), {"a": "b"}, "body"),
        (either(a=text, b=text), {"a": "1", "b": "2"}, "body"),
        (either(a=text), {"c": "1"}, "body"),
        (either(a=text), [], "body"),
        (either(a=text), {"a": 1}, "body.a"),
        (commitment, {"_sd": "short"}, "body._sd"),
        (counts, [["road", -1]], "body[0][1]"),
        (marks, {"ranked": [["well", ""]]}, "body.ranked[0][1]"),
        (marks, {"ranked": [7]}, "body.ranked[0]"),
    ],
)
def test_what_has_another_form_is_found_where_it_stands(
    check: Check, value: Value, field: str
) -> None:
    assert {(each.code, each.spot.field) for each in check(value, "body")} == {("B06", field)}
