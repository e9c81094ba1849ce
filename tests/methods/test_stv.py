from collections.abc import Sequence
from fractions import Fraction
from itertools import takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import UnresolvedTieError
from prioritize.intake.blt import read_blt
from prioritize.methods.ranked.stv import Stv
from prioritize.model.outcome import Selection
from prioritize.model.profile import PaperProfile, RankedProfile
from prioritize.model.shorthand import paper, ranked
from prioritize.tally.engine import run
from prioritize.tally.ties import ALL, TieBreak
from prioritize.testing.strategies import methods_for, paper_profiles, ranked_profiles
from tests.methods.results import remarks, rounds
from tests.reference.instant_runoff import on_paper
from tests.reference.stv import Slip, stages
from tests.shared import shared_path


def slips(profile: RankedProfile, overvote: str) -> list[Slip]:
    """Write every ballot as ranks; it ends where several share a place, unless they split."""
    found = []
    for weight, marks in on_paper(profile):
        ranks = [each for each in marks if each is not None]
        if overvote == "exhaust":
            ranks = list(takewhile(lambda rank: len(rank) == 1, ranks))
        found.append((weight, ranks))
    return found


def compare(profile: RankedProfile, method: Stv, order: Sequence[str]) -> int:
    """Compare every round with the paper slips, up to a tie; return how many there were."""
    ids = [project.id for project in profile.projects]
    steps = rounds(run(method, profile, tie_break=TieBreak("order", order=tuple(order))))
    quota, unit, seats = steps[0].quota, Fraction(1, 10**method.decimals), method.seats
    assert quota is not None
    papers = slips(profile, method.overvote)
    told = list(stages(papers, set(range(len(ids))), quota=quota, seats=seats, unit=unit))
    gone: set[str] = set()
    for step, (votes, elected) in zip(steps, told, strict=False):
        continuing = {each: count for each, count in step.tally if each not in gone}
        assert continuing == {ids[each]: count for each, count in votes.items()}
        assert set(step.elected) == {ids[each] for each in elected}
        gone |= set(step.elected)
    assert len(told) <= len(steps)
    return len(told)


@given(
    ranked_profiles(),
    st.integers(1, 4),
    st.sampled_from(["exhaust", "split"]),
    st.permutations("abcde"),
)
def test_the_rounds_are_those_of_paper_slips(
    profile: RankedProfile, seats: int, overvote: str, order: Sequence[str]
) -> None:
    compare(profile, Stv(seats=seats, overvote=overvote), order)


@pytest.mark.parametrize("name", ["aberdeen_2012_ward10", "aberdeen_2022_ward8"])
def test_scottish_wards_are_counted_as_on_paper_slips(name: str) -> None:
    content = shared_path("data", "scotland", f"{name}.blt").read_bytes()
    election = read_blt(content, name)
    assert isinstance(election.profile, RankedProfile)
    assert election.seats is not None
    ids = [each.id for each in election.profile.projects]

    assert compare(election.profile, Stv(seats=election.seats), ids) > 1


@given(ranked_profiles() | paper_profiles(), methods_for(Stv), st.permutations("abcde"))
def test_every_vote_is_somewhere_in_every_round(
    profile: RankedProfile | PaperProfile, method: Stv, order: Sequence[str]
) -> None:
    """What counts for somebody and what is lost is together what was voted.

    But not where a ballot counts whole for several, or again for the next seat.
    """
    if not set(method.eliminate_first) <= {project.id for project in profile.projects}:
        return
    if method.overvote == "tie" or method.mode == "sequential":
        return
    steps = rounds(run(method, profile, tie_break=TieBreak("order", order=tuple(order))))

    cast = sum(weight for weight, _ in on_paper(profile))
    for number, step in enumerate(steps[1:], 1):
        lost = sum(votes for each in steps[:number] for _, votes in each.exhausted)
        assert sum(dict(step.tally).values()) + lost == cast


@given(ranked_profiles() | paper_profiles(), methods_for(Stv), st.permutations("abcde"))
def test_as_many_are_elected_as_there_are_seats(
    profile: RankedProfile | PaperProfile, method: Stv, order: Sequence[str]
) -> None:
    ids = {project.id for project in profile.projects}
    if not set(method.eliminate_first) <= ids:
        return

    outcome = run(method, profile, tie_break=TieBreak("order", order=tuple(order))).outcome

    assert isinstance(outcome, Selection)
    enough = min(method.seats, len(ids - set(method.eliminate_first)))
    if method.mode == "bottoms-up-percent":
        enough = 0
    assert enough <= len(outcome.selected) <= min(method.seats, len(ids))


def elected(ballots: RankedProfile | PaperProfile, **options: object) -> tuple[str, ...]:
    """Return who is elected."""
    return run(Stv(**options), ballots).outcome.selected  # type: ignore[arg-type]


def test_scotland_cuts_once_and_wigm_cuts_twice() -> None:
    """A ballot worth 0.8 of which 6/8 moves on: 0.6, or 0.7 of it, which is 0.56 and cut to 0.5."""
    ballots = ranked("10: a > b > c", "d", "e > f > g > h")
    order = TieBreak("order", order=tuple("abcdefgh"))

    scottish, wigm = (
        rounds(run(Stv(seats=6, quota="hare", decimals=1, transfer=each), ballots, tie_break=order))
        for each in ("scottish", "wigm")
    )

    assert [dict(step.tally)["b"] for step in scottish[:2]] == [0, 8]
    assert [dict(step.tally)["b"] for step in wigm[:2]] == [0, 8]
    assert dict(scottish[2].tally)["c"] == 6
    assert dict(wigm[2].tally)["c"] == 5


