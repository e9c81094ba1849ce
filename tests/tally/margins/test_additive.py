"""Margins of points that are added up, against every other way to fill in the ballots."""

from fractions import Fraction
from itertools import product

import pytest
from attrs import evolve
from numpy import array

from prioritize.methods.dots.dots import Dots
from prioritize.methods.dots.plurality import Plurality
from prioritize.methods.dots.score import Score
from prioritize.model.electorate import Electorate
from prioritize.model.margin import Margin
from prioritize.model.profile import BallotProfile
from prioritize.model.shorthand import approvals, dots, ranked, scores, totals
from prioritize.tally.engine import run
from prioritize.tally.margins.additive import Additive, Points
from prioritize.tally.margins.table import margins_of
from tests.tally.margins.worlds import World


def marks(projects: int = 3) -> BallotProfile:
    ids = "abcd"[:projects]
    chosen = product((False, True), repeat=projects)
    lines = (
        " ".join(id for id, is_marked in zip(ids, some, strict=True) if is_marked)
        for some in chosen
    )
    return approvals(*lines, projects=" ".join(ids))


def dotted(most: int) -> BallotProfile:
    given = product(range(most + 1), repeat=3)
    lines = (
        " ".join(f"{id}*{n}" for id, n in zip("abc", some, strict=True) if n) for some in given
    )
    return dots(*lines, projects="a b c")


def scored(*grades: str) -> BallotProfile:
    given = product(("", *grades), repeat=3)
    lines = (
        " ".join(f"{id}={n}" for id, n in zip("abc", some, strict=True) if n) for some in given
    )
    return scores(*lines, projects="a b c", scale=(int(grades[0]), int(grades[-1])))


ORDERS = (
    *("a > b > c", "a > c > b", "b > a > c", "b > c > a", "c > a > b", "c > b > a"),
    *("a", "b", "c", "a = b > c", "a > b = c", "b = c", ""),
)
PLACES = ranked(*ORDERS, projects="a b c")
WORLDS = (
    World("plurality", {}, marks(), 4),
    World("plurality", {}, PLACES, 3),
    World("approval", {}, marks(), 4),
    World("approval", {"split": "satisfaction"}, marks(), 4),
    World("approval", {}, dotted(1), 3),
    World("dots", {"per_voter": 2}, dotted(2), 2),
    World("dots", {"per_voter": 3, "cap": 2}, dotted(2), 2),
    World("dots", {"per_voter": 2, "cap": 1, "exactly": True}, dotted(1), 3),
    World("dots", {"per_voter": 2, "over_full": "scaled"}, dotted(2), 2),
    World("dots", {"per_voter": 2}, marks(), 3),
    World("score", {"aggregate": "sum"}, scored("1", "3"), 2),
    World("score", {"aggregate": "sum"}, scored("-1", "1"), 2),
    World("score", {"aggregate": "mean"}, scored("0", "2"), 2),
    World("score", {"aggregate": "mean", "quorum": "1"}, scored("0", "2"), 2),
    *(World("borda", {"truncated": how, "base": 1}, PLACES, 3) for how in ("zero", "modified")),
    *(World("borda", {"equal": how}, PLACES, 3) for how in ("average", "high", "low")),
    World("borda", {"unranked": "no-opinion"}, PLACES, 3),
)


@pytest.mark.parametrize("world", WORLDS)
def test_so_many_different_ballots_are_enough_and_fewer_never_are(world: World) -> None:
    faults = [fault for start in world.all[::13] for fault in world.faults(start)]

    assert faults == []


@pytest.mark.campaign
@pytest.mark.parametrize("world", WORLDS)
def test_the_same_holds_of_every_profile(world: World) -> None:
    faults = [fault for start in world.all for fault in world.faults(start)]

    assert faults == []


