"""Equal ballots are grouped, and marks are read as support."""

from fractions import Fraction

import numpy as np
from hypothesis import given

from prioritize.model.profile import DotProfile
from prioritize.model.shorthand import approvals, dots, scores
from prioritize.tally.backing import Marks, approved, backing_of, pointed
from prioritize.testing.strategies import dot_profiles
from tests.reference.marks import sums
from tests.tally.recorder import recorder


@given(dot_profiles())
def test_groups_hold_the_same_points_as_ballots(profile: DotProfile) -> None:
    backing = backing_of(profile, Marks(profile.dots, "dots"))

    assert backing.scores() == sums(profile)
    assert backing.total == int(profile.electorate.weights.sum())
    assert len({column.tobytes() for column in backing.points.T}) == backing.weights.size


def test_backers_know_their_weight_and_points() -> None:
    profile = dots("2: a*3 b", "a")

    backing = backing_of(profile, Marks(profile.dots, "dots"))

    first, _ = backing.backers
    assert (first.pull, first.weight, first.most) == (7, 3.0, 3.0)
    assert backing.sums([0, 1], np.array([0])) == [6, 2]


def test_products_beyond_64_bits_stay_exact() -> None:
    profile = dots("10: a*1000000000", projects="a")
    heavy = backing_of(profile, Marks(profile.dots.astype(np.int64) * 10**9, "dots"))

    assert heavy.backers[0].pull == 10**19
    assert heavy.scores() == {"a": Fraction(10**19)}


def test_a_form_without_any_score_is_no_ballot() -> None:
    profile = scores("a=5", "2: b=0", "4:", projects="a b")

    backing = backing_of(profile, pointed(profile, recorder()))

    assert backing.total == 3


def test_a_blank_ballot_is_one() -> None:
    profile = approvals("a", "4:", projects="a")

    assert backing_of(profile, approved(profile, recorder())).total == 5


def test_points_below_zero_are_no_support() -> None:
    profile = scores("a=-1 b=2", projects="a b")

    marks = approved(profile, recorder())

    assert marks.points.tolist() == [[False], [True]]
