"""Seats for the first of a ranked list."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import Finding, InputError, UnresolvedTieError
from prioritize.methods.dots.approval import Approval
from prioritize.methods.ranked.borda import Borda
from prioritize.methods.ranked.instant_runoff import InstantRunoff
from prioritize.methods.ranked.ranked_pairs import RankedPairs
from prioritize.methods.ranked.schulze import Schulze
from prioritize.model.outcome import Outcome, Ranking, Selection
from prioritize.model.profile import RankedProfile
from prioritize.model.shorthand import approvals, ranked
from prioritize.tally.method import Method
from prioritize.tally.replay import replay
from prioritize.tally.seats import _Watched, elect
from prioritize.tally.step import Opened, Placed, Seated
from prioritize.tally.survey import Survey
from prioritize.tally.tally import Tally
from prioritize.tally.ties import ALL, LEAVE, REFUSE, SHARE, TieBreak, parse_tie_break
from prioritize.testing.strategies import ranked_profiles
from prioritize.text import message
from tests.methods.results import notices, remarks
from tests.reference.selections import selections
from tests.tally.scripted import Scripted, nobody_voted


BALLOTS = approvals("3: road", "2: school well", "park", "pool")


def test_more_seats_than_projects_elect_all_and_that_is_said() -> None:
    result = elect(Approval(), BALLOTS, seats=9)

    assert set(result.outcome.selected) == {"road", "school", "well", "park", "pool"}
    assert remarks(result) == ["There are 9 seats and only 5 projects, so all are elected."]


def settled(selections: set[tuple[str, ...]]) -> tuple[set[str], tuple[str, ...]]:
    """Say who is in all selections, and who in some."""
    sets = [set(each) for each in selections]
    sure = sets[0].intersection(*sets)
    return sure, tuple(sorted(set[str]().union(*sets) - sure))


@given(
    ranked_profiles(),
    st.integers(1, 5),
    st.sampled_from([Borda(), InstantRunoff(), InstantRunoff(ties="together")]),
)
def test_selections_are_those_of_all_lists(
    profile: RankedProfile, seats: int, method: Method[Any, Ranking]
) -> None:
    expected = selections(method, profile, seats)

    result = elect(method, profile, seats=seats, tie_break=ALL)

    assert set(result.ways.selections) == expected
    assert (set(result.outcome.selected), result.undecided) == settled(expected)


@given(ranked_profiles(), st.integers(1, 5), st.sampled_from([SHARE, REFUSE]))
def test_the_count_stops_exactly_where_a_seat_is_tied(
    profile: RankedProfile, seats: int, rule: TieBreak
) -> None:
    expected = selections(InstantRunoff(), profile, seats)

    try:
        tied = elect(InstantRunoff(), profile, seats=seats, tie_break=rule).undecided
    except UnresolvedTieError as error:
        tied = error.tied

    assert tied == settled(expected)[1]


@given(ranked_profiles(), st.integers(1, 5), st.sampled_from([Borda(), Schulze(), RankedPairs()]))
def test_steps_tell_who_is_elected(
    profile: RankedProfile, seats: int, method: Method[Any, Outcome]
) -> None:
    result = elect(method, profile, seats=seats, tie_break=ALL)  # type: ignore[arg-type]  # rankings

    ids = [project.id for project in profile.projects]
    assert replay(ids, result.steps) == result.outcome
    assert {len(each) for each in result.ways.selections} == {min(seats, len(ids))}


def test_the_list_stays_as_it_is() -> None:
    result = elect(Approval(), BALLOTS, seats=3)

    assert result.outcome == Selection(
        ("road", "school", "well"),
        Ranking([["road"], ["school", "well"], ["park", "pool"]], result.outcome.ranking.scores),
    )
    assert result.steps[0] == Opened("selection", seats=3)
    assert result.steps[-1] == Seated(("road", "school", "well"))
    assert result.method == Approval()


def test_a_seat_is_not_shared() -> None:
    with pytest.raises(UnresolvedTieError) as caught:
        elect(Approval(), BALLOTS, seats=2)

    assert caught.value.tied == ("school", "well")


def test_all_ways_to_fill_the_last_seats_are_told() -> None:
    result = elect(Approval(), BALLOTS, seats=4, tie_break=ALL)

    assert result.ways.selections == (
        ("park", "road", "school", "well"),
        ("pool", "road", "school", "well"),
    )
    assert result.outcome.selected == ("road", "school", "well")
    assert result.undecided == ("park", "pool")


@pytest.mark.parametrize("order", ["school,well,road,park,pool", "well,school,road,park,pool"])
def test_a_declared_order_fills_the_last_seat(order: str) -> None:
    result = elect(Approval(), BALLOTS, seats=2, tie_break=parse_tie_break(f"order:{order}"))

    assert result.outcome.selected == ("road", order.split(",", 1)[0])
    assert [tier for tier in result.outcome.ranking.tiers if len(tier) > 1] == []


def test_all_are_elected_where_there_are_more_seats() -> None:
    assert set(elect(Approval(), BALLOTS, seats=9).outcome.selected) == {
        "road",
        "school",
        "well",
        "park",
        "pool",
    }


def test_a_tie_above_the_line_does_not_matter() -> None:
    ballots = ranked("a > b > c", "b > a > c")

    result = elect(InstantRunoff(), ballots, seats=2)

    assert (set(result.outcome.selected), result.undecided) == ({"a", "b"}, ())
    assert result.outcome.ranking.tiers == (("a", "b"), ("c",))


def test_the_layers_of_a_partial_order_are_filled_one_after_another() -> None:
    ballots = ranked("a > b > c", "b > c > a", "c > a > b", projects="a b c d")

    result = elect(Schulze(), ballots, seats=3)

    assert set(result.outcome.selected) == {"a", "b", "c"}
    assert result.outcome.ranking.tiers == (("a", "b", "c"), ("d",))


def leave_in_any_order(ids: list[str], tally: Tally) -> Ranking:
    """Let one after another leave, all of them equal."""
    order: list[str] = []
    while left := [each for each in ids if each not in order]:
        order.append(tally.choose(left, LEAVE, state=frozenset(left)))
        tally.record(Placed((order[-1],), "bottom"))
    return Ranking([[each] for each in reversed(order)])


def test_ways_that_meet_are_kept_apart_where_seats_differ() -> None:
    """Who left last before the ways meet has a seat, and whoever is left has one too."""
    method: Any = Scripted(leave_in_any_order)

    result = elect(method, nobody_voted("abcd"), seats=3, tie_break=ALL)

    assert result.ways.selections == (
        ("a", "b", "c"),
        ("a", "b", "d"),
        ("a", "c", "d"),
        ("b", "c", "d"),
    )


def share_one_place(ids: list[str], tally: Tally) -> Ranking:
    """Put everyone into one place."""
    tally.record(Placed(tuple(ids)))
    return Ranking([ids])


def test_beyond_a_thousand_selections_it_is_still_known_who_is_open() -> None:
    ids = "abcdefghijklmnopqrst"
    method: Any = Scripted(share_one_place)

    result = elect(method, nobody_voted(ids), seats=10, tie_break=ALL)

    assert (len(result.ways.selections), result.ways.complete) == (1000, False)
    assert result.undecided == tuple(ids)
    assert notices(result) == [
        (
            "There are more than 1000 selections, of which these are some; who is in all of them,"
            " in some and in none is known"
        )
    ]


def test_ways_that_were_not_followed_are_told() -> None:
    def leave_with_no_state(ids: list[str], tally: Tally) -> Ranking:
        order: list[str] = []
        while left := [each for each in ids if each not in order]:
            order.append(tally.choose(left, LEAVE))
            tally.record(Placed((order[-1],), "bottom"))
        return Ranking([[each] for each in reversed(order)])

    method: Any = Scripted(leave_with_no_state)

    result = elect(method, nobody_voted("abcdefgh"), seats=1, tie_break=ALL)

    assert not result.ways.complete
    assert notices(result)[0].startswith("Only 1000 of the ways")


@pytest.mark.parametrize(
    "unproved, seats, undecided",
    [(("b", "c"), 1, ()), (("b", "c"), 2, ("b", "c")), (("a", "b"), 1, ("a", "b"))],
)
def test_an_order_that_is_not_proved_leaves_a_seat_open(
    unproved: tuple[str, str], seats: int, undecided: tuple[str, ...]
) -> None:
    ranking = Ranking([["a"], ["b"], ["c"]])

    class Surveyed(Scripted):
        def survey(self, _profile: object) -> Survey:
            return Survey((ranking,), unproved=(unproved,))

    def choose_once(ids: list[str], tally: Tally) -> Ranking:
        tally.choose(ids, "lock")
        tally.record(*(Placed((each,)) for each in ids))
        return ranking

    method: Any = Surveyed(choose_once)

    result = elect(method, nobody_voted("abc"), seats=seats, tie_break=ALL)

    assert (result.undecided, result.ways.complete) == (undecided, False)


def test_what_a_method_tells_of_its_ways_is_told_of_the_seats() -> None:
    tiers = Ranking([["a"], ["b"]]), Ranking([["b"], ["a"]])
    told = Finding(message("There are more lists than these"))

    class Surveyed(Scripted):
        def survey(self, _profile: object) -> Survey:
            return Survey(tiers, notices=(told,))

    def choose_once(ids: list[str], tally: Tally) -> Ranking:
        tally.choose(ids, "lock")
        tally.record(*(Placed((each,)) for each in ids))
        return tiers[0]

    method: Any = Surveyed(choose_once)

    result = elect(method, nobody_voted("ab"), seats=1, tie_break=ALL)

    assert result.undecided == ("a", "b")
    assert notices(result) == ["There are more lists than these"]


def test_a_method_that_is_watched_for_its_seats_stays_the_method_that_it_is() -> None:
    assert _Watched(InstantRunoff(), 2).info is InstantRunoff.info


def test_another_kind_of_profile_is_refused() -> None:
    with pytest.raises(InputError, match="borda cannot count approval"):
        elect(Borda(), BALLOTS, seats=1)
