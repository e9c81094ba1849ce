"""Everybody belongs to one group, or it is said why not."""

import pytest

from prioritize.errors import InputError
from prioritize.model.pairwise import PairwiseProfile
from prioritize.model.profile import Profile
from prioritize.model.project import projects_of
from prioritize.model.shorthand import approvals, totals
from prioritize.tally.partition import groups_of
from tests.tally.crowds import approved, of_groups


def test_ballots_say_their_group() -> None:
    assert groups_of(approved({"women": ["a", "b"], "men": ["2: a"]})) == ("women", "women", "men")


def test_the_columns_of_a_tally_sheet_are_groups() -> None:
    sheet = totals({"a": [3, 1]}, groups=("women", "men"))

    assert groups_of(sheet) == ("women", "men")
    assert groups_of(sheet, "village") == ()


def test_another_column_may_divide_the_voters() -> None:
    ballots = of_groups(approvals("a", "b"), ("upper", "lower"), column="village")

    assert groups_of(ballots, "village") == ("upper", "lower")
    assert groups_of(ballots) == ()


@pytest.mark.parametrize(
    "profile",
    [
        approvals("a", "b"),
        of_groups(approvals("a", "b"), ("women", "women")),
        of_groups(approvals("a", "b"), ("", " ")),
        totals({"a": [3]}),
        PairwiseProfile(projects_of(["a", "b"]), ()),
    ],
    ids=["no groups", "one group", "blanks", "one column", "no ballots"],
)
def test_less_than_two_groups_are_none(profile: Profile) -> None:
    assert groups_of(profile) == ()


def test_ballots_that_do_not_say_their_group_are_counted() -> None:
    ballots = of_groups(approvals("a", "3: b", "b"), ("women", "", "men"))

    with pytest.raises(InputError, match="3 ballots do not say their group"):
        groups_of(ballots)


def test_a_column_of_a_sheet_that_says_no_group_is_refused() -> None:
    with pytest.raises(InputError, match="a column of votes does not say whose they are"):
        groups_of(totals({"a": [3, 1]}, groups=("women", "")))


@pytest.mark.parametrize("both", ["women, youth", "Women;Youth", "youth/women", "youth & rest"])
def test_overlapping_groups_are_refused(both: str) -> None:
    ballots = of_groups(approvals("a", "a", "b"), ("women", "youth", both))

    with pytest.raises(InputError, match="overlaps with") as caught:
        groups_of(ballots)

    assert "one group for every person" in str(caught.value)


def test_a_name_with_a_comma_alone_overlaps_with_nothing() -> None:
    ballots = of_groups(approvals("a", "b"), ("people of Suu-Bashy, upper end", "others"))

    assert len(groups_of(ballots)) == 2


def test_all_that_is_wrong_is_told_at_once() -> None:
    ballots = of_groups(approvals("a", "a", "b", "b"), ("women", "men", "women+men", ""))

    with pytest.raises(InputError) as caught:
        groups_of(ballots)

    assert len(caught.value.findings) == 2
