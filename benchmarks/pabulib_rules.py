"""Spending a city's budget by four rules, beside pabutools with exact numbers."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from attrs import evolve

from benchmarks._lap import Side
from benchmarks._published import largest
from benchmarks._race import Case, Race, run_race


__all__ = ["RACE", "main"]

Job = Mapping[str, Any]
Work = Callable[[], list[str] | int]

_OURS: Final[Mapping[str, tuple[str, Mapping[str, str], int]]] = {
    "greedy": ("greedy-budget", {"on_overflow": "skip"}, 200),
    "equal shares": ("equal-shares", {"utility": "cost", "completion": "none"}, 200),
    "phragmen": ("phragmen", {}, 200),
    "knapsack": ("knapsack", {}, 50),
}
"""Our method with its options for each rule, and how many times as long the peer is to take."""


def _cases() -> tuple[Case, ...]:
    return tuple(
        evolve(case, name=f"{rule}, {case.name}", job={**case.job, "rule": rule})
        for rule, (_, _, target) in _OURS.items()
        for case in largest(5, target, vote_types=("approval", "choose-1"))
    )


def kernel(job: Job) -> Work:
    """Find what is funded and nothing else, as the peer does; equal projects by their ids."""
    from benchmarks._spending import SPENDING, votes_of
    from prioritize.intake.elections import read_election
    from prioritize.tally.best_sets import best_sets

    election = read_election(Path(job["file"]).read_bytes(), "city.pb")
    profile: Any = election.profile
    budget: Any = election.budget
    spend, votes = SPENDING[job["rule"]], votes_of(profile)

    def work() -> list[str] | int:
        best_sets.cache_clear()
        funded = spend(profile, budget)
        return sum(votes[each] for each in funded) if job["rule"] == "knapsack" else sorted(funded)

    return work


def whole(job: Job) -> Work:
    """Count with the record; equal projects by their ids, as the peer does."""
    from benchmarks._spending import votes_of
    from prioritize.intake.elections import read_election
    from prioritize.registry import build
    from prioritize.tally.best_sets import best_sets
    from prioritize.tally.engine import run
    from prioritize.tally.ties import TieBreak

    election = read_election(Path(job["file"]).read_bytes(), "city.pb")
    profile: Any = election.profile
    id, options, _ = _OURS[job["rule"]]
    method = build(id, {"budget": election.budget, **options})
    votes = votes_of(profile)
    order = TieBreak("order", order=tuple(sorted(votes)))

    def work() -> list[str] | int:
        best_sets.cache_clear()
        funded = run(method, profile, tie_break=order).outcome.funded
        return sum(votes[each] for each in funded) if id == "knapsack" else sorted(funded)

    return work


def pabutools(job: Job) -> Work:
    """Count with fractions; of the best sets, which are worth the same, tell the worth."""
    from pabutools.election import Cardinality_Sat, Cost_Sat, parse_pabulib
    from pabutools.rules import (
        greedy_utilitarian_welfare,
        max_additive_utilitarian_welfare,
        method_of_equal_shares,
        sequential_phragmen,
    )

    instance, profile = parse_pabulib(job["file"])
    rules: Mapping[str, Callable[[], Any]] = {
        "greedy": lambda: greedy_utilitarian_welfare(instance, profile, sat_class=Cost_Sat),
        "equal shares": lambda: method_of_equal_shares(instance, profile, sat_class=Cost_Sat),
        "phragmen": lambda: sequential_phragmen(instance, profile),
        "knapsack": lambda: max_additive_utilitarian_welfare(
            instance, profile, sat_class=Cardinality_Sat
        ),
    }
    rule = rules[job["rule"]]

    def work() -> list[str] | int:
        funded = [project.name for project in rule()]
        if job["rule"] != "knapsack":
            return sorted(funded)
        return sum(sum(each in {p.name for p in ballot} for ballot in profile) for each in funded)

    return work


RACE: Final = Race(
    __name__,
    "Spending a budget by published votes",
    "The projects that are funded, with every tie found on the way.\n"
    "The second line of prioritize is the whole count, with the record of its steps and the"
    " reasons for every project.\n"
    "Equal projects are taken by their ids; of knapsacks the number of votes is compared.",
    _cases(),
    (
        Side("prioritize", "kernel"),
        Side("prioritize, whole count", "whole"),
        Side("exact fractions", "pabutools", "pabutools"),
    ),
)


def main() -> int:
    """Run the race; return the exit code."""
    return run_race(RACE)


if __name__ == "__main__":
    sys.exit(main())
