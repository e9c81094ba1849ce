"""How much memory a count takes, from the file to the ranking."""

import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from attrs import evolve

from benchmarks._drawn import drawn, name_of
from benchmarks._race import Case, Race, Side, run_race
from benchmarks.building import blt


__all__ = ["RACE", "main"]

Job = Mapping[str, Any]
Work = Callable[[], list[int]]

_SIZES: Final = ((250_000, 50), (500_000, 50), (1_000_000, 50))
_METHODS: Final = ("borda", "ranked-pairs", "instant-runoff")


def ours(job: Job) -> Work:
    """Read the file, and count by three methods."""
    from prioritize.intake.elections import read_election
    from prioritize.registry import build
    from prioritize.tally.engine import run
    from prioritize.tally.ties import ALL

    def work() -> list[int]:
        profile = read_election(Path(job["file"]).read_bytes(), "drawn.blt").profile
        results = [run(build(each, {}), profile, tie_break=ALL) for each in _METHODS]
        return [int(results[0].outcome.tiers[0][0]) - 1]

    return work


def votelib(job: Job) -> Work:
    """Read the file as simply as it can be, and count by one method."""
    from votelib.component.rankscore import Borda
    from votelib.convert import RankedToPositionalVotes

    def work() -> list[int]:
        votes: dict[tuple[int, ...], int] = {}
        with Path(job["file"]).open(encoding="ascii") as lines:
            next(lines)
            for line in lines:
                if line == "0\n":
                    break
                count, *order, _ = map(int, line.split())
                key = tuple(order)
                votes[key] = votes.get(key, 0) + count
        points = RankedToPositionalVotes(Borda()).convert(votes)
        return [max(points, key=lambda each: points[each]) - 1]

    return work


RACE: Final = Race(
    __name__,
    "Memory",
    "A BLT file is read and counted by " + ", ".join(_METHODS) + ", each a whole count;"
    " by votelib it is counted\nby Borda alone, whose winner is compared. Peak memory is"
    " that of the whole process, with the file.",
    tuple(
        Case(name_of(size), size, 1)
        for size in ({"ballots": ballots, "projects": projects} for ballots, projects in _SIZES)
    ),
    (Side("prioritize", "ours"), Side("votelib, Borda", "votelib", "votelib")),
)


def main() -> int:
    """Write the files, run the race, and return the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        cases = []
        for number, case in enumerate(RACE.cases):
            file = Path(folder) / f"{number}.blt"
            file.write_bytes(blt(drawn(case.job)))
            cases.append(evolve(case, job={"file": str(file)}))
        return run_race(evolve(RACE, cases=tuple(cases)))


if __name__ == "__main__":
    sys.exit(main())
