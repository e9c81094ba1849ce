"""Errors say what, where and what to do, and all of it at once."""

import pickle

import pytest

from prioritize import errors
from prioritize.errors import (
    Finding,
    InputError,
    PrioritizeError,
    Spot,
    UnresolvedTieError,
    UsageError,
    closest,
    finding,
)
from prioritize.text import message


WHAT = message("{id} is no project", id="raod")
CLASSES = [
    each
    for each in vars(errors).values()
    if isinstance(each, type) and issubclass(each, PrioritizeError)
]


@pytest.mark.parametrize(
    "spot, text",
    [
        (Spot(), ""),
        (Spot("votes.csv", row=3, column=2), "votes.csv, row 3, column 2"),
        (Spot("votes.xlsx", "Women", 3), "votes.xlsx, sheet Women, row 3"),
        (Spot("votes.xlsx", "Women", 3, 28), "votes.xlsx, sheet Women, cell AB3"),
        (Spot("votes.xlsx", "Women", column=2), "votes.xlsx, sheet Women, column B"),
        (Spot(field="inputs[2].options.cap"), "inputs[2].options.cap"),
    ],
)
def test_a_spot_says_what_is_known_of_the_place(spot: Spot, text: str) -> None:
    assert spot.render() == text


def test_a_finding_says_where_what_and_what_to_do() -> None:
    found = finding(
        WHAT, Spot("votes.csv", row=3), remedy=message("Did you mean road?"), code="V03"
    )

    assert found.render() == "[V03] votes.csv, row 3: raod is no project. Did you mean road?"


def test_a_finding_without_a_place_begins_with_what() -> None:
    assert finding(WHAT).render() == "raod is no project"


def test_a_place_is_filled_in_where_it_was_empty() -> None:
    found = finding(WHAT, Spot(row=3)).at(Spot("votes.csv", row=9, column=2))

    assert found.spot == Spot("votes.csv", row=3, column=2)


def test_a_message_alone_is_one_finding() -> None:
    assert InputError(WHAT).findings == (Finding(WHAT),)


def test_all_findings_are_raised_together() -> None:
    error = InputError([finding(WHAT, Spot(row=1)), finding(WHAT, Spot(row=2))])

    assert str(error).splitlines() == ["row 1: raod is no project", "row 2: raod is no project"]


def test_an_unresolved_tie_names_the_tied() -> None:
    assert UnresolvedTieError(WHAT, tied=("a", "b")).tied == ("a", "b")


def test_the_class_says_how_the_command_line_exits() -> None:
    codes = {each.__name__: each.exit_code for each in CLASSES}

    assert codes.pop("UsageError") == UsageError.exit_code == 2
    assert codes.pop("UnresolvedTieError") == 3
    assert set(codes.values()) == {1}


@pytest.mark.parametrize("kind", CLASSES)
def test_an_error_survives_the_way_between_processes(kind: type[PrioritizeError]) -> None:
    error = kind(finding(WHAT, Spot("votes.csv")))

    again = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own bytes

    assert (type(again), again.findings, str(again)) == (kind, error.findings, str(error))


def test_the_tied_survive_it_too() -> None:
    error = UnresolvedTieError(WHAT, tied=("a", "b"))

    assert pickle.loads(pickle.dumps(error)).tied == ("a", "b")  # noqa: S301  # our own bytes


def test_close_words_are_proposed() -> None:
    assert str(closest("bordda", ["borda", "dots"])) == "Did you mean borda?"
    assert closest("zzz", ["borda", "dots"]) is None
