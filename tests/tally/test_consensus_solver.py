"""Programs compared with going through all sets, with bounds, and past their limits."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from prioritize.tally.consensus import ORDERS_LIMIT, Part, least_cost
from prioritize.tally.consensus_solver import PROJECTS_LIMIT, least_cost_of_many
from prioritize.tally.consensus_start import order_cost


SIZE = 7
PAIRS = SIZE * (SIZE - 1) // 2


def margins_of(numbers: list[int], size: int = SIZE) -> NDArray[np.int64]:
    margins = np.zeros((size, size), np.int64)
    margins[np.triu_indices(size, 1)] = numbers
    return margins - margins.T


def drawn(size: int, ballots: int, seed: int) -> NDArray[np.int64]:
    """Return the margins of ballots that are drawn evenly from all orders."""
    chance = np.random.default_rng(seed)
    places = np.argsort(chance.random((ballots, size)), axis=1)
    above = (places[:, :, None] < places[:, None, :]).sum(axis=0)
    margins: NDArray[np.int64] = above - above.T
    return margins


def by_sets(margins: NDArray[np.int64]) -> Part:
    return least_cost(tuple(range(len(margins))), np.maximum(margins.T, 0).tolist())


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(-3, 3), min_size=PAIRS, max_size=PAIRS))
def test_programs_find_what_going_through_all_sets_finds(numbers: list[int]) -> None:
    margins = margins_of(numbers)

    every, found = by_sets(margins), least_cost_of_many(tuple(range(SIZE)), margins)

    assert (found.cost, found.bound) == (every.cost, every.cost)
    assert (found.above, found.unknown) == (every.above, frozenset())
    assert found.complete == every.complete
    assert not every.complete or set(found.orders) == set(every.orders)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.integers(-(10**12), 10**12), min_size=PAIRS, max_size=PAIRS),
    st.permutations(range(SIZE)),
)
def test_large_margins_are_added_up_exactly(numbers: list[int], projects: list[int]) -> None:
    margins = margins_of(numbers)

    found = least_cost_of_many(tuple(projects), margins)

    assert found.cost == found.bound == by_sets(margins).cost
    assert {order_cost(order, margins) for order in found.orders} == {found.cost}


@pytest.mark.parametrize("ballots, seed", [(3, 1), (5, 2), (10, 3), (101, 4), (1000, 5)])
def test_drawn_ballots_are_ordered_as_by_going_through_all_sets(ballots: int, seed: int) -> None:
    margins = drawn(12, ballots, seed)

    every, found = by_sets(margins), least_cost_of_many(tuple(range(12)), margins)

    assert (found.cost, found.bound, found.above) == (every.cost, every.cost, every.above)
    assert (found.complete, found.unknown) == (every.complete, frozenset())


@pytest.mark.parametrize("seed", [0, 2])
def test_fifty_projects_without_any_agreement_are_proved(seed: int) -> None:
    found = least_cost_of_many(tuple(range(50)), drawn(50, 1000, seed))

    assert found.cost == found.bound
    assert (found.complete, found.unknown) == (True, frozenset())


@pytest.mark.parametrize("size", [16, 52])
def test_many_projects_in_a_circle_are_ordered_exactly(size: int) -> None:
    """The wins of neighbors alone go round; the order is cut at its weakest win."""
    margins = np.zeros((size, size), np.int64)
    for each in range(size):
        margins[each, (each + 1) % size] = 2 if each == 4 else 3

    found = least_cost_of_many(tuple(range(size)), margins - margins.T)

    assert (found.cost, found.bound) == (2, 2)
    assert found.orders == ((*range(5, size), *range(5)),)
    assert (found.complete, found.unknown) == (True, frozenset())


def test_more_orders_than_are_listed_are_asked_pair_by_pair() -> None:
    """Where nobody wins, every order is best, and no pair is settled."""
    size = 13

    found = least_cost_of_many(tuple(range(size)), np.zeros((size, size), np.int64))

    assert (found.cost, found.bound, len(found.orders)) == (0, 0, ORDERS_LIMIT)
    assert (found.complete, found.unknown) == (False, frozenset())
    assert found.above == {(i, j) for i in range(size) for j in range(size) if i != j}


@pytest.mark.parametrize("ballots, seed", [(7, 43), (5, 1)])
def test_pairs_that_no_listed_order_turns_are_asked_for_one_by_one(ballots: int, seed: int) -> None:
    """Three projects that nobody compares may stand anywhere, in more ways than are listed."""
    size = 10
    margins = np.zeros((size, size), np.int64)
    margins[:7, :7] = drawn(7, ballots, seed)

    every, found = by_sets(margins), least_cost_of_many(tuple(range(size)), margins)

    assert (found.cost, found.bound, found.above) == (every.cost, every.cost, every.above)
    assert (found.complete, found.unknown) == (False, frozenset())


@pytest.mark.parametrize("programs", [0, 1, 5, 20])
def test_what_is_said_with_few_programs_holds(programs: int) -> None:
    margins = drawn(30, 101, 1)
    projects = tuple(range(30))
    every = least_cost_of_many(projects, margins)

    found = least_cost_of_many(projects, margins, programs=programs)

    assert found.bound <= every.cost <= found.cost
    assert order_cost(found.orders[0], margins) == found.cost
    assert every.above <= found.above | found.unknown
    assert found.unknown if programs < 20 else found.above
    assert not found.complete or found.above == every.above


def test_too_many_projects_are_ordered_in_pieces_with_a_bound() -> None:
    size = PROJECTS_LIMIT + 10
    margins = drawn(size, 20, 7)

    found = least_cost_of_many(tuple(range(size)), margins)

    assert 0 < found.bound < found.cost
    assert order_cost(found.orders[0], margins) == found.cost
    assert (found.complete, len(found.orders), found.above) == (False, 1, frozenset())
