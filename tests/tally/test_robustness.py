"""How sure the place of a project is, in a word."""

from fractions import Fraction

import pytest

from prioritize.tally.robustness import Sureness


@pytest.mark.parametrize(
    "percent, frequency",
    [(100, "always"), (95, "always"), (94, "sometimes"), (6, "sometimes"), (5, "never")],
)
def test_always_is_95_panels_of_100_and_never_at_most_5(percent: int, frequency: str) -> None:
    sure = Sureness(
        "a",
        place=1,
        is_chosen=True,
        drawn=Fraction(percent, 100),
        expected_rank=Fraction(1),
        wide=(1, 1),
        middle=(1, 1),
        weighted=None,
    )

    assert sure.frequency == frequency
