"""How long files of ballots take to read: in times of Python's csv module, and in seconds.

The largest published .pb file is read with and without the attributes of its voters, beside
`csv.reader` on the same bytes. A million generated ballots on twenty projects are read from BLT
and from PrefLib's format.
"""

import csv
import io
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Final

import numpy as np

from prioritize.intake.elections import read_election
from prioritize.model.profile import BallotProfile


__all__ = ["MOST_FOR_ALL", "MOST_FOR_BALLOTS", "main", "ratios"]

MOST_FOR_BALLOTS: Final = 3
"""The most that reading the ballots may cost, in times of the csv module."""
MOST_FOR_ALL: Final = 6
"""The most that reading the ballots and all attributes of voters may cost."""

_PUBLISHED: Final = Path(__file__).resolve().parents[2] / "shared" / "data" / "pabulib"
_BALLOTS: Final = 1_000_000
_PROJECTS: Final = 20


def ratios(content: bytes, *, repeats: int = 9) -> tuple[float, float]:
    """Measure all three in turn; return the medians of ballots and of all columns over csv."""
    text = content.decode()
    runs = [
        (
            _seconds(lambda: list(csv.reader(io.StringIO(text), delimiter=";"))),
            _seconds(lambda: read_election(content, "city.pb")),
            _seconds(lambda: _all_columns(content)),
        )
        for _ in range(repeats)
    ]
    plain, ballots, everything = (statistics.median(times) for times in zip(*runs, strict=True))
    return ballots / plain, everything / plain


def _all_columns(content: bytes) -> list[tuple[str, ...]]:
    profile = read_election(content, "city.pb").profile
    if not isinstance(profile, BallotProfile) or profile.electorate.voters is None:
        return []
    voters = profile.electorate.voters
    return [voters.column(each) for each in voters.names]


def _seconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


def orders(separator: str, *, ballots: int = _BALLOTS, projects: int = _PROJECTS) -> bytes:
    """Write strict orders drawn at random, one on each line, the numbers separated."""
    chance = np.random.default_rng(1)
    table = chance.permuted(np.tile(np.arange(1, projects + 1), (ballots, 1)), axis=1)
    return "\n".join(separator.join(map(str, row)) for row in table.tolist()).encode()


def _blt(lines: bytes) -> bytes:
    names = "".join(f'"P{each}"\n' for each in range(1, _PROJECTS + 1))
    body = b"1 " + lines.replace(b"\n", b" 0\n1 ")
    return f"{_PROJECTS} 4\n".encode() + body + f' 0\n0\n{names}"Drawn"\n'.encode()


def _preflib(lines: bytes) -> bytes:
    header = f"# NUMBER ALTERNATIVES: {_PROJECTS}\n# NUMBER VOTERS: {_BALLOTS}\n".encode()
    return header + b"1: " + lines.replace(b"\n", b"\n1: ") + b"\n"


def main() -> int:
    """Print the ratios and the seconds; return the exit code."""
    code = _published() if _PUBLISHED.exists() else _skipped()
    for name, content in (
        ("drawn.blt", _blt(orders(" "))),
        ("drawn.soc", _preflib(orders(","))),
    ):
        seconds = statistics.median(
            _seconds(lambda: read_election(content, name))  # noqa: B023  # called at once
            for _ in range(3)
        )
        print(f"{name}: {_BALLOTS:,} ballots on {_PROJECTS} projects in {seconds:.1f} s")
    return code


def _published() -> int:
    largest = max(_PUBLISHED.glob("*.pb"), key=lambda path: path.stat().st_size)
    ballots, everything = ratios(largest.read_bytes())
    print(f"{largest.name}, {largest.stat().st_size / 1e6:.1f} MB, in times of csv.reader:")
    print(f"  ballots: {ballots:.1f}; at most {MOST_FOR_BALLOTS}")
    print(f"  with all attributes of voters: {everything:.1f}; at most {MOST_FOR_ALL}")
    return int(ballots > MOST_FOR_BALLOTS or everything > MOST_FOR_ALL)


def _skipped() -> int:
    print("The published files are not beside this checkout, in ../shared/data/pabulib")
    return 0


if __name__ == "__main__":
    sys.exit(main())
