"""One ballot through the rounds of a count."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.methods.ranked.benham import Benham
from prioritize.methods.ranked.instant_runoff import InstantRunoff
from prioritize.methods.ranked.stv import Stv
from prioritize.model.shorthand import paper, ranked
from prioritize.tally.cast import Cast, find_casts, known_ids
from prioritize.tally.engine import run
from prioritize.tally.follow_rounds import follow_rounds, is_followed
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
            for project in lying.projects:
                votes[project] += lying.votes
    return sums


def tallies(result: Result[Any]) -> list[Mapping[str, Fraction]]:
    """Give what was recorded, round by round."""
    return [dict(step.tally) for step in result.steps if isinstance(step, Round)]


def lies(result: Result[Any], id: str) -> list[tuple[str, str]]:
    """Say with whom a ballot lies, or why with nobody, and at what value."""
    profile: Any = result.profile
    (cast,) = find_casts(profile, id)
    steps = follow_rounds(result, cast)
    return [("=".join(each.projects) or f"({each.cause})", str(each.value)) for each in steps]


@pytest.mark.parametrize("method", METHODS, ids=str)
@given(ballots=PAPERS)
def test_all_ballots_together_are_what_every_project_has(
    method: Any,  # noqa: ANN401  # any method
    ballots: list[tuple[int, list[str]]],
) -> None:
    """Whatever rules the paper is read by, and whatever is cut from surpluses."""
    lines = [f"{count}: {' '.join(marks)}" for count, marks in ballots]
    result = run(method, paper(*lines, projects="a b c d e"), tie_break=BY_NAME)

    found = summed(result)

    kept = [
        {each: votes for each, votes in tally.items() if not _is_above_what_lies(each, tally, one)}
        for tally, one in zip(tallies(result), found, strict=True)
    ]
    assert kept == [
        {each: votes for each, votes in one.items() if each in tally}
        for one, tally in zip(found, kept, strict=True)
    ]


def _is_above_what_lies(
    project: str, tally: Mapping[str, Fraction], found: Mapping[str, Fraction]
) -> bool:
    """Say of an elected project whether its surplus has gone; it keeps the quota, ballots or no."""
    return not found[project] and tally[project] > 0


def test_benham_moves_ballots_of_those_that_have_their_place_too() -> None:
    result = run(Benham(), ranked("4: a > b", "3: b > c > a", "2: c > a"), tie_break=BY_NAME)

    assert is_followed(result)
    assert summed(result) == tallies(result)


def test_a_ballot_says_why_it_ends() -> None:
    result = run(InstantRunoff(max_skipped=0), paper("5: a", "4: b", "2: c - b", "d c", "3: b d"))

    assert lies(result, "3") == [("c", "1"), ("c", "1"), ("(skipped)", "1")]


def test_a_surplus_takes_a_part_of_every_ballot_along() -> None:
    result = run(Stv(seats=2), ranked("6: a > b", "3: b", "2: c"))

    assert lies(result, "1") == [("a", "1"), ("b", "33333/100000")]
