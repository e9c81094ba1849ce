"""Ballots given mark by mark become a profile: of orders where they are, of paper where not."""

from collections.abc import Sequence
from itertools import chain
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from prioritize.model.electorate import Electorate
from prioritize.model.profile import OVERVOTE, SKIPPED, PaperProfile, RankedProfile
from prioritize.model.project import Project


__all__ = ["UNKNOWN", "Marks", "paper_profile", "ranked_profile"]

Marks: TypeAlias = "tuple[tuple[int, ...], ...]"
"""The projects marked at each rank of one ballot, by position; nothing is a skipped rank."""

UNKNOWN: Final = (-1,)
"""At one rank: several marks, it is not known of which projects."""


def ranked_profile(
    projects: tuple[Project, ...], ballots: Sequence[Marks], electorate: Electorate
) -> RankedProfile | PaperProfile:
    """Make an order of every ballot, or a paper profile where a ballot is none.

    A ballot is an order when every rank down to its last mark holds one project and no project
    stands twice; ranks left empty below the last mark say nothing.
    """
    places = _places(len(projects), ballots)
    if places is None:
        return paper_profile(projects, ballots, electorate)
    return RankedProfile(projects, electorate, places)


class _Codes(dict[tuple[int, ...], int]):
    """Numbers for what is marked at a rank: 0 for nothing, -1 for what is not one project."""

    def __missing__(self, marked: tuple[int, ...]) -> int:
        """Find the number for what is marked the first time."""
        one = marked[0] + 1 if len(marked) == 1 and marked != UNKNOWN else -1
        self[marked] = number = one if marked else 0
        return number


def _places(
    projects: int, ballots: Sequence[Marks]
) -> NDArray[np.uint8] | NDArray[np.int16] | None:
    """Return the place of every project, or nothing where a ballot is no order."""
    codes = np.fromiter(map(_Codes().__getitem__, chain.from_iterable(ballots)), np.int32)
    lengths = np.fromiter(map(len, ballots), np.int64, len(ballots))
    starts = np.cumsum(lengths) - lengths
    places = np.zeros((projects, len(ballots)), np.uint8 if projects < 255 else np.int16)
    if codes.min(initial=0) < 0:
        return None
    ended = np.zeros(len(ballots), np.bool_)
    for rank in range(int(lengths.max(initial=0))):
        going_on = np.flatnonzero(lengths > rank)
        marked = codes[starts[going_on] + rank]
        ended[going_on[marked == 0]] = True
        here, project = going_on[marked > 0], marked[marked > 0] - 1
        if here.size and (rank >= projects or ended[here].any() or places[project, here].any()):
            return None
        places[project, here] = rank + 1
    return places


def paper_profile(
    projects: tuple[Project, ...], ballots: Sequence[Marks], electorate: Electorate
) -> PaperProfile:
    """Keep skipped ranks, several marks at one rank and repeated projects as they are."""
    ranks = max((_used(marks) for marks in ballots), default=0)
    table = np.full((ranks, len(ballots)), SKIPPED, dtype=np.int32)
    overvotes: dict[tuple[int, ...], int] = {}
    for column, marks in enumerate(ballots):
        for rank, marked in enumerate(marks[:ranks]):
            if len(marked) > 1 or marked == UNKNOWN:
                known = () if marked == UNKNOWN else tuple(sorted(marked))
                table[rank, column] = OVERVOTE - overvotes.setdefault(known, len(overvotes))
            elif marked:
                table[rank, column] = marked[0]
    return PaperProfile(projects, electorate, table, tuple(overvotes))


def _used(marks: Marks) -> int:
    return next((rank for rank in range(len(marks), 0, -1) if marks[rank - 1]), 0)
