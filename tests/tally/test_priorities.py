"""Priorities of things that are compared in groups, which hardly touch."""

from fractions import Fraction

import pytest

from prioritize.tally.priorities import principal


def test_groups_that_hardly_touch_still_have_their_shares() -> None:
    """In both groups answers go round in a circle of three, far above 1, whose product is 2 · 10³⁹.

    So the eigenvalue is its cube root, but for what is small beside it, and within a group the
    priorities are what the answers, divided by it, leave open. Only x, with one answer for each
    group, says how the groups stand to each other.
    """
    often = Fraction(10**13)
    ratios = {
        ("a", "b"): often,
        ("b", "c"): often,
        ("a", "c"): 1 / (2 * often),
        ("d", "e"): 2 * often,
        ("e", "f"): often,
        ("d", "f"): 1 / often,
        ("a", "x"): Fraction(1),
        ("d", "x"): Fraction(1),
    }

    found = principal("abcdefx", ratios)

    own = found.priorities
    root = 2 ** (1 / 3)
    assert float(own["b"] / own["a"]) == pytest.approx(root)
    assert float(own["c"] / own["b"]) == pytest.approx(root)
    assert float(own["e"] / own["d"]) == pytest.approx(root / 2)
    assert float(own["f"] / own["e"]) == pytest.approx(root)
    assert float(found.largest) == pytest.approx(root * 10**13)
    assert float(own["a"] / own["d"]) == pytest.approx(1)
    assert float(sum(own.values())) == pytest.approx(1)


def test_very_different_judgments_have_a_large_eigenvalue() -> None:
    """Three answers that go round in a circle, of which each is 10²⁵, have one of about 10²⁵."""
    much = Fraction(10**25)

    found = principal("abc", {("a", "b"): much, ("b", "c"): much, ("a", "c"): 1 / much})

    assert float(found.largest) == pytest.approx(10**25)
    assert {round(float(each), 9) for each in found.priorities.values()} == {0.333333333}
