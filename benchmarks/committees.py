"""Proportional approval voting: every best committee, beside abcvoting.

Of its algorithms those are measured that need no licence.
"""

import json
import random
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from benchmarks._lap import Side
from benchmarks._peers import ROOT
from benchmarks._race import Case, Race, run_race


__all__ = ["RACE", "main"]

Job = Mapping[str, Any]
Work = Callable[[], list[list[list[int]]]]

_PUBLISHED: Final = ROOT.parent / "shared" / "oracles" / "committees.json"
_TARGET: Final = 5
_DRAWN: Final = ((20, 100, 5), (30, 100, 8))


def _cases() -> tuple[Case, ...]:
    drawn = tuple(
        Case(
            f"{projects} projects, {ballots} ballots, {seats} seats",
            {"projects": projects, "ballots": ballots, "seats": seats},
            _TARGET,
        )
        for projects, ballots, seats in _DRAWN
    )
    if not _PUBLISHED.exists():
        return drawn
    return (Case("289 published cases", {"file": str(_PUBLISHED)}, _TARGET), *drawn)


def elections(job: Job) -> list[tuple[int, int, list[list[int]]]]:
    """Read or draw elections: the number of projects, of seats, and the marks of every ballot."""
    if "file" in job:
        cases = json.loads(Path(job["file"]).read_text(encoding="utf-8"))["cases"]
        return [(each["num_cand"], each["committeesize"], each["approvals"]) for each in cases]
    chance = random.Random(1)  # noqa: S311  # ballots, not secrets
    ballots = [
        [project for project in range(job["projects"]) if chance.random() < 0.3]
        for _ in range(job["ballots"])
    ]
    return [(job["projects"], job["seats"], ballots)]


def kernel(job: Job) -> Work:
    """Find the committees and nothing else, as the peer does."""
    import numpy as np

    from prioritize.tally.committees import best_committees
    from prioritize.tally.contest import contest_of

    tables = [
        (np.array([[each in set(ballot) for ballot in ballots] for each in range(size)]), seats)
        for size, seats, ballots in elections(job)
    ]

    def work() -> list[list[list[int]]]:
        best_committees.cache_clear()
        found = (
            best_committees(contest_of(marks, np.ones(marks.shape[1], np.int64), seats))
            for marks, seats in tables
        )
        return [sorted(map(list, best.committees)) for best in found]

    return work


def whole(job: Job) -> Work:
    """Count with the record of every step and the reasons for every project."""
    import numpy as np

    from prioritize.model.electorate import Electorate
    from prioritize.model.profile import ApprovalProfile
    from prioritize.model.project import projects_of
    from prioritize.registry import build
    from prioritize.tally.committees import best_committees
    from prioritize.tally.engine import run
    from prioritize.tally.ties import ALL

    profiles = [
        (
            build("pav", {"seats": seats}),
            ApprovalProfile(
                projects_of(str(each) for each in range(size)),
                Electorate.of([1] * len(ballots)),
                np.array([[each in set(ballot) for ballot in ballots] for each in range(size)]),
            ),
        )
        for size, seats, ballots in elections(job)
    ]

    def work() -> list[list[list[int]]]:
        best_committees.cache_clear()
        results = [run(method, profile, tie_break=ALL) for method, profile in profiles]
        return [
            sorted(sorted(map(int, each)) for each in result.ways.selections) for result in results
        ]

    return work


def _abcvoting(job: Job, algorithm: str) -> Work:
    from abcvoting.abcrules import compute_pav
    from abcvoting.preferences import Profile

    profiles = []
    for size, seats, ballots in elections(job):
        profile = Profile(size)
        profile.add_voters(ballots)
        profiles.append((profile, seats))

    def work() -> list[list[list[int]]]:
        found = [
            compute_pav(profile, seats, algorithm=algorithm, resolute=False)
            for profile, seats in profiles
        ]
        return [sorted(sorted(map(int, each)) for each in committees) for committees in found]

    return work


def brute_force(job: Job) -> Work:
    """Try all committees."""
    return _abcvoting(job, "brute-force")


def branch_and_bound(job: Job) -> Work:
    """Search."""
    return _abcvoting(job, "branch-and-bound")


def highs(job: Job) -> Work:
    """Solve as an integer program by HiGHS."""
    return _abcvoting(job, "pulp-highs")


def cbc(job: Job) -> Work:
    """Solve as an integer program by CBC."""
    return _abcvoting(job, "pulp-cbc")


RACE: Final = Race(
    __name__,
    "All best committees of proportional approval voting",
    "The committees with the most points, every tied one: those that abcvoting publishes with its"
    " tests, and drawn ones.\n"
    "The second line of prioritize is the whole count, with the record of its steps and the"
    " reasons for every project.",
    _cases(),
    (
        Side("prioritize", "kernel"),
        Side("prioritize, whole count", "whole"),
        Side("brute force", "brute_force", "abcvoting"),
        Side("branch and bound", "branch_and_bound", "abcvoting"),
        Side("HiGHS", "highs", "abcvoting"),
        Side("CBC", "cbc", "abcvoting"),
    ),
)


def main() -> int:
    """Run the race; return the exit code."""
    return run_race(RACE)


if __name__ == "__main__":
    sys.exit(main())
