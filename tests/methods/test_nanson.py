from hypothesis import given

from prioritize.methods.ranked.nanson import Nanson
from prioritize.model.profile import RankedProfile
from prioritize.model.shorthand import ranked
from prioritize.tally.engine import run
from prioritize.testing.strategies import methods_for, ranked_profiles
from tests.methods.circles import CONDORCET
from tests.reference.points_left import by_nanson


@given(ranked_profiles(), methods_for(Nanson))
def test_places_are_those_of_a_naive_count(profile: RankedProfile, method: Nanson) -> None:
    tiers = run(method, profile).outcome.tiers

    naive = by_nanson(profile, last=method.unranked == "last", strict=method.strict)
    assert [set(tier) for tier in tiers] == naive


def test_those_up_to_the_average_leave_together() -> None:
    """Of Condorcet's ballots b has 69 points, and the average is 60."""
    assert run(Nanson(), CONDORCET).outcome.tiers == (("b",), ("a", "c"))


def test_who_has_the_average_stays_if_strict() -> None:
    ballots = ranked("2: a > b > c", "1: b > a > c", "1: c > b > a", "1: b > c > a", "1: a > b > c")

    assert run(Nanson(strict=True), ballots).outcome.tiers == (("a", "b"), ("c",))


def test_equal_points_end_the_count() -> None:
    assert run(Nanson(), ranked("a > b > c", "c > b > a")).outcome.tiers == (("a", "b", "c"),)
