"""The next choice of many ballots, beside a look at each of them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from prioritize.tally.next_choice import Choices, held_by


def next_of(places: NDArray[np.integer], ballot: int, projects: list[int]) -> int:
    """Return the first project on the best place, or their number."""
    last = np.iinfo(places.dtype).max
    ranked = [each for each in projects if places[each, ballot] < last]
    return min(ranked, key=lambda each: (places[each, ballot], each), default=len(places))


@given(st.data())
@pytest.mark.parametrize(
    "projects, kind",
    [(1, np.uint8), (5, np.uint8), (254, np.uint8), (300, np.uint8), (5, np.int16), (5, np.int64)],
)
def test_the_next_choice_is_that_of_every_single_ballot(
    projects: int, kind: type[np.integer], data: st.DataObject
) -> None:
    """Unranked projects stand on the highest number of the type."""
    last = np.iinfo(kind).max
    chance = np.random.default_rng(data.draw(st.integers(0, 9)))
    ballots = data.draw(st.integers(0, 6))
    places = chance.integers(1, 2 + data.draw(st.integers(0, 200)), (projects, ballots)).astype(
        kind
    )
    places[chance.random((projects, ballots)) < data.draw(st.sampled_from((0.0, 0.5, 1.0)))] = last
    staying = sorted(data.draw(st.sets(st.integers(0, projects - 1))))
    choices = Choices(places)

    first, following = choices.first(), choices.among(staying, np.arange(ballots)[::-1])

    assert first.tolist() == [next_of(places, each, [*range(projects)]) for each in range(ballots)]
    assert following.tolist() == [
        next_of(places, each, staying) for each in reversed(range(ballots))
    ]


@pytest.mark.parametrize("ballots", [0, 7, 2**14, 2**14 + 3])
def test_who_holds_a_ballot_is_found_among_few_and_many(ballots: int) -> None:
    held = np.random.default_rng(1).integers(0, 9, ballots).astype(np.uint8)

    found = held_by(4, held)

    assert found.tolist() == np.flatnonzero(held == 4).tolist()
