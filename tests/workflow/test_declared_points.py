"""Ordinal votes of a city whose rule adds points are counted in points, and nothing else is."""

import numpy as np
import pytest

from prioritize.methods.dots.dots import Dots
from prioritize.methods.ranked.borda import Borda
from prioritize.model.election import DeclaredRule, Election
from prioritize.model.profile import DotProfile
from prioritize.model.shorthand import approvals, ranked
from prioritize.workflow.election_lists import as_declared


PROFILE = ranked("2: a > b", "c", projects="a b c")
DOTS = Dots(per_voter=6)


def election(method: str, points: int) -> Election:
    return Election(PROFILE, rule=DeclaredRule("greedy", method, points=points))


@pytest.mark.parametrize("method", ["dots", "greedy-budget", ""])
def test_places_become_points_for_a_method_that_adds_them(method: str) -> None:
    counted, conversions = as_declared(election(method, 3), DOTS, PROFILE)

    assert isinstance(counted, DotProfile)
    assert np.array_equal(counted.dots, [[3, 0], [2, 0], [0, 3]])
    assert [(each.source, each.target) for each in conversions] == [("ranked", "dots")]
    assert "3 points" in str(conversions[0].rule)


def test_a_method_that_counts_places_gets_places() -> None:
    assert as_declared(election("greedy-budget", 3), Borda(), PROFILE) == (PROFILE, ())


def test_the_declared_method_gets_points_even_if_it_could_count_places() -> None:
    assert isinstance(as_declared(election("borda", 3), Borda(), PROFILE)[0], DotProfile)


def test_without_points_or_places_nothing_is_converted() -> None:
    others = approvals("a b")

    assert as_declared(election("dots", 0), DOTS, PROFILE) == (PROFILE, ())
    assert as_declared(Election(PROFILE), DOTS, PROFILE) == (PROFILE, ())
    assert as_declared(election("dots", 3), DOTS, others) == (others, ())
