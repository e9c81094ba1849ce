"""One definition of an option: what it takes, how it is stored, what it says."""

from fractions import Fraction
from typing import Any

import pytest

from prioritize.errors import InputError
from prioritize.model.option import (
    Kind,
    choice,
    flag,
    identifiers,
    number,
    optional,
    whole_number,
)


KINDS: dict[str, Kind[Any]] = {
    "choice": choice("droop", "hare"),
    "flag": flag(),
    "identifiers": identifiers(),
    "number": number(),
    "number-from-1": number(1),
    "optional": optional(whole_number(1)),
    "whole": whole_number(),
    "whole-1-to-2": whole_number(1, 2),
}


@pytest.mark.parametrize(
    "kind, given, value",
    [
        ("choice", "hare", "hare"),
        ("flag", True, True),
        ("flag", "true", True),
        ("flag", "false", False),
        ("identifiers", "a", ("a",)),
        ("identifiers", ["a", "b"], ("a", "b")),
        ("identifiers", ("a",), ("a",)),
        ("number", "-0.5", Fraction(-1, 2)),
        ("number-from-1", 1, Fraction(1)),
        ("optional", None, None),
        ("optional", "3", 3),
        ("whole", "0", 0),
        ("whole-1-to-2", 2, 2),
    ],
)
def test_a_value_is_read_as_typed(kind: str, given: object, value: object) -> None:
    assert KINDS[kind].parse(given) == value


@pytest.mark.parametrize(
    "kind, given, fault",
    [
        ("choice", "hara", "must be one of droop, hare, not 'hara'. Did you mean hare?"),
        ("choice", [], "must be one of droop, hare, not '[]'"),
        ("flag", "yes", "must be true or false, not 'yes'"),
        ("flag", 1, "must be true or false, not '1'"),
        ("identifiers", 1, "must be ids of projects, not '1'"),
        ("identifiers", ["a", 1], "must be ids of projects"),
        ("number", "x", "must be a number, not 'x'"),
        ("number", True, "must be a number, not 'True'"),
        ("number-from-1", "1/2", "must be a number from 1, not '1/2'"),
        ("optional", "0", "must be a whole number from 1, not '0'"),
        ("whole", "-1", "must be a whole number from 0, not '-1'"),
        ("whole-1-to-2", "3", "must be a whole number from 1 to 2, not '3'"),
        ("whole-1-to-2", "1.5", "must be a whole number from 1 to 2, not '1.5'"),
    ],
)
def test_what_an_option_does_not_take_is_refused(kind: str, given: object, fault: str) -> None:
    with pytest.raises(InputError) as caught:
        KINDS[kind].parse(given)

    assert fault in str(caught.value)


@pytest.mark.parametrize("name", KINDS)
def test_every_example_is_taken_and_comes_back_from_its_record(name: str) -> None:
    kind = KINDS[name]

    assert kind.examples
    for example in kind.examples:
        assert kind.parse(kind.store(example)) == example
        assert kind.parse(example) == example or isinstance(example, Fraction)


def test_examples_stay_between_the_ends() -> None:
    assert whole_number(1, 2).examples == (1, 2)
    assert whole_number(3).examples == (3, 4, 5)
    assert min(number(1).examples) == 1


def test_only_ids_name_projects_and_may_be_repeated() -> None:
    named = {name for name, kind in KINDS.items() if kind.names_projects}
    repeated = {name for name, kind in KINDS.items() if kind.repeatable}

    assert named == repeated == {"identifiers"}
    assert optional(identifiers()).names_projects
    assert optional(identifiers()).repeatable
