"""Seats by keep factors: the rules of Meek and of Warren."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import OptionError
from prioritize.intake.blt import read_blt
from prioritize.methods.ranked.stv import Stv
from prioritize.model.profile import RankedProfile
from prioritize.model.shorthand import ranked
from prioritize.tally.engine import run
from prioritize.tally.step import Kept
from prioritize.tally.ties import ALL, TieBreak
from prioritize.testing.strategies import ranked_profiles
from tests.methods.results import rounds, steps
from tests.methods.test_stv import slips
from tests.reference.meek import PARTS, Slip, stages
from tests.shared import shared_path


RULES = st.sampled_from(["meek", "warren"])


def compare(profile: RankedProfile, method: Stv, order: Sequence[str]) -> int:
    """Compare every round with the reference, up to a tie; return how many there were."""
    ids = [project.id for project in profile.projects]
    counted = rounds(run(method, profile, tie_break=TieBreak("order", order=tuple(order))))
    papers: list[Slip] = slips(profile, method.overvote)
    told = list(stages(papers, len(ids), seats=method.seats, rule=method.transfer))
    for step, (votes, quota, new, last) in zip(counted, told, strict=False):
        assert dict(step.tally) == {ids[each]: count / PARTS for each, count in votes.items()}
        assert step.quota == quota / PARTS
        assert set(step.elected) == {ids[each] for each in new}
        if len(last) == 1:
            assert step.eliminated == (ids[last[0]],)
    assert len(told) <= len(counted)
    return len(told)


@given(
    ranked_profiles(),
    st.integers(1, 4),
    RULES,
    st.sampled_from(["exhaust", "split"]),
    st.permutations("abcde"),
)
def test_every_round_is_that_of_the_reference_rule(
    profile: RankedProfile, seats: int, rule: str, overvote: str, order: Sequence[str]
) -> None:
    compare(profile, Stv(seats=seats, transfer=rule, overvote=overvote), order)


@pytest.mark.parametrize("rule", ["meek", "warren"])
def test_a_scottish_ward_is_counted_as_the_reference_rule_does(rule: str) -> None:
    name = "aberdeen_2012_ward10"
    election = read_blt(shared_path("data", "scotland", f"{name}.blt").read_bytes(), name)
    assert isinstance(election.profile, RankedProfile)
    assert election.seats is not None
    ids = [each.id for each in election.profile.projects]

    assert compare(election.profile, Stv(seats=election.seats, transfer=rule), ids) > 1


@given(ranked_profiles(), st.integers(1, 3), RULES)
def test_sure_losers_that_leave_together_change_nobody_who_is_elected(
    profile: RankedProfile, seats: int, rule: str
) -> None:
    methods = [Stv(seats=seats, transfer=rule, batch=each) for each in (False, True)]

    apart, together = (run(each, profile, tie_break=ALL).ways.selections for each in methods)

    assert apart == together


def elected(ballots: RankedProfile, **options: object) -> tuple[str, ...]:
    """Return who is elected."""
    return run(Stv(**options), ballots).outcome.selected  # type: ignore[arg-type]


def test_meek_takes_a_part_of_what_reaches_and_warren_a_price() -> None:
    """Ballots `ab…` pay a 1/2; what is left is 1/2, of which b keeps a part or takes its price."""
    ballots = ranked("40: a > b > c", "30: b > d", "20: c", "18: d")

    meek, warren = (
        steps(run(Stv(seats=3, transfer=rule), ballots), Kept)[-1] for rule in ("meek", "warren")
    )

    assert [meek.rule, warren.rule] == ["meek", "warren"]
    assert dict(meek.factors)["b"] != dict(warren.factors)["b"]
    assert meek.passes > 1


def test_the_votes_of_who_left_go_to_who_was_elected_too() -> None:
    """A tenth ballot for the elected that comes late still moves on in part."""
    ballots = ranked("9: a > b", "4: c", "3: d > a > e", "2: e")

    told = steps(run(Stv(seats=2, transfer="meek"), ballots), Kept)

    assert dict(told[0].factors)["a"] > dict(told[-1].factors)["a"]


def test_who_differs_by_less_than_the_surplus_left_is_tied() -> None:
    ballots = ranked("3: a > b", "3: a > c", "2: d > b", "2: d > c", "d")

    result = run(Stv(seats=2, transfer="meek"), ballots, tie_break=ALL)

    assert result.ways.selections == (("a", "d"),)
    assert run(Stv(seats=3, transfer="meek"), ballots, tie_break=ALL).ways.selections == (
        ("a", "b", "d"),
        ("a", "c", "d"),
    )


def test_a_split_vote_goes_to_the_others_of_its_rank_before_it_goes_on() -> None:
    ballots = ranked("8: a", "4: a=b > c", "3: b", "2: c", "1: d")

    first, second, *_ = rounds(run(Stv(seats=2, transfer="meek", overvote="split"), ballots))

    assert dict(first.tally) == {"a": 10, "b": 5, "c": 2, "d": 1}
    assert dict(second.tally)["c"] == 2
    assert dict(second.tally)["b"] > 5


def test_parts_that_cannot_be_split_are_told_as_cut_off() -> None:
    (only,) = rounds(run(Stv(seats=3, transfer="meek", overvote="split"), ranked("a=b=c")))

    assert dict(only.tally)["a"] == Fraction(333_333_333, 10**9)
    assert only.exhausted == (("rounding", Fraction(1, 10**9)),)


def test_the_quota_and_the_decimals_follow_the_transfer() -> None:
    meek, scottish = Stv(seats=1, transfer="meek"), Stv(seats=1)

    assert (meek.quota, meek.decimals) == ("droop-exact", 9)
    assert (scottish.quota, scottish.decimals) == ("droop", 5)
    assert Stv(seats=1, transfer="meek", quota="hare", decimals=5).quota == "hare"


def test_with_a_static_threshold_the_quota_stays() -> None:
    ballots = ranked("6: a > b", "3: b", "3: c", "2: d", "1: e")

    moving, still = (
        [each.quota for each in rounds(run(method, ballots))]
        for method in (
            Stv(seats=2, transfer="meek"),
            Stv(seats=2, transfer="meek", static_threshold=True),
        )
    )

    assert len({*still}) == 1
    assert moving[0] == still[0]
    assert moving[-1] != still[0]


def test_sums_that_exceed_a_machine_word_stay_exact() -> None:
    big = 10**14

    first, *_ = rounds(run(Stv(seats=1, transfer="meek"), ranked(f"{big}: a > b", f"{big - 1}: b")))

    assert dict(first.tally) == {"a": big, "b": big - 1}
    assert first.elected == ("a",)


def test_a_ballot_that_would_end_for_good_is_refused() -> None:
    with pytest.raises(OptionError, match="no ballot ends for good"):
        elected(ranked("a"), seats=1, transfer="meek", overvote="exhaust-if-multiple-continuing")
