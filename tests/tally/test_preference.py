"""Who is better off with which set of projects."""

from fractions import Fraction

import numpy as np
from attrs import evolve

from prioritize.model.electorate import Electorate
from prioritize.model.shorthand import approvals
from prioritize.tally.backing import Marks, backing_of
from prioritize.tally.preference import Preference, preference


VOTES = approvals("3: a b", "2: c", "d", projects="a b c d")


def test_more_of_ones_projects_is_better() -> None:
    backing = backing_of(VOTES, Marks(VOTES.approved, "approvals"))

    found = preference(backing, ["a"], ["a", "b", "d"])

    assert found == Preference(Fraction(0), Fraction(4), Fraction(2))


def test_one_may_be_as_good_as_two() -> None:
    backing = backing_of(VOTES, Marks(VOTES.approved, "approvals"))

    found = preference(backing, ["a", "c"], ["a", "b"], most=1)

    assert found == Preference(Fraction(2), Fraction(0), Fraction(4))


def test_voters_count_by_their_weight() -> None:
    weights = Electorate(np.array([3, 2, 1], np.int64), Fraction(1, 2))
    votes = evolve(VOTES, electorate=weights)

    found = preference(backing_of(votes, Marks(votes.approved, "approvals")), ["a"], ["c"])

    assert found == Preference(Fraction(3, 2), Fraction(1), Fraction(1, 2))
