from hypothesis import given

from prioritize.methods.ranked.bucklin import Bucklin
from prioritize.model.profile import RankedProfile
from prioritize.model.shorthand import ranked
from prioritize.tally.engine import run
from prioritize.testing.strategies import methods_for, ranked_profiles
from tests.reference.bucklin import standing


@given(ranked_profiles(), methods_for(Bucklin))
def test_places_are_what_reading_every_ballot_anew_gives(
    profile: RankedProfile, method: Bucklin
) -> None:
    tiers = run(method, profile).outcome.tiers

    places = {}
    for project in profile.projects:
        rank, votes = standing(
            profile, project.id, non_exhausted=method.majority_of == "non-exhausted"
        )
        level = method.simplified and rank <= len(profile.projects)
        places[project.id] = (rank, 0 if level else -votes)
    order = sorted(set(places.values()))
    assert [set(tier) for tier in tiers] == [
        {each for each, place in places.items() if place == wanted} for wanted in order
    ]


def test_second_choices_are_added_where_no_first_has_a_majority() -> None:
    outcome = run(Bucklin(), ranked("4: a > b > c", "3: b > c > a", "2: c > b > a")).outcome

    assert outcome.tiers == (("b",), ("c",), ("a",))


def test_more_votes_decide_only_if_not_simplified() -> None:
    ballots = ranked("2: a > b > c", "2: c > b > a", "1: b > a > c")

    assert run(Bucklin(), ballots).outcome.tiers == (("b",), ("a",), ("c",))
    assert run(Bucklin(simplified=True), ballots).outcome.tiers == (("a", "b"), ("c",))


def test_short_ballots_lower_the_majority_only_if_it_is_of_those_left() -> None:
    ballots = ranked("2: a", "2: b", "1: c > a", projects="a b c")

    assert run(Bucklin(), ballots).outcome.tiers == (("a",), ("b",), ("c",))
    lower = run(Bucklin(majority_of="non-exhausted"), ballots).outcome
    assert lower.tiers == (("a",), ("b",), ("c",))


def test_equal_votes_at_one_rank_share_a_place() -> None:
    assert run(Bucklin(), ranked("a > b", "b > a")).outcome.tiers == (("a", "b"),)


def test_thousands_of_projects_are_ranked() -> None:
    """Two of three put all in one order, and the third reversed."""
    ids = [f"p{each:04}" for each in range(2000)]

    outcome = run(Bucklin(), ranked("2: " + " > ".join(ids), " > ".join(reversed(ids)))).outcome

    half = len(ids) // 2
    assert outcome.projects[:half] == tuple(ids[:half])
    assert outcome.tiers[half - 1] == (ids[half - 1],)
