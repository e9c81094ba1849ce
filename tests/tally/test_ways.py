"""The engine agrees with a count of every way by brute force."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from prioritize.model.profile import RankedProfile
from prioritize.tally.engine import run
from prioritize.tally.step import Round
from prioritize.tally.ties import TieBreak
from prioritize.testing.strategies import Size, ranked_profiles
from tests.testing.honest import Runoff, first_votes, leaving


def orders(profile: RankedProfile, left: frozenset[str]) -> set[tuple[str, ...]]:
    """List every order in which the runoff may end, best first; a reference by brute force."""
    if not left:
        return {()}
    return {
        (*rest, gone)
        for gone in leaving(first_votes(profile, left))
        for rest in orders(profile, left - {gone})
    }


def level(found: set[tuple[str, ...]], one: str, other: str) -> bool:
    """Say whether two projects stand now this way round, now that."""
    return len({order.index(one) < order.index(other) for order in found}) > 1


@given(ranked_profiles(Size(projects=(1, 4))))
def test_shared_places_are_those_of_all_ways_together(profile: RankedProfile) -> None:
    ids = [project.id for project in profile.projects]
    found = orders(profile, frozenset(ids))

    result = run(Runoff(), profile)

    places = result.outcome.places()
    assert result.ways.complete
    assert set(result.ways.winners) == {order[0] for order in found}
    for one, other in permutations(ids, 2):
        if level(found, one, other):
            assert places[one] == places[other]
        elif places[one] != places[other]:
            assert (places[one] < places[other]) == all(
                order.index(one) < order.index(other) for order in found
            )


@given(ranked_profiles(Size(projects=(1, 4))), st.permutations("abcde"))
def test_a_declared_order_leads_to_one_of_the_ways(
    profile: RankedProfile, order: list[str]
) -> None:
    ids = frozenset(project.id for project in profile.projects)

    result = run(Runoff(), profile, tie_break=TieBreak("order", order=tuple(order)))

    assert result.outcome.projects in orders(profile, ids)
    assert all(len(tier) == 1 for tier in result.outcome.tiers)


@given(ranked_profiles(Size(projects=(1, 4))))
def test_rounds_of_the_shown_way_are_those_of_one_count(profile: RankedProfile) -> None:
    result = run(Runoff(), profile)

    rounds = [step for step in result.steps if isinstance(step, Round)]
    assert [step.number for step in rounds] == list(range(1, len(profile.projects) + 1))
