"""Methods for matrices of scores: a thousand projects on ten criteria, beside pymcdm."""

import sys
from collections.abc import Callable, Mapping
from typing import Any, Final

from benchmarks._lap import Side
from benchmarks._race import Case, Race, run_race


__all__ = ["RACE", "main", "marks"]

Job = Mapping[str, Any]
Work = Callable[[], list[str]]

_PROJECTS: Final = 1000
_CRITERIA: Final = 10
_COSTS: Final = 3
_COUNTS: Final = 20
_TARGET: Final = 1


def _cases() -> tuple[Case, ...]:
    jobs: dict[str, dict[str, object]] = {
        "weighted sum": {"method": "weighted-sum", "peer": "WSM"},
        "TOPSIS": {"method": "topsis", "peer": "TOPSIS"},
        "VIKOR": {"method": "vikor", "peer": "VIKOR"},
        "PROMETHEE II, usual": {"method": "promethee", "peer": "usual", "preference": "usual"},
        "PROMETHEE II, linear": {
            "method": "promethee",
            "peer": "vshape_2",
            "preference": "linear,5,20",
        },
    }
    return tuple(Case(name, job, _TARGET) for name, job in jobs.items())


def marks() -> Any:  # noqa: ANN401  # an array of a library that is imported only here
    """Draw marks from 0 to 100, the same each time; both ends are among those of every column."""
    import numpy as np

    drawn = np.random.default_rng(1).integers(0, 101, (_PROJECTS, _CRITERIA))
    drawn[0], drawn[1] = 0, 100
    return drawn


def names() -> list[str]:
    """Name the projects."""
    return [f"p{row:04}" for row in range(_PROJECTS)]


def whole(job: Job) -> Work:
    """Count with names, places, ties, and the record of every step."""
    from fractions import Fraction

    import numpy as np

    from prioritize.model.project import projects_of
    from prioritize.model.scoresheet import SCORED, Criterion, ScoresheetProfile
    from prioritize.registry import build
    from prioritize.tally.engine import run

    values = marks()[None].astype(np.int64)
    criteria = tuple(
        Criterion(
            f"c{place}",
            weight=Fraction(1, _CRITERIA),
            lowest=Fraction(0),
            highest=Fraction(100),
            direction="cost" if place >= _CRITERIA - _COSTS else "benefit",
        )
        for place in range(_CRITERIA)
    )
    states = np.full(values.shape, SCORED, np.uint8)
    sheet = ScoresheetProfile(projects_of(names()), criteria, ("one",), values, states)
    options = {"preference": [job["preference"]]} if "preference" in job else {}
    method = build(job["method"], {"minimum_reviews": 1, **options})
    least = job["method"] == "vikor"

    def work() -> list[str]:
        for _ in range(_COUNTS - 1):
            run(method, sheet)
        scores = dict(run(method, sheet).outcome.scores)
        best = (min if least else max)(scores.values())
        return [project for project, score in scores.items() if score == best]

    return work


def _pymcdm(job: Job, *, verbose: bool) -> Work:
    import numpy as np
    from pymcdm import methods, normalizations

    values = marks().astype(float)
    weights = np.full(_CRITERIA, 1 / _CRITERIA)
    types = np.array([1] * (_CRITERIA - _COSTS) + [-1] * _COSTS)
    makers: dict[str, Callable[[], Any]] = {
        "WSM": lambda: methods.WSM(normalizations.minmax_normalization),
        "TOPSIS": lambda: methods.TOPSIS(normalizations.vector_normalization),
        "VIKOR": lambda: methods.VIKOR(normalizations.minmax_normalization),
        "usual": lambda: methods.PROMETHEE_II("usual"),
        "vshape_2": lambda: methods.PROMETHEE_II(
            "vshape_2", p=np.full(_CRITERIA, 20.0), q=np.full(_CRITERIA, 5.0)
        ),
    }
    called = names()

    def work() -> list[str]:
        listed: list[tuple[float, str]] = []
        for _ in range(_COUNTS):
            # One that is used twice gives another answer the second time (pymcdm 1.4.0).
            method = makers[job["peer"]]()
            found = method(values, weights, types, verbose=verbose)
            scores = found.results[-1].data if verbose else found
            listed = sorted(zip(method.rank(scores).tolist(), called, strict=True))
        return [project for rank, project in listed if rank == listed[0][0]]

    return work


def steps(job: Job) -> Work:
    """Compute the scores, their ranks, and the tables of every step."""
    return _pymcdm(job, verbose=True)


def bare(job: Job) -> Work:
    """Compute the scores and their ranks."""
    return _pymcdm(job, verbose=False)


RACE: Final = Race(
    __name__,
    "Matrices of scores",
    f"{_PROJECTS:,} projects on {_CRITERIA} criteria, marks from 0 to 100, {_COUNTS} counts.\n"
    "Ours are exact, with the names, the places and ties, and the record of every step.\n"
    "The first peer gives scores and ranks in floating point with the tables of every step, the"
    " second without.\n"
    "The answer is who is best.",
    _cases(),
    (
        Side("prioritize, whole count", "whole"),
        Side("with steps", "steps", "pymcdm"),
        Side("scores and ranks", "bare", "pymcdm", does_less=True),
    ),
)


def main() -> int:
    """Run the race; return the exit code."""
    return run_race(RACE)


if __name__ == "__main__":
    sys.exit(main())
