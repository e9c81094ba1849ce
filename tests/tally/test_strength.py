"""How strong wins are, compared with one another."""

from itertools import permutations

import pytest
from hypothesis import given

from prioritize.model.profile import RankedProfile
from prioritize.model.shorthand import ranked
from prioritize.tally.pair_table import compared
from prioritize.tally.strength import strengths
from prioritize.testing.strategies import ranked_profiles
from tests.reference.pairs import strength
from tests.reference.ranked import support


@pytest.mark.parametrize("measure", ["margins", "winning-votes", "ratio"])
@given(profile=ranked_profiles())
def test_ranks_of_strengths_compare_like_the_strengths(
    measure: str, profile: RankedProfile
) -> None:
    table = compared(profile, unranked="no-opinion")

    ranks = strengths(table.support, measure)

    found = support(profile, last=False)
    pairs = list(permutations(range(len(table.ids)), 2))
    exact = {
        (one, other): strength(found, table.ids[one], table.ids[other], measure)
        for one, other in pairs
    }
    for pair in pairs:
        assert (ranks[pair] == 0) == (exact[pair] == ())
        for other in pairs:
            assert (ranks[pair] < ranks[other]) == (exact[pair] < exact[other])
    assert set(ranks.ravel().tolist()) <= set(range(int(ranks.max(initial=0)) + 1))


@pytest.mark.parametrize(
    "measure, stronger", [("margins", "ab"), ("winning-votes", "cd"), ("ratio", "ab")]
)
def test_the_measure_decides_which_win_is_stronger(measure: str, stronger: str) -> None:
    """a beats b by 4 to 0, c beats d by 5 to 3."""
    table = compared(
        ranked("4: a > b", "5: c > d", "3: d > c", projects="a b c d"), unranked="no-opinion"
    )

    ranks = strengths(table.support, measure)

    wins = {"ab": ranks[0, 1], "cd": ranks[2, 3]}
    assert max(wins, key=wins.__getitem__) == stronger
