from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from prioritize.methods.ranked.kemeny import Kemeny
from prioritize.model.profile import RankedProfile
from prioritize.model.shorthand import ranked
from prioritize.tally.engine import run
from prioritize.tally.step import Remark
from prioritize.tally.ties import ALL, TieBreak
from prioritize.testing.strategies import ranked_profiles
from tests.methods.circles import CONDORCET
from tests.reference.kemeny import best_orders


@given(ranked_profiles(), st.sampled_from(("last", "no-opinion")))
def test_the_ways_are_all_the_best_orders(profile: RankedProfile, unranked: str) -> None:
    result = run(Kemeny(unranked=unranked), profile, tie_break=ALL)

    orders, least = best_orders(profile, last=unranked == "last")
    told = [step.text.facts for step in result.steps if isinstance(step, Remark)]
    assert {"number": least} in [dict(each) for each in told]
    assert set(result.ways.winners) == {order[0] for order in orders}
    survey = Kemeny(unranked=unranked).survey(profile)
    assert {ranking.projects for ranking in survey.rankings} == orders


@given(ranked_profiles())
def test_projects_are_apart_only_if_all_best_orders_agree(profile: RankedProfile) -> None:
    tiers = run(Kemeny(), profile).outcome.tiers

    orders, _ = best_orders(profile, last=True)
    ends = [set().union(*tiers[: number + 1]) for number in range(len(tiers))]
    for order in orders:
        assert [set(order[: len(end)]) for end in ends] == ends
    finest = [
        n for n in range(1, len(ends[-1]) + 1) if len({frozenset(o[:n]) for o in orders}) == 1
    ]
    assert [len(end) for end in ends] == finest


@given(ranked_profiles(), st.permutations("abcde"))
def test_a_declared_order_leads_to_a_best_order(
    profile: RankedProfile, order: Sequence[str]
) -> None:
    outcome = run(Kemeny(), profile, tie_break=TieBreak("order", order=tuple(order))).outcome

    assert outcome.projects in best_orders(profile, last=True)[0]
    assert all(len(tier) == 1 for tier in outcome.tiers)


def test_a_circle_is_cut_where_fewest_disagree() -> None:
    """Young (1988) orders Condorcet's ballots so."""
    assert run(Kemeny(), CONDORCET).outcome.tiers == (("b",), ("c",), ("a",))


def test_equally_good_orders_share_places() -> None:
    result = run(Kemeny(), ranked("1: a > b > c > d", "1: b > c > a > d", "1: c > a > b > d"))

    assert result.outcome.tiers == (("a", "b", "c"), ("d",))


def test_nobody_is_told_apart_where_nobody_voted() -> None:
    result = run(Kemeny(), ranked(projects="a b c d e f g h"))

    assert result.outcome.tiers == (tuple("abcdefgh"),)
    assert "More than {number} orders are equally good" in str(result.notices)


def test_many_projects_on_which_all_agree_are_ranked() -> None:
    ids = tuple(f"p{each:03}" for each in range(400))

    assert run(Kemeny(), ranked(" > ".join(ids))).outcome.projects == ids


def test_too_many_projects_in_a_circle_share_a_place_and_are_bounded() -> None:
    """Everyone begins elsewhere on a ring of 102, so each loses to the one before."""
    ids = [f"p{each:03}" for each in range(102)]
    ballots = [" > ".join((*ids[start:], *ids[:start])) for start in (0, 34, 68)]

    result = run(Kemeny(), ranked("last", *(f"2: {each} > last" for each in ballots)))

    assert [len(tier) for tier in result.outcome.tiers] == [102, 1]
    assert str(result.notices[0].what).startswith("It is not proved that no order has fewer")


def test_of_many_projects_fewer_orders_are_listed_and_places_are_shared_all_the_same() -> None:
    """The first three are level: six orders are best."""
    ids = [f"p{each:03}" for each in range(400)]

    result = run(Kemeny(), ranked(" = ".join(ids[:3]) + " > " + " > ".join(ids[3:])))

    assert result.outcome.tiers == (tuple(ids[:3]), *((each,) for each in ids[3:]))
    assert [str(each.what) for each in result.notices] == ["More than 3 orders are equally good"]
