from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.methods.ranked.minimax import Minimax
from prioritize.model.profile import RankedProfile
from prioritize.model.shorthand import ranked
from prioritize.tally.engine import run
from prioritize.tally.step import Defeat
from prioritize.testing.strategies import ranked_profiles
from tests.methods.circles import CONDORCET
from tests.reference.defeats import worst
from tests.reference.ranked import support


MEASURES = ("margins", "winning-votes", "opposition")


@given(ranked_profiles(), st.sampled_from(MEASURES), st.sampled_from(("last", "no-opinion")))
def test_the_score_is_the_worst_defeat(profile: RankedProfile, measure: str, unranked: str) -> None:
    outcome = run(Minimax(strength=measure, unranked=unranked), profile).outcome

    found = support(profile, last=unranked == "last")
    ids = [project.id for project in profile.projects]
    expected = {each: -worst(found, each, set(ids) - {each}, measure) for each in ids}
    assert dict(outcome.scores) == expected


@given(ranked_profiles(), st.sampled_from(MEASURES))
def test_the_defeats_that_are_told_have_the_size_of_the_score(
    profile: RankedProfile, measure: str
) -> None:
    result = run(Minimax(strength=measure), profile)

    told = [step for step in result.steps if isinstance(step, Defeat)]
    scores = dict(result.outcome.scores)
    assert {step.below for step in told} == {each for each, score in scores.items() if score}
    for step in told:
        margin = step.support - step.against
        assert -scores[step.below] == (margin if measure == "margins" else step.support)


def test_a_circle_is_parted_by_its_weakest_win() -> None:
    """Young (1988): of Condorcet's circle the majority of a over b is the least."""
    outcome = run(Minimax(), CONDORCET).outcome

    assert dict(outcome.scores) == {"a": -10, "b": -6, "c": -24}
    assert outcome.tiers == (("b",), ("a",), ("c",))


def test_a_project_that_everyone_puts_first_is_first() -> None:
    """A library leaves the project without defeat out of its table, and names the others."""
    assert run(Minimax(), ranked("2: a > c > b")).outcome.tiers[0] == ("a",)


def test_undefeated_projects_share_the_first_place() -> None:
    outcome = run(Minimax(), ranked("a > b > c", "b > a > c")).outcome

    assert outcome.tiers == (("a", "b"), ("c",))
    assert outcome.scores[0] == ("a", Fraction(0))


@pytest.mark.parametrize("measure, first", [("margins", ("b",)), ("winning-votes", ("c",))])
def test_the_measure_decides_between_defeats_of_truncated_ballots(
    measure: str, first: tuple[str, ...]
) -> None:
    """a beats b by 5 to 4, b beats c by 3 to 0, c beats a by 6 to 1."""
    ballots = ranked("5: a > b", "4: b > a", "3: b > c", "6: c > a", "a > c")

    outcome = run(Minimax(strength=measure, unranked="no-opinion"), ballots).outcome

    assert outcome.tiers[0] == first


def test_opposition_counts_votes_that_do_not_win() -> None:
    """a beats b by 5 to 4 and c by 1 to 0; only one vote is against c."""
    ballots = ranked("5: a > b", "4: b > a", "a > c")

    outcome = run(Minimax(strength="opposition", unranked="no-opinion"), ballots).outcome

    assert dict(outcome.scores) == {"a": -4, "b": -5, "c": -1}
    assert outcome.tiers == (("c",), ("a",), ("b",))
