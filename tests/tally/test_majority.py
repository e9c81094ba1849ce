"""Condorcet winner and loser, Smith and Schwartz sets, against trying every set."""

from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from prioritize.model.profile import RankedProfile
from prioritize.tally.majority import (
    Rivals,
    condorcet_loser,
    condorcet_winner,
    schwartz_set,
    smith_tiers,
)
from prioritize.tally.pair_table import compared
from prioritize.testing.strategies import ranked_profiles
from tests.reference.condorcet import schwartz, smith
from tests.reference.ranked import support


@given(ranked_profiles())
def test_sets_are_those_found_by_trying_every_set(profile: RankedProfile) -> None:
    table = compared(profile, unranked="last")
    left = frozenset(table.ids)
    found = support(profile, last=True)

    tiers = [frozenset(table.named(tier)) for tier in smith_tiers(table.wins)]

    assert frozenset(table.named(schwartz_set(table.wins))) == schwartz(found, left)
    for tier in tiers:
        assert tier == smith(found, left)
        left -= tier
    assert not left


@given(ranked_profiles())
def test_the_winner_beats_and_the_loser_loses_to_all(profile: RankedProfile) -> None:
    table = compared(profile, unranked="last")
    size = range(len(table.ids))

    best = [i for i in size if all(table.wins[i, j] for j in size if j != i)]
    worst = [i for i in size if len(size) > 1 and all(table.wins[j, i] for j in size if j != i)]

    assert list(condorcet_winner(table.wins)) == best
    assert list(condorcet_loser(table.wins)) == worst


def test_a_lone_project_wins_and_does_not_lose() -> None:
    alone = np.zeros((1, 1), np.bool_)

    assert (condorcet_winner(alone), condorcet_loser(alone)) == ((0,), ())
    assert (smith_tiers(alone), schwartz_set(alone)) == (((0,),), (0,))


@given(ranked_profiles(), st.randoms(use_true_random=False))
def test_the_winner_of_the_rest_beats_all_of_them(profile: RankedProfile, random: Random) -> None:
    wins = compared(profile, unranked="last").wins
    left = list(range(len(wins)))
    rivals = Rivals(wins)
    while left:
        inside = wins[np.ix_(left, left)]
        assert rivals.winner == tuple(left[each] for each in condorcet_winner(inside))
        assert rivals.is_level == (not inside.any())
        gone = random.sample(left, random.randint(1, len(left)))
        rivals.remove(gone)
        left = [each for each in left if each not in gone]
