"""Searching for the best committees, and the bound that shortens the search."""

from fractions import Fraction
from itertools import combinations
from math import comb

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import InputError
from prioritize.tally.committee_bound import relaxation
from prioritize.tally.committee_search import first_worth, searched
from prioritize.tally.committees import COMMITTEES_LIMIT, best_committees
from prioritize.tally.contest import Contest, contest_of


@st.composite
def contests(draw: st.DrawFn) -> Contest:
    """Make contests of up to seven projects, of which some have weights that floats cannot add."""
    size = draw(st.integers(1, 7))
    ballots = draw(st.lists(st.integers(0, 2**size - 1), max_size=9))
    marks = np.array([[bits >> row & 1 for bits in ballots] for row in range(size)], np.bool_)
    weights = draw(
        st.lists(
            st.sampled_from([1, 2, 3, 2**53, 2**53 + 1]),
            min_size=len(ballots),
            max_size=len(ballots),
        )
    )
    return contest_of(marks, np.array(weights, np.int64), draw(st.integers(1, size)))


def worths(contest: Contest) -> dict[tuple[int, ...], Fraction]:
    """Add up what every committee is worth, ballot by ballot."""
    ballots = [
        (weight, set(np.flatnonzero(marks).tolist()))
        for weight, marks in zip(contest.weight.tolist(), contest.approved.T, strict=True)
    ]
    return {
        each: sum(
            (
                weight * Fraction(1, place)
                for weight, marks in ballots
                for place in range(1, 1 + len(marks & set(each)))
            ),
            Fraction(0),
        )
        for each in combinations(range(contest.size), contest.seats)
    }


@given(contests())
def test_the_search_finds_what_trying_all_finds(contest: Contest) -> None:
    expected = worths(contest)
    most = max(expected.values())

    found = searched(contest, 1000)

    assert Fraction(found.worth, contest.scale) == most
    assert sorted(found.committees) == [each for each in expected if expected[each] == most]
    assert found.complete
    assert best_committees(contest).committees == tuple(sorted(found.committees))


@given(contests(), st.integers(1, 3))
def test_beyond_the_limit_the_worth_is_still_proved(contest: Contest, limit: int) -> None:
    expected = worths(contest)
    best = [each for each in expected if expected[each] == max(expected.values())]

    found = searched(contest, limit)

    assert Fraction(found.worth, contest.scale) == max(expected.values())
    assert set(found.committees) <= set(best)
    assert (len(found.committees), found.complete) == (min(limit, len(best)), len(best) <= limit)


@given(contests(), st.data())
def test_a_best_committee_with_and_without_some_is_found_where_there_is_one(
    contest: Contest, data: st.DataObject
) -> None:
    best = best_committees(contest)
    inside = data.draw(st.sets(st.integers(0, contest.size - 1)))
    outside = data.draw(st.sets(st.integers(0, contest.size - 1))) - inside

    found = first_worth(contest, best.worth, inside=inside, outside=outside)

    fitting = [each for each in best.committees if inside <= {*each} and not outside & {*each}]
    assert found in fitting if fitting else found is None


@given(contests(), st.data())
def test_no_committee_is_above_the_bound(contest: Contest, data: st.DataObject) -> None:
    relaxed = relaxation(contest)
    prices = data.draw(
        st.lists(
            st.floats(1 / (contest.seats + 1), 1),
            min_size=contest.weight.size,
            max_size=contest.weight.size,
        )
    )
    node = evolve(relaxed.root(), prices=np.array(prices, np.float64))

    bound = relaxed.tightened(node, 0.0, 0)

    assert max(worths(contest).values()) <= Fraction(bound.value) + Fraction(relaxed.margin)


def random_contest(projects: int, ballots: int, seats: int) -> Contest:
    """Draw marks from a fixed seed."""
    marks = np.random.default_rng(1).random((projects, ballots)) < 0.3
    return contest_of(marks, np.ones(ballots, np.int64), seats)


def test_billions_of_committees_are_searched() -> None:
    contest = random_contest(40, 60, 8)

    found = searched(contest, 10)

    assert comb(40, 8) > 70_000_000
    assert found.complete
    for committee in found.committees:
        for member in committee:
            for other in set(range(40)) - set(committee):
                assert contest.worth({*committee, other} - {member}) <= found.worth


def test_a_search_that_would_take_too_long_says_so() -> None:
    with pytest.raises(InputError, match="Too many committees come close to the best"):
        searched(random_contest(30, 300, 8), 10, nodes=20)


def test_where_not_all_are_listed_every_open_project_is_in_one_and_not_in_another() -> None:
    marks = np.zeros((16, 15), np.bool_)
    marks[:14, :14] = np.eye(14)
    marks[14, 14] = True

    best = best_committees(contest_of(marks, np.array([1] * 14 + [2], np.int64), 8))

    assert not best.complete
    assert best.reach().sure == {14}
    assert best.reach().open == set(range(14))
    assert best.reach(frozenset({0, 1, 2})).sure == {0, 1, 2, 14}
    assert best.reach(frozenset(range(7))).possible == {*range(7), 14}


def test_equal_ballots_are_counted_together() -> None:
    marks = np.tile(np.array([[True, False], [True, True]]), 100)

    contest = contest_of(marks, np.ones(200, np.int64), 1)

    assert contest == contest_of(np.array([[0, 1], [1, 1]]) > 0, np.array([100, 100]), 1)


def test_the_last_family_that_may_be_looked_at_can_settle_the_search() -> None:
    """Where every project has a seat, there is one committee, and one look is enough."""
    contest = random_contest(4, 9, 4)

    found = searched(contest, 10, nodes=1)

    assert found.committees == ((0, 1, 2, 3),)
    assert found.complete


def test_a_project_that_none_of_the_listed_holds_is_in_a_further_one() -> None:
    """Fifteen have a vote each, and the last two share a stronger one: one of them is enough."""
    marks = np.zeros((17, 16), np.bool_)
    marks[:15, :15] = np.eye(15)
    marks[15:, 15] = True
    contest = contest_of(marks, np.array([2] * 15 + [3], np.int64), 5)

    listed = searched(contest, COMMITTEES_LIMIT)
    best = best_committees(contest)

    assert 2 * comb(15, 4) > COMMITTEES_LIMIT
    assert len({15, 16}.intersection(*listed.committees)) == 1
    assert not best.complete
    assert best.reach().sure == set()
    assert best.reach().open == set(range(17))
    assert {contest.worth(each) for each in best.committees} == {best.worth}
