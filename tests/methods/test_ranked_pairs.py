"""Ranked pairs, and the sequences of its equally strong wins.

The reference goes through every sequence, so it gets small profiles only.
"""

from itertools import pairwise, permutations
from typing import ClassVar

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from prioritize.methods.ranked.ranked_pairs import RankedPairs
from prioritize.model.method import MethodInfo
from prioritize.model.outcome import Ranking
from prioritize.model.profile import RankedProfile
from prioritize.model.shorthand import ranked
from prioritize.tally.engine import run
from prioritize.tally.layers import layered
from prioritize.tally.step import Chosen, Defeat
from prioritize.tally.tally import Tally
from prioritize.tally.ties import ALL, TieBreak
from prioritize.testing.strategies import Size, ranked_profiles
from tests.methods.circles import CONDORCET, SCHULZE
from tests.methods.results import notices
from tests.reference.ranked import support
from tests.reference.ranked_pairs import locked


SMALL = Size(projects=(1, 4))
MEASURES = st.sampled_from(("margins", "winning-votes"))
RING = ranked("a > b > c", "b > c > a", "c > a > b")


@frozen
class WithoutSurvey:
    """Ranked pairs as the engine follows any method: counted again for every way."""

    method: RankedPairs
    info: ClassVar[MethodInfo] = RankedPairs.info

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        """Count one way."""
        return self.method.count(profile, tally)


@given(ranked_profiles(Size(projects=(1, 5))), MEASURES, st.sampled_from(("last", "no-opinion")))
def test_the_rankings_are_those_of_every_sequence(
    profile: RankedProfile, measure: str, unranked: str
) -> None:
    survey = RankedPairs(strength=measure, unranked=unranked).survey(profile)

    found = support(profile, last=unranked == "last")
    ids = [project.id for project in profile.projects]
    assert survey.complete
    assert {ranking.tiers for ranking in survey.rankings} == {
        layered(ids, pairs).tiers for pairs in locked(found, measure)
    }


@given(ranked_profiles(SMALL), MEASURES)
def test_the_survey_finds_what_counting_every_way_finds(
    profile: RankedProfile, measure: str
) -> None:
    method = RankedPairs(strength=measure)

    surveyed = run(method, profile, tie_break=ALL)
    counted = run(WithoutSurvey(method), profile, tie_break=ALL)

    assert counted.ways.complete
    assert surveyed.outcome.tiers == counted.outcome.tiers
    assert surveyed.ways.winners == counted.ways.winners
    assert surveyed.steps == counted.steps


@given(ranked_profiles(SMALL), st.permutations("abcde"), MEASURES)
def test_a_declared_order_leads_to_one_of_the_ways(
    profile: RankedProfile, order: list[str], measure: str
) -> None:
    method = RankedPairs(strength=measure)

    result = run(method, profile, tie_break=TieBreak("order", order=tuple(order)))

    ways = method.survey(profile).rankings
    places = result.outcome.places()
    assert all(len(tier) == 1 for tier in result.outcome.tiers)
    assert any(
        all(
            places[one] < places[other]
            for one, other in permutations(way.projects, 2)
            if way.places()[one] < way.places()[other]
        )
        for way in ways
    )


@given(ranked_profiles(), MEASURES)
def test_every_win_is_told_and_counts_unless_a_chain_leads_back(
    profile: RankedProfile, measure: str
) -> None:
    result = run(RankedPairs(strength=measure), profile)

    told = [step for step in result.steps if isinstance(step, Defeat)]
    counted = {(step.above, step.below) for step in told if not step.chain}
    found = support(profile, last=True)
    assert {(s.above, s.below) for s in told} == {p for p in found if found[p] > found[p[::-1]]}
    for step in told:
        assert set(pairwise(step.chain)) <= counted
        assert not step.chain or (step.chain[0], step.chain[-1]) == (step.below, step.above)


def test_a_circle_is_parted_by_its_weakest_win() -> None:
    """Young (1988): of Condorcet's circle the majority of a over b is the least."""
    assert run(RankedPairs(), CONDORCET).outcome.tiers == (("b",), ("c",), ("a",))


def test_the_first_example_of_schulze_is_won_by_another() -> None:
    """b over a (5), c over e (3) and e over a (1) are weaker than what leads back from a."""
    result = run(RankedPairs(), SCHULZE)

    assert result.outcome.tiers == (("a",), ("c",), ("e",), ("b",), ("d",))


