"""Comparing projects two by two, and four methods that count from it."""

import sys
from collections.abc import Callable, Mapping
from typing import Any, Final

from benchmarks._drawn import SCOTTISH, Ballots, elections, name_of
from benchmarks._race import Case, Race, Side, run_race
from benchmarks._sides import SIDES, for_pref_voting, for_us, for_votekit, for_votelib


__all__ = ["RACE", "main"]

Job = Mapping[str, Any]
Work = Callable[[], Any]

_MATRIX: Final = "matrix"
_TARGET: Final = 100
_SIZES: Final = ((100_000, 20), (100_000, 50), (1_000_000, 20), (1_000_000, 50))
_WITHOUT_VOTEKIT: Final = ("ours", "whole", "votelib", "pref_voting")
"""VoteKit has no such method, or needs minutes before it begins to count."""
_MATRICES: Final = ("ours", "votekit", "votelib", "pref_voting")


def _cases() -> tuple[Case, ...]:
    corpus = Case(
        "matrix, 269 Scottish elections",
        {"task": _MATRIX, "folder": str(SCOTTISH)},
        _TARGET,
        _MATRICES,
    )
    sizes = [{"ballots": ballots, "projects": projects} for ballots, projects in _SIZES]
    matrices = (
        Case(
            f"matrix, {name_of(size)}",
            {"task": _MATRIX, **size},
            _TARGET,
            _MATRICES[:1] + _MATRICES[2:]
            if size["ballots"] * size["projects"] > 20_000_000
            else _MATRICES,
        )
        for size in sizes
    )
    methods = (
        Case(
            f"{task}, {name_of(size)}",
            {"task": task, **size},
            _TARGET,
            sides if size["ballots"] == 100_000 else _WITHOUT_VOTEKIT,
        )
        for task, sides in (
            ("copeland", _WITHOUT_VOTEKIT),
            ("minimax", _WITHOUT_VOTEKIT),
            ("schulze", ()),
            ("ranked-pairs", ()),
        )
        for size in (sizes[0], sizes[2])
    )
    return (*((corpus,) if SCOTTISH.exists() else ()), *matrices, *methods)


def ours(job: Job) -> Work:
    """Count the matrix alone, or from it who is first and nothing else, as the peers do."""
    from benchmarks._comparing import WINNERS
    from prioritize.tally.pairwise import support

    profiles = [for_us(each) for each in elections(job)]
    if job["task"] == _MATRIX:
        return lambda: [support(each, unranked="last").tolist() for each in profiles]
    winners = WINNERS[job["task"]]
    return lambda: [winners(support(each, unranked="last")) for each in profiles]


def whole(job: Job) -> Work:
    """Count by the whole method, with the record of its steps."""
    from prioritize.registry import build
    from prioritize.tally.engine import run
    from prioritize.tally.result import ranking_of
    from prioritize.tally.ties import ALL

    profiles = [for_us(each) for each in elections(job)]
    method = build(job["task"], {})

    def work() -> list[list[int]]:
        results = [run(method, each, tie_break=ALL) for each in profiles]
        return [sorted(map(int, ranking_of(each.outcome).tiers[0])) for each in results]

    return work


def votekit(job: Job) -> Work:
    """Count with VoteKit, which keeps its ballots as objects once they were asked for."""
    from votekit.elections import RankedPairs, Schulze
    from votekit.graphs.pairwise_comparison_graph import pairwise_dict

    rules = {"schulze": Schulze, "ranked-pairs": RankedPairs}
    drawn = elections(job)
    profiles = [for_votekit(each) for each in drawn]
    for profile in profiles:
        pairwise_dict(profile)

    def matrix() -> list[list[list[int]]]:
        found = (pairwise_dict(profile) for profile in profiles)
        return [_from_votekit(each, table) for each, table in zip(drawn, found, strict=True)]

    def winners() -> list[list[int]]:
        elected = (rules[job["task"]](each, n_seats=1).get_elected() for each in profiles)
        return [sorted(int(name) for tied in each for name in tied) for each in elected]

    return matrix if job["task"] == _MATRIX else winners


def _from_votekit(ballots: Ballots, table: Any) -> list[list[int]]:  # noqa: ANN401  # a peer's own
    matrix = [[0] * ballots.projects for _ in range(ballots.projects)]
    for (one, other), (won, lost) in table.items():
        matrix[int(one)][int(other)], matrix[int(other)][int(one)] = int(won), int(lost)
    return matrix


def votelib(job: Job) -> Work:
    """Count with votelib, which makes a dictionary of the pairs."""
    from votelib.convert import RankedToCondorcetVotes
    from votelib.evaluate.condorcet import Copeland, MinimaxCondorcet, RankedPairs, Schulze

    rules = {
        "copeland": Copeland(second_order=False),
        "minimax": MinimaxCondorcet("margins"),
        "schulze": Schulze(),
        "ranked-pairs": RankedPairs("margins"),
    }
    drawn = elections(job)
    profiles = [for_votelib(each) for each in drawn]

    def matrix() -> list[list[list[int]]]:
        tables = (RankedToCondorcetVotes().convert(each) for each in profiles)
        return [_from_votelib(each, table) for each, table in zip(drawn, tables, strict=True)]

    def winners() -> list[list[int]]:
        tables = (RankedToCondorcetVotes().convert(each) for each in profiles)
        return [sorted(rules[job["task"]].evaluate(table, 1)) for table in tables]

    return matrix if job["task"] == _MATRIX else winners


def _from_votelib(ballots: Ballots, table: Mapping[tuple[int, int], int]) -> list[list[int]]:
    every = range(ballots.projects)
    return [[table.get((one, other), 0) for other in every] for one in every]


def pref_voting(job: Job) -> Work:
    """Count with pref_voting, which counts the pairs when it makes a profile, so once more."""
    from pref_voting.c1_methods import copeland
    from pref_voting.margin_based_methods import beat_path, minimax, ranked_pairs

    rules = {
        "copeland": copeland,
        "minimax": minimax,
        "schulze": beat_path,
        "ranked-pairs": ranked_pairs,
    }
    profiles = [for_pref_voting(each) for each in elections(job)]

    def matrix() -> list[list[list[int]]]:
        return [_supports(each) for each in profiles]

    def winners() -> list[list[int]]:
        for each in profiles:
            _supports(each)
        return [sorted(map(int, rules[job["task"]](each))) for each in profiles]

    return matrix if job["task"] == _MATRIX else winners


def _supports(profile: Any) -> list[list[int]]:  # noqa: ANN401  # a peer's own class
    from pref_voting.profiles import _support

    if not hasattr(profile, "_ranks"):
        profile.use_extended_strict_preference()
        return [
            [int(profile.support(one, other)) for other in profile.candidates]
            for one in profile.candidates
        ]
    # What its profile counts the pairs with, and from.
    ranks, counts = profile._ranks, profile._rcounts  # noqa: SLF001  # as said
    return [
        [int(_support(ranks, counts, one, other)) for other in profile.candidates]
        for one in profile.candidates
    ]


RACE: Final = Race(
    __name__,
    "Comparing projects two by two",
    "How many ballots put one project above another, for every two, and methods that count from"
    " it.\nBallots are drawn by impartial culture. By a method it is asked who is first; the"
    " second line of prioritize is the\nwhole count, with the ranked list and the record of every"
    " step. What a library keeps of a profile is prepared before\nthe time is taken.",
    _cases(),
    (SIDES[0], Side("prioritize, whole count", "whole"), *SIDES[1:]),
)


def main() -> int:
    """Run the race; return the exit code."""
    return run_race(RACE)


if __name__ == "__main__":
    sys.exit(main())
