"""What one side of a race did in one case, and how that is shown."""

import statistics
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from benchmarks._peers import version


__all__ = ["HEAD", "LIMIT", "Lap", "Side", "rows"]

LIMIT: Final = 300
"""Seconds that a side may take for one turn, reading included."""
HEAD: Final = (
    "| case | by | median | spread | times | peak memory | answer |",
    "|---|---|--:|--:|--:|--:|---|",
)

_KILO: Final = 1000
_FEW: Final = 10
_SHORT: Final = 0.1


@frozen
class Side:
    """A way to do a task: its name, the function that does it, and the library; none is ours.

    A side that does less than the task is shown to compare with, and no target is about it.
    """

    name: str
    function: str
    peer: str = ""
    does_less: bool = False

    @property
    def heading(self) -> str:
        """The name, for a peer with its version."""
        return f"{self.name} ({self.peer} {version(self.peer)})" if self.peer else self.name


@frozen
class Lap:
    """The times of one side in one case, in seconds, its peak memory in bytes, and its answer.

    `spent` is what all its turns took, with preparing.
    """

    case: str
    side: Side
    seconds: tuple[float, ...] = ()
    peak: int = 0
    answer: object = None
    fault: str = ""
    spent: float = 0

    @property
    def median(self) -> float:
        """The median time, or the limit where it took longer."""
        return statistics.median(self.seconds) if self.seconds else float(LIMIT)

    def misses(self, target: int, first: "Lap") -> bool:
        """Say whether a peer is less than so many times slower than ours."""
        rival = self.side.peer and self.seconds and not self.side.does_less
        return bool(rival) and self.median < target * first.median

    def row(self, first: "Lap") -> tuple[str, ...]:
        """Write the lap, compared with the first of its case."""
        times = _ratio(self.median / first.median)
        if not self.seconds:
            least = f"> {times}" if self.fault.startswith("more") else ""
            return (self.case, self.side.heading, self.fault, "", least, "", "")
        same = "same" if self.answer == first.answer else "another"
        return (
            self.case,
            self.side.heading,
            _time(self.median),
            f"{_time(min(self.seconds))} – {_time(max(self.seconds))}",
            times,
            f"{self.peak / _KILO / _KILO:.0f} MB",
            "" if self is first else same,
        )


def rows(laps: Sequence[Lap]) -> Iterator[str]:
    """Write the rows of one case."""
    for lap in laps:
        yield f"| {' | '.join(lap.row(laps[0]))} |"


def _ratio(times: float) -> str:
    return f"{times:.1f}" if times < _FEW else f"{times:,.0f}"


def _time(seconds: float) -> str:
    if seconds >= 1:
        return f"{seconds:.1f} s"
    return f"{seconds * _KILO:.1f} ms" if seconds < _SHORT else f"{seconds * _KILO:.0f} ms"
