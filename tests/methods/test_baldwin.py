import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from prioritize.methods.ranked.baldwin import Baldwin
from prioritize.model.electorate import Electorate
from prioritize.model.profile import RankedProfile
from prioritize.model.project import projects_of
from prioritize.model.shorthand import ranked
from prioritize.tally.engine import run
from prioritize.tally.ties import ALL
from prioritize.testing.strategies import ranked_profiles
from tests.methods.circles import CONDORCET
from tests.reference.points_left import baldwin_winners, points


@given(ranked_profiles(), st.sampled_from(("last", "no-opinion")))
def test_who_can_be_first_is_who_can_be_left(profile: RankedProfile, unranked: str) -> None:
    result = run(Baldwin(unranked=unranked), profile, tie_break=ALL)

    everybody = frozenset(project.id for project in profile.projects)
    winners = baldwin_winners(profile, everybody, last=unranked == "last")
    assert set(result.ways.winners) == winners


@given(ranked_profiles())
def test_all_of_the_lowest_leave_together(profile: RankedProfile) -> None:
    tiers = run(Baldwin(ties="together"), profile).outcome.tiers

    left = frozenset(project.id for project in profile.projects)
    for tier in reversed(tiers):
        scores = points(profile, left, last=True)
        assert set(tier) == {each for each in left if scores[each] == min(scores.values())}
        left -= set(tier)


def test_the_lowest_leaves_and_the_others_are_counted_again() -> None:
    """Of Condorcet's ballots c has the fewest points, and a beats b."""
    assert run(Baldwin(), CONDORCET).outcome.tiers == (("a",), ("b",), ("c",))


def test_an_even_circle_is_followed_in_every_way() -> None:
    result = run(Baldwin(), ranked("a > b > c", "b > c > a", "c > a > b"), tie_break=ALL)

    assert result.ways.winners == ("a", "b", "c")
    assert result.outcome.tiers == (("a", "b", "c"),)


def test_thousands_of_projects_are_ranked() -> None:
    """Two of three put all in one order, and the third reversed."""
    ids = [f"p{each:04}" for each in range(2000)]

    result = run(Baldwin(), ranked("2: " + " > ".join(ids), " > ".join(reversed(ids))))

    assert result.outcome.projects == tuple(ids)


def test_sums_of_margins_beyond_a_word_are_counted() -> None:
    """Ten projects all stand above an eleventh on 2**60 ballots."""
    places = np.array([[1, 2], *[[1, 1]] * 9, [2, 3]], np.uint8)
    voters = Electorate(np.array([2**60, 1]))

    result = run(Baldwin(), RankedProfile(projects_of("abcdefghijz"), voters, places))

    assert result.outcome.tiers == (tuple("bcdefghij"), ("a",), ("z",))
