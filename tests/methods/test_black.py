from hypothesis import given
from hypothesis import strategies as st

from prioritize.methods.ranked.black import Black
from prioritize.methods.ranked.borda import Borda
from prioritize.model.profile import RankedProfile
from prioritize.model.shorthand import ranked
from prioritize.tally.engine import run
from prioritize.testing.strategies import ranked_profiles
from tests.methods.circles import CONDORCET
from tests.reference.pairs import beats
from tests.reference.ranked import support


@given(ranked_profiles(), st.sampled_from(("last", "no-opinion")))
def test_who_beats_all_is_first_and_the_rest_follow_by_borda(
    profile: RankedProfile, unranked: str
) -> None:
    outcome = run(Black(unranked=unranked), profile).outcome
    points = run(Borda(unranked=unranked), profile).outcome

    found = support(profile, last=unranked == "last")
    ids = outcome.projects
    best = [x for x in ids if all(beats(found, x, y) for y in ids if y != x)]
    rest = [tuple(each for each in tier if each not in best) for tier in points.tiers]
    assert outcome.scores == points.scores
    assert outcome.tiers == tuple(tier for tier in (tuple(best), *rest) if tier)


def test_points_decide_where_nobody_beats_all() -> None:
    """Young (1988) tells how Borda and Condorcet count these ballots."""
    outcome = run(Black(), CONDORCET).outcome

    assert dict(outcome.scores) == {"a": 58, "b": 69, "c": 53}
    assert outcome.tiers == (("b",), ("a",), ("c",))


def test_who_beats_all_is_first_with_fewer_points() -> None:
    outcome = run(Black(), ranked("3: a > b > c", "2: b > c > a")).outcome

    assert dict(outcome.scores) == {"a": 6, "b": 7, "c": 2}
    assert outcome.tiers == (("a",), ("b",), ("c",))


def test_equal_points_share_a_place_below_the_winner() -> None:
    outcome = run(Black(), ranked("2: a > b > c", "2: a > c > b")).outcome

    assert outcome.tiers == (("a",), ("b", "c"))
