from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from prioritize.tally.simplex import Dictionary


SMALL = st.integers(-4, 4)


def program(bounds: list[list[int]], rooms: list[int]) -> Dictionary:
    """Make a program of two variables, each row of which leaves so much room; the origin fits."""
    rows = [
        [Fraction(room), *(Fraction(-each) for each in bound)]
        for bound, room in zip(bounds, rooms, strict=True)
    ]
    return Dictionary([*range(2, 2 + len(rows))], [0, 1], rows)


@settings(max_examples=60)
@given(
    st.lists(st.lists(SMALL, min_size=2, max_size=2), min_size=1, max_size=4),
    st.lists(st.integers(0, 6), min_size=4, max_size=4),
    st.integers(0, 1),
)
def test_corners_are_those_that_another_solver_finds(
    bounds: list[list[int]], rooms: list[int], variable: int
) -> None:
    box = [*bounds, [1, 0], [0, 1]]
    spaces = [*rooms[: len(bounds)], 5, 5]

    most = program(box, spaces).most(variable)

    cost = [-1.0 if each == variable else 0.0 for each in range(2)]
    found: Any = linprog(cost, box, spaces)
    assert abs(float(most) + found.fun) < 1e-9


def test_a_value_that_is_held_stays_while_others_move() -> None:
    """Of x + y ≤ 4 with x at its least, y may still be anything from 0 to 4."""
    held = program([[1, 1]], [4])

    assert held.least(0) == 0
    held.keep_least(0)
    assert held.least(1) == 0
    assert held.most(1) == 4
    assert held.value(0) == 0
