"""Sets of projects under a budget, by the ids of the projects."""

from fractions import Fraction

from prioritize.tally.budget_line import Terms
from prioritize.tally.portfolio import Portfolio


def test_the_worth_of_a_set_with_a_project_is_known_where_there_is_such_a_set() -> None:
    """With a and c for 7 the money is gone; b fits with c alone; d costs more than there is."""
    worths = {"a": Fraction(5), "b": Fraction(9, 2), "c": Fraction(1), "d": Fraction(9)}
    costs = {"a": Fraction(4), "b": Fraction(5), "c": Fraction(2), "d": Fraction(8)}

    portfolio = Portfolio.of(worths, Terms(costs, Fraction(7), "skip"))

    assert {each: portfolio.worth_with(each) for each in "abcd"} == {
        "a": 6,
        "b": Fraction(11, 2),
        "c": 6,
        "d": None,
    }
    assert portfolio.verdict("d", frozenset("ac")).fate == "unaffordable"
