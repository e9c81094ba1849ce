"""Kemeny's method on 50 projects: how long the best order takes, and whether it is proved."""

import statistics
import sys
from collections.abc import Iterator
from time import perf_counter
from typing import TYPE_CHECKING, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from benchmarks._page import write_section


if TYPE_CHECKING:
    from prioritize.model.profile import RankedProfile

__all__ = ["Culture", "main", "measured"]

PROJECTS: Final = 50
SEEDS: Final = 20
MEDIAN: Final = 2.0
WORST: Final = 60.0
"""The most seconds that the median and the worst may take."""

_TEXT: Final = f"""\
{PROJECTS} projects, {SEEDS} seeds each; impartial culture: every order is equally likely; Mallows:
an order is less likely by its dispersion for each pair that it turns round against a common order.
The whole count is timed: comparing the pairs, the best order, all those as good, and the steps.
At most {MEDIAN:.0f} s for the median and {WORST:.0f} s for the worst, and all proved.
Other libraries try all orders: see `python -m benchmarks kemeny_peers`."""
_HEAD: Final = (
    "| ballots | median | worst | proved | equally good orders |",
    "|---|--:|--:|--:|--:|",
)


@frozen
class Culture:
    """How ballots are drawn: so many, by impartial culture or around an order."""

    ballots: int
    dispersion: float = 1.0

    @property
    def name(self) -> str:
        """Name it for a table."""
        culture = "impartial culture" if self.dispersion == 1 else f"Mallows {self.dispersion}"
        return f"{self.ballots:,}, {culture}"

    def profile(self, seed: int, projects: int = PROJECTS) -> "RankedProfile":
        """Draw ballots, inserting one project after the other at a place drawn for each ballot."""
        from prioritize.model.electorate import Electorate
        from prioritize.model.profile import RankedProfile
        from prioritize.model.project import projects_of

        chance = np.random.default_rng(seed)
        places = np.zeros((projects, self.ballots), np.uint8)
        for each in range(projects):
            places[each] = at = each + 1 - self._back(chance, each)
            places[:each] += places[:each] >= at
        ids = (f"{each:02}" for each in chance.permutation(projects).tolist())
        return RankedProfile(projects_of(ids), Electorate.of([1] * self.ballots), places)

    def _back(self, chance: np.random.Generator, most: int) -> NDArray[np.uint8]:
        weights = np.cumsum(self.dispersion ** np.arange(most + 1))
        drawn = np.searchsorted(weights, chance.random(self.ballots) * weights[-1], side="right")
        back: NDArray[np.uint8] = np.minimum(drawn, most).astype(np.uint8)
        return back


CULTURES: Final = tuple(
    Culture(ballots, dispersion)
    for ballots in (101, 1_000, 100_000)
    for dispersion in (1.0, 0.99, 0.98, 0.95, 0.8)
)


def measured(profile: "RankedProfile") -> tuple[float, bool, int]:
    """Count; return the seconds, whether all is proved, and how many orders are known to be best.

    Examples
    --------
    >>> measured(Culture(5).profile(seed=0, projects=4))[1]
    True

    """
    from prioritize.registry import build
    from prioritize.tally.engine import run

    started = perf_counter()
    result = run(build("kemeny", {}), profile)
    seconds = perf_counter() - started
    survey = build("kemeny", {}).survey(profile)
    return seconds, "proved" not in str(result.notices), len(survey.rankings)


def _rows() -> Iterator[tuple[str, bool]]:
    """Measure; give the row of each culture, and whether the targets are met."""
    for culture in CULTURES:
        found = [measured(culture.profile(seed)) for seed in range(SEEDS)]
        seconds, proved, orders = zip(*found, strict=True)
        median, worst = statistics.median(seconds), max(seconds)
        times = f"{median:.2f} s | {worst:.2f} s"
        many = f"{min(orders)} – {max(orders)}"
        yield (
            f"| {culture.name} | {times} | {sum(proved)} of {SEEDS} | {many} |",
            median <= MEDIAN and worst <= WORST and all(proved),
        )


def main() -> int:
    """Print and write what was measured; return 1 where a target is missed."""
    lines, missed = list(_HEAD), False
    print("\n".join(lines))
    for line, met in _rows():
        print(line, flush=True)
        lines.append(line)
        missed = missed or not met
    write_section("kemeny", "Kemeny's method on 50 projects", _TEXT, lines)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
