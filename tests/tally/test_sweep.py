"""Deciding about projects where more than two resources are short at once."""

from prioritize.tally.best_sets import best_sets
from prioritize.tally.packing import Packing, bound
from prioritize.tally.sweep import decisions, swept
from tests.reference.knapsack import best


ALL_SHORT = Packing(
    (9, 8, 7, 7, 6, 5, 4, 3),
    ((5, 1, 3, 2, 4, 1, 2, 3), (1, 5, 2, 4, 3, 2, 3, 1), (3, 2, 5, 1, 1, 4, 2, 2)),
    (10, 10, 10),
)


def test_where_three_resources_are_short_the_best_sets_are_those_of_trying_every_set() -> None:
    worth, sets = best(ALL_SHORT)

    found = best_sets(ALL_SHORT)

    assert (found.worth, set(found.sets(100))) == (worth, sets)


def test_a_sweep_ends_where_it_would_keep_too_many_states() -> None:
    plan = decisions(ALL_SHORT, bound(ALL_SHORT), forced=None)

    layers = swept(ALL_SHORT, plan, gap=10**20, most=1000)

    assert layers is not None
    kept = sum(map(len, layers[1:]))
    assert swept(ALL_SHORT, plan, gap=10**20, most=kept) == layers
    assert swept(ALL_SHORT, plan, gap=10**20, most=kept - 1) is None
