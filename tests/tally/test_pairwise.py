import numpy as np
import pytest
from attrs import evolve
from hypothesis import given, settings
from numpy.typing import NDArray

from prioritize.model.electorate import Electorate
from prioritize.model.profile import RankedProfile
from prioritize.model.project import projects_of
from prioritize.tally import pairwise
from prioritize.tally.positional import BLOCK
from prioritize.testing.strategies import ranked_profiles
from tests.reference.ranked import support


@pytest.mark.parametrize("unranked", ["last", "no-opinion"])
@given(profile=ranked_profiles())
def test_support_is_what_asking_every_ballot_gives(unranked: str, profile: RankedProfile) -> None:
    found = pairwise.support(profile, unranked=unranked)

    ids = [project.id for project in profile.projects]
    expected = support(profile, last=unranked == "last")
    for first, one in enumerate(ids):
        for second, other in enumerate(ids):
            counted = int(found[first, second]) * profile.electorate.unit
            assert counted == expected[one, other]


@pytest.mark.parametrize("weight", [2**24 - 2, 2**24 - 1, 2**24, 2**53 + 1])
def test_heavy_ballots_are_counted_to_the_last(weight: int) -> None:
    """Single floats hold whole numbers up to 2²⁴, and double ones up to 2⁵³."""
    places = np.array([[1, 2, 1], [2, 1, 2]], np.uint8)
    profile = RankedProfile(projects_of("ab"), Electorate.of([weight, 3, 1]), places)

    assert pairwise.support(profile, unranked="last").tolist() == [[0, weight + 1], [3, 0]]


@pytest.mark.parametrize("unranked", ["last", "no-opinion"])
@pytest.mark.parametrize("heaviest", [1, 3, 40])
def test_weights_are_added_whether_they_are_few_or_many(unranked: str, heaviest: int) -> None:
    chance = np.random.default_rng(7)
    weights = 1 + np.arange(60, dtype=np.int64) % heaviest
    places = chance.integers(0, 5, (4, 60)).astype(np.uint8)
    profile = RankedProfile(projects_of("abcd"), Electorate(weights), places)

    found = pairwise.support(profile, unranked=unranked)

    expected = support(profile, last=unranked == "last")
    assert found.tolist() == [[expected[one, other] for other in "abcd"] for one in "abcd"]


@pytest.mark.parametrize("size", [3, 40, 70])
def test_a_strict_order_of_any_length_has_one_side_of_every_pair(size: int) -> None:
    places = np.arange(1, size + 1, dtype=np.uint8).reshape(size, 1)
    for each in (places, places.astype(np.int16)):
        profile = RankedProfile(projects_of(map(str, range(size))), Electorate.of([2]), each)

        found = pairwise.support(profile, unranked="last")

        assert (found == 2 * np.triu(np.ones((size, size), np.int64), 1)).all()


@pytest.mark.parametrize(
    "places", [np.array([[255], [0]], np.uint8), np.array([[32767], [0]], np.int16)]
)
def test_the_largest_place_is_above_no_place_at_all(
    places: NDArray[np.uint8] | NDArray[np.int16],
) -> None:
    profile = RankedProfile(projects_of("ab"), Electorate.of([1]), places)

    assert pairwise.support(profile, unranked="last").tolist() == [[0, 1], [0, 0]]


def test_ballots_of_several_blocks_are_all_counted() -> None:
    size = 3 * BLOCK + 1
    places = np.array([[1], [2]], np.uint8).repeat(size, axis=1)
    places[:, BLOCK] = 0, 1
    profile = RankedProfile(projects_of("ab"), Electorate.of([1] * size), places)

    assert pairwise.support(profile, unranked="last").tolist() == [[0, size - 1], [1, 0]]
    assert pairwise.support(profile, unranked="no-opinion").tolist() == [[0, size - 1], [0, 0]]


@pytest.mark.parametrize("unranked", ["last", "no-opinion"])
@pytest.mark.parametrize("heaviest", [1, 3, 40])
@settings(max_examples=10)
@given(profile=ranked_profiles())
def test_many_ballots_are_counted_as_so_many_times_a_few(
    unranked: str, heaviest: int, profile: RankedProfile
) -> None:
    """Few ballots are compared at once, many pair by pair."""
    times = 40_000
    weights = 1 + np.arange(profile.electorate.weights.size, dtype=np.int64) % heaviest
    few = evolve(profile, electorate=Electorate(weights))
    many = evolve(
        profile,
        electorate=Electorate(np.tile(weights, times)),
        places=np.concatenate([profile.places] * times, axis=1),
    )

    found = pairwise.support(many, unranked=unranked)

    assert found.tolist() == (times * pairwise.support(few, unranked=unranked)).tolist()


@pytest.mark.parametrize("unranked", ["last", "no-opinion"])
@pytest.mark.parametrize("known_at_once", [True, False])
def test_many_ballots_of_many_weights_are_weighed_pair_by_pair(
    unranked: str,
    known_at_once: bool,  # noqa: FBT001  # both ways
) -> None:
    """The first block may hold many different weights, or few and the others more."""
    size = 2 * BLOCK
    numbers = np.arange(size, dtype=np.int64)
    weights = 1 + numbers % 40 if known_at_once else np.where(numbers < BLOCK, 1, numbers % 40 + 1)
    orders = np.array([[1, 2, 0], [2, 1, 1], [0, 2, 3]], np.uint8)
    places = orders[:, numbers % 3]
    profile = RankedProfile(projects_of("abc"), Electorate(weights), places)
    sums = [int(weights[numbers % 3 == kind].sum()) for kind in range(3)]
    few = RankedProfile(projects_of("abc"), Electorate.of(sums), orders)

    found = pairwise.support(profile, unranked=unranked)

    expected = support(few, last=unranked == "last")
    assert found.tolist() == [[expected[one, other] for other in "abc"] for one in "abc"]


@pytest.mark.parametrize("unranked", ["last", "no-opinion"])
@pytest.mark.parametrize("ballots", [0, 1, 255 * 8, 255 * 8 + 3])
def test_many_projects_are_compared_as_few_are(unranked: str, ballots: int) -> None:
    """The pairs of some of the projects are what they are where nobody else stands."""
    chance = np.random.default_rng(ballots)
    places = chance.integers(0, 5, (200, ballots)).astype(np.uint8)
    electorate = Electorate.of([3] * ballots)
    many = RankedProfile(projects_of(f"{each:03}" for each in range(200)), electorate, places)
    few = RankedProfile(projects_of("abc"), electorate, places[:3])

    found = pairwise.support(many, unranked=unranked)

    assert found[:3, :3].tolist() == pairwise.support(few, unranked=unranked).tolist()
    assert found[7, 199] == 3 * np.count_nonzero(
        (places[7] > 0) & ((places[199] > places[7]) | ((places[199] == 0) & (unranked == "last")))
    )
