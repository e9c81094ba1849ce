from fractions import Fraction

import pytest
from hypothesis import given

from prioritize.errors import InputError
from prioritize.methods.dots.multivoting import Multivoting
from prioritize.model.profile import ApprovalProfile, DotProfile
from prioritize.model.shorthand import approvals, dots, totals
from prioritize.tally.engine import run
from prioritize.tally.result import ranking_of
from prioritize.testing.strategies import approval_profiles, dot_profiles
from prioritize.workflow.rank import rank
from tests.methods.results import notices, remarks, set_aside
from tests.reference.marks import sums
from tests.workflow.files import RULES, consultation


@given(approval_profiles() | dot_profiles().filter(lambda profile: profile.offered is None))
def test_a_third_of_the_projects_is_what_each_ballot_may_mark(
    profile: ApprovalProfile | DotProfile,
) -> None:
    allowed = max(1, len(profile.projects) // 3)

    result = run(Multivoting(), profile)

    assert dict(result.outcome.scores) == sums(profile, per_voter=allowed, cap=1)


@pytest.mark.parametrize("projects, votes", [(1, 1), (2, 1), (5, 1), (6, 2), (11, 3), (60, 20)])
def test_the_number_of_votes_follows_from_the_list(projects: int, votes: int) -> None:
    ids = " ".join(f"p{number}" for number in range(projects))

    said = remarks(run(Multivoting(), approvals("p0", projects=ids)))

    word = "vote" if votes == 1 else "votes"
    assert said == [f"Each person has {votes} {word} for {projects} projects"]


def test_ballots_with_too_many_votes_or_two_on_one_project_are_set_aside() -> None:
    result = run(Multivoting(dots=2), dots("2: a b", "a*2", "a b c"))

    assert set_aside(result) == [("over-full", 1), ("above-cap", 1)]
    assert dict(result.outcome.scores) == {"a": 2, "b": 2, "c": 0}


@pytest.mark.parametrize("people, most", [(5, 2), (6, 3), (15, 3), (16, 4), (60, 4)])
def test_the_drop_rule_goes_by_the_number_of_people(people: int, most: int) -> None:
    """US Department of the Navy (1996), Basic Tools for Process Improvement, Module 3."""
    ballots = approvals(f"{most}: few enough", "enough", f"{people - most - 1}: other")

    said = remarks(run(Multivoting(dots=2, drop="group-size"), ballots))[-1]

    assert said.startswith(f"With {people} people, projects with at most {most} votes drop out")
    assert "enough" in said
    assert "few" not in said


def test_whoever_drops_out_keeps_its_place() -> None:
    ballots = approvals("5: a b", "3: a c", "d", projects="a b c d e f")

    result = run(Multivoting(drop="group-size"), ballots)

    assert result.outcome.tiers == (("a",), ("b",), ("c",), ("d",), ("e", "f"))
    assert remarks(result)[-1].endswith("to the next round go a, b")


def test_a_rule_that_leaves_nobody_is_said() -> None:
    result = run(Multivoting(drop="group-size"), approvals("2: a", "2: b", "2: c"))

    assert notices(result) == [
        "All projects have at most 3 votes; nobody would be left for the next round"
    ]


def test_a_sheet_tells_the_people_or_the_drop_rule_cannot_be_applied() -> None:
    votes = {"a": [9], "b": [3]}

    known = run(Multivoting(drop="group-size"), totals(votes, voters=[12]))

    assert remarks(known)[-1].startswith("With 12 people, projects with at most 3 votes drop out")
    with pytest.raises(InputError, match="How many people voted is not known"):
        run(Multivoting(drop="group-size"), totals(votes))
    assert run(Multivoting(), totals(votes)).outcome.tiers == (("a",), ("b",))


def test_what_is_not_offered_gives_nobody_a_vote() -> None:
    sheet = totals({each: [1 if each < "d" else None] for each in "abcdefg"}, voters=[4])

    assert remarks(run(Multivoting(), sheet)) == ["Each person has 1 vote for 3 projects"]


def test_weights_are_people() -> None:
    ballots = approvals("3: a", "3: b c", "2: d", projects="a b c d e f")

    assert dict(run(Multivoting(), ballots).outcome.scores)["b"] == Fraction(3)


ROUND = """
[[inputs]]
id = "{id}"
community = "upper"
instrument = "gallery"
file = "{id}.csv"
level = "project"
method = "multivoting"
options = {{ drop = "group-size" }}
"""


def test_one_consultation_holds_several_rounds() -> None:
    listed = RULES.partition("[[inputs]]")[0]
    rules = listed + ROUND.format(id="round-1") + ROUND.format(id="round-2")
    sheets = {
        "round-1.csv": "code;all\nroad;5\nwell;4\nschool;2\nучастников;12\n",
        "round-2.csv": "code;all\nroad;3\nwell;8\nschool;not offered\nучастников;12\n",
    }

    lists = rank(consultation(rules, **sheets))

    tiers = {each.instrument: ranking_of(each.result.outcome).tiers for each in lists.listings}
    assert tiers["round-1"] == (("road",), ("well",), ("school",))
    assert tiers["round-2"] == (("well",), ("road",))
    (first, second) = (remarks(each.result)[-1] for each in lists.listings)
    assert first.endswith("to the next round go road, well")
    assert second.endswith("to the next round go well")
