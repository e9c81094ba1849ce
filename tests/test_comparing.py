"""What is timed of methods that compare projects gives what the whole count gives."""

import pytest
from hypothesis import given

from benchmarks._comparing import WINNERS
from prioritize.model.profile import RankedProfile
from prioritize.registry import build
from prioritize.tally.engine import run
from prioritize.tally.explore import explore
from prioritize.tally.pairwise import support
from prioritize.tally.result import ranking_of
from prioritize.tally.ties import ALL
from prioritize.testing.strategies import ranked_profiles


@pytest.mark.parametrize("method", ["copeland", "minimax", "schulze"])
@given(profile=ranked_profiles())
def test_the_winners_are_those_of_the_whole_count(method: str, profile: RankedProfile) -> None:
    ids = [project.id for project in profile.projects]

    winners = WINNERS[method](support(profile, unranked="last"))

    ranking = ranking_of(run(build(method, {}), profile, tie_break=ALL).outcome)
    assert {ids[each] for each in winners} == set(ranking.tiers[0])


@given(profile=ranked_profiles())
def test_the_winners_by_ranked_pairs_are_first_in_some_way_of_the_whole_count(
    profile: RankedProfile,
) -> None:
    ids = [project.id for project in profile.projects]

    winners = WINNERS["ranked-pairs"](support(profile, unranked="last"))

    ways = explore(build("ranked-pairs", {}), profile).rankings
    assert {ids[each] for each in winners} in [set(way.tiers[0]) for way in ways]
