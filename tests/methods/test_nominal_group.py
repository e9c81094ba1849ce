from hypothesis import given
from hypothesis import strategies as st

from prioritize.methods.facilitation.nominal_group import NominalGroup
from prioritize.model.profile import RankedProfile
from prioritize.model.shorthand import ranked
from prioritize.tally.engine import run
from prioritize.testing.strategies import ranked_profiles
from tests.methods.results import remarks, scored
from tests.oracles import criteria_case
from tests.reference.nominal_group import mentions, points


def test_points_and_votes_are_those_of_the_worked_case() -> None:
    case = criteria_case("ngt-top5")

    result = run(
        NominalGroup(), ranked(*(" > ".join(cards) for cards in case["inputs"]["ballots"]))
    )

    assert dict(result.outcome.scores) == case["expected"]["points"]
    assert dict(scored(result, "mentions")) == case["expected"]["votes"]


@given(ranked_profiles(), st.integers(1, 4))
def test_cards_added_one_by_one_give_the_same(profile: RankedProfile, places: int) -> None:
    result = run(NominalGroup(places=places), profile)

    ids = [each.id for each in profile.projects]
    by_hand = {id: points(profile, at, places) for at, id in enumerate(ids)}
    named = {id: mentions(profile, at, places) for at, id in enumerate(ids)}
    assert dict(result.outcome.scores) == by_hand
    assert dict(scored(result, "mentions")) == named
    order = [(by_hand[tier[0]], named[tier[0]]) for tier in result.outcome.tiers]
    assert order == sorted(set(order), reverse=True)


def test_mentions_break_a_tie_of_points_and_the_result_says_so() -> None:
    result = run(NominalGroup(places=2), ranked("a > b", "c > b", "d", projects="a b c d"))

    assert result.outcome.tiers == (("b",), ("a", "c", "d"))
    assert remarks(result) == [
        "Of projects with equal points the one with more mentions stands above"
    ]


def test_projects_equal_in_both_share_a_place() -> None:
    result = run(NominalGroup(), ranked("a > b", "b > a"))

    assert result.outcome.tiers == (("a", "b"),)
    assert remarks(result) == []


def test_what_stands_beyond_the_last_place_gets_nothing_and_is_told() -> None:
    result = run(NominalGroup(places=2), ranked("3: a > b > c", "b > a"))

    assert dict(result.outcome.scores) == {"a": 7, "b": 5, "c": 0}
    assert remarks(result) == [
        "3 ballots rank more than 2 projects; the rest of them gets no points"
    ]
