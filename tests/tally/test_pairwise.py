from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given

from prioritize.model.electorate import Electorate
from prioritize.model.profile import RankedProfile
from prioritize.model.project import projects_of
from prioritize.model.shorthand import ranked
from prioritize.tally import pairwise
from prioritize.tally.pairwise import COMPARED_LIMIT, record_pairs
from prioritize.tally.step import Compared, Remark
from prioritize.testing.strategies import ranked_profiles
from tests.reference.ranked import support
from tests.tally.recorder import recorder


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


def test_pairs_are_recorded_by_id() -> None:
    profile = ranked("3: b > a", "a > b", projects="b a")
    tally = recorder()

    found = pairwise.support(profile, unranked="last")
    record_pairs(profile.projects, found, tally, people=profile.electorate)

    assert tally.steps == [Compared("a", "b", Fraction(1), Fraction(3))]


def test_many_pairs_are_counted_and_not_listed() -> None:
    size = COMPARED_LIMIT + 1
    places = np.arange(1, size + 1, dtype=np.uint8).reshape(size, 1)
    profile = RankedProfile(projects_of(map(str, range(size))), Electorate.of([1]), places)
    tally = recorder()

    found = pairwise.support(profile, unranked="last")
    record_pairs(profile.projects, found, tally, people=profile.electorate)

    (remark,) = tally.steps
    assert isinstance(remark, Remark)
    assert str(remark.text) == "The 465 pairs were counted and are not listed"
