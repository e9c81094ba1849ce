"""All pairs of projects, compared and recorded."""

from fractions import Fraction

import numpy as np

from prioritize.model.electorate import Electorate
from prioritize.model.profile import RankedProfile
from prioritize.model.project import projects_of
from prioritize.model.shorthand import ranked
from prioritize.tally.pair_table import COMPARED_LIMIT, compared
from prioritize.tally.step import Compared, Remark
from tests.tally.recorder import recorder


def test_pairs_are_recorded_by_id() -> None:
    profile = ranked("3: b > a", "a > b", projects="b a")
    tally = recorder()

    compared(profile, unranked="last").record(tally)

    assert tally.steps == [Compared("a", "b", Fraction(1), Fraction(3))]


def test_votes_are_weights_and_not_multiples_of_their_unit() -> None:
    people = Electorate.weighted([Fraction(1, 2), Fraction(1, 3)], [1, 1])
    profile = RankedProfile(projects_of("ba"), people, np.array([[1, 0], [2, 1]], np.uint8))

    table = compared(profile, unranked="last")

    assert table.votes(0, 1) == (Fraction(1, 3), Fraction(1, 2))
    assert table.margins.tolist() == [[0, -1], [1, 0]]
    assert table.named([1, 0]) == ("b", "a")


def test_many_pairs_are_counted_and_not_listed() -> None:
    size = COMPARED_LIMIT + 1
    places = np.arange(1, size + 1, dtype=np.uint8).reshape(size, 1)
    profile = RankedProfile(projects_of(map(str, range(size))), Electorate.of([1]), places)
    tally = recorder()

    table = compared(profile, unranked="last")
    table.record(tally)

    (remark,) = tally.steps
    assert isinstance(remark, Remark)
    assert str(remark.text) == "The 465 pairs were counted and are not listed"
    assert not table.is_told
