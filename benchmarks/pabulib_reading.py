"""Reading the largest published .pb files, beside pabutools."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from benchmarks._lap import Side
from benchmarks._published import largest
from benchmarks._race import Race, run_race


__all__ = ["RACE", "main"]

Job = Mapping[str, Any]
Work = Callable[[], list[int]]


def ours(job: Job) -> Work:
    """Read the bytes of a file into projects and a profile."""
    from prioritize.intake.elections import read_election
    from prioritize.model.profile import BallotProfile

    def work() -> list[int]:
        content = Path(job["file"]).read_bytes()
        profile = read_election(content, "city.pb").profile
        voters = profile.electorate.ballots if isinstance(profile, BallotProfile) else 0
        return [len(profile.projects), voters]

    return work


def pabutools(job: Job) -> Work:
    """Read a file into an instance and a profile."""
    from pabutools.election import parse_pabulib

    def work() -> list[int]:
        instance, profile = parse_pabulib(job["file"])
        return [len(instance), len(profile)]

    return work


RACE: Final = Race(
    __name__,
    "Reading published votes of cities",
    "From the bytes of a .pb file to projects and ballots, every field checked.",
    largest(5, 5),
    (Side("prioritize", "ours"), Side("parse_pabulib", "pabutools", "pabutools")),
)


def main() -> int:
    """Run the race; return the exit code."""
    return run_race(RACE)


if __name__ == "__main__":
    sys.exit(main())
