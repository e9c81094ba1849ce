"""Margins by pairs where some, or all, comparisons prove nothing."""

from itertools import chain

import numpy as np
from attrs import evolve

from prioritize.methods.ranked.copeland import Copeland
from prioritize.methods.ranked.ranked_pairs import RankedPairs
from prioritize.model.electorate import Electorate
from prioritize.model.margin import Margin
from prioritize.model.shorthand import ranked
from prioritize.tally.engine import run
from prioritize.tally.margins.table import margins_of


def duel(above: str, below: str, number: int) -> tuple[str, str]:
    """Make pairs of ballots that agree on two of the projects a, b, c, d and on nothing else."""
    one, other = sorted({*"abcd"} - {above, below})
    return (
        f"{number}: {above} > {below} > {one} > {other}",
        f"{number}: {other} > {one} > {above} > {below}",
    )


def test_a_place_that_the_second_order_gives_is_not_proved() -> None:
    """a and d have two wins each, b and c one: only that a is above b does wins alone prove.

    All wins are by 6, so that three ballots make one level.
    """
    wins = (("a", "b"), ("a", "c"), ("d", "a"), ("d", "c"), ("b", "d"), ("c", "b"))
    profile = ranked(*chain(*(duel(above, below, 3) for above, below in wins)))

    result = run(Copeland(second_order=True), profile)

    assert result.outcome.tiers == (("d",), ("a",), ("b",), ("c",))
    assert margins_of(result) == (Margin("pair", "a", "b", "ballots", 3),)


def test_the_first_of_ranked_pairs_stays_while_all_wins_and_their_order_do() -> None:
    """c is above a by the weakest win, against which a chain goes back that was not locked in.

    The wins are by 60, 50, 40, 30, 20 and 10 ballots. Two different ballots bring neighbors nearer
    by 8, three by 12.
    """
    wins = {"cb": 30, "ab": 25, "bd": 20, "dc": 15, "da": 10, "ca": 5}
    profile = ranked(*chain(*(duel(pair[0], pair[1], number) for pair, number in wins.items())))

    result = run(RankedPairs(), profile)

    assert result.outcome.tiers == (("c",), ("a",), ("b",), ("d",))
    assert margins_of(result) == (Margin("first", "c", "", "ballots", 3),)


def test_a_project_alone_is_compared_with_nobody() -> None:
    assert margins_of(run(Copeland(), ranked("3: a"))) == ()


def test_weights_beyond_what_can_be_multiplied_safely_have_no_margin() -> None:
    heavy = evolve(ranked("a > b"), electorate=Electorate(np.array([2**61])))

    assert margins_of(run(Copeland(), ranked("2: a > b"))) != ()
    assert margins_of(run(Copeland(), heavy)) == ()
