import pytest
from hypothesis import given

from prioritize.methods.ranked.coombs import Coombs
from prioritize.model.profile import RankedProfile
from prioritize.model.shorthand import ranked
from prioritize.tally.engine import run
from prioritize.tally.ties import ALL
from prioritize.testing.strategies import methods_for, ranked_profiles
from tests.methods.results import set_aside
from tests.reference.coombs import winners


@given(ranked_profiles(), methods_for(Coombs))
def test_who_can_be_first_is_what_reading_anew_gives(
    profile: RankedProfile, method: Coombs
) -> None:
    result = run(method, profile, tie_break=ALL)

    everybody = frozenset(project.id for project in profile.projects)
    expected = winners(profile, everybody, together=method.ties == "together")
    assert set(result.ways.winners) == expected


def test_whom_most_put_last_leaves() -> None:
    ballots = ranked("4: road > water > school", "3: school > water > road", "2: water > school")

    assert run(Coombs(), ballots).outcome.tiers == (("water",), ("school",), ("road",))


@pytest.mark.parametrize("ties", ["one-at-a-time", "together"])
def test_a_majority_ends_the_search_for_the_first(ties: str) -> None:
    ballots = ranked("3: a > b > c", "2: b > c > a")

    assert run(Coombs(ties=ties), ballots).outcome.tiers == (("a",), ("b",), ("c",))


def test_unranked_projects_share_the_last_place() -> None:
    """The last places are 4 for a, 1½ for b and c each."""
    outcome = run(Coombs(), ranked("3: a", "2: b > c > a", "2: c > b > a")).outcome

    assert outcome.tiers == (("b", "c"), ("a",))


def test_blank_ballots_are_set_aside() -> None:
    assert set_aside(run(Coombs(), ranked("a > b", "2: ", projects="a b"))) == [("blank", 2)]
