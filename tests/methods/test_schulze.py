from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.methods.ranked.schulze import Schulze
from prioritize.model.profile import RankedProfile
from prioritize.model.shorthand import ranked
from prioritize.tally.engine import run
from prioritize.tally.step import Chain
from prioritize.testing.strategies import ranked_profiles
from tests.methods.circles import CONDORCET, SCHULZE
from tests.reference.chains import strongest
from tests.reference.pairs import strength
from tests.reference.ranked import support


MEASURES = ("margins", "winning-votes", "ratio")


@given(ranked_profiles(), st.sampled_from(MEASURES), st.sampled_from(("last", "no-opinion")))
def test_who_has_the_stronger_chain_stands_above(
    profile: RankedProfile, measure: str, unranked: str
) -> None:
    outcome = run(Schulze(strength=measure, unranked=unranked), profile).outcome

    found = support(profile, last=unranked == "last")
    assert set(outcome.pairs) == {
        (one, other)
        for one, other in permutations(outcome.ranking.projects, 2)
        if strongest(found, one, other, measure) > strongest(found, other, one, measure)
    }


@given(ranked_profiles(), st.sampled_from(MEASURES))
def test_the_relation_is_transitive(profile: RankedProfile, measure: str) -> None:
    pairs = set(run(Schulze(strength=measure), profile).outcome.pairs)

    assert {(one, last) for one, mid in pairs for mid2, last in pairs if mid == mid2} <= pairs


@given(ranked_profiles(), st.sampled_from(MEASURES))
def test_chains_are_told_with_their_weakest_win(profile: RankedProfile, measure: str) -> None:
    result = run(Schulze(strength=measure), profile)

    found = support(profile, last=True)
    told = [step for step in result.steps if isinstance(step, Chain)]
    joined = {(step.projects[0], step.projects[-1]) for step in told}
    assert len(joined) == len(told)
    assert set(result.outcome.pairs) <= joined
    for step in told:
        first, last = step.projects[0], step.projects[-1]
        wins = list(pairwise(step.projects))
        weakest = min(strength(found, *win, measure) for win in wins)
        assert weakest == strongest(found, first, last, measure)
        assert step.weakest in wins
        assert strength(found, *step.weakest, measure) == weakest
        assert (step.support, step.against) == (found[step.weakest], found[step.weakest[::-1]])


def test_the_first_example_of_schulze() -> None:
    """Schulze (2011), example 1: E > A > C > B > D."""
    outcome = run(Schulze(), SCHULZE).outcome

    assert outcome.ranking.tiers == (("e",), ("a",), ("c",), ("b",), ("d",))
    assert len(outcome.pairs) == 10


def test_a_circle_is_parted_by_its_weakest_win() -> None:
    """Young (1988): of Condorcet's circle the majority of a over b is the least."""
    assert run(Schulze(), CONDORCET).outcome.ranking.tiers == (("b",), ("c",), ("a",))


def test_those_above_whom_nobody_stands_all_win() -> None:
    """Everyone puts c above a; a library elects a, because the alphabet decides among all three."""
    outcome = run(Schulze(), ranked("b > c > a", "c > a > b")).outcome

    assert outcome.ranking.tiers == (("b", "c"), ("a",))
    assert outcome.pairs == (("c", "a"),)


def test_a_ring_of_equal_wins_leaves_no_order() -> None:
    outcome = run(Schulze(), ranked("a > b > c", "b > c > a", "c > a > b")).outcome

    assert outcome.pairs == ()
    assert outcome.ranking.tiers == (("a", "b", "c"),)


@pytest.mark.parametrize(
    "measure, first", [("margins", ("b",)), ("winning-votes", ("c",)), ("ratio", ("b",))]
)
def test_the_measure_decides_between_chains_of_truncated_ballots(
    measure: str, first: tuple[str, ...]
) -> None:
    """a beats b by 5 to 4, b beats c by 3 to 0, c beats a by 6 to 1."""
    ballots = ranked("5: a > b", "4: b > a", "3: b > c", "6: c > a", "a > c")

    outcome = run(Schulze(strength=measure, unranked="no-opinion"), ballots).outcome

    assert outcome.ranking.tiers[0] == first
