"""How far ballots can move a difference that their weights do not divide evenly."""

from fractions import Fraction

import numpy as np
from attrs import evolve

from prioritize.methods.dots.plurality import Plurality
from prioritize.model.electorate import Electorate
from prioritize.model.margin import Margin
from prioritize.model.shorthand import approvals
from prioritize.tally.engine import run
from prioritize.tally.margins.pool import Pool, equal_pool, pool_of
from prioritize.tally.margins.table import margins_of


def test_three_ballots_of_weight_two_move_two_thirds_each() -> None:
    people = Electorate.weighted([Fraction(2), Fraction(1)], [3, 1])

    pool = pool_of(people, np.array([2, 0]), aside=1)

    assert pool == Pool(((Fraction(4, 3), 3, True),))


def test_one_of_three_ballots_with_two_votes_makes_up_for_one_vote() -> None:
    people = Electorate.weighted([Fraction(2), Fraction(1)], [3, 1])
    profile = evolve(approvals("a", "b"), electorate=people)

    first, *_ = margins_of(run(Plurality(), profile))

    assert first == Margin("first", "a", "b", "ballots", 1, 1, exact=True)


def test_nobody_moves_anything() -> None:
    assert equal_pool(Electorate.of([])).gains == ()
