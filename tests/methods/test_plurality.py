from fractions import Fraction

import numpy as np
from hypothesis import given

from prioritize.methods.dots.plurality import Plurality
from prioritize.model.electorate import Electorate
from prioritize.model.profile import ApprovalProfile, RankedProfile
from prioritize.model.project import projects_of
from prioritize.model.shorthand import approvals, ranked, totals
from prioritize.tally.engine import run
from prioritize.testing.strategies import approval_profiles, ranked_profiles
from tests.methods.results import notices, remarks, set_aside
from tests.reference.marks import ballots, sums


@given(approval_profiles())
def test_ballots_with_one_mark_are_counted(profile: ApprovalProfile) -> None:
    outcome = run(Plurality(), profile).outcome

    assert dict(outcome.scores) == sums(profile, per_voter=1)


@given(ranked_profiles())
def test_of_ranked_ballots_the_only_best_place_counts(profile: RankedProfile) -> None:
    outcome = run(Plurality(), profile).outcome

    expected = dict.fromkeys((project.id for project in profile.projects), Fraction(0))
    for weight, places in ballots(profile):
        best = min(filter(None, places.values()), default=None)
        first = [project for project, place in places.items() if place == best]
        if len(first) == 1:
            expected[first[0]] += weight
    assert dict(outcome.scores) == expected


def test_a_village_vote() -> None:
    """Toguz-Toro: 32, 27 and 0 hands; reported figures."""
    outcome = run(Plurality(), totals({"a": [32], "b": [27], "c": [0]})).outcome

    assert outcome.tiers == (("a",), ("b",), ("c",))


def test_two_marks_are_invalid_and_none_is_blank() -> None:
    result = run(Plurality(), approvals("5: a", "2: a b", "1:"))

    assert set_aside(result) == [("over-full", 2), ("blank", 1)]
    assert remarks(result) == [
        "3 ballots were set aside; counting them in any way could not change the first place"
    ]


def test_invalid_ballots_that_could_change_the_first_place_are_a_warning() -> None:
    result = run(Plurality(), approvals("5: a", "4: b", "a b"))

    assert notices(result) == ["1 ballot was set aside; counting it could change the first place"]


def test_two_projects_at_the_best_place_are_two_marks() -> None:
    result = run(Plurality(), ranked("2: a > b", "3: a = b"))

    assert set_aside(result) == [("over-full", 3)]
    assert dict(result.outcome.scores) == {"a": 2, "b": 0}


def test_more_hands_than_voters_are_a_warning() -> None:
    result = run(Plurality(), totals({"a": [5], "b": [4]}, groups=["men"], voters=[8]))

    assert notices(result) == [
        "The sheet of men has 9 votes, and its 8 voters had 8; it is counted as it is"
    ]


def test_equal_votes_share_a_place() -> None:
    assert run(Plurality(), ranked("a > b", "b > a")).outcome.tiers == (("a", "b"),)


def test_many_projects_need_wider_places() -> None:
    places = np.arange(300, 0, -1, dtype=np.int16).reshape(300, 1)
    profile = RankedProfile(projects_of(map(str, range(300))), Electorate.of([2]), places)

    assert run(Plurality(), profile).outcome.tiers[0] == ("299",)
