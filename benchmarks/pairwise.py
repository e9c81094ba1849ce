"""How long it takes to compare every two projects on a million ballots, and how much memory.

The ballots are drawn from a seed: strict orders, cut-off ones, and ones with ties, each once with
weight 1, and the first with three different weights and with very many.
"""

import statistics
import sys
import tracemalloc
from collections.abc import Iterator
from time import perf_counter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from prioritize.model.electorate import Electorate
from prioritize.model.profile import RankedProfile
from prioritize.model.project import projects_of
from prioritize.tally.pairwise import support


__all__ = ["main", "profiles"]

_BALLOTS: Final = 1_000_000
_BLOCK: Final = 100_000


def profiles(projects: int, ballots: int = _BALLOTS) -> Iterator[tuple[str, RankedProfile]]:
    """Draw the ballots; yield every kind with its name."""
    chance = np.random.default_rng(1)
    strict = _orders(projects, ballots, chance)
    once = np.ones(ballots, np.int64)
    cut = np.where(strict > projects // 2, 0, strict).astype(np.uint8)
    ties = ((strict + 1) // 2).astype(np.uint8)
    yield "strict orders", _profile(strict, once)
    yield "half of the projects ranked", _profile(cut, once)
    yield "two projects on every place", _profile(ties, once)
    yield "strict, three weights", _profile(strict, chance.integers(1, 4, ballots))
    yield "strict, many weights", _profile(strict, chance.integers(1, 100_000, ballots))


def _orders(projects: int, ballots: int, chance: np.random.Generator) -> NDArray[np.uint8]:
    blocks = [
        np.argsort(chance.random((min(_BLOCK, ballots - start), projects)), axis=1)
        for start in range(0, ballots, _BLOCK)
    ]
    return np.ascontiguousarray(np.concatenate(blocks).T.astype(np.uint8) + 1)


def _profile(places: NDArray[np.uint8], weights: NDArray[np.int64]) -> RankedProfile:
    return RankedProfile(projects_of(map(str, range(len(places)))), Electorate(weights), places)


def main() -> int:
    """Print milliseconds and the memory that counting takes beside the ballots."""
    for projects in (20, 50):
        print(f"{_BALLOTS:,} ballots on {projects} projects:")
        for name, profile in profiles(projects):
            times = [_milliseconds(profile) for _ in range(5)]
            print(f"  {name}: {statistics.median(times):.0f} ms, {_megabytes(profile):.1f} MB")
    return 0


def _milliseconds(profile: RankedProfile) -> float:
    started = perf_counter()
    support(profile, unranked="last")
    return 1000 * (perf_counter() - started)


def _megabytes(profile: RankedProfile) -> float:
    tracemalloc.start()
    support(profile, unranked="last")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


if __name__ == "__main__":
    sys.exit(main())
