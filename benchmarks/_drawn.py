"""Ranked ballots for races: drawn from a seed, or those of published elections."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from benchmarks._peers import ROOT


__all__ = ["SCOTTISH", "Ballots", "drawn", "elections", "name_of", "scottish"]

SCOTTISH: Final = ROOT.parent / "shared" / "data" / "scotland"
_BLOCK: Final = 100_000


@frozen
class Ballots:
    """Ballots of one election.

    Attributes
    ----------
    projects, seats
        How many there are.
    orders
        (n, r) integers: the project at each rank of a ballot, -1 after its last one.
    counts
        n integers: how many ballots are alike.

    """

    projects: int
    seats: int
    orders: NDArray[np.int64]
    counts: NDArray[np.int64]

    def lines(self) -> Iterator[tuple[tuple[int, ...], int]]:
        """Yield every order without what follows its last rank, and how many ballots have it."""
        ranked = (self.orders >= 0).sum(axis=1).tolist()
        for order, length, count in zip(
            self.orders.tolist(), ranked, self.counts.tolist(), strict=True
        ):
            yield tuple(order[:length]), count


def name_of(job: Mapping[str, Any]) -> str:
    """Name a case by its size."""
    return f"{job['ballots']:,} ballots on {job['projects']} projects"


def elections(job: Mapping[str, Any]) -> list[Ballots]:
    """Return the elections of a job: those of a folder, or one that is drawn."""
    return scottish(Path(job["folder"])) if "folder" in job else [drawn(job)]


def drawn(job: Mapping[str, Any]) -> Ballots:
    """Draw ballots by impartial culture: every order is equally likely."""
    chance = np.random.default_rng(1)
    projects, ballots = job["projects"], job["ballots"]
    orders = np.concatenate(
        [
            np.argsort(chance.random((min(_BLOCK, ballots - start), projects)), axis=1)
            for start in range(0, ballots, _BLOCK)
        ]
    )
    return Ballots(projects, job.get("seats", 1), orders, np.ones(ballots, np.int64))


def scottish(folder: Path) -> list[Ballots]:
    """Read the elections of a folder."""
    return [_read(path) for path in sorted(folder.glob("*.blt"))]


def _read(path: Path) -> Ballots:
    rows = path.read_text(encoding="utf-8").splitlines()
    projects, seats = (int(word) for word in rows[0].split())
    end = rows.index("0")
    lines = [[int(word) for word in row.split()] for row in rows[1:end] if row[0] != "-"]
    orders = np.full((len(lines), projects), -1, np.int64)
    for order, line in zip(orders, lines, strict=True):
        order[: len(line) - 2] = [project - 1 for project in line[1:-1]]
    return Ballots(projects, seats, orders, np.array([line[0] for line in lines], np.int64))
