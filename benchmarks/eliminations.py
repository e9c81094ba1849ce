"""Counts in which projects leave: instant runoff, and seats filled by transferable votes."""

import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from benchmarks._drawn import SCOTTISH, drawn, elections, name_of
from benchmarks._race import Case, Race, Side, run_race
from benchmarks._sides import for_pref_voting, for_pyrankvote, for_us, for_votekit, for_votelib


if TYPE_CHECKING:
    from prioritize.model.profile import RankedProfile

__all__ = ["RACE", "main"]

Job = Mapping[str, Any]
Work = Callable[[], list[list[int]]]

_RUNOFF, _SCOTTISH, _MEEK = "instant runoff", "Scottish, 4 seats", "Meek, 4 seats"
_SIZES: Final = ((100_000, 20), (100_000, 50), (1_000_000, 20))
_WITHOUT: Final = ("ours", "votekit", "votelib", "pyrankvote")
"""pref_voting takes more than five minutes for so many ballots."""


def _cases() -> tuple[Case, ...]:
    sizes = [{"ballots": ballots, "projects": projects, "seats": 4} for ballots, projects in _SIZES]
    drawn_ones = tuple(
        Case(
            f"{task}, {name_of(size)}",
            {"task": task, **size},
            50,
            () if size is sizes[0] or task == _RUNOFF else _WITHOUT,
        )
        for task in (_RUNOFF, _SCOTTISH)
        for size in sizes
    )
    meek = tuple(
        Case(
            f"{_MEEK}, {name_of(size)}",
            {"task": _MEEK, **size},
            20,
            ("ours", "pref_voting"),
        )
        for size in ({"ballots": 1000, "projects": 20, "seats": 4}, sizes[0])
    )
    if not SCOTTISH.exists():
        return (*drawn_ones, *meek)
    corpus = tuple(
        Case(f"{task}, 269 Scottish elections", {"task": task, "folder": str(SCOTTISH)}, 50)
        for task in (_RUNOFF, "Scottish, their seats")
    )
    return (*corpus, *drawn_ones, *meek)


def ours(job: Job) -> Work:
    """Count with the record of every round."""
    from prioritize.registry import build
    from prioritize.tally.departure import exact
    from prioritize.tally.engine import run
    from prioritize.tally.result import ranking_of
    from prioritize.tally.ties import TieBreak

    drawn_ones = elections(job)
    profiles = [for_us(each) for each in drawn_ones]
    options = {"transfer": "meek"} if job["task"] == _MEEK else {}
    methods = [
        build("instant-runoff", {})
        if job["task"] == _RUNOFF
        else build("stv", {"seats": each.seats, **options})
        for each in drawn_ones
    ]

    def work() -> list[list[int]]:
        exact.cache_clear()
        results = [
            run(method, each, tie_break=TieBreak("order", order=_ids(each)))
            for method, each in zip(methods, profiles, strict=True)
        ]
        elected = (
            getattr(each.outcome, "selected", ranking_of(each.outcome).tiers[0]) for each in results
        )
        return [sorted(map(int, each)) for each in elected]

    return work


def _ids(profile: "RankedProfile") -> tuple[str, ...]:
    return tuple(project.id for project in profile.projects)


def votekit(job: Job) -> Work:
    """Count with VoteKit, which moves surpluses on in floats by a rule of its own."""
    from votekit.elections import FastSTV

    profiles = [(for_votekit(each), _seats(job, each.seats)) for each in elections(job)]

    def work() -> list[list[int]]:
        elected = (FastSTV(each, n_seats=seats).get_elected() for each, seats in profiles)
        return [sorted(int(name) for tied in each for name in tied) for each in elected]

    return work


def votelib(job: Job) -> Work:
    """Count with votelib, whose surpluses move on by Gregory's method."""
    from votelib.evaluate.sequential import TransferableVoteSelector

    rule = TransferableVoteSelector(transferer="Gregory")
    profiles = [(for_votelib(each), _seats(job, each.seats)) for each in elections(job)]
    return lambda: [sorted(rule.evaluate(each, seats)) for each, seats in profiles]


def pyrankvote(job: Job) -> Work:
    """Count with pyrankvote, which moves surpluses on in floats by a rule of its own."""
    from pyrankvote import instant_runoff_voting, single_transferable_vote

    profiles = [(for_pyrankvote(each), each.seats) for each in elections(job)]

    def work() -> list[list[int]]:
        results = [
            instant_runoff_voting(*each)
            if job["task"] == _RUNOFF
            else single_transferable_vote(*each, number_of_seats=seats)
            for each, seats in profiles
        ]
        return [sorted(int(winner.name) for winner in each.get_winners()) for each in results]

    return work


def pref_voting(job: Job) -> Work:
    """Count with pref_voting, which compiles when it first counts."""
    from pref_voting.iterative_methods import instant_runoff
    from pref_voting.proportional_methods import stv_meek, stv_scottish

    instant_runoff(for_pref_voting(drawn({"ballots": 10, "projects": 3})))
    profiles = [(for_pref_voting(each), each.seats) for each in elections(job)]
    if job["task"] == _RUNOFF:
        return lambda: [sorted(map(int, instant_runoff(each))) for each, _ in profiles]
    rule = stv_meek if job["task"] == _MEEK else stv_scottish
    return lambda: [sorted(map(int, rule(each, num_seats=seats))) for each, seats in profiles]


def _seats(job: Job, seats: int) -> int:
    return 1 if job["task"] == _RUNOFF else seats


RACE: Final = Race(
    __name__,
    "Counts in which projects leave",
    "Who is first or elected, of ballots drawn by impartial culture and of elections held.\n"
    "Of prioritize it is the whole count, exact, with the record of every round. VoteKit and"
    " pyrankvote count\nin floats, and only pref_voting by the Scottish rules and by Meek's. A"
    " tie, which prioritize decides here\nby the order of the ids, ends votelib's count; of the 269"
    " elections one ends in a tie by instant runoff,\nNorth Ayrshire 2012 ward 3, and is why"
    " others answer otherwise.",
    _cases(),
    (
        Side("prioritize", "ours"),
        Side("VoteKit, FastSTV", "votekit", "votekit"),
        Side("votelib", "votelib", "votelib"),
        Side("pyrankvote", "pyrankvote", "pyrankvote"),
        Side("pref_voting", "pref_voting", "pref_voting"),
    ),
)


def main() -> int:
    """Run the race; return the exit code."""
    return run_race(RACE)


if __name__ == "__main__":
    sys.exit(main())
