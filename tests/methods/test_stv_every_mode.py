"""Whatever the rule for seats: ties, odd input, and votes that are lost."""

from collections import Counter
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import OptionError, UnresolvedTieError
from prioritize.methods.ranked.stv import Stv
from prioritize.model.electorate import Electorate
from prioritize.model.outcome import Selection
from prioritize.model.profile import PaperProfile, RankedProfile
from prioritize.model.project import projects_of
from prioritize.model.shorthand import paper, ranked
from prioritize.registry import build
from prioritize.tally.engine import run
from prioritize.tally.result import Result
from prioritize.tally.ties import ALL, REFUSE, SHARE, TieBreak
from prioritize.testing.strategies import paper_profiles
from tests.methods.results import remarks, rounds, set_aside
from tests.reference.instant_runoff import on_paper


WAYS: dict[str, dict[str, Any]] = {
    "scottish": {},
    "wigm": {"transfer": "wigm"},
    "together": {"transfer": "wigm", "simultaneous": True, "batch": True},
    "one a round": {"transfer": "wigm", "one_winner": True},
    "meek": {"transfer": "meek"},
    "sure losers": {"transfer": "meek", "batch": True},
    "warren": {"transfer": "warren"},
    "bottoms-up": {"mode": "bottoms-up"},
    "percent": {"mode": "bottoms-up-percent", "threshold_percent": 30},
    "sequential": {"mode": "sequential"},
}
TIED = ranked("6: a", "3: b", "3: c")
EMPTY = PaperProfile(projects_of("abc"), Electorate.of([5]), np.full((2, 1), -1, np.int32))

in_every_way = pytest.mark.parametrize("options", WAYS.values(), ids=WAYS)


def counted(
    ballots: RankedProfile | PaperProfile,
    options: dict[str, Any],
    *,
    seats: int = 2,
    rule: TieBreak = SHARE,
) -> Result[Selection]:
    """Count for some seats."""
    return run(Stv(seats=seats, **options), ballots, tie_break=rule)


@in_every_way
@pytest.mark.parametrize("rule", [SHARE, REFUSE])
def test_a_seat_that_a_tie_decides_stops_the_count(options: dict[str, Any], rule: TieBreak) -> None:
    with pytest.raises(UnresolvedTieError) as stopped:
        counted(TIED, options, rule=rule)

    assert stopped.value.tied == ("b", "c")


@in_every_way
def test_all_ways_of_a_tie_are_told(options: dict[str, Any]) -> None:
    result = counted(TIED, options, rule=ALL)

    assert result.ways.selections == (("a", "b"), ("a", "c"))
    assert result.ways.complete
    assert result.outcome.selected == ("a",)
    assert result.undecided == ("b", "c")


@in_every_way
def test_an_order_or_a_lottery_decides_and_is_recorded(options: dict[str, Any]) -> None:
    order = TieBreak("order", order=tuple("cba"))
    lottery = TieBreak("lottery", seed="83920175564410928377")

    for rule in (order, lottery):
        result = counted(TIED, options, rule=rule)
        (last,) = rule.preferred("bc")[:1]
        assert result.outcome.selected == ("a", last)
        assert [tie.effect for tie in result.ties][:1] == ["decided"]


@in_every_way
def test_where_nobody_voted_nobody_stands_above_anybody(options: dict[str, Any]) -> None:
    (tier,) = counted(EMPTY, options, rule=ALL).outcome.ranking.tiers

    assert tier == ("a", "b", "c")
    assert set_aside(counted(EMPTY, options, rule=ALL))[:1] in ([("blank", 5)], [])


@in_every_way
def test_more_seats_than_projects_elect_all_that_can_be(options: dict[str, Any]) -> None:
    result = counted(ranked("4: a > b", "3: b"), options, seats=7)

    assert set(result.outcome.selected) == {"a", "b"}
    if "threshold_percent" not in options:
        assert remarks(result)[0] == ("There are 7 seats and only 2 projects, so all are elected.")


@in_every_way
def test_a_project_that_nobody_ranks_has_no_better_place_than_any(options: dict[str, Any]) -> None:
    ballots = paper("4: a b", "3: b", "2: c a")
    projects = projects_of([*(each.id for each in ballots.projects), "nobody"])
    unknown = PaperProfile(projects, ballots.electorate, ballots.marks, ballots.overvotes)

    result = counted(unknown, options)

    assert result.outcome.selected == ("a", "b")
    assert "nobody" in result.outcome.ranking.tiers[-1]


@pytest.mark.parametrize("seats", [0, -1, "two", None])
def test_no_seats_are_refused(seats: object) -> None:
    with pytest.raises(OptionError, match="must be a whole number from 1"):
        build("stv", {"seats": seats})


@in_every_way
@given(data=st.data(), profile=paper_profiles())
def test_every_vote_that_is_lost_has_a_cause(
    options: dict[str, Any], data: st.DataObject, profile: PaperProfile
) -> None:
    """What counts for somebody and what is lost, by cause, is together what was voted."""
    reading = {
        "overvote": data.draw(st.sampled_from(["exhaust", "skip", "split"])),
        "max_skipped": data.draw(st.sampled_from([None, 0])),
        "duplicate": data.draw(st.sampled_from(["skip", "exhaust"])),
    }
    order = TieBreak("order", order=tuple(data.draw(st.permutations("abcde"))))
    told = rounds(counted(profile, {**options, **reading}, rule=order))
    cast = sum((weight for weight, _ in on_paper(profile)), Fraction(0))
    lost: Counter[str] = Counter()

    for step, after in pairwise(told):
        lost.update(dict(step.exhausted))
        if options.get("mode") == "sequential" and step.elected:
            break
        assert sum(dict(after.tally).values()) + sum(lost.values()) == cast
    assert set(lost) <= {"choices", "overvote", "skipped", "duplicate", "rounding"}


@in_every_way
def test_ballots_that_end_are_counted_by_cause(options: dict[str, Any]) -> None:
    ballots = paper("6: a", "6: b", "1: c", "1: c - - a", "1: c a=b", "1: c c a", "9: d")

    told = rounds(counted(ballots, {**options, "max_skipped": 1, "duplicate": "exhaust"}, rule=ALL))

    causes = {cause for step in told for cause, _ in step.exhausted}
    assert causes >= {"choices", "overvote", "skipped", "duplicate"}


@in_every_way
def test_two_thousand_projects_are_counted(options: dict[str, Any]) -> None:
    """Few ballots name many projects: most of them leave together."""
    numbers = np.random.default_rng(5)
    size, ballots = 2000, 60
    places = np.zeros((size, ballots), np.int16)
    for column in range(ballots):
        places[numbers.permutation(size)[:5], column] = np.arange(1, 6)
    ids = [f"p{number:04}" for number in range(size)]
    profile = RankedProfile(projects_of(ids), Electorate.of([1] * ballots), places)

    result = counted(profile, options, seats=3, rule=TieBreak("order", order=tuple(ids)))

    assert len(result.outcome.selected) == 3 or "threshold_percent" in options
