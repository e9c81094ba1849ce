from fractions import Fraction

from prioritize.tally.compared import rank_compared
from prioritize.tally.step import Placed, Scored
from prioritize.text import message
from tests.tally.recorder import recorder


def test_those_who_cannot_be_compared_stand_below_reason_by_reason() -> None:
    tally = recorder()
    few, vetoed = message("too few"), message("vetoed")
    scores = {"a": Fraction(1), "b": Fraction(2), "d": Fraction(0)}

    ranking = rank_compared("points", scores, {few: ["c"], vetoed: ["d"]}, tally)

    assert ranking.tiers == (("b",), ("a",), ("c",), ("d",))
    assert dict(ranking.scores) == scores
    assert tally.steps == [
        Scored("points", tuple(scores.items())),
        Placed(("b",)),
        Placed(("a",)),
        Placed(("d",), "bottom", vetoed),
        Placed(("c",), "bottom", few),
    ]


def test_where_all_are_compared_the_scores_alone_say_it() -> None:
    tally = recorder()

    ranking = rank_compared("points", {"a": Fraction(1)}, {message("too few"): []}, tally)

    assert ranking.tiers == (("a",),)
    assert tally.steps == [Scored("points", (("a", Fraction(1)),))]
