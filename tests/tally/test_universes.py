"""All orders to which equally strong wins can be locked."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from prioritize.tally.locking import Lock, Win, lock_all
from prioritize.tally.universes import universes


PAIRS = [(one, other) for one in range(4) for other in range(4) if one < other]


@given(st.lists(st.sampled_from([-2, -1, 0, 1, 2]), min_size=len(PAIRS), max_size=len(PAIRS)))
def test_the_orders_are_those_of_every_sequence(margins: list[int]) -> None:
    wins: dict[int, list[Win]] = {2: [], 1: []}
    for pair, margin in zip(PAIRS, margins, strict=True):
        if margin:
            wins[abs(margin)].append(pair if margin > 0 else pair[::-1])
    classes = [wins[2], wins[1]]

    found = universes(classes, 4)

    assert found.complete
    assert set(found.orders) == {
        lock_all([[win] for win in (*strong, *weak)], 4, never)
        for strong in permutations(wins[2])
        for weak in permutations(wins[1])
    }


def never(_depth: int, now: Lock) -> Win:
    """Fail where single wins are locked one by one, and yet something is tied."""
    raise AssertionError(now)


def test_a_limit_is_kept_and_said() -> None:
    ring = [(0, 1), (1, 2), (2, 0)]

    assert universes([ring], 3).complete
    assert not universes([ring], 3, limit=3).complete
    assert universes([], 0).orders == ((),)
