"""What a best set says of the order of votes, of prices and of ties."""

from prioritize.model.outcome import Allocation
from prioritize.model.profile import Profile
from prioritize.model.shorthand import approvals, totals
from prioritize.registry import build
from prioritize.tally.engine import run
from prioritize.tally.method import Method
from prioritize.tally.ties import TieBreak
from tests.methods.priced import priced
from tests.methods.results import remarks


def knapsack(**options: object) -> Method[Profile, Allocation]:
    """Make the method from options as they are typed."""
    made: Method[Profile, Allocation] = build("knapsack", options)
    return made


BALLOTS = priced(approvals("5: road", "4: well", "3: school"), road=60, well=50, school=40)
TIED = priced(approvals("5: road", "3: well", "2: school"), road=60, well=50, school=40)


def test_the_order_of_votes_may_fund_the_same_or_those_without_votes_too() -> None:
    ballots = priced(totals({"a": [3], "b": [0]}), a=1, b=1)

    assert remarks(run(knapsack(budget=1), ballots))[1] == "The order of votes would fund the same"
    assert remarks(run(knapsack(budget=2), ballots))[1] == (
        "The order of votes would fund these too: b"
    )


def test_what_the_order_of_votes_would_fund_may_depend_on_a_tie() -> None:
    ballots = priced(approvals("3: a", "3: b", "2: c"), a=2, b=3, c=1)

    assert remarks(run(knapsack(budget=3), ballots))[1:] == [
        "What the order of votes would fund depends on a tie"
    ]


def test_the_order_of_votes_may_leave_projects_out_or_fund_one_instead_of_many() -> None:
    small = {f"p{number}": 1 for number in range(13)}
    ballots = priced(approvals("2: king", " ".join(small)), king=13, **small)

    assert remarks(run(knapsack(budget=13), ballots))[1] == (
        "The order of votes would fund king instead of 13 others, and bring 2 votes"
    )


def test_a_dear_project_first_may_leave_out_others_by_its_rivals() -> None:
    ballots = priced(approvals("3: a", "2: b", "2: c"), a=9, b=1, c=1)

    result = run(knapsack(budget=9, rivals=["a,b", "a,c"]), ballots)

    assert remarks(result)[1:] == [
        "The order of votes would fund a instead of b, c, and bring 3 votes"
    ]


def test_a_decided_tie_tells_what_else_could_have_been_funded() -> None:
    order = TieBreak("order", order=("well", "road", "school"))

    result = run(knapsack(budget=90), TIED, tie_break=order)

    assert result.outcome.funded == ("well", "school")
    assert remarks(result) == [
        "2 sets bring 5 votes, the most that the money can buy",
        "Had a tie fallen otherwise, these could have been funded instead: road",
        "The order of votes would fund road instead of school, well, and bring 5 votes",
        "With road the money brings at most 5 votes",
    ]


def test_several_projects_take_the_place_of_one_with_more_votes() -> None:
    result = run(knapsack(budget=90), BALLOTS)

    assert result.outcome.funded == ("well", "school")
    assert result.outcome.ranking.tiers == (("road",), ("well",), ("school",))
    assert result.outcome.spent == 90
    assert result.outcome.left == 0
    assert remarks(result) == [
        "The funded projects bring 7 votes; no other set for the money brings as much",
        "The order of votes would fund road instead of school, well, and bring 5 votes",
        "With road the money brings at most 5 votes",
    ]
