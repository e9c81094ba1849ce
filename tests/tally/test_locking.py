"""Wins locked one after another."""

import pytest

from prioritize.tally.locking import Lock, lock_all, locked, settled, tiers_of


RING = [(0, 1), (1, 2), (2, 0)]


def test_what_stands_above_the_winner_stands_above_what_the_loser_beats() -> None:
    order = locked(locked((0, 0, 0, 0), (0, 1)), (2, 3))

    assert locked(order, (1, 2)) == (0b1110, 0b1100, 0b1000, 0)


def test_a_win_against_what_is_locked_falls() -> None:
    order = locked(locked((0, 0, 0), (0, 1)), (1, 2))

    assert settled(order, [(2, 0)]) == Lock(order)
    assert settled(order, [(0, 2)]) == Lock(order)


def test_wins_outside_of_circles_are_locked_and_those_inside_wait() -> None:
    found = settled((0,) * 4, [*RING, (2, 3)])

    assert found.tied == tuple(RING)
    assert found.order == (0, 0, 0b1000, 0)


def test_a_win_left_out_waits_for_others_to_make_it_fall() -> None:
    found = settled((0,) * 3, RING, frozenset([(2, 0)]))

    assert (found.order, found.tied, found.possible) == ((0b110, 0b100, 0), (), True)


@pytest.mark.parametrize("others", [[], [(0, 1)]])
def test_a_win_that_nothing_makes_fall_cannot_be_left_out(others: list[tuple[int, int]]) -> None:
    assert not settled((0,) * 3, [*others, (2, 0)], frozenset([(2, 0)])).possible


def test_the_one_asked_chooses_among_equals_until_nothing_is_tied() -> None:
    asked: list[tuple[int, Lock]] = []

    def last(depth: int, now: Lock) -> tuple[int, int]:
        asked.append((depth, now))
        return now.tied[-1]

    assert lock_all([[(0, 3)], RING], 4, last) == (0b1000, 0b1101, 0b1001, 0)
    assert [(depth, now.tied) for depth, now in asked] == [(1, tuple(RING)), (1, ((0, 1), (1, 2)))]


def test_layers_are_those_below_nobody_left() -> None:
    assert tiers_of(()) == []
    assert tiers_of((0b110, 0, 0)) == [[0], [1, 2]]
