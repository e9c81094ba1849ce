"""What is said of shares: with and without increments, in full and in part."""

from fractions import Fraction
from typing import Final

import pytest

from prioritize.report.naming import Naming
from prioritize.report.sentence import sentence
from prioritize.tally.step import Endowed, Paid, Short, Step


SENTENCES: Final[tuple[tuple[Step, str], ...]] = (
    (
        Endowed(Fraction(50), 0, (), Fraction(0), Fraction(100)),
        "Everyone has 50 to spend. That pays for nothing.",
    ),
    (
        Endowed(Fraction(51), 1, ("b", "a"), Fraction(90), Fraction(10)),
        (
            "Everyone has 51 to spend, 1 unit of money more than at first. That pays for a, b,"
            " which cost 90."
        ),
    ),
    (
        Endowed(Fraction(64), 14, ("a",), Fraction(108), Fraction(-8)),
        (
            "Everyone has 64 to spend, 14 units of money more than at first. That would pay for a,"
            " which cost 108: 8 more than there is."
        ),
    ),
    (
        Paid("a", Fraction(6), "voter", Fraction(20), Fraction(15), Fraction(18)),
        (
            "For a 20 pay: 15 of them 6 each, the others all they have left. It costs them as much"
            " as if 18 shared the cost alike."
        ),
    ),
    (
        Paid("a", Fraction(2), "point", Fraction(20), Fraction(20), Fraction(60)),
        "For a 20 pay 2 per point.",
    ),
    (
        Paid("a", Fraction(2), "point", Fraction(20), Fraction(15), Fraction(50)),
        (
            "For a 20 pay: 15 of them 2 per point, the others all they have left. It costs them as"
            " much as if 50 points shared the cost alike."
        ),
    ),
    (
        Short("a", Fraction(60), Fraction(60), Fraction(0)),
        "a costs 60, and those who want it have 60 left. A tie decided against it.",
    ),
    (Short("a", Fraction(60), Fraction(1)), "a costs 60, and those who want it have 1 left."),
)


@pytest.mark.parametrize("step, text", SENTENCES)
def test_shares_are_told_in_plain_words(step: Step, text: str) -> None:
    assert str(sentence(step, Naming({}))) == text
