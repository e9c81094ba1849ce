"""Programs that start from pairs which no order puts that way."""

import numpy as np

from prioritize.tally.consensus_relaxed import Start, circles_of, relaxed


def test_pairs_in_a_circle_of_four_leave_no_order() -> None:
    """Whatever an order may cost; and what the solver cannot solve proves nothing by itself."""
    margins = np.zeros((4, 4), np.int64)
    above = np.zeros((4, 4), np.bool_)
    for each in range(4):
        above[each, (each + 1) % 4] = True
    both = np.array([[0, 1, 2], [0, 2, 3]])

    assert relaxed(margins, Start(above, both), most=100) is None


def test_without_decided_pairs_an_order_is_found_that_costs_the_least() -> None:
    """Three projects beat each other in a circle, by 3, 3 and 1: the 1 is lost."""
    margins = np.array([[0, 3, -1], [-3, 0, 3], [1, -3, 0]])
    circles = circles_of((margins > 0).astype(np.float64))
    start = Start(np.zeros((3, 3), np.bool_), circles)

    found = relaxed(margins, start, most=1)

    assert found is not None
    assert (found.is_order, found.order, found.start.bound) == (True, (0, 1, 2), 1)
    assert relaxed(margins, start, most=0) is None
