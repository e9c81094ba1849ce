"""What each group would have decided alone."""

from attrs import evolve

from prioritize.methods.dots.approval import Approval
from prioritize.methods.dots.dots import Dots
from prioritize.methods.ranked.instant_runoff import InstantRunoff
from prioritize.model.shorthand import approvals, ranked, totals
from prioritize.tally.engine import run
from prioritize.tally.group_lists import grouped
from prioritize.tally.listing import Listing
from prioritize.tally.result import ranking_of
from prioritize.tally.ties import REFUSE
from prioritize.tally.views import Voices
from tests.report.told import Split
from tests.tally.crowds import approved, of_groups, official


ALL = Voices()


def test_every_group_has_a_list_of_its_own() -> None:
    sheet = totals({"a": [9, 4], "b": [5, 8]}, groups=("women", "men"), voters=(9, 8))

    told = grouped(official(Dots(per_voter=3), sheet), ALL)

    assert told is not None
    assert {
        each.part.groups: ranking_of(each.result.outcome).tiers for each in told.own if each.result
    } == {("women",): (("a",), ("b",)), ("men",): (("b",), ("a",))}
    assert [each.view for each in told.views] == ["per-head", "equal-voice"]


def test_a_runoff_of_each_group_is_counted_on_its_ballots_alone() -> None:
    ballots = of_groups(ranked("6: a > b", "3: b > a", "4: c > b > a"), ("men", "women", "women"))

    told = grouped(official(InstantRunoff(), ballots), ALL)

    assert told is not None
    first = {
        each.part.groups: ranking_of(each.result.outcome).tiers[0]
        for each in told.own
        if each.result
    }
    assert first == {("men",): ("a",), ("women",): ("c",)}


def test_what_a_group_wants_and_nobody_else_sees_is_named() -> None:
    ballots = approved({"youth": ["5: d a", "2: e"], "others": ["9: a b c", "8: b c"]})

    told = grouped(official(Approval(), ballots), ALL)

    assert told is not None
    assert {each.part.groups: each.overlooked for each in told.own} == {
        ("others",): (),
        ("youth",): ("d", "e"),
    }


def test_what_nobody_of_a_group_voted_for_is_not_what_it_wants() -> None:
    ballots = approved({"youth": ["5: a"], "others": ["9: a b c d"]}, projects="a b c d e")

    told = grouped(official(Approval(), ballots), ALL)

    assert told is not None
    assert [each.overlooked for each in told.own] == [(), ()]


def test_without_groups_there_is_nothing_to_tell() -> None:
    assert grouped(official(Approval(), approvals("6: a")), ALL) is None


def test_why_nothing_is_shown_is_told() -> None:
    told = grouped(official(Approval(), approved({"women": ["4: a"], "men": ["9: b"]})), ALL)

    assert told is not None
    assert (told.own, told.views) == ((), ())
    assert len(told.findings) == 1


def test_a_tie_that_stops_the_count_of_a_group_leaves_it_undecided() -> None:
    ballots = approved({"women": ["6: a"], "men": ["7: b"]})
    electing = evolve(official(Approval(), ballots).result, method=Split(seats=1))
    refusing = run(Approval(), ballots, tie_break=REFUSE)

    stopped = grouped(Listing(electing), ALL)
    going_on = grouped(Listing(refusing), ALL)

    assert stopped is not None
    assert going_on is not None
    assert [each.result for each in stopped.own] == [None, None]
    assert all(each.result for each in going_on.own)
