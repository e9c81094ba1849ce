"""Scores that are not exact: neighbors that are near share a place."""

from fractions import Fraction

from prioritize.tally.near import TOLERANCE, rank_near
from prioritize.tally.step import Placed, Scored
from tests.tally.recorder import recorder


THIRD = Fraction(1, 3)


def test_places_are_recorded_where_the_scores_alone_do_not_tell_them() -> None:
    tally = recorder()
    scores = {"a": THIRD, "b": THIRD + TOLERANCE / 2, "c": Fraction(0)}

    ranking = rank_near("priority", scores, tally)

    assert ranking.tiers == (("a", "b"), ("c",))
    assert tally.steps == [
        Scored("priority", tuple(scores.items())),
        Placed(("a", "b")),
        Placed(("c",)),
    ]


def test_numbers_that_stand_for_the_scores_decide_who_is_near() -> None:
    """As logarithms, in which small scores may be far from each other."""
    tally = recorder()
    scores = {"a": TOLERANCE / 10, "b": TOLERANCE / 1000}

    ranking = rank_near("strength", scores, tally, order={"a": Fraction(-1), "b": Fraction(-3)})

    assert ranking.tiers == (("a",), ("b",))
    assert tally.steps == [Scored("strength", tuple(scores.items()))]
