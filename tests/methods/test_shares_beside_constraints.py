"""Phragmén's method after equal shares, and the comparison step, under side constraints."""

from collections.abc import Collection
from fractions import Fraction
from typing import Any, Final

import pytest
from attrs import evolve, frozen
from hypothesis import assume, given
from hypothesis import strategies as st

from prioritize.methods.budget.equal_shares import EqualShares
from prioritize.model.outcome import tiers_by_score
from prioritize.model.profile import ApprovalProfile
from prioritize.model.shorthand import approvals
from prioritize.tally.constraint_rules import constraints_of
from prioritize.tally.constraints import Constraints
from prioritize.tally.engine import run
from prioritize.tally.step import Considered, Earned
from prioritize.tally.ties import ALL
from prioritize.testing.strategies import approval_profiles
from tests.constraints import grouped
from tests.methods.priced import priced
from tests.methods.results import remarks, steps
from tests.methods.test_equal_shares import shares
from tests.methods.test_shares_constraints import MONEY, kept, kept_rules, utilities_of, without
from tests.reference import phragmen
from tests.reference.equal_shares import Utilities, purchases
from tests.reference.greedy import awards, orders
from tests.reference.marks import sums


COMPARED: Final = {"satisfaction": 99, "exclusion-ratio": 1}


@frozen
class Vote:
    """A vote as the book counts it: voter by voter, and the costs of what somebody wants."""

    utilities: list[Utilities]
    costs: dict[str, Fraction]
    scores: dict[str, Fraction]
    rules: Constraints

    def bought(self) -> set[tuple[frozenset[str], tuple[Fraction, ...]]]:
        """Return what equal shares buy, in every way, and what each has left."""
        share = (MONEY / len(self.utilities),) * len(self.utilities)
        return purchases(self.utilities, share, self.costs, rules=self.rules)

    def earned(self, first: frozenset[str], left: tuple[Fraction, ...]) -> set[frozenset[str]]:
        """Return all that is funded once voters go on by Phragmén's method."""
        paid = {each: self.costs[each] for each in first}
        rest = {each: cost for each, cost in self.costs.items() if each not in first}
        more = phragmen.outcomes(
            [(Fraction(1), frozenset(each)) for each in self.utilities],
            tuple(-each for each in left),
            rest,
            MONEY - sum(paid.values()),
            on_overflow="stop",
            rules=self.rules,
            paid=paid,
        )
        return {first | each for each in more}

    def by_votes(self) -> set[frozenset[str]]:
        """Return what the order of votes funds, in every way, what costs nothing first."""
        free = frozenset(each for each, cost in self.costs.items() if not cost)
        tiers = [[*free], *without(tiers_by_score(self.scores).tiers, free)]
        found = (
            awards(each, self.costs, MONEY, self.rules, on_overflow="skip")
            for each in orders(tiers)
        )
        return {frozenset(each) for each in found}

    def better(self, one: Collection[str], other: Collection[str], most: int) -> int:
        """Return how many are better off with one set than with the other."""
        return sum(
            min(most, len(each.keys() & one)) > min(most, len(each.keys() & other))
            for each in self.utilities
        )


def drawn(
    profile: ApprovalProfile, data: st.DataObject
) -> tuple[ApprovalProfile, Vote, dict[str, Any]]:
    """Give a profile groups of projects and rules about them."""
    profile = evolve(profile, projects=grouped(profile))
    rules = kept_rules(profile, data)
    utilities = utilities_of(profile, by_cost=False)
    assume(0 < len(utilities) < 400)
    scores = {id: score for id, score in sums(profile).items() if score}
    costs = {each.id: each.cost or Fraction(0) for each in profile.projects}
    backed = {id: costs[id] for id in scores if costs[id] <= MONEY}
    declared = constraints_of(rules, profile.projects)
    within = {id: score for id, score in scores.items() if id in backed}
    return profile, Vote(utilities, backed, within, declared), kept(rules)


