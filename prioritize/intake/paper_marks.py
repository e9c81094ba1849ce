"""Ballots given mark by mark become a profile: of orders where they are, of paper where not."""

from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np

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
    if not all(map(_is_order, ballots)):
        return paper_profile(projects, ballots, electorate)
    dtype = np.uint8 if len(projects) < 255 else np.int16
    places = np.zeros((len(projects), len(ballots)), dtype=dtype)
    for column, marks in enumerate(ballots):
        for place, marked in enumerate(marks, 1):
            for project in marked:
                places[project, column] = place
    return RankedProfile(projects, electorate, places)


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


def _is_order(marks: Marks) -> bool:
    used = marks[: _used(marks)]
    named = {marked[0] for marked in used if len(marked) == 1}
    return len(named) == len(used) and UNKNOWN not in used
