"""A staged rule in words."""

from fractions import Fraction

from prioritize.model.stages import Stages
from prioritize.tally.stage_rule import stage_rule


def test_every_stage_of_a_rule_is_said_in_turn() -> None:
    stages = Stages(
        eligibility=("registered",),
        vetoes=(("harm", Fraction(1)),),
        thresholds=(("need", Fraction(3)),),
        total=Fraction(10),
        ranking_weights=(("need", Fraction(3, 2)),),
        ties=("need", "cost"),
    )

    assert [str(each) for each in stage_rule(stages, 2)] == [
        "To be ranked it takes a yes on registered",
        "One score below these rules a project out: harm 1",
        "To be ranked it takes 2 reviews, and 1/2 of those who could have scored",
        "The line on each criterion: need 3",
        "The line in all: 10",
        "Only for the order these weights count: need 3/2",
        "Equal ones are told apart by need, cost, in turn",
    ]


def test_where_no_number_of_reviews_is_declared_none_is_said() -> None:
    stages = Stages(total=Fraction(10))

    assert [str(each) for each in stage_rule(stages, None)] == ["The line in all: 10"]