@given(approval_profiles(), st.data())
def test_phragmens_method_goes_on_within_the_constraints_as_the_book_says(
    profile: ApprovalProfile, data: st.DataObject
) -> None:
    profile, vote, options = drawn(profile, data)
    method = EqualShares(budget=MONEY, completion="phragmen", utility="cardinality", **options)

    result = run(method, profile, tie_break=ALL)

    expected = {each for bought in vote.bought() for each in vote.earned(*bought)}
    assert result.ways.complete
    assert set(result.ways.selections) == {tuple(sorted(each)) for each in expected}


@given(approval_profiles(), st.sampled_from(sorted(COMPARED)), st.data())
def test_shares_are_compared_with_the_order_of_votes_within_the_constraints(
    profile: ApprovalProfile, comparison: str, data: st.DataObject
) -> None:
    profile, vote, options = drawn(profile, data)
    method = EqualShares(
        budget=MONEY, completion="none", comparison=comparison, utility="cardinality", **options
    )

    result = run(method, profile, tie_break=ALL)

    most = COMPARED[comparison]
    expected = {
        voted if vote.better(voted, bought, most) > vote.better(bought, voted, most) else bought
        for bought, _ in vote.bought()
        for voted in vote.by_votes()
    }
    assert result.ways.complete
    assert set(result.ways.selections) == {tuple(sorted(each)) for each in expected}


PUMPS: Final = priced(approvals("4: pump road", "2: well"), pump=40, road=64, well=54)
EARNING: Final = {"budget": 150, "completion": "phragmen", "utility": "cardinality"}


def test_nobody_is_given_money_for_a_rival_of_what_was_bought() -> None:
    """Of 25 each the four have 15 left and would lack 1 for the road; the two lack 2 for the well.

    Without the road the well is paid for once everyone has been given 2.
    """
    free = run(shares(**EARNING), PUMPS)
    bound = run(shares(rivals="pump,road", **EARNING), PUMPS)

    assert free.outcome.funded == ("pump", "road")
    assert steps(bound, Earned) == [Earned("well", Fraction(2), Fraction(2))]
    assert bound.outcome.funded == ("pump", "well")
    road = steps(bound, Considered)[-1]
    assert (road.project, road.fate, road.because) == ("road", "ruled-out", ("pump",))


@pytest.mark.parametrize("limit, funded", [(104, ("pump", "road")), (103, ("pump", "well"))])
def test_a_limit_counts_what_shares_have_bought_already(
    limit: int, funded: tuple[str, ...]
) -> None:
    hoods = {"pump": "upper", "road": "upper"}
    projects = tuple(evolve(each, neighborhood=hoods.get(each.id, "")) for each in PUMPS.projects)
    method = shares(budget_per_neighborhood=f"upper={limit}", **EARNING)

    assert run(method, evolve(PUMPS, projects=projects)).outcome.funded == funded


HALLS: Final = priced(approvals("6: hall fair", "hall", "4: well"), hall=50, fair=50, well=40)
COMPARING: Final = {"budget": 110, "completion": "none", "comparison": "satisfaction"}


@pytest.mark.parametrize("limit, funded", [(100, ("hall", "fair")), (99, ("hall", "well"))])
def test_the_order_of_votes_that_is_compared_keeps_to_the_limits(
    limit: int, funded: tuple[str, ...]
) -> None:
    """More people would have more of their projects with hall and fair, if both could be had."""
    sport = {"hall": ("sport",), "fair": ("sport",)}
    projects = tuple(evolve(each, categories=sport.get(each.id, ())) for each in HALLS.projects)
    method = shares(budget_per_category=f"sport={limit}", **COMPARING)

    result = run(method, evolve(HALLS, projects=projects))

    assert result.outcome.funded == funded
    assert f"which funds {', '.join(sorted(funded))}," in remarks(result)[-1]
