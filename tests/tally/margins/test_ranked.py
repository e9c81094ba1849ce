"""Margins of ranked methods: fewer ballots never change who is first."""

import pytest

from prioritize.model.shorthand import ranked
from prioritize.tally.margins.table import margins_of
from tests.tally.margins.worlds import World


STRICT = ("a > b > c", "a > c > b", "b > a > c", "b > c > a", "c > a > b", "c > b > a")
WHOLE = ranked(*STRICT, projects="a b c")
PARTS = ranked(*STRICT, "a", "b", "c", "a > b = c", projects="a b c")
FOUR = ranked(
    *("a > b > c > d", "b > c > d > a", "c > d > a > b", "d > a > b > c", "a > c > b > d"),
    *("d > b > c > a", "c > a > d > b", "b > a > d > c"),
    projects="a b c d",
)
WORLDS = (
    *(World(each, {}, FOUR, 5) for each in ("copeland", "minimax", "schulze", "split-cycle")),
    World("ranked-pairs", {}, FOUR, 5),
    World("instant-runoff", {}, FOUR, 5),
    World("condorcet", {}, WHOLE, 7),
    World("copeland", {}, WHOLE, 7),
    World("copeland", {"ties": "1", "unranked": "no-opinion"}, PARTS, 4),
    World("copeland", {"second_order": True}, WHOLE, 5),
    *(
        World("minimax", {"strength": how}, WHOLE, 7)
        for how in ("margins", "winning-votes", "opposition")
    ),
    World("minimax", {"strength": "winning-votes"}, PARTS, 4),
    *(
        World("schulze", {"strength": how}, WHOLE, 7)
        for how in ("margins", "winning-votes", "ratio")
    ),
    World("schulze", {"strength": "ratio", "unranked": "no-opinion"}, PARTS, 4),
    World("split-cycle", {}, WHOLE, 7),
    World("ranked-pairs", {}, WHOLE, 7),
    World("ranked-pairs", {"strength": "winning-votes"}, PARTS, 4),
    World("instant-runoff", {}, WHOLE, 7),
    World("instant-runoff", {"run_to_two": True, "ties": "together"}, PARTS, 4),
    World("instant-runoff", {"eliminate_first": ("a",)}, WHOLE, 7),
    World("instant-runoff", {"overvote": "exhaust-if-multiple-continuing"}, PARTS, 4),
    World("instant-runoff", {"overvote": "exhaust-if-multiple-continuing"}, FOUR, 4),
    World("kemeny", {}, WHOLE, 5),
    World("black", {}, WHOLE, 7),
    World("benham", {}, WHOLE, 7),
    World("stable-voting", {}, WHOLE, 5),
)


@pytest.mark.parametrize("world", WORLDS)
def test_fewer_different_ballots_never_change_it(world: World) -> None:
    faults = [fault for start in world.all[::23] for fault in world.faults(start)]

    assert faults == []


@pytest.mark.campaign
@pytest.mark.parametrize("world", WORLDS)
def test_the_same_holds_of_every_profile(world: World) -> None:
    faults = [fault for start in world.all for fault in world.faults(start)]

    assert faults == []


@pytest.mark.parametrize("world", WORLDS)
def test_some_profiles_have_a_margin_of_several_ballots(world: World) -> None:
    told = [margin.tie for start in world.all[::7] for margin in margins_of(world.result(start))]

    assert max(told) > 1
