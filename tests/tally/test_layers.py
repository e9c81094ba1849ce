"""Layers of a partial order."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from prioritize.tally.layers import layered


# Above are those that come earlier in the alphabet, so that there is no cycle.
PAIRS = st.sets(
    st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")).filter(
        lambda pair: pair[0] < pair[1]
    )
)


def test_whom_nobody_stands_above_is_in_the_first_layer() -> None:
    assert layered("abcd", [("a", "b"), ("b", "d")]).tiers == (("a", "c"), ("b",), ("d",))


def test_without_pairs_all_are_in_one_layer() -> None:
    assert layered("ab", []).tiers == (("a", "b"),)
    assert layered("", []).tiers == ()


def test_those_in_a_cycle_and_below_it_share_a_tier() -> None:
    pairs = [("a", "b"), ("b", "c"), ("c", "b"), ("c", "d")]

    assert layered("abcd", pairs).tiers == (("a",), ("b", "c", "d"))


@given(PAIRS)
def test_who_stands_above_is_in_an_earlier_layer(pairs: set[tuple[str, str]]) -> None:
    places = layered("abcde", pairs).places()

    assert all(places[above] < places[below] for above, below in pairs)


@given(PAIRS)
def test_each_later_layer_has_somebody_above_in_the_one_before(
    pairs: set[tuple[str, str]],
) -> None:
    tiers = layered("abcde", pairs).tiers

    for before, tier in pairwise(tiers):
        assert all(any((above, each) in pairs for above in before) for each in tier)
