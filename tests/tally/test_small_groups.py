"""No group of fewer than five people stands alone, and no sum gives one away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.tally.small_groups import SMALLEST, joined


@pytest.mark.parametrize(
    "groups, parts",
    [
        ([], ()),
        ([("a", 5), ("b", 9)], ((("a",), 5), (("b",), 9))),
        ([("a", 4), ("b", 9)], ((("a", "b"), 13),)),
        ([("a", 4), ("b", 9), ("c", 6)], ((("b",), 9), (("a", "c"), 10))),
        ([("a", 2), ("b", 3), ("c", 6)], ((("c",), 6), (("a", "b"), 5))),
        ([("a", 2), ("b", 2), ("c", 6), ("d", 7)], ((("d",), 7), (("a", "b", "c"), 10))),
        ([("a", 4), ("b", 6), ("c", 6)], ((("a", "b", "c"), 16),)),
        ([("a", 0), ("b", 6)], ((("a",), 0), (("b",), 6))),
        ([("a", 1), ("b", 2)], ((("a", "b"), 3),)),
    ],
)
def test_small_groups_are_joined(
    groups: list[tuple[str, int]], parts: tuple[tuple[tuple[str, ...], int], ...]
) -> None:
    assert joined(groups) == parts


SIZES = st.lists(st.integers(0, 12), min_size=1, max_size=7)


@given(SIZES)
def test_every_part_is_large_enough_unless_all_together_are_too_few(sizes: list[int]) -> None:
    parts = joined((str(place), size) for place, size in enumerate(sizes))

    small = [people for _, people in parts if 0 < people < SMALLEST]
    assert small in ([], [sum(sizes)])


@given(SIZES)
def test_nobody_is_lost_or_counted_twice(sizes: list[int]) -> None:
    parts = joined((str(place), size) for place, size in enumerate(sizes))

    assert sorted(id for ids, _ in parts for id in ids) == sorted(map(str, range(len(sizes))))
    assert sum(people for _, people in parts) == sum(sizes)


@given(SIZES)
def test_a_small_group_is_never_the_only_unknown_of_its_part(sizes: list[int]) -> None:
    """What a group of others says of itself leaves its part open as long as two are in it."""
    groups = {str(place): size for place, size in enumerate(sizes)}

    for ids, _ in joined(groups.items()):
        small = [id for id in ids if 0 < groups[id] < SMALLEST]
        alone = sum(size > 0 for size in groups.values()) == 1
        assert not small or len(ids) > 1 or alone
