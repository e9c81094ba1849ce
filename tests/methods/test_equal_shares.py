"""Equal shares: what voters can pay for together, and what is done with the rest."""

from fractions import Fraction
from typing import Final

import pytest
from hypothesis import given

from prioritize.errors import InputError, UnresolvedTieError
from prioritize.methods.budget.equal_shares import EqualShares
from prioritize.model.outcome import Allocation
from prioritize.model.profile import ApprovalProfile, Profile
from prioritize.model.shorthand import approvals, dots, scores
from prioritize.registry import build
from prioritize.tally.engine import run
from prioritize.tally.method import Method
from prioritize.tally.step import Considered, Earned, Endowed, Paid, Short
from prioritize.tally.ties import ALL, TieBreak
from prioritize.testing.strategies import approval_profiles, methods_for
from tests.methods.priced import priced
from tests.methods.results import remarks, scored, steps
from tests.reference.equal_shares import outcomes
from tests.reference.marks import ballots


def shares(**options: object) -> Method[Profile, Allocation]:
    """Make the method from options as they are typed."""
    made: Method[Profile, Allocation] = build("equal-shares", options)
    return made


VOTES = priced(approvals("4: road", "2: road well", "2: well school"), road=40, well=60, school=10)


def test_voters_pay_as_much_as_the_others_or_all_they_have() -> None:
    """Of 12.5 each six pay 6⅔ and two pay 5, which leaves 2 · 5⅚ + 2 · 7.5 for the well."""
    result = run(shares(budget=100, completion="none"), VOTES)

    assert result.outcome.funded == ("road", "school")
    assert result.outcome.left == 50
    assert steps(result, Endowed) == [
        Endowed(Fraction(25, 2), 0, ("road", "school"), Fraction(50), Fraction(50))
    ]
    assert steps(result, Paid) == [
        Paid("road", Fraction(20, 3), "voter", Fraction(6), Fraction(6), Fraction(6)),
        Paid("school", Fraction(5), "voter", Fraction(2), Fraction(2), Fraction(2)),
    ]
    assert steps(result, Short) == [
        Short("well", Fraction(60), Fraction(80, 3), Fraction(2)),
    ]
    assert [each.fate for each in steps(result, Considered)] == ["funded", "funded", "unpaid"]


def test_larger_shares_may_buy_something_else() -> None:
    """With a little over 18 each the well comes before the school, which it leaves nothing."""
    result = run(shares(budget=100, completion="add1"), VOTES)

    first, counted, over = steps(result, Endowed)
    assert result.outcome.funded == ("road", "well")
    assert first.bought == ("road", "school")
    assert [each.increment for each in (first, counted, over)] == [0, 8, 9]
    assert [each.left for each in (first, counted, over)] == [50, 0, -10]
    assert counted.bought == ("road", "well")
    assert over.bought == ("road", "school", "well")
    assert remarks(result) == ["With more money for everyone these are no longer paid for: school"]


@given(approval_profiles(), methods_for(EqualShares))
def test_the_first_shares_fund_what_the_book_says(
    profile: ApprovalProfile, method: EqualShares
) -> None:
    money = Fraction(7)
    made = EqualShares(budget=money, utility=method.utility, completion="none")
    costs = {each.id: each.cost or Fraction(0) for each in profile.projects}
    voters = [
        {
            id: costs[id] if method.utility == "cost" else Fraction(1)
            for id, mark in marks.items()
            if mark
        }
        for weight, marks in ballots(profile)
        for _ in range(int(weight * 70))
    ]

    result = run(made, profile, tie_break=ALL)

    if 0 < len(voters) < 400 and result.ways.complete:
        share = (money / len(voters),) * len(voters)
        expected = {tuple(sorted(bought)) for bought in outcomes(voters, share, costs)}
        assert set(result.ways.selections) == expected


@given(approval_profiles(), methods_for(EqualShares))
def test_nobody_spends_more_than_there_is(profile: ApprovalProfile, method: EqualShares) -> None:
    known = {each.id for each in profile.projects}
    if method.budget is None and method.seats is None:
        return
    if not known.issuperset(each for group in method.rivals for each in group):
        return

    result = run(method, profile, tie_break=ALL)

    supported = {each for each, score in result.outcome.ranking.scores if score}
    assert result.outcome.spent <= result.outcome.budget
    assert supported.issuperset(each for way in result.ways.selections for each in way)


APART: Final = priced(approvals("4: road", "3: well", "school"), road=60, well=50, school=20)


@pytest.mark.parametrize(
    "completion, funded",
    [
        ("none", ()),
        ("add1", ("road",)),
        ("add1-greedy", ("road", "school")),
        ("greedy", ("road", "school")),
        ("phragmen", ("road",)),
    ],
)
def test_what_is_left_is_spent_as_declared(completion: str, funded: tuple[str, ...]) -> None:
    assert run(shares(budget=100, completion=completion), APART).outcome.funded == funded


def test_phragmens_method_begins_with_what_is_left_in_shares() -> None:
    """Of 25 each the four have 15 left, and lack 1; the two lack 2, but 20 is all that is left."""
    votes = priced(approvals("4: pump road", "2: well"), pump=40, road=64, well=54)

    result = run(shares(budget=150, completion="phragmen"), votes)

    assert steps(result, Earned) == [Earned("road", Fraction(1), Fraction(4))]
    assert result.outcome.funded == ("pump", "road")
    assert [each.fate for each in steps(result, Considered)] == ["funded", "funded", "unaffordable"]


