"""Chains of wins."""

from itertools import pairwise, permutations

import numpy as np
import pytest
from hypothesis import given

from prioritize.model.profile import RankedProfile
from prioritize.tally.chain import chain, reachable, strongest
from prioritize.tally.chain import chains as together
from prioritize.tally.pair_table import compared
from prioritize.tally.strength import strengths
from prioritize.testing.strategies import ranked_profiles
from tests.reference import chains
from tests.reference.ranked import support


@pytest.mark.parametrize("measure", ["margins", "winning-votes", "ratio"])
@given(profile=ranked_profiles())
def test_the_strongest_chain_is_the_best_of_all_ways(measure: str, profile: RankedProfile) -> None:
    table = compared(profile, unranked="last")

    best = strongest(strengths(table.support, measure))

    found = support(profile, last=True)
    for one, other in permutations(range(len(table.ids)), 2):
        there = chains.strongest(found, table.ids[one], table.ids[other], measure)
        back = chains.strongest(found, table.ids[other], table.ids[one], measure)
        assert (best[one, other] > best[other, one]) == (there > back)
        assert (best[one, other] == 0) == (there == ())


@given(ranked_profiles())
def test_a_chain_is_found_where_one_exists_and_is_as_strong(profile: RankedProfile) -> None:
    ranks = strengths(compared(profile, unranked="last").support, "margins")
    best = strongest(ranks)

    for one, other in permutations(range(len(ranks)), 2):
        links = ranks >= max(1, int(best[one, other]))
        found = chain(links, one, other)
        assert bool(found) == bool(best[one, other])
        wins = [int(ranks[pair]) for pair in pairwise(found)]
        assert min(wins, default=0) == best[one, other]


@given(ranked_profiles())
def test_chains_of_every_strength_are_shortest(profile: RankedProfile) -> None:
    """All of them are looked for together, the strongest wins first."""
    ranks = strengths(compared(profile, unranked="last").support, "margins")
    wanted = [
        (strength, one, other)
        for strength in range(1, int(ranks.max(initial=0)) + 1)
        for one, other in permutations(range(len(ranks)), 2)
    ]

    found = together(ranks, wanted)

    for strength, one, other in wanted:
        links = [[int(rank) >= strength for rank in row] for row in ranks]
        assert found[strength, one, other] == chains.shortest(links, one, other)


def test_what_is_reached_is_reached_along_links() -> None:
    links = np.array([[0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 0], [0, 0, 1, 0]], np.bool_)

    assert [np.flatnonzero(row).tolist() for row in reachable(links)] == [[1, 2], [2], [], [2]]


@pytest.mark.parametrize("scale", [2**13, 2**14, 2**30, 2**40])
@given(profile=ranked_profiles())
def test_how_large_the_numbers_are_does_not_matter(profile: RankedProfile, scale: int) -> None:
    ranks = strengths(compared(profile, unranked="last").support, "margins")

    best = strongest(ranks * scale)

    assert best.dtype == np.int64
    assert (best == strongest(ranks) * scale).all()
