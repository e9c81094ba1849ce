from fractions import Fraction
from itertools import combinations
from math import lcm

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from prioritize.errors import OptionError
from prioritize.methods.dots.majority_judgment import MajorityJudgment
from prioritize.model.electorate import Electorate
from prioritize.model.profile import ScoreProfile
from prioritize.model.project import projects_of
from prioritize.model.shorthand import scores
from prioritize.registry import build
from prioritize.tally.engine import run
from prioritize.tally.grades import Grades
from prioritize.tally.step import Placed
from prioritize.testing.strategies import score_profiles
from tests.methods.results import notices, remarks, set_aside
from tests.reference.majority_judgment import majority_value, tiers
from tests.reference.scores import lists


@given(score_profiles())
def test_blanks_at_the_lowest_grade_are_counted_as_on_a_pile(profile: ScoreProfile) -> None:
    given_grades = [grade for listed in lists(profile).values() for grade in listed]
    lowest = profile.lowest if profile.lowest is not None else min(given_grades, default=None)

    outcome = run(MajorityJudgment(), profile).outcome

    assert outcome.tiers == tiers(lists(profile, blank=lowest))


@given(score_profiles())
def test_ignored_blanks_repeat_the_grades_until_their_numbers_agree(profile: ScoreProfile) -> None:
    outcome = run(MajorityJudgment(blank="ignore", quorum=Fraction(0)), profile).outcome

    places, found = outcome.places(), lists(profile)
    for one, other in combinations((each for each in found if found[each]), 2):
        size = lcm(len(found[one]), len(found[other]))
        assume(size < 3000)
        better, worse = (
            majority_value(found[each] * (size // len(found[each]))) for each in (one, other)
        )
        assert (places[one] < places[other], places[one] == places[other]) == (
            better > worse,
            better == worse,
        )


GRADES = st.lists(st.integers(0, 3).map(Fraction), min_size=1, max_size=9)


@given(GRADES, GRADES)
def test_the_first_difference_is_that_of_the_majority_values(
    one: list[Fraction], other: list[Fraction]
) -> None:
    size = lcm(len(one), len(other))
    values = (majority_value(each * (size // len(each))) for each in (one, other))
    expected = next((pair for pair in zip(*values, strict=True) if pair[0] != pair[1]), None)

    assert graded(one).differing(graded(other)) == expected
    assert graded(one).median == majority_value(one)[0]


def graded(listed: list[Fraction]) -> Grades:
    return Grades.of({int(grade): listed.count(grade) for grade in listed})


def test_a_published_election() -> None:
    """Balinski & Laraki (2007), Election by majority judgement: experimental evidence.

    Percentages of 1733 ballots at Orsay, from excellent to reject; no opinion is a rejection. The
    published majority-ranking has Bayrou (good+), Royal and Sarkozy (good-), Voynet (acceptable-),
    Besancenot and Buffet (poor+).
    """
    permille = {
        "Bayrou": (136, 307, 251, 148, 84),
        "Royal": (167, 227, 191, 168, 122),
        "Sarkozy": (191, 198, 143, 115, 71),
        "Voynet": (29, 93, 175, 237, 261),
        "Besancenot": (41, 99, 163, 160, 226),
        "Buffet": (25, 76, 125, 206, 264),
    }
    table = np.zeros((len(permille), 1000), np.int64)
    for row, counts in zip(table, permille.values(), strict=True):
        row[: sum(counts)] = np.repeat([5, 4, 3, 2, 1], counts)
    people = Electorate.of([1] * 1000)
    profile = ScoreProfile(projects_of(permille), people, table, np.ones(table.shape, np.bool_))

    outcome = run(MajorityJudgment(), profile).outcome

    assert outcome.projects == tuple(permille)
    assert dict(outcome.scores) == {
        "Bayrou": 3,
        "Royal": 3,
        "Sarkozy": 3,
        "Voynet": 2,
        "Besancenot": 1,
        "Buffet": 1,
    }


def test_the_middle_of_an_even_number_is_the_lower_one() -> None:
    outcome = run(MajorityJudgment(), scores("a=5 b=3", "a=2 b=3")).outcome

    assert outcome.scores == (("a", Fraction(2)), ("b", Fraction(3)))
    assert outcome.tiers == (("b",), ("a",))


def test_removal_goes_on_after_the_second_median() -> None:
    """One comparison of those above and below the median would call them equal."""
    ballots = scores("a=3 b=3", "a=2 b=2", "a=2 b=2", "a=2 b=2", "a=1 b=0")

    result = run(MajorityJudgment(), ballots)

    assert result.outcome.tiers == (("a",), ("b",))
    reasons = [str(step.reason) for step in result.steps if isinstance(step, Placed)]
    assert reasons == [
        "as medians are taken away, the first that differs is 1, and 0 for the next place",
        "None",
    ]


def test_only_projects_with_the_same_grades_share_a_place() -> None:
    ballots = scores("a=1 b=3 c=1", "a=2 b=1 c=2", "a=3 b=2 c=2")

    assert run(MajorityJudgment(), ballots).outcome.tiers == (("a", "b"), ("c",))


def test_a_blank_is_the_lowest_grade_of_the_scale() -> None:
    result = run(MajorityJudgment(), scores("a=4 b=2", "b=2", scale=(1, 5)))

    assert result.outcome.scores == (("a", Fraction(1)), ("b", Fraction(2)))
    assert remarks(result) == ["A blank counts as the lowest grade, 1"]
    assert notices(result) == []


def test_without_a_scale_a_blank_is_the_lowest_grade_given_and_the_result_says_so() -> None:
    result = run(MajorityJudgment(), scores("a=4 b=2", "b=3"))

    assert dict(result.outcome.scores)["a"] == 2
    assert notices(result) == [
        "No scale is declared; a blank counts as the lowest grade that a ballot gives, 2"
    ]


def test_ignored_blanks_ask_for_a_quorum() -> None:
    ballots = scores("a=5 b=3", "2: b=4", scale=(0, 5))

    assert run(MajorityJudgment(), ballots).outcome.tiers == (("b",), ("a",))
    assert run(MajorityJudgment(blank="ignore"), ballots).outcome.tiers == (("b",), ("a",))
    assert run(MajorityJudgment(blank="ignore", quorum=Fraction(1, 3)), ballots).outcome.tiers == (
        ("a",),
        ("b",),
    )


def test_a_blank_form_is_set_aside() -> None:
    result = run(MajorityJudgment(), scores("a=4 b=2", "3:", scale=(0, 5)))

    assert set_aside(result) == [("blank", 3)]
    assert dict(result.outcome.scores) == {"a": 4, "b": 2}


def test_a_hundred_thousand_ballots_are_counted_by_their_grades() -> None:
    """Every second ballot gives a project the grade of its row, the others none above 5."""
    table = np.arange(20)[:, None] * np.ones(100_000, np.int64) % 6
    people = Electorate.of([1] * 100_000)
    ids = projects_of(f"p{row:02}" for row in range(20))

    outcome = run(
        MajorityJudgment(), ScoreProfile(ids, people, table, np.ones(table.shape, np.bool_))
    ).outcome

    assert outcome.tiers[0] == ("p05", "p11", "p17")
    assert len(outcome.tiers) == 6


def test_a_quorum_is_a_share() -> None:
    with pytest.raises(OptionError, match="quorum"):
        build("majority-judgment", {"quorum": "2"})
