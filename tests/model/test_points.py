"""Points from places."""

import numpy as np
import pytest

from prioritize.errors import InputError
from prioritize.model.electorate import Electorate
from prioritize.model.points import points_from_places
from prioritize.model.profile import RankedProfile
from prioritize.model.project import projects_of


def ranked(*ballots: list[int]) -> RankedProfile:
    places = np.array(ballots, dtype=np.uint8).T
    return RankedProfile(projects_of("abc"), Electorate.of([1] * len(ballots)), places)


def test_a_first_place_gets_all_and_each_next_one_less() -> None:
    points = points_from_places(ranked([1, 2, 3], [0, 1, 0], [1, 1, 2]), first=3)

    assert points.dots.T.tolist() == [[3, 2, 1], [0, 3, 0], [3, 3, 2]]


def test_places_beyond_the_points_get_none() -> None:
    assert points_from_places(ranked([1, 2, 3]), first=2).dots.T.tolist() == [[2, 1, 0]]


def test_the_electorate_and_the_projects_stay() -> None:
    profile = ranked([1, 2, 3])

    points = points_from_places(profile, first=1)

    assert points.electorate is profile.electorate
    assert points.projects == profile.projects


@pytest.mark.parametrize("first", [0, -1, 2**31])
def test_points_that_no_ballot_can_give_are_refused(first: int) -> None:
    with pytest.raises(InputError, match="cannot give"):
        points_from_places(ranked([1, 2, 3]), first=first)
