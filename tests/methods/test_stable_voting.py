import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import InputError
from prioritize.methods.ranked.split_cycle import SplitCycle
from prioritize.methods.ranked.stable_voting import StableVoting
from prioritize.model.profile import RankedProfile
from prioritize.model.shorthand import ranked
from prioritize.tally.engine import run
from prioritize.tally.stable import CONTENDERS_LIMIT, Contest
from prioritize.tally.step import Named, Placed
from prioritize.testing.strategies import ranked_profiles
from tests.methods.circles import CONDORCET, SCHULZE
from tests.reference.ranked import support
from tests.reference.stable_voting import winners


VARIANTS = st.sampled_from(("stable", "simple"))


@given(ranked_profiles(), VARIANTS, st.sampled_from(("last", "no-opinion")))
def test_tiers_are_the_winners_of_what_is_left(
    profile: RankedProfile, variant: str, unranked: str
) -> None:
    outcome = run(StableVoting(variant=variant, unranked=unranked), profile).outcome

    found = support(profile, last=unranked == "last")
    left = frozenset(outcome.projects)
    for tier in outcome.tiers:
        assert frozenset(tier) == winners(found, left, variant)
        left -= set(tier)


@given(ranked_profiles())
def test_winners_are_undefeated_and_the_undefeated_are_named(profile: RankedProfile) -> None:
    result = run(StableVoting(), profile)

    first = run(SplitCycle(), profile).outcome.ranking.tiers[:1]
    named = [step.projects for step in result.steps if isinstance(step, Named)]
    assert named[:1] == list(first)
    assert len(named) == len(result.outcome.tiers)
    for tier, undefeated in zip(result.outcome.tiers, named, strict=True):
        assert set(tier) <= set(undefeated)


def test_the_undefeated_project_of_a_circle_is_first() -> None:
    """Young (1988): of Condorcet's circle the majority of a over b is the least."""
    assert run(StableVoting(), CONDORCET).outcome.tiers == (("b",), ("c",), ("a",))


def test_the_clearest_match_decides_among_the_undefeated() -> None:
    """Both a and e are undefeated; e over d, 31 to 14, is clearer, but without d e does not win."""
    result = run(StableVoting(), SCHULZE)

    placed = next(step for step in result.steps if isinstance(step, Placed))
    assert placed.projects == result.outcome.tiers[0] == ("a",)
    assert str(placed.reason) == (
        "the clearest match whose first also wins without the other is a against d, 30 to 15"
    )


def test_the_only_undefeated_project_and_equal_ones_have_their_reasons() -> None:
    result = run(StableVoting(), ranked("2: a > b = c"))

    reasons = [str(step.reason) for step in result.steps if isinstance(step, Placed)]
    assert result.outcome.tiers == (("a",), ("b", "c"))
    assert reasons == ["no win stands against it", "all comparisons among them are tied"]


def test_matches_of_equal_margin_decide_together() -> None:
    result = run(StableVoting(), ranked("a > b > c", "b > c > a", "c > a > b"))

    assert result.outcome.tiers == (("a", "b", "c"),)


def test_more_sets_than_the_limit_are_an_error() -> None:
    ring = np.array([[0, 1, -1], [-1, 0, 1], [1, -1, 0]])

    assert Contest(ring, "stable").winners(0b111) == 0b111
    with pytest.raises(InputError, match="more than 2 sets of projects"):
        Contest(ring, "stable", limit=2).winners(0b111)


def rivals(size: int) -> RankedProfile:
    """Make two ballots that agree on all but the first two of many projects."""
    order = " > ".join(f"p{each}" for each in range(2, size))
    return ranked(f"a > b > {order}", f"b > a > {order}")


def test_many_projects_are_ranked_where_one_wins_at_first_sight() -> None:
    ids = [f"p{each:03}" for each in range(150)]
    result = run(StableVoting(), ranked(" > ".join(ids)))

    assert result.outcome.projects == tuple(ids)


def test_many_equal_projects_share_a_place() -> None:
    ids = [f"p{each:03}" for each in range(150)]
    result = run(StableVoting(), ranked(" = ".join(ids)))

    assert result.outcome.tiers == (tuple(ids),)


def test_of_too_many_projects_several_may_not_win() -> None:
    with pytest.raises(InputError, match="Of 101 projects 2 could win"):
        run(StableVoting(), rivals(CONTENDERS_LIMIT + 1))