def test_surpluses_move_on_the_largest_first_or_all_together() -> None:
    ballots = ranked("6: a > c", "5: b > d", "2: c", "d")

    one = rounds(run(Stv(seats=3, decimals=0), ballots))
    together = rounds(run(Stv(seats=3, decimals=0, simultaneous=True), ballots))

    assert [one[0].quota, together[0].quota] == [4, 4]
    assert [dict(step.tally)["b"] for step in one[:3]] == [5, 5, 4]
    assert [dict(step.tally)["b"] for step in together[:2]] == [5, 4]
    assert one[0].exhausted == (("rounding", Fraction(2)),)


def test_with_one_winner_a_round_others_above_the_quota_still_receive_votes() -> None:
    ballots = ranked("6: a > b", "5: b > c", "3: c", "d")

    together = rounds(run(Stv(seats=3, transfer="wigm"), ballots))
    one = rounds(run(Stv(seats=3, transfer="wigm", one_winner=True), ballots))

    assert together[0].elected == ("a", "b")
    assert [step.elected for step in one[:2]] == [("a",), ("b",)]
    assert together[0].quota == 4
    assert dict(together[1].tally)["b"] == 5
    assert dict(one[1].tally)["b"] > 6


def test_with_one_winner_a_round_nobody_leaves_while_somebody_waits() -> None:
    """With just the quota a has no surplus, and b is elected before anybody leaves."""
    ballots = ranked("4: a", "4: b > d", "3: c", "1: d", "1: e", "e")
    order = TieBreak("order", order=tuple("abcde"))

    first, second, third, *_ = rounds(
        run(Stv(seats=3, transfer="wigm", one_winner=True), ballots, tie_break=order)
    )

    assert first.quota == 4
    assert [first.elected, first.eliminated] == [("a",), ()]
    assert [second.elected, second.eliminated] == [("b",), ("d",)]
    assert third.elected == ()


def test_a_tie_is_decided_by_the_latest_earlier_round_in_scotland_only() -> None:
    """In round 2 b and c have 3 votes each; in round 1 b had 2."""
    ballots = ranked("4: a", "2: b > a", "3: c", "1: d > b")

    assert elected(ballots, seats=1) == ("a",)
    leaving = [step.eliminated for step in rounds(run(Stv(seats=1), ballots))]
    assert leaving[:2] == [("d",), ("b",)]
    with pytest.raises(UnresolvedTieError):
        elected(ranked("3: a", "2: b > c", "3: c", "1: d > b"), seats=1, transfer="wigm")


def test_a_tied_last_seat_stops_the_count_and_all_ways_are_told() -> None:
    ballots = ranked("4: a", "2: b", "2: c")

    with pytest.raises(UnresolvedTieError, match="b, c are tied"):
        elected(ballots, seats=2)
    assert run(Stv(seats=2), ballots, tie_break=ALL).ways.selections == (("a", "b"), ("a", "c"))


def test_those_without_a_vote_leave_together_or_a_lot_is_drawn() -> None:
    ballots = ranked("3: a", "2: b")

    together = run(Stv(seats=1), ranked("3: a > c", "2: b > d", "2: e"))
    drawn = run(Stv(seats=2, quota="hare"), ranked("3: a > c > d"), tie_break=ALL)

    assert elected(ballots, seats=1) == ("a",)
    assert rounds(together)[0].eliminated == ("c", "d")
    assert set(drawn.ways.selections) == {("a", "c")}


def test_projects_with_equal_votes_that_are_elected_together_share_a_place() -> None:
    result = run(Stv(seats=2), ranked("3: b", "3: a", "1: c"))

    assert result.outcome.ranking.tiers == (("a", "b"), ("c",))


def test_a_write_in_is_not_elected_with_whatever_votes() -> None:
    assert elected(ranked("9: w > a", "b"), seats=1, eliminate_first=("w",)) == ("a",)
    assert elected(ranked("9: w", "b"), seats=2, eliminate_first=("w",)) == ("b",)


def test_more_seats_than_projects_elect_all_and_say_so() -> None:
    result = run(Stv(seats=3), ranked("2: a", "b"))

    assert result.outcome.selected == ("a", "b")
    assert remarks(result) == ["There are 3 seats and only 2 projects, so all are elected."]


def test_several_marks_end_a_ballot_or_are_passed_over() -> None:
    ballots = paper("3: a=b c", "2: b", "1: a")

    assert elected(ballots, seats=1, overvote="skip") == ("c",)
    assert elected(ballots, seats=1) == ("b",)


def test_sums_that_exceed_a_machine_word_stay_exact() -> None:
    big = 10**14

    (first, *_) = rounds(run(Stv(seats=1, decimals=9), ranked(f"{big}: a > b", f"{big - 1}: b")))

    assert dict(first.tally) == {"a": big, "b": big - 1}
    assert first.quota == big
