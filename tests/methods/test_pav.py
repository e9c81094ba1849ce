"""Proportional approval voting."""

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import InputError, OptionError, UnresolvedTieError
from prioritize.methods.budget.pav import Pav
from prioritize.model.outcome import Ranking, Selection
from prioritize.model.profile import ApprovalProfile, DotProfile
from prioritize.model.project import Project
from prioritize.model.shorthand import approvals, dots, totals
from prioritize.registry import build
from prioritize.tally.engine import run
from prioritize.tally.step import Exchange, Seated
from prioritize.tally.ties import ALL, parse_tie_break
from prioritize.testing.strategies import approval_profiles, dot_profiles
from tests.methods.results import notices, remarks, rounds, scored
from tests.reference.pav import best, points, sequential


PARTIES = approvals("6: a1 a2 a3", "3: b1 b2", "2: c1")


@given(approval_profiles() | dot_profiles(), st.integers(1, 5))
def test_all_committees_with_the_most_points_are_found(
    profile: ApprovalProfile | DotProfile, seats: int
) -> None:
    result = run(Pav(seats=seats), profile, tie_break=ALL)

    assert list(result.ways.selections) == best(profile, seats)
    assert set(result.outcome.selected) == set.intersection(*map(set, result.ways.selections))


@given(approval_profiles() | dot_profiles(), st.integers(1, 5))
def test_one_after_another_all_ways_are_followed(
    profile: ApprovalProfile | DotProfile, seats: int
) -> None:
    result = run(Pav(seats=seats, variant="sequential"), profile, tie_break=ALL)

    assert set(result.ways.selections) == sequential(profile, seats)


@given(approval_profiles(), st.integers(1, 4))
def test_an_order_elects_the_first_it_can(profile: ApprovalProfile, seats: int) -> None:
    order = [project.id for project in profile.projects]
    rule = parse_tie_break(f"order:{','.join(order)}")

    result = run(Pav(seats=seats), profile, tie_break=rule)

    expected = min(best(profile, seats), key=lambda each: sorted(map(order.index, each)))
    assert tuple(sorted(result.outcome.selected)) == expected


@given(approval_profiles(), st.integers(1, 4))
def test_no_exchange_gains_anything(profile: ApprovalProfile, seats: int) -> None:
    order = ",".join(project.id for project in profile.projects)

    result = run(Pav(seats=seats), profile, tie_break=parse_tie_break(f"order:{order}"))

    elected = set(result.outcome.selected)
    for step in result.steps:
        if isinstance(step, Exchange):
            other = points(profile, elected - {step.leaving} | {step.entering})
            assert points(profile, elected) - other == step.loss >= 0
            assert step.project in (step.leaving, step.entering)
    told = [step.project for step in result.steps if isinstance(step, Exchange)]
    assert sorted(told) == sorted(each.id for each in profile.projects)[: len(told)]
    contributions = dict(scored(result, "contribution"))
    assert contributions == {
        each: points(profile, elected) - points(profile, elected - {each}) for each in elected
    }


def test_seats_are_shared_by_size_as_in_dhondt() -> None:
    """Parties of 6, 3 and 2 voters get 3, 1 and 1 of five seats under D'Hondt's rule."""
    result = run(Pav(seats=5), PARTIES, tie_break=ALL)

    sizes = {
        tuple(sum(each[0] == party for each in one) for party in "abc")
        for one in result.ways.selections
    }
    assert sizes == {(3, 1, 1)}


def test_ties_of_committees_stop_and_name_who_is_open() -> None:
    with pytest.raises(UnresolvedTieError) as caught:
        run(Pav(seats=5), PARTIES)

    assert caught.value.tied == ("b1", "b2")


def test_who_is_elected_in_every_way_stands_first() -> None:
    result = run(Pav(seats=5), PARTIES, tie_break=ALL)

    assert result.outcome == Selection(
        ("a1", "a2", "a3", "c1"), Ranking([["a1", "a2", "a3", "c1"], ["b1", "b2"]])
    )
    assert result.undecided == ("b1", "b2")