@pytest.mark.parametrize("exhaustive_stop, increment", [("true", 1), ("false", 5)])
def test_growing_may_stop_once_nothing_more_fits(exhaustive_stop: str, increment: int) -> None:
    """The well is paid for from 15 each on, and no second project fits beside it."""
    votes = priced(approvals("3: road", "2: well", "2: well pump"), road=60, well=60, pump=60)
    method = shares(budget=100, completion="add1", exhaustive_stop=exhaustive_stop)

    result = run(method, votes)

    assert steps(result, Endowed)[1].increment == increment
    assert result.outcome.funded == ("well",)


def test_shares_stop_growing_once_everything_is_paid_for() -> None:
    votes = priced(approvals("3: road", "well"), road=10, well=20)

    result = run(shares(budget=1000), votes)

    assert result.outcome.funded == ("road", "well")
    assert [each.increment for each in steps(result, Endowed)] == [0]


@pytest.mark.parametrize("utility, funded", [("cost", ("hall",)), ("cardinality", ("sign",))])
def test_utility_decides_what_comes_first(utility: str, funded: tuple[str, ...]) -> None:
    """Six share the cost of the hall, 10 each, and only five that of the sign, 1.6 each."""
    votes = priced(approvals("5: hall sign", "hall"), hall=60, sign=8)

    result = run(shares(budget=60, completion="none", utility=utility), votes)

    assert result.outcome.funded == funded


def test_points_pay_in_proportion() -> None:
    votes = priced(dots("2: a*3 b", "2: b*2"), a=12, b=18)

    result = run(shares(budget=28, completion="none", utility="points"), votes)

    assert steps(result, Paid)[0] == Paid(
        "a", Fraction(2), "point", Fraction(2), Fraction(2), Fraction(6)
    )
    assert dict(scored(result, "dots")) == {"a": 6, "b": 6}


def test_half_points_are_points_of_their_scale() -> None:
    votes = priced(scores("a=5/2", "a=5"), a=3)

    result = run(shares(budget=6, completion="none", utility="points"), votes)

    assert steps(result, Paid)[0].price == Fraction(2, 5)
    assert steps(result, Paid)[0].support == Fraction(15, 2)


def test_what_costs_nothing_is_funded_before_all_others() -> None:
    votes = priced(approvals("3: road", "map"), road=30, map=0)

    result = run(shares(budget=40), votes)

    assert result.outcome.funded == ("map", "road")
    assert result.outcome.ranking.tiers == (("map",), ("road",))


def test_a_project_without_votes_is_never_funded() -> None:
    votes = priced(approvals("3: road", projects="map road"), road=30, map=0)

    result = run(shares(budget=40), votes)

    assert result.outcome.funded == ("road",)
    assert [each.fate for each in steps(result, Considered)] == ["funded", "unsupported"]


def test_a_project_dearer_than_the_budget_does_not_stop_shares_from_growing() -> None:
    votes = priced(approvals("5: bridge", "3: road"), bridge=200, road=60)

    result = run(shares(budget=100, completion="add1"), votes)

    assert result.outcome.funded == ("road",)


def test_projects_need_the_fewest_votes_asked_for() -> None:
    result = run(shares(budget=100, min_score=3), VOTES)

    assert result.outcome.funded == ("road", "well")
    assert {each.fate for each in steps(result, Considered)} == {"funded", "below-minimum"}


def test_a_blank_ballot_has_a_share_too() -> None:
    votes = priced(approvals("2: a", "2:", projects="a"), a=6)

    assert run(shares(budget=8, completion="none"), votes).outcome.funded == ()


def test_money_or_seats_must_be_said() -> None:
    with pytest.raises(InputError, match="how much money there is"):
        run(shares(), VOTES)


def test_with_seats_every_project_costs_one() -> None:
    result = run(shares(seats=2, budget=1), approvals("4: a b", "2: c"))

    assert [result.outcome.budget, result.outcome.spent] == [2, 2]


TIED: Final = priced(approvals("2: a b", "c"), a=40, b=70, c=50)


def test_a_tie_that_decides_who_is_funded_stops_the_count() -> None:
    with pytest.raises(UnresolvedTieError, match="a, b are tied"):
        run(shares(budget=120, completion="none"), TIED)


@pytest.mark.parametrize("order, funded", [("abc", ("a", "c")), ("bac", ("b",))])
def test_a_declared_order_decides_it(order: str, funded: tuple[str, ...]) -> None:
    """With 50 each either is bought beside the third, which the budget pays for only with `a`."""
    rule = TieBreak("order", order=tuple(order))

    result = run(shares(budget=100, completion="add1"), TIED, tie_break=rule)

    assert tuple(sorted(result.outcome.funded)) == funded


def test_all_ways_of_a_tie_are_told() -> None:
    result = run(shares(budget=100, completion="add1"), TIED, tie_break=ALL)

    assert result.ways.selections == (("a", "c"), ("b",))
    assert result.ways.complete


def test_equal_projects_share_a_place_where_it_does_not_matter() -> None:
    votes = priced(approvals("2: a", "2: b"), a=5, b=5)

    result = run(shares(budget=10), votes)

    assert result.outcome.ranking.tiers == (("a", "b"),)
    assert result.ties == ()
