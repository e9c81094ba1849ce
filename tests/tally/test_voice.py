"""Votes weighed anew stay exact, and every group gets the voice that one gives to it."""

from fractions import Fraction

import numpy as np
import pytest
from attrs import evolve

from prioritize.errors import InputError
from prioritize.methods.ranked.instant_runoff import InstantRunoff
from prioritize.model.electorate import Electorate
from prioritize.model.profile import Profile
from prioritize.model.shorthand import approvals, dots, paper, ranked, scores, totals
from prioritize.tally.engine import run
from prioritize.tally.partition import Part
from prioritize.tally.result import ranking_of
from prioritize.tally.voice import electorate_of, own_votes, voiced


ONE = Fraction(1)


def part(name: str, people: int, *columns: int) -> Part:
    return Part((name,), columns, people, Fraction(people), {})


def test_a_group_shares_its_voice_out_among_its_ballots() -> None:
    ballots = approvals("2: a", "b", "3: c")
    parts = [part("women", 3, 0, 1), part("men", 3, 2)]

    people = voiced(ballots, parts, [ONE, ONE]).electorate

    exact = [int(weight) * people.unit for weight in people.weights]
    assert exact == [Fraction(1, 3), Fraction(1, 6), Fraction(1, 2)]
    assert people.counts.tolist() == [2, 1, 3]


def test_declared_weights_are_whole_numbers_of_one_unit() -> None:
    ballots = approvals("5: a", "7: b")
    parts = [part("women", 5, 0), part("men", 7, 1)]

    people = voiced(ballots, parts, [Fraction(2), Fraction(1, 3)]).electorate

    assert people.weights.dtype == np.int64
    assert [int(weight) * people.unit for weight in people.weights] == [
        Fraction(6, 7),
        Fraction(1, 7),
    ]


def test_weights_of_ballots_are_kept_inside_a_group() -> None:
    ballots = evolve(
        approvals("a", "b", "c"),
        electorate=Electorate.weighted([Fraction(1, 2), Fraction(3, 2), ONE], [1, 1, 1]),
    )
    parts = [Part(("women",), (0, 1), 2, Fraction(2), {}), part("men", 1, 2)]

    people = voiced(ballots, parts, [ONE, ONE]).electorate

    exact = [int(weight) * people.unit for weight in people.weights]
    assert exact == [Fraction(1, 8), Fraction(3, 8), Fraction(1, 2)]


def test_the_whole_weight_can_stay_the_number_of_ballots() -> None:
    ballots = approvals("2: a", "6: b")
    parts = [part("women", 2, 0), part("men", 6, 1)]

    people = voiced(ballots, parts, [ONE, ONE], total=Fraction(8)).electorate

    assert people.weight == 8
    assert [int(weight) * people.unit for weight in people.weights] == [4, 4]


def test_a_sheet_becomes_one_column_for_each_part() -> None:
    sheet = totals({"a": [2, 1, 4], "b": [None, None, 2]}, groups=("x", "y", "z"), voters=(3, 1, 4))
    parts = [Part(("x", "y"), (0, 1), 4, Fraction(4), {}), part("z", 4, 2)]

    equal = voiced(sheet, parts, [ONE, ONE])

    assert [(each.group, each.voters) for each in equal.columns] == [("x, y", 4), ("z", 4)]
    assert [[int(cell) * equal.unit for cell in row] for row in equal.votes] == [
        [Fraction(3, 8), Fraction(1, 2)],
        [0, Fraction(1, 4)],
    ]
    assert equal.offered.tolist() == [[True, True], [False, True]]


def test_what_is_too_large_to_be_exact_is_refused() -> None:
    primes = (1_000_003, 1_000_033, 1_000_037, 1_000_039, 1_000_081)
    ballots = approvals("a", "b", "a", "b", "a")
    parts = [part(str(each), each, place) for place, each in enumerate(primes)]

    with pytest.raises(InputError, match="too large to be added exactly"):
        voiced(ballots, parts, [ONE] * 5)


@pytest.mark.parametrize(
    "profile",
    [
        approvals("a", "b"),
        dots("a*2", "b"),
        paper("a b", "- a=b"),
        ranked("a > b", "b"),
        scores("a=1", "b=2"),
    ],
    ids=["approval", "dots", "paper", "ranked", "score"],
)
def test_every_kind_of_ballot_can_be_weighed_and_divided(profile: Profile) -> None:
    parts = [part("one", 1, 0), part("other", 1, 1)]

    equal = voiced(profile, parts, [ONE, Fraction(3)])

    assert electorate_of(equal).weight == 1
    assert electorate_of(own_votes(equal, (1,))).weight == Fraction(3, 4)


def test_columns_of_a_sheet_are_taken_with_their_voters() -> None:
    sheet = totals({"a": [2, 1], "b": [0, 3]}, groups=("x", "y"), voters=(3, 4))

    own = own_votes(sheet, (1,))

    assert [each.group for each in own.columns] == ["y"]
    assert own.votes.tolist() == [[1], [3]]


def test_a_runoff_counts_groups_with_equal_voices() -> None:
    ballots = ranked("6: a > b", "5: b > a", "4: b > a")
    parts = [part("women", 5, 1), part("men", 10, 0, 2)]

    equal = voiced(ballots, parts, [ONE, ONE], total=Fraction(15))

    assert ranking_of(run(InstantRunoff(), ballots).outcome).tiers == (("b",), ("a",))
    assert ranking_of(run(InstantRunoff(), equal).outcome).tiers == (("b",), ("a",))
    most = voiced(ballots, parts, [ONE, Fraction(9)], total=Fraction(15))
    assert ranking_of(run(InstantRunoff(), most).outcome).tiers == (("a",), ("b",))
