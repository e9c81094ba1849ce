"""People are divided into groups that are large enough, by the ballots that count."""

from fractions import Fraction

import pytest
from attrs import evolve

from prioritize.errors import InputError
from prioritize.methods.dots.approval import Approval
from prioritize.methods.dots.dots import Dots
from prioritize.methods.dots.plurality import Plurality
from prioritize.methods.ranked.benham import Benham
from prioritize.methods.ranked.borda import Borda
from prioritize.methods.ranked.coombs import Coombs
from prioritize.methods.ranked.instant_runoff import InstantRunoff
from prioritize.methods.ranked.schulze import Schulze
from prioritize.model.electorate import Electorate
from prioritize.model.profile import ApprovalProfile, DotProfile
from prioritize.model.shorthand import approvals, dots, ranked, totals
from prioritize.tally.division import parts_of
from prioritize.tally.partition import groups_of
from tests.tally.crowds import AnyMethod, approved, of_groups


def test_a_ballot_that_is_set_aside_is_not_in_the_denominator() -> None:
    ballots = of_groups(dots("6: a b", "a*3 b", "5: b"), ("women", "women", "men"))

    women, _ = parts_of(Dots(per_voter=2), ballots, groups_of(ballots), order=("women", "men"))

    assert women.people == women.weight == 6
    assert women.votes == {"a": 6, "b": 6}


def test_a_group_that_is_small_only_by_its_valid_ballots_is_joined() -> None:
    ballots = of_groups(
        approvals("4: a", "a b", "7: b", "9: a"), ("women", "women", "men", "youth")
    )

    parts = parts_of(Plurality(), ballots, groups_of(ballots), order=("women", "men", "youth"))

    assert [(each.groups, each.people) for each in parts] == [
        (("youth",), 9),
        (("women", "men"), 11),
    ]
    assert parts[1].votes == {"a": 4, "b": 7}


def test_groups_stand_in_the_declared_order_and_others_after_them() -> None:
    ballots = approved({"b": ["5: x"], "a": ["5: x"], "c": ["5: x"]})

    parts = parts_of(Approval(), ballots, groups_of(ballots), order=("c",))

    assert [each.groups for each in parts] == [("c",), ("a",), ("b",)]


def test_weights_that_are_set_aside_are_no_voice() -> None:
    weights = Electorate.weighted([Fraction(5, 2), Fraction(7, 3), Fraction(9)], [5, 1, 6])
    ballots = of_groups(
        evolve(approvals("5: a", "a b", "6: b"), electorate=weights), ("women", "women", "men")
    )

    men, women = parts_of(Plurality(), ballots, groups_of(ballots))

    assert (women.people, women.weight) == (5, Fraction(5, 2))
    assert (men.people, men.weight) == (6, Fraction(9))


def test_the_head_of_a_sheet_says_how_many_people_there_are() -> None:
    sheet = totals({"a": [9, 4], "b": [5, 8]}, groups=("women", "men"), voters=(9, 8))

    women, men = parts_of(Dots(per_voter=3), sheet, groups_of(sheet), order=("women", "men"))

    assert (women.people, men.people) == (9, 8)
    assert women.votes == {"a": 9, "b": 5}
    assert men.votes == {"a": 4, "b": 8}


def test_a_sheet_that_does_not_say_how_many_voted_is_refused_with_what_to_do() -> None:
    sheet = totals({"a": [9, 4, 1]}, groups=("women", "men", "youth"), voters=(None, 8, 0))

    with pytest.raises(InputError) as caught:
        parts_of(Dots(per_voter=3), sheet, groups_of(sheet))

    assert [str(each.what) for each in caught.value.findings] == [
        "the sheet does not say how many people voted of women",
        "youth has votes, and nobody voted",
    ]
    assert all(each.remedy for each in caught.value.findings)


def test_a_group_of_nobody_has_no_voice() -> None:
    sheet = totals({"a": [9, 4, 0]}, groups=("women", "men", "youth"), voters=(9, 8, 0))

    parts = parts_of(Dots(per_voter=3), sheet, groups_of(sheet))

    assert [each.groups for each in parts] == [("men",), ("women",)]


@pytest.mark.parametrize("sizes", [(4, 20), (4, 4), (1, 2)])
def test_what_cannot_be_shown_safely_is_not_shown(sizes: tuple[int, int]) -> None:
    one, other = sizes
    ballots = approved({"women": [f"{one}: a"], "men": [f"{other}: b"]})

    with pytest.raises(InputError, match="fewer than two groups have 5 people or more") as caught:
        parts_of(Approval(), ballots, groups_of(ballots))

    assert caught.value.findings[0].code == "V23"


def test_a_project_that_a_group_was_not_offered_has_no_votes_of_it() -> None:
    sheet = totals({"a": [9, 4], "b": [None, 8]}, groups=("women", "men"), voters=(9, 8))

    men, women = parts_of(Dots(per_voter=3), sheet, groups_of(sheet))

    assert women.votes == {"a": 9}
    assert men.votes == {"a": 4, "b": 8}


def test_ranked_ballots_have_votes_where_the_method_gives_points() -> None:
    ballots = of_groups(ranked("5: a > b", "6: b > a"), ("women", "men"))

    men, women = parts_of(Borda(), ballots, groups_of(ballots))
    runoff, _ = parts_of(InstantRunoff(), ballots, groups_of(ballots))

    assert women.votes == {"a": 5, "b": 0}
    assert men.votes == {"a": 0, "b": 6}
    assert runoff.people == 6


@pytest.mark.parametrize("method", [Borda(), InstantRunoff(), Benham(), Coombs(), Schulze()])
def test_a_form_that_ranks_nobody_is_no_voice(method: AnyMethod) -> None:
    lines = ("20: a > b", "10:", "20: b > a", "5:")
    ballots = of_groups(ranked(*lines, projects="a b"), ("women", "women", "men", "men"))

    parts = parts_of(method, ballots, groups_of(ballots))

    assert [each.people for each in parts] == [each.weight for each in parts] == [20, 20]


@pytest.mark.parametrize(
    "method, ballots",
    [
        (Approval(), approvals("5: a b", "6: b", "a")),
        (Dots(per_voter=3), dots("5: a b*2", "6: b", "a")),
    ],
    ids=["approval", "dots"],
)
def test_what_everybody_in_a_group_voted_for_is_noticed(
    method: Approval | Dots, ballots: ApprovalProfile | DotProfile
) -> None:
    divided = of_groups(ballots, ("women", "men", "men"))

    men, women = parts_of(method, divided, groups_of(divided))

    assert (women.unanimous, men.unanimous) == (("a", "b"), ())
