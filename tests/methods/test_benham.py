from hypothesis import given
from hypothesis import strategies as st

from prioritize.methods.ranked.benham import Benham
from prioritize.model.profile import RankedProfile
from prioritize.model.shorthand import ranked
from prioritize.tally.engine import run
from prioritize.tally.step import Round
from prioritize.tally.ties import ALL
from prioritize.testing.strategies import ranked_profiles
from tests.methods.circles import CONDORCET
from tests.reference.benham import winners


@given(ranked_profiles(), st.sampled_from(("last", "no-opinion")))
def test_who_can_be_first_is_what_reading_anew_gives(profile: RankedProfile, unranked: str) -> None:
    result = run(Benham(unranked=unranked), profile, tie_break=ALL)

    everybody = frozenset(project.id for project in profile.projects)
    assert set(result.ways.winners) == winners(profile, everybody, last=unranked == "last")


def test_who_beats_all_is_first_with_the_fewest_votes() -> None:
    ballots = ranked("4: road > water", "3: school > water", "2: water > school")

    assert run(Benham(), ballots).outcome.tiers == (("water",), ("school",), ("road",))


def test_a_circle_is_opened_by_who_has_the_fewest_votes() -> None:
    """Of Condorcet's 60 ballots c has 18, and a beats b."""
    assert run(Benham(), CONDORCET).outcome.tiers == (("a",), ("b",), ("c",))


def test_an_even_circle_shares_a_place() -> None:
    for ties in ("one-at-a-time", "together"):
        outcome = run(Benham(ties=ties), ranked("a > b > c", "b > c > a", "c > a > b")).outcome

        assert outcome.tiers == (("a", "b", "c"),)


def test_many_projects_that_few_ballots_name_leave_one_after_the_other() -> None:
    ids = [f"p{each:03}" for each in range(500)]
    ballots = ranked("p001 > p002 > p003", "p002 > p003", "p003 > p001", projects=" ".join(ids))

    result = run(Benham(), ballots, limit=2)

    rounds = [step for step in result.steps if isinstance(step, Round)]
    assert [step.eliminated for step in rounds[:2]] == [("p000",), ("p004",)]
    assert not result.ways.complete
    assert {*result.ways.winners} <= {"p001", "p002", "p003"}
