import numpy as np
import pytest

from prioritize.errors import InputError
from prioritize.model.profile import PaperProfile
from prioritize.model.shorthand import paper, ranked
from prioritize.tally.paper import CAUSES, Reading, Rules, read, skipped_ranks


def shown(reading: Reading) -> list[tuple[list[int], str]]:
    """Show the places and the end of every ballot."""
    ends = [CAUSES[end] for end in reading.ends]
    return list(zip(reading.places.T.tolist(), ends, strict=True))


def test_an_overvote_ends_the_ballot_by_default() -> None:
    reading = read(paper("a b=c d", projects="a b c d"), Rules())

    assert shown(reading) == [([1, 0, 0, 0], "overvote")]


def test_an_overvote_may_be_passed_over() -> None:
    reading = read(paper("a b=c d", projects="a b c d"), Rules(overvote="skip"))

    assert shown(reading) == [([1, 0, 0, 3], "choices")]


@pytest.mark.parametrize("overvote", ["tie", "split", "exhaust-if-multiple-continuing"])
def test_an_overvote_may_be_a_tie(overvote: str) -> None:
    reading = read(paper("a b=c d", projects="a b c d"), Rules(overvote=overvote))

    assert shown(reading) == [([1, 2, 2, 3], "choices")]


@pytest.mark.parametrize("overvote", ["exhaust", "tie", "exhaust-if-multiple-continuing"])
def test_an_overvote_of_unknown_projects_ends_the_ballot(overvote: str) -> None:
    known = paper("a - b")
    marks = np.where(known.marks < 0, -2, known.marks)
    profile = PaperProfile(known.projects, known.electorate, marks, ((),))

    assert shown(read(profile, Rules(overvote=overvote))) == [([1, 0], "overvote")]
    assert shown(read(profile, Rules(overvote="skip"))) == [([1, 3], "choices")]


@pytest.mark.parametrize(
    "most, expected",
    [(None, [1, 4]), (2, [1, 4]), (1, [1, 0]), (0, [1, 0])],
)
def test_too_many_empty_ranks_end_the_ballot(most: int | None, expected: list[int]) -> None:
    reading = read(paper("a - - b"), Rules(max_skipped=most))

    cause = "choices" if expected[1] else "skipped"
    assert shown(reading) == [(expected, cause)]


def test_empty_ranks_are_counted_in_a_row() -> None:
    assert shown(read(paper("a - b - c"), Rules(max_skipped=1))) == [([1, 3, 5], "choices")]


def test_empty_ranks_after_the_last_mark_are_no_reason() -> None:
    assert shown(read(paper("a - -", "- a b"), Rules(max_skipped=1))) == [
        ([1, 0], "choices"),
        ([2, 3], "choices"),
    ]


def test_a_repeated_project_may_end_the_ballot_or_be_passed_over() -> None:
    ballot = paper("a b a c")

    assert shown(read(ballot, Rules(duplicate="exhaust"))) == [([1, 2, 0], "duplicate")]
    assert shown(read(ballot, Rules(duplicate="skip"))) == [([1, 2, 4], "choices")]


def test_a_project_in_an_overvote_that_is_passed_over_has_been_named() -> None:
    ballot = paper("a=b a c")
    rules = Rules(overvote="skip", duplicate="exhaust")

    assert shown(read(ballot, rules)) == [([0, 0, 0], "duplicate")]
    assert shown(read(ballot, Rules(overvote="skip"))) == [([2, 0, 3], "choices")]


def test_an_overvote_with_a_project_named_before_repeats_it() -> None:
    ballot = paper("a a=b c")

    repeated = read(ballot, Rules(overvote="tie", duplicate="exhaust"))
    passed_over = read(ballot, Rules(overvote="tie"))

    assert shown(repeated) == [([1, 0, 0], "duplicate")]
    assert shown(passed_over) == [([1, 2, 3], "choices")]


def test_equal_places_are_marks_at_one_rank() -> None:
    ballots = ranked("a > b = c > d", "d > a", projects="a b c d")

    assert shown(read(ballots, Rules())) == [
        ([1, 0, 0, 0], "overvote"),
        ([2, 0, 0, 1], "choices"),
    ]
    assert shown(read(ballots, Rules(overvote="skip")))[0] == ([1, 0, 0, 3], "choices")
    assert shown(read(ballots, Rules(overvote="tie")))[0] == ([1, 2, 2, 3], "choices")


def test_the_number_of_empty_ranks_is_whole_or_unlimited() -> None:
    kind = skipped_ranks()

    assert [kind.parse(value) for value in ("unlimited", None, "0", 3)] == [None, None, 0, 3]
    assert [kind.store(value) for value in (None, 2)] == ["unlimited", 2]
    with pytest.raises(InputError, match="a whole number from 0, or unlimited"):
        kind.parse("few")
