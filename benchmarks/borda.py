"""Borda: the sum of points for places."""

import sys
from collections.abc import Callable, Mapping
from typing import Any, Final

from benchmarks._drawn import drawn, elections, name_of
from benchmarks._race import Case, Race, run_race
from benchmarks._sides import SIDES, for_pref_voting, for_us, for_votekit, for_votelib


__all__ = ["RACE", "main"]

Job = Mapping[str, Any]
Work = Callable[[], list[list[int]]]

_TARGET: Final = 20
_SIZES: Final = ((100_000, 20), (100_000, 50), (1_000_000, 20), (1_000_000, 50))
_FAST: Final = ("ours", "votelib", "pref_voting")
"""VoteKit takes minutes for more ballots."""


def _cases() -> tuple[Case, ...]:
    sizes = [{"ballots": ballots, "projects": projects} for ballots, projects in _SIZES]
    return tuple(
        Case(name_of(size), size, _TARGET, () if size is sizes[0] else _FAST) for size in sizes
    )


def ours(job: Job) -> Work:
    """Count with the record of every step."""
    from prioritize.registry import build
    from prioritize.tally.engine import run
    from prioritize.tally.ties import ALL

    method, profiles = build("borda", {}), [for_us(each) for each in elections(job)]

    def work() -> list[list[int]]:
        results = [run(method, each, tie_break=ALL) for each in profiles]
        return [sorted(map(int, each.outcome.tiers[0])) for each in results]

    return work


def votekit(job: Job) -> Work:
    """Count with VoteKit."""
    from votekit.elections import Borda

    profiles = [for_votekit(each) for each in elections(job)]

    def work() -> list[list[int]]:
        elected = (Borda(each, n_seats=1).get_elected() for each in profiles)
        return [sorted(int(name) for tied in each for name in tied) for each in elected]

    return work


def votelib(job: Job) -> Work:
    """Count with votelib."""
    from votelib.component.rankscore import Borda
    from votelib.convert import RankedToPositionalVotes

    profiles = [for_votelib(each) for each in elections(job)]

    def work() -> list[list[int]]:
        found = [RankedToPositionalVotes(Borda()).convert(each) for each in profiles]
        return [
            sorted(project for project in each if each[project] == max(each.values()))
            for each in found
        ]

    return work


def pref_voting(job: Job) -> Work:
    """Count with pref_voting, which compiles when it first counts."""
    from pref_voting.scoring_methods import borda

    borda(for_pref_voting(drawn({"ballots": 10, "projects": 3})))
    profiles = [for_pref_voting(each) for each in elections(job)]
    return lambda: [sorted(map(int, borda(each))) for each in profiles]


RACE: Final = Race(
    __name__,
    "Borda count",
    "The project with the most points, of ballots drawn by impartial culture.\n"
    "Of prioritize it is the whole count, with the record of every step.",
    _cases(),
    SIDES,
)


def main() -> int:
    """Run the race; return the exit code."""
    return run_race(RACE)


if __name__ == "__main__":
    sys.exit(main())
