from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import OptionError
from prioritize.methods.ranked.borda import Borda
from prioritize.model.electorate import Electorate
from prioritize.model.profile import RankedProfile
from prioritize.model.project import projects_of
from prioritize.model.shorthand import ranked
from prioritize.tally.engine import run
from prioritize.tally.positional import BLOCK
from prioritize.testing.strategies import ranked_profiles
from tests.reference.borda import points
from tests.reference.marks import ballots
from tests.reference.ranked import support


@given(
    ranked_profiles(),
    st.integers(0, 1),
    st.sampled_from(("average", "zero", "modified")),
    st.sampled_from(("average", "high", "low")),
)
def test_points_are_those_of_the_places_filled(
    profile: RankedProfile, base: int, truncated: str, equal: str
) -> None:
    outcome = run(Borda(base=base, truncated=truncated, equal=equal), profile).outcome

    expected = dict.fromkeys((project.id for project in profile.projects), Fraction(0))
    answered = (each for each in ballots(profile) if any(each[1].values()))
    for weight, places in answered:
        given = points(places, base=base, truncated=truncated, equal=equal)
        for project, worth in given.items():
            expected[project] += weight * worth
    assert dict(outcome.scores) == expected


@given(ranked_profiles(), st.sampled_from(("last", "no-opinion")))
def test_the_score_is_what_the_pairs_give(profile: RankedProfile, unranked: str) -> None:
    """A pair gives a point to the project put higher, half a point to both where neither is."""
    scores = dict(run(Borda(unranked=unranked), profile).outcome.scores)

    found = support(profile, last=unranked == "last")
    weight = sum(weight for weight, places in ballots(profile) if any(places.values()))
    for one, score in scores.items():
        halves = sum(
            found[one, other] + (weight - found[one, other] - found[other, one]) / 2
            for other in scores
            if other != one
        )
        assert score == halves


def test_a_broadly_liked_project_can_beat_the_favorite_of_a_majority() -> None:
    ballots = ranked("3: pool > park > road", "2: park > road > pool")

    assert run(Borda(), ballots).outcome.tiers == (("park",), ("pool",), ("road",))


def test_ranking_fewer_gains_nothing_by_default() -> None:
    full, short = ranked("a > b > c"), ranked("a", projects="a b c")

    half = Fraction(1, 2)
    assert dict(run(Borda(), full).outcome.scores) == {"a": 2, "b": 1, "c": 0}
    assert dict(run(Borda(), short).outcome.scores) == {"a": 2, "b": half, "c": half}


def test_the_modified_count_with_base_1_is_emersons() -> None:
    """Emerson (2013): who ranks k projects gives k, k − 1, … 1 points."""
    scores = run(Borda(base=1, truncated="modified"), ranked("a > b", projects="a b c d"))

    assert dict(scores.outcome.scores) == {"a": 2, "b": 1, "c": 0, "d": 0}


def test_missing_places_cannot_cost_points_and_mean_nothing() -> None:
    with pytest.raises(OptionError, match="lose nothing"):
        Borda(truncated="zero", unranked="no-opinion")


def test_ballots_beyond_a_block_are_counted_too() -> None:
    places = np.tile(np.array([[1], [2]], np.uint8), BLOCK + 1)
    profile = RankedProfile(projects_of("ab"), Electorate.of([1] * (BLOCK + 1)), places)

    assert dict(run(Borda(), profile).outcome.scores) == {"a": BLOCK + 1, "b": 0}
