"""A ballot that ranks nobody is set aside by every method that counts ranked ballots."""

import pytest
from hypothesis import given

from prioritize import registry
from prioritize.methods.ranked.borda import Borda
from prioritize.model.electorate import Electorate
from prioritize.model.outcome import Ranking
from prioritize.model.profile import SKIPPED, DotProfile, PaperProfile, RankedProfile
from prioritize.model.shorthand import dots, paper, ranked
from prioritize.model.voters import VoterTable
from prioritize.tally.engine import run
from prioritize.tally.result import Result
from prioritize.tally.step import SetAside
from prioritize.tally.unanswered import without_unanswered
from prioritize.testing.strategies import paper_profiles, ranked_profiles
from tests.reference.marks import ballots


def set_aside(result: Result[Ranking]) -> list[tuple[str, int]]:
    """Return what was set aside, with the reason."""
    return [(each.reason, each.ballots) for each in result.steps if isinstance(each, SetAside)]


def ranking_methods() -> list[str]:
    """Return the methods of ranked ballots that need no option."""
    classes = {id: registry.load(id) for id in registry.discover()}
    return [
        id
        for id, cls in classes.items()
        if RankedProfile in cls.info.kinds
        and not any(each.required for each in registry.options_of(cls))
    ]


@pytest.mark.parametrize("id", ranking_methods())
def test_every_method_sets_the_same_ballots_aside(id: str) -> None:
    method = registry.build(id, {})
    votes = ranked("3: a > b > c", "2: b > c", "4:", "1: c > a", projects="a b c")

    result = run(method, votes)

    assert set_aside(result) == [("blank", 4)]
    assert result.profile is votes
    answered = run(method, ranked("3: a > b > c", "2: b > c", "1: c > a", projects="a b c"))
    assert result.outcome == answered.outcome


@given(ranked_profiles())
def test_the_others_stay_with_their_weights(profile: RankedProfile) -> None:
    answered, _ = without_unanswered(profile)

    expected = [(weight, places) for weight, places in ballots(profile) if any(places.values())]
    assert list(ballots(answered)) == expected
    assert answered.electorate.unit == profile.electorate.unit


@given(paper_profiles())
def test_a_paper_without_marks_is_unanswered_and_an_overvote_is_an_attempt(
    profile: PaperProfile,
) -> None:
    answered, aside = without_unanswered(profile)

    count = profile.electorate.counts.tolist()
    blank = [set(marks) <= {SKIPPED} for marks in profile.marks.T.tolist()]
    assert sum(each.ballots for each in aside) == sum(
        number for number, is_blank in zip(count, blank, strict=True) if is_blank
    )
    assert answered.marks.shape[1] == blank.count(False)


def test_who_cast_the_others_is_still_known() -> None:
    votes = ranked("a", "", "b", projects="a b")
    voters = VoterTable.of({"group": ("women", "men", "youth")})
    people = Electorate(votes.electorate.weights, voters=voters)

    answered, _ = without_unanswered(RankedProfile(votes.projects, people, votes.places))

    assert answered.electorate.voters
    assert answered.electorate.voters.column("group") == ("women", "youth")


def test_where_nobody_answered_all_are_equal() -> None:
    result = run(Borda(), ranked("2:", "", projects="a b"))

    assert set_aside(result) == [("blank", 3)]
    assert result.outcome.tiers == (("a", "b"),)


@pytest.mark.parametrize("votes", [dots("a*2", "", projects="a b"), paper("a - b", "a=b")])
def test_what_is_no_blank_order_is_left_alone(votes: DotProfile | PaperProfile) -> None:
    assert without_unanswered(votes) == (votes, ())
