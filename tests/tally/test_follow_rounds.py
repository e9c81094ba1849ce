"""One ballot through the rounds of a count."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.methods.dots.approval import Approval
from prioritize.methods.ranked.benham import Benham
from prioritize.methods.ranked.instant_runoff import InstantRunoff
from prioritize.methods.ranked.stv import Stv
from prioritize.model.shorthand import approvals, paper, ranked
from prioritize.tally.cast import Cast, find_casts, known_ids
from prioritize.tally.engine import run
from prioritize.tally.follow_rounds import follow_rounds, is_followed, read_cast
from prioritize.tally.result import Result
from prioritize.tally.step import Round
from prioritize.tally.ties import parse_tie_break


BY_NAME = parse_tie_break("order:a,b,c,d,e")
PAPERS = st.lists(
    st.tuples(
        st.integers(1, 9),
        st.lists(st.sampled_from(["a", "b", "c", "d", "e", "-", "a=b", "c=d=e"]), max_size=6),
    ),
    min_size=1,
    max_size=8,
)
METHODS: list[Any] = [
    InstantRunoff(),
    InstantRunoff(overvote="split", max_skipped=1),
    InstantRunoff(overvote="tie", ties="together"),
    InstantRunoff(overvote="exhaust-if-multiple-continuing", duplicate="exhaust"),
    InstantRunoff(overvote="skip", run_to_two=True),
    Stv(seats=2),
    Stv(seats=2, transfer="wigm", decimals=2),
    Stv(seats=3, simultaneous=True, quota="hare"),
    Stv(seats=2, overvote="exhaust-if-multiple-continuing", max_skipped=0),
    Stv(seats=2, overvote="split", transfer="wigm", batch=True),
    Stv(seats=2, transfer="meek"),
    Stv(seats=3, transfer="meek", decimals=3, overvote="split"),
    Stv(seats=2, transfer="warren", quota="hare", overvote="split", static_threshold=True),
    Stv(seats=2, mode="bottoms-up", overvote="tie"),
    Stv(seats=1, mode="bottoms-up-percent", threshold_percent=Fraction(30)),
    Stv(seats=3, mode="sequential", overvote="exhaust-if-multiple-continuing"),
]


def casts(result: Result[Any]) -> list[Cast]:
    """Give all the ballots of a count."""
    profile: Any = result.profile
    return [cast for line in known_ids(profile) for cast in find_casts(profile, line)]


def summed(result: Result[Any]) -> list[dict[str, Fraction]]:
    """Add up where all the ballots lie, round by round."""
    rounds = [step for step in result.steps if isinstance(step, Round)]
    sums: list[dict[str, Fraction]] = [dict.fromkeys(dict(r.tally), Fraction(0)) for r in rounds]
    for cast in casts(result):
        for votes, lying in zip(sums, follow_rounds(result, cast), strict=True):
            for project, value in lying.shares:
                votes[project] += value * cast.weight
    return sums


def tallies(result: Result[Any]) -> list[Mapping[str, Fraction]]:
    """Give what was recorded, round by round."""
    return [dict(step.tally) for step in result.steps if isinstance(step, Round)]


def passed_on(result: Result[Any]) -> list[set[str]]:
    """Say who has passed on all its ballots with the surplus, and keeps the quota without any."""
    rounds = [step for step in result.steps if isinstance(step, Round)]
    gone: list[set[str]] = [set()]
    method: Any = result.method
    is_moved = getattr(method, "transfer", "") in ("scottish", "wigm") and method.mode == "quota"
    for before, after in pairwise(rounds):
        had, has = dict(before.tally), dict(after.tally)
        new = {each for each in has if is_moved and has[each] < had.get(each, 0)}
        gone.append(gone[-1] | new)
    return gone


def lies(result: Result[Any], id: str) -> list[str]:
    """Say with whom a ballot lies, or why with nobody, and at what value."""
    profile: Any = result.profile
    (cast,) = find_casts(profile, id)
    steps = follow_rounds(result, cast)
    return [
        " ".join([f"{id}:{value}" for id, value in each.shares]) or f"({each.cause}):{each.lost}"
        for each in steps
    ]


@pytest.mark.parametrize("method", METHODS, ids=str)
@given(ballots=PAPERS)
def test_all_ballots_together_are_what_every_project_has(
    method: Any,  # noqa: ANN401  # any method
    ballots: list[tuple[int, list[str]]],
) -> None:
    """Whatever rules the paper is read by, and whatever is cut from surpluses."""
    lines = [f"{count}: {' '.join(marks)}" for count, marks in ballots]
    result = run(method, paper(*lines, projects="a b c d e"), tie_break=BY_NAME)

    assert summed(result) == [
        {each: Fraction(0) if each in gone else votes for each, votes in tally.items()}
        for tally, gone in zip(tallies(result), passed_on(result), strict=True)
    ]


def test_benham_moves_ballots_of_those_that_have_their_place_too() -> None:
    result = run(Benham(), ranked("4: a > b", "3: b > c > a", "2: c > a"), tie_break=BY_NAME)

    assert is_followed(result)
    assert summed(result) == tallies(result)


def test_a_ballot_says_why_it_ends() -> None:
    result = run(InstantRunoff(max_skipped=0), paper("5: a", "4: b", "2: c - b", "d c", "3: b d"))

    assert lies(result, "3") == ["c:1", "c:1", "(skipped):1"]


def test_a_surplus_takes_a_part_of_every_ballot_along() -> None:
    result = run(Stv(seats=2), ranked("6: a > b", "3: b", "2: c"))

    assert lies(result, "1") == ["a:1", "b:33333/100000"]


def test_marks_cannot_be_read_as_ranks() -> None:
    profile = approvals("a b")
    result = run(Approval(), profile)
    (cast,) = find_casts(profile, "1")

    assert not is_followed(result)
    with pytest.raises(TypeError, match="approval ballots rank nobody"):
        read_cast(result, cast)
