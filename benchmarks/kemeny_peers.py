"""Kemeny's method beside pref_voting and votelib, at the sizes that they can do."""

import sys
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import combinations
from typing import Any, Final

from benchmarks._lap import Side
from benchmarks._race import Case, Race, run_race


__all__ = ["RACE", "main"]

Job = Mapping[str, Any]
Work = Callable[[], list[list[int]]]

_TARGET: Final = 5
_BALLOTS: Final = 101


def orders(job: Job) -> list[list[int]]:
    """Draw ballots; every order is equally likely."""
    import numpy as np

    chance = np.random.default_rng(job["seed"])
    found: list[list[int]] = np.argsort(
        chance.random((job["ballots"], job["projects"])), axis=1
    ).tolist()
    return found


def whole(job: Job) -> Work:
    """Count with the record of every step, and list all the best orders."""
    import numpy as np

    from prioritize.model.electorate import Electorate
    from prioritize.model.profile import RankedProfile
    from prioritize.model.project import projects_of
    from prioritize.registry import build
    from prioritize.tally.engine import run

    places = np.argsort(orders(job), axis=1).T.astype(np.uint8) + 1
    ids = [f"{each:02}" for each in range(job["projects"])]
    profile = RankedProfile(projects_of(ids), Electorate.of([1] * job["ballots"]), places)
    kemeny = build("kemeny", {})

    def work() -> list[list[int]]:
        run(kemeny, profile)
        rankings = kemeny.survey(profile).rankings
        return sorted([int(each) for each in ranking.projects] for ranking in rankings)

    return work


def pref_voting(job: Job) -> Work:
    """Try all orders, and list all the best."""
    from pref_voting.other_methods import kemeny_young_rankings
    from pref_voting.profiles import Profile

    profile = Profile(orders(job))

    def work() -> list[list[int]]:
        rankings, _ = kemeny_young_rankings(profile)
        return sorted([int(each) for each in ranking] for ranking in rankings)

    return work


def votelib(job: Job) -> Work:
    """Try all orders; it gives up where two are best."""
    from votelib.evaluate.condorcet import KemenyYoung

    votes = Counter(pair for order in orders(job) for pair in combinations(order, 2))

    def work() -> list[list[int]]:
        return [list(KemenyYoung().evaluate(votes, n_seats=job["projects"]))]

    return work


RACE: Final = Race(
    __name__,
    "Kemeny's method beside other libraries",
    "All the best orders of drawn ballots; every order of the projects is equally likely.\n"
    "The whole count of prioritize is timed, with the record of its steps.\n"
    "votelib gives one order, and stops where two are best, so the ballots have a single best one.",
    tuple(
        Case(
            f"{projects} projects, {_BALLOTS} ballots",
            {"projects": projects, "ballots": _BALLOTS, "seed": seed},
            _TARGET,
        )
        for projects, seed in ((7, 1), (8, 1))
    ),
    (
        Side("prioritize, whole count", "whole"),
        Side("all orders", "pref_voting", "pref_voting"),
        Side("all orders", "votelib", "votelib"),
    ),
)


def main() -> int:
    """Run the race; return the exit code."""
    return run_race(RACE)


if __name__ == "__main__":
    sys.exit(main())