def test_a_decided_tie_tells_the_others_apart_too() -> None:
    rule = parse_tie_break("order:b2,b1,a1,a2,a3,c1")

    result = run(Pav(seats=5), PARTIES, tie_break=rule)

    assert result.outcome.ranking.tiers[-2:] == (("b2",), ("b1",))
    assert set(result.outcome.selected) == {"a1", "a2", "a3", "b2", "c1"}


def test_the_record_says_what_each_gives_and_what_an_exchange_loses() -> None:
    result = run(Pav(seats=2), approvals("4: pool park", "3: pool", "school"))

    assert dict(scored(result, "contribution")) == {"park": 2, "pool": 5}
    assert [step for step in result.steps if isinstance(step, (Exchange, Seated))] == [
        Seated(("park", "pool"), Fraction(9)),
        Exchange("park", "park", "school", Fraction(1)),
        Exchange("pool", "pool", "school", Fraction(4)),
        Exchange("school", "park", "school", Fraction(1)),
    ]


def test_one_after_another_can_miss_the_best() -> None:
    """Whom most marked is elected first, though two others together give more."""
    ballots = approvals("2: a", "3: a c", "3: b c", "2: b")

    exact = run(Pav(seats=2), ballots)
    greedy = run(Pav(seats=2, variant="sequential"), ballots, tie_break=ALL)

    assert exact.outcome.selected == ("a", "b")
    assert greedy.ways.selections == (("a", "c"), ("b", "c"))


def test_rounds_tell_what_each_project_adds() -> None:
    ballots = approvals("4: a b", "3: c", "a")

    result = run(Pav(seats=2, variant="sequential"), ballots)

    assert [
        ({who: int(more) for who, more in each.tally}, each.elected) for each in rounds(result)
    ] == [
        ({"a": 5, "b": 4, "c": 3}, ("a",)),
        ({"b": 2, "c": 3}, ("c",)),
    ]
    assert result.outcome == Selection(("a", "c"), Ranking([["a"], ["c"], ["b"]]))


def test_beyond_a_thousand_committees_it_is_known_who_is_open() -> None:
    ids = [f"p{number:02}" for number in range(16)]
    profile = approvals(*ids, "9: first", projects=" ".join([*ids, "first", "none"]))

    result = run(Pav(seats=9), profile, tie_break=ALL)

    assert not result.ways.complete
    assert len(result.ways.selections) >= 1000
    assert (result.outcome.selected, result.undecided) == (("first",), tuple(ids))
    assert notices(result)[0].startswith("More than 1000 selections have as many points")


def test_beyond_a_thousand_committees_an_order_decides_still() -> None:
    ids = [f"p{number:02}" for number in range(16)]
    rule = parse_tie_break(f"order:{','.join(reversed(ids))}")

    result = run(Pav(seats=8), approvals(*ids), tie_break=rule)

    assert set(result.outcome.selected) == set(ids[8:])


def test_dots_are_marks() -> None:
    result = run(Pav(seats=1), dots("a*3 b", "2: b", projects="a b"))

    assert result.outcome.selected == ("b",)


def test_all_are_elected_where_there_are_more_seats() -> None:
    for variant in ("exact", "sequential"):
        result = run(Pav(seats=9, variant=variant), approvals("2: a", "b"))

        assert set(result.outcome.selected) == {"a", "b"}
        assert remarks(result)[0] == "There are 9 seats and only 2 projects, so all are elected."


def test_every_project_takes_one_seat_whatever_it_costs() -> None:
    ballots = approvals("2: a", "b")
    priced = evolve(ballots, projects=(Project("a", cost=Fraction(9)), Project("b")))

    result = run(Pav(seats=1), priced)

    assert remarks(result)[0] == "What the projects cost does not count; each takes one seat."


def test_a_budget_is_refused_with_what_to_do_instead() -> None:
    with pytest.raises(OptionError, match=r"pav has no option budget\. It fills a number of seats"):
        build("pav", {"seats": 3, "budget": 100})


def test_a_tally_sheet_is_not_a_set_of_ballots() -> None:
    with pytest.raises(InputError, match="pav cannot count totals"):
        run(Pav(seats=1), totals({"a": [4], "b": [2]}))
