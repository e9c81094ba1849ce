"""Good orders found by moving projects."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from prioritize.tally.consensus_start import improved, order_cost, shaken, sideways, started
from tests.tally.test_consensus_solver import SIZE, margins_of


MARGINS = st.lists(
    st.integers(-3, 3), min_size=SIZE * (SIZE - 1) // 2, max_size=SIZE * (SIZE - 1) // 2
).map(margins_of)


@given(MARGINS, st.permutations(range(SIZE)))
def test_no_single_move_improves_an_improved_order(
    margins: NDArray[np.int64], order: list[int]
) -> None:
    found = improved(tuple(order), margins)

    moves = {
        (*rest[:end], project, *rest[end:])
        for place, project in enumerate(found)
        for rest in [(*found[:place], *found[place + 1 :])]
        for end in range(SIZE)
    }
    costs = {each: order_cost(each, margins) for each in moves}
    least = order_cost(found, margins)
    assert min(costs.values()) == least <= order_cost(tuple(order), margins)
    level = {each for each, cost in costs.items() if cost == least} - {found}
    assert set(sideways(found, margins)) == level


@given(MARGINS)
def test_shaking_never_makes_an_order_worse_and_always_ends_alike(
    margins: NDArray[np.int64],
) -> None:
    first = started(margins)

    found = shaken(first, margins, 5)

    assert order_cost(found, margins) <= order_cost(first, margins)
    assert found == shaken(first, margins, 5)
