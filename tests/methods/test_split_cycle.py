from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from prioritize.methods.ranked.schulze import Schulze
from prioritize.methods.ranked.split_cycle import SplitCycle
from prioritize.model.profile import RankedProfile
from prioritize.model.shorthand import ranked
from prioritize.tally.engine import run
from prioritize.tally.step import Defeat
from prioritize.testing.strategies import ranked_profiles
from tests.methods.circles import CONDORCET, SCHULZE
from tests.reference.defeats import stands
from tests.reference.ranked import support


@given(ranked_profiles(), st.sampled_from(("last", "no-opinion")))
def test_wins_count_that_are_in_no_circle_the_weakest(
    profile: RankedProfile, unranked: str
) -> None:
    outcome = run(SplitCycle(unranked=unranked), profile).outcome

    found = support(profile, last=unranked == "last")
    ids = outcome.ranking.projects
    expected = {pair for pair in permutations(ids, 2) if stands(found, *pair)}
    assert set(outcome.pairs) == expected


@given(ranked_profiles())
def test_every_win_is_told_with_the_chain_against_it(profile: RankedProfile) -> None:
    result = run(SplitCycle(), profile)

    found = support(profile, last=True)
    told = [step for step in result.steps if isinstance(step, Defeat)]
    assert {(s.above, s.below) for s in told if not s.chain} == set(result.outcome.pairs)
    assert len(told) == sum(found[pair] > found[pair[::-1]] for pair in found)
    for step in told:
        margins = [found[win] - found[win[::-1]] for win in pairwise(step.chain)]
        assert all(margin >= step.support - step.against for margin in margins)
        assert not step.chain or (step.chain[0], step.chain[-1]) == (step.below, step.above)


@given(ranked_profiles())
def test_the_winners_of_schulze_are_undefeated(profile: RankedProfile) -> None:
    """Holliday & Pacuit (2023): every winner by strongest chains is a winner of split cycle."""
    undefeated = run(SplitCycle(), profile).outcome.ranking.tiers[:1]
    winners = run(Schulze(), profile).outcome.ranking.tiers[:1]

    assert set().union(*winners) <= set().union(*undefeated)


def test_a_circle_loses_its_weakest_win() -> None:
    """Young (1988): of Condorcet's circle the majority of a over b is the least."""
    outcome = run(SplitCycle(), CONDORCET).outcome

    assert outcome.pairs == (("b", "c"), ("c", "a"))
    assert outcome.ranking.tiers == (("b",), ("c",), ("a",))


def test_several_projects_may_be_undefeated() -> None:
    """In Schulze's first example e stands above a only by a chain."""
    assert run(SplitCycle(), SCHULZE).outcome.ranking.tiers[0] == ("a", "e")


def test_a_ring_of_equal_wins_loses_them_all() -> None:
    outcome = run(SplitCycle(), ranked("a > b > c", "b > c > a", "c > a > b")).outcome

    assert outcome.pairs == ()
    assert outcome.ranking.tiers == (("a", "b", "c"),)
