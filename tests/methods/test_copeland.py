from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.methods.ranked.copeland import Copeland
from prioritize.model.profile import RankedProfile
from prioritize.model.shorthand import ranked
from prioritize.tally.engine import run
from prioritize.testing.strategies import ranked_profiles
from tests.methods.results import scored
from tests.reference.ranked import support


@given(
    ranked_profiles(), st.sampled_from(("1/2", "0", "1")), st.sampled_from(("last", "no-opinion"))
)
def test_the_score_is_wins_and_parts_of_ties(
    profile: RankedProfile, ties: str, unranked: str
) -> None:
    scores = dict(run(Copeland(ties=ties, unranked=unranked), profile).outcome.scores)

    found = support(profile, last=unranked == "last")
    for one, score in scores.items():
        margins = [found[one, other] - found[other, one] for other in scores if other != one]
        wins = sum(margin > 0 for margin in margins)
        level = sum(margin == 0 for margin in margins)
        assert score == wins + Fraction(ties) * level


@given(ranked_profiles())
def test_the_second_order_only_parts_equal_scores(profile: RankedProfile) -> None:
    plain = run(Copeland(), profile).outcome
    result = run(Copeland(second_order=True), profile)

    places, finer = plain.places(), result.outcome.places()
    second = dict(scored(result, "wins of the beaten"))
    for one in places:
        for other in places:
            above = (places[one], -second[one]) < (places[other], -second[other])
            assert above == (finer[one] < finer[other])


def test_the_second_order_prefers_wins_over_stronger_projects() -> None:
    """b and c win two pairs each: b over c and d, c over d and a. a and d win one: a over b."""
    ballots = ranked("3: a > b > c > d", "2: b > c > d > a", "2: c > d > a > b")

    outcome = run(Copeland(second_order=True), ballots).outcome

    assert dict(outcome.scores) == {"a": 1, "b": 2, "c": 2, "d": 1}
    assert outcome.tiers == (("b",), ("c",), ("a",), ("d",))


@pytest.mark.parametrize("ties, winner", [("0", ("a",)), ("1/2", ("a",)), ("1", ("a", "b"))])
def test_a_tie_is_worth_what_the_option_says(ties: str, winner: tuple[str, ...]) -> None:
    ballots = ranked("a > c > b", "b > a > c")

    assert run(Copeland(ties=ties), ballots).outcome.tiers[0] == winner


def test_a_ring_shares_a_place() -> None:
    ballots = ranked("a > b > c", "b > c > a", "c > a > b")

    assert run(Copeland(second_order=True), ballots).outcome.tiers == (("a", "b", "c"),)