@pytest.mark.parametrize("world", WORLDS)
def test_most_profiles_have_a_margin(world: World) -> None:
    told = [margins_of(world.result(start)) for start in world.all[::13]]

    assert sum(map(bool, told)) > len(told) // 5


def test_a_ballot_that_weighs_more_moves_more() -> None:
    people = Electorate.weighted([Fraction(3), Fraction(1), Fraction(1), Fraction(1)], [1] * 4)
    profile = evolve(approvals("a", "b", "b", "a"), electorate=people)

    first, *_ = margins_of(run(Plurality(), profile))

    assert (first.tie, first.reversal, first.exact) == (1, 1, True)


def test_ballots_that_share_a_weight_share_it_evenly() -> None:
    people = Electorate.weighted([Fraction(3), Fraction(1, 2)], [6, 1])
    profile = evolve(approvals("a", "b"), electorate=people)

    first, *_ = margins_of(run(Plurality(), profile))

    assert (first.tie, first.reversal, first.exact) == (3, 3, True)


def test_a_ballot_that_was_set_aside_may_have_been_wrongly_so() -> None:
    people = Electorate.weighted([Fraction(4), Fraction(3)], [4, 1])
    profile = evolve(approvals("a", "", projects="a b"), electorate=people)
    spoiled = evolve(profile, electorate=evolve(people, not_counted=(("spoiled", 2),)))

    first, *_ = margins_of(run(Plurality(), profile))
    bound, *_ = margins_of(run(Plurality(), spoiled))

    assert (first.tie, first.reversal, first.exact) == (2, 2, True)
    assert (bound.tie, bound.reversal, bound.exact) == (2, 2, False)


def test_what_was_not_offered_can_get_no_dot() -> None:
    offered = array([[True, True, True], [True, False, False]])
    profile = evolve(dots("b", "a", "a", projects="a b"), offered=offered)

    first, *_ = margins_of(run(Dots(per_voter=3), profile))

    assert (first.tie, first.reversal, first.exact) == (1, 1, True)


def test_means_of_which_not_all_ballots_have_a_part_have_no_margin() -> None:
    result = run(Score(quorum=Fraction(0)), scores("a=5 b=1", "a=5", scale=(0, 5)))

    assert margins_of(result) == ()


def test_scores_without_a_declared_scale_have_no_margin() -> None:
    assert margins_of(run(Score(aggregate="sum"), scores("a=5 b=1"))) == ()


def test_equals_have_no_margin() -> None:
    assert margins_of(run(Plurality(), approvals("a", "b"))) == ()


def test_between_many_equals_only_a_bound_is_told() -> None:
    ids = [f"p{n}" for n in range(30)]
    profile = approvals("3: p0", projects=" ".join(ids))

    margins = margins_of(run(Plurality(), profile))

    assert [(each.change, each.tie, each.exact) for each in margins] == [
        ("first", 2, False),
        ("pair", 2, False),
    ]


def test_a_tally_sheet_counts_single_dots() -> None:
    first, pair = margins_of(run(Dots(per_voter=3), totals({"a": [11], "b": [8]})))

    assert first == Margin("first", "a", "b", "dots", 2, 2, exact=True)
    assert pair == evolve(first, change="pair")


def test_a_tally_sheet_in_parts_of_a_vote_has_no_margin() -> None:
    sheet = evolve(totals({"a": [11], "b": [8]}), unit=Fraction(1, 2))

    assert margins_of(run(Dots(per_voter=3), sheet)) == ()


@pytest.mark.parametrize("others", [1, 26])
def test_points_that_no_ballots_gave_are_out_of_their_reach(others: int) -> None:
    """Three ballots move two points each at most, and the first is ahead by seven."""
    names = [f"p{n}" for n in range(others)]
    sums = {"a": Fraction(7), **dict.fromkeys(names, Fraction(0))}
    points = Points(("a", *names), Electorate.of([3]), sums, most=1)

    margins = tuple(Additive(points).margins((("a",), tuple(names))))

    assert margins == ()