def test_a_ring_of_equal_wins_shares_a_place_and_all_can_win() -> None:
    result = run(RankedPairs(), RING, tie_break=ALL)

    assert result.outcome.tiers == (("a", "b", "c"),)
    assert result.ways.winners == ("a", "b", "c")
    assert (result.ways.followed, result.ways.complete) == (3, True)
    assert [(tie.tied, tie.purpose, tie.effect) for tie in result.ties] == [
        (("a", "b", "c"), "lock", "shared"),
        (("b", "c"), "lock", "shared"),
    ]


def test_only_those_share_a_place_whose_order_depends_on_the_sequence() -> None:
    ballots = ranked("a > b > c > d", "b > c > a > d", "c > a > b > d")

    assert run(RankedPairs(), ballots).outcome.tiers == (("a", "b", "c"), ("d",))


def test_a_declared_order_says_whose_win_is_locked_first() -> None:
    rule = TieBreak("order", order=("b", "c", "a"))

    result = run(RankedPairs(), RING, tie_break=rule)

    assert result.outcome.tiers == (("b",), ("c",), ("a",))
    first = next(step for step in result.steps if isinstance(step, Chosen))
    assert (first.tied, first.order, first.by) == (("a", "b", "c"), ("b", "c", "a"), "order")


def test_a_tied_comparison_is_never_locked() -> None:
    """a and b are equal in every way; both beat c."""
    result = run(RankedPairs(), ranked("a > b > c", "b > a > c"))

    assert result.outcome.tiers == (("a", "b"), ("c",))
    assert not any(isinstance(step, Chosen) for step in result.steps)


def test_a_project_that_everyone_puts_below_another_is_not_elected() -> None:
    """Everyone puts c above a; a library elects a, because the alphabet decides among all three."""
    assert run(RankedPairs(), ranked("b > c > a", "c > a > b")).outcome.tiers[0] == ("b", "c")


@pytest.mark.parametrize("measure, first", [("margins", "b"), ("winning-votes", "c")])
def test_the_measure_decides_which_win_of_a_circle_falls(measure: str, first: str) -> None:
    """a beats b by 5 to 4, b beats c by 3 to 0, c beats a by 6 to 1."""
    ballots = ranked("5: a > b", "4: b > a", "3: b > c", "6: c > a", "a > c")

    outcome = run(RankedPairs(strength=measure, unranked="no-opinion"), ballots).outcome

    assert outcome.tiers[0] == (first,)


def rotation(size: int, steps: tuple[int, ...]) -> RankedProfile:
    """Let every project beat those that follow it on a ring by so many steps, all equally."""
    ids = [f"{each:02}" for each in range(size)]
    wins = (f"{one} > {ids[(at + step) % size]}" for at, one in enumerate(ids) for step in steps)
    return ranked(*wins, projects=" ".join(ids))


def test_many_equal_wins_are_still_followed_exactly() -> None:
    """21 wins of equal strength have 21! sequences, which lead to 189 orders."""
    result = run(RankedPairs(unranked="no-opinion"), rotation(7, (1, 2, 4)), tie_break=ALL)

    assert (result.ways.followed, result.ways.complete) == (189, True)
    assert len(result.ways.winners) == 7
    assert notices(result) == []


def test_what_is_not_proved_shares_a_place_where_there_are_too_many_sequences() -> None:
    result = run(RankedPairs(unranked="no-opinion"), rotation(11, (1, 3, 4, 5, 9)), tie_break=ALL)

    ids = tuple(f"{each:02}" for each in range(11))
    assert not result.ways.complete
    assert result.outcome.tiers == (ids,)
    assert result.ways.winners == ids
    too_many, first = notices(result)
    assert too_many.startswith("There are too many sequences of equally strong wins")
    assert first == f"These can be first, depending on the sequence: {', '.join(ids)}"


def test_of_whom_no_sequence_was_found_it_is_said_that_nothing_is_known() -> None:
    """No win stands against e for sure, and yet it is first in no sequence."""
    survey = RankedPairs()._pairs(SCHULZE).proved(())

    assert [str(notice.what) for notice in survey.notices[1:]] == [
        "These can be first, depending on the sequence: a",
        "Of these it is not known: e",
    ]


@given(ranked_profiles(), MEASURES)
def test_what_is_proved_without_looking_at_all_is_true(
    profile: RankedProfile, measure: str
) -> None:
    pairs = RankedPairs(strength=measure)._pairs(profile)
    survey = RankedPairs(strength=measure).survey(profile)

    proved = pairs.proved(())

    unproved = {frozenset(pair) for pair in proved.unproved}
    assert set(proved.rankings) <= set(survey.rankings)
    for one, other in permutations(pairs.table.ids, 2):
        if frozenset((one, other)) not in unproved:
            above = {way.places()[one] < way.places()[other] for way in survey.rankings}
            assert len(above) == 1
