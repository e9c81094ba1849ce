"""Phragmén's method: money at the same pace for all, and purchases when it suffices."""

from fractions import Fraction

import pytest
from hypothesis import given

from prioritize.errors import InputError, UnresolvedTieError
from prioritize.methods.budget.phragmen import Phragmen
from prioritize.model.outcome import Allocation
from prioritize.model.profile import ApprovalProfile, Profile
from prioritize.model.shorthand import approvals, dots
from prioritize.registry import build
from prioritize.tally.engine import run
from prioritize.tally.method import Method
from prioritize.tally.result import Result
from prioritize.tally.step import Considered, Converted, Earned
from prioritize.tally.ties import ALL, TieBreak
from prioritize.testing.strategies import approval_profiles, methods_for
from prioritize.text import message
from tests.methods.priced import priced
from tests.oracles import committees_of, filled
from tests.reference.marks import ballots
from tests.reference.phragmen import outcomes


def phragmen(**options: object) -> Method[Profile, Allocation]:
    """Make the method from options as they are typed."""
    made: Method[Profile, Allocation] = build("phragmen", options)
    return made


def earned(result: Result[Allocation]) -> list[tuple[str, Fraction]]:
    """Give what was funded, and what everyone had been given by then."""
    return [(each.project, each.share) for each in result.steps if isinstance(each, Earned)]


def fates(result: Result[Allocation]) -> list[tuple[str, str]]:
    """Give what became of everything, in order."""
    return [(each.project, each.fate) for each in result.steps if isinstance(each, Considered)]


@given(approval_profiles(), methods_for(Phragmen))
def test_every_selection_is_one_that_some_way_of_ties_gives(
    profile: ApprovalProfile, method: Phragmen
) -> None:
    budget = Fraction(method.seats or method.budget or 3)
    made = Phragmen(budget=budget, seats=method.seats, on_overflow=method.on_overflow)
    costs = {
        each.id: Fraction(1) if method.seats else each.cost or Fraction(0)
        for each in profile.projects
    }
    votes = [
        (weight, frozenset(id for id, mark in marks.items() if mark))
        for weight, marks in ballots(profile)
    ]
    payable = {each: cost for each, cost in costs.items() if cost <= budget}
    nothing = (Fraction(0),) * len(votes)

    result = run(made, profile, tie_break=ALL)

    expected = outcomes(votes, nothing, payable, budget, on_overflow=method.on_overflow)
    assert set(result.ways.selections) == {tuple(sorted(each)) for each in expected}
    assert result.outcome.spent <= result.outcome.budget


def test_the_published_example_has_its_committee() -> None:
    """Lackner & Skowron (2023), Multi-Winner Voting with Approval Preferences.

    The same votes elect `a`, `c` and `d` by equal shares.
    """
    votes = approvals("3: c d", "2: a b", "2: a c", "b d")

    result = run(phragmen(seats=3), votes, tie_break=ALL)

    assert result.ways.selections == (("b", "c", "d"),)


def test_the_running_example_has_its_committee() -> None:
    """Lackner & Skowron (2023), of twelve voters and four seats."""
    votes = approvals("3: a b", "3: a c", "2: a d", "b c f", "e", "f", "g")

    assert run(phragmen(seats=4), votes, tie_break=ALL).ways.selections == (("a", "b", "c", "d"),)


VOTES = priced(approvals("6: hall road", "4: well"), hall=60, road=40, well=40)


def test_backers_buy_once_they_can_and_begin_again_with_nothing() -> None:
    result = run(phragmen(budget=150), VOTES)

    assert earned(result) == [
        ("road", Fraction(20, 3)),
        ("well", Fraction(10)),
        ("hall", Fraction(50, 3)),
    ]
    assert result.outcome.funded == ("road", "well", "hall")


@pytest.mark.parametrize(
    "on_overflow, told",
    [
        ("stop", [("road", "funded"), ("hall", "unaffordable"), ("well", "stopped")]),
        ("skip", [("road", "funded"), ("well", "funded"), ("hall", "unaffordable")]),
    ],
)
def test_what_no_longer_fits_stops_the_count_or_is_passed_over(
    on_overflow: str, told: list[tuple[str, str]]
) -> None:
    """After the road, at 6⅔ each, the hall comes up at 16⅔, and the well at 20."""
    votes = priced(approvals("6: hall road", "2: well"), hall=60, road=40, well=40)

    result = run(phragmen(budget=90, on_overflow=on_overflow), votes)

    assert fates(result) == told


def test_projects_paid_for_at_once_out_of_different_purses_share_a_place() -> None:
    result = run(phragmen(budget=20), priced(approvals("2: a", "2: b"), a=5, b=5))

    assert result.outcome.ranking.tiers == (("a", "b"),)
    assert result.ways.followed == 1


RIVALS = priced(approvals("2: a b", "c"), a=10, b=10, c=4)


def test_a_tie_for_the_same_purses_stops_the_count_where_it_matters() -> None:
    with pytest.raises(UnresolvedTieError, match="a, b are tied"):
        run(phragmen(budget=15), RIVALS)


def test_a_declared_order_decides_it() -> None:
    rule = TieBreak("order", order=("b", "a", "c"))

    assert run(phragmen(budget=15), RIVALS, tie_break=rule).outcome.funded == ("c", "b")


def test_a_tie_that_does_not_matter_shares_the_places() -> None:
    result = run(phragmen(budget=30), RIVALS)

    assert set(result.outcome.funded) == {"a", "b", "c"}
    assert result.outcome.ranking.tiers == (("c",), ("a", "b"))


def test_what_would_stop_the_count_may_be_one_of_equals() -> None:
    """After the road the map and the bridge are paid for at once, and only the map fits."""
    votes = priced(approvals("3: road", "2: map", "4: bridge"), road=3, map=5, bridge=10)

    result = run(phragmen(budget=12), votes, tie_break=ALL)

    assert result.ways.selections == (("map", "road"), ("road",))


def test_dots_are_read_as_approval() -> None:
    result = run(phragmen(budget=9), priced(dots("2: a*3 b"), a=4, b=5))

    assert result.steps[1] == Converted(
        "dots", "approval", message("A project with more than 0 points is approved")
    )


def test_projects_need_the_fewest_votes_asked_for() -> None:
    assert run(phragmen(budget=150, min_score=5), VOTES).outcome.funded == ("road", "hall")


def test_what_costs_nothing_is_funded_first_if_anybody_wants_it() -> None:
    votes = priced(approvals("3: road", "map", projects="map road sign"), road=3, map=0, sign=0)

    result = run(phragmen(budget=3), votes)

    assert fates(result) == [("map", "funded"), ("road", "funded"), ("sign", "unsupported")]


def test_money_or_seats_must_be_said() -> None:
    with pytest.raises(InputError, match="how much money there is"):
        run(phragmen(), VOTES)


def test_the_committees_are_the_published_ones() -> None:
    """Test instances of abcvoting, with every tied committee."""
    cases = committees_of("seqphragmen")

    found = {
        case.id: filled(
            case, run(phragmen(seats=case.seats), case.profile, tie_break=ALL).ways.selections
        )
        for case in cases
    }

    assert len(cases) == 289
    assert found == {case.id: case.expected for case in cases}
