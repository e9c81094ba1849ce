"""From ballots to a profile: ours from the bytes of a file, others from objects in memory."""

import sys
from collections.abc import Callable, Mapping
from io import StringIO
from typing import Any, Final

from benchmarks._drawn import Ballots, drawn, name_of
from benchmarks._race import Case, Race, Side, run_race
from benchmarks._sides import for_pyrankvote, for_votekit


__all__ = ["RACE", "blt", "main"]

Job = Mapping[str, Any]
Work = Callable[[], int]

_TARGET: Final = 3
_SIZES: Final = ((100_000, 20), (1_000_000, 20))


def blt(ballots: Ballots) -> bytes:
    """Write ballots as a BLT file."""
    names = "".join(f'"{each:02}"\n' for each in range(ballots.projects))
    lines = "".join(
        f"{count} {' '.join(str(each + 1) for each in order)} 0\n"
        for order, count in ballots.lines()
    )
    return f'{ballots.projects} {ballots.seats}\n{lines}0\n{names}"Drawn"\n'.encode()


def ours(job: Job) -> Work:
    """Read a file, every line checked."""
    from prioritize.intake.elections import read_election
    from prioritize.model.profile import RankedProfile

    content = blt(drawn(job))

    def work() -> int:
        profile = read_election(content, "drawn.blt").profile
        return profile.places.shape[1] if isinstance(profile, RankedProfile) else 0

    return work


def votelib(job: Job) -> Work:
    """Read the same file, as text that is in memory."""
    from votelib.io import blt as reader

    content = blt(drawn(job)).decode()
    return lambda: int(sum(reader.load(StringIO(content))[0].values()))


def dictionary(job: Job) -> Work:
    """Count equal tuples, which are there already; votelib leaves this to its users."""
    lines = list(drawn(job).lines())

    def work() -> int:
        found: dict[tuple[int, ...], int] = {}
        for order, count in lines:
            found[order] = found.get(order, 0) + count
        return sum(found.values())

    return work


def votekit(job: Job) -> Work:
    """Make a profile of a table; from ballots it takes longer."""
    ballots = drawn(job)
    return lambda: int(for_votekit(ballots).total_ballot_wt)


def pyrankvote(job: Job) -> Work:
    """Make an object of every ballot."""
    ballots = drawn(job)
    return lambda: len(for_pyrankvote(ballots)[1])


RACE: Final = Race(
    __name__,
    "From ballots to a profile",
    "prioritize reads the bytes of a BLT file and checks every line, and votelib reads the same"
    " text; the others\nget orders that are in memory already, as tuples or as a matrix. A"
    " dictionary is what votelib counts from: it\nreads and checks nothing.",
    tuple(
        Case(name_of(size), size, _TARGET)
        for size in ({"ballots": ballots, "projects": projects} for ballots, projects in _SIZES)
    ),
    (
        Side("prioritize", "ours"),
        Side("VoteKit", "votekit", "votekit"),
        Side("votelib", "votelib", "votelib"),
        Side("a dictionary of equal orders", "dictionary", "votelib", does_less=True),
        Side("pyrankvote", "pyrankvote", "pyrankvote"),
    ),
)


def main() -> int:
    """Run the race; return the exit code."""
    return run_race(RACE)


if __name__ == "__main__":
    sys.exit(main())
