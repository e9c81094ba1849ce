"""Strategies for profiles made of ballots."""

from fractions import Fraction
from typing import Final

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from prioritize.model.profile import (
    ApprovalProfile,
    DotProfile,
    PaperProfile,
    RankedProfile,
    ScoreProfile,
)
from prioritize.testing.strategies.people import electorates, grids, projects
from prioritize.testing.strategies.size import SMALL, Size


__all__ = [
    "approval_profiles",
    "dot_profiles",
    "paper_profiles",
    "ranked_profiles",
    "score_profiles",
]

_SCORES: Final = 5


@st.composite
def ranked_profiles(draw: st.DrawFn, size: Size = SMALL) -> RankedProfile:
    """Make ranked ballots: complete orders, truncated ones, or with ties and gaps."""
    offered, people = draw(projects(size)), draw(electorates(size))
    rows, columns = len(offered), people.weights.size
    places = draw(grids(rows, columns, largest=rows))
    manner = draw(st.sampled_from(("tied", "complete", "truncated")))
    if manner != "tied":
        places = _without_ties(draw(grids(rows, columns, largest=255)))
    if manner == "truncated":
        places = np.where(places <= draw(grids(1, columns, largest=rows)), places, 0)
    return RankedProfile(offered, people, places.astype(np.uint8))


def _without_ties(drawn: NDArray[np.int64]) -> NDArray[np.int64]:
    """Turn arbitrary numbers into the places 1, 2, 3 … of every column."""
    order = np.argsort(drawn, axis=0, kind="stable")
    return np.argsort(order, axis=0, kind="stable") + 1


@st.composite
def paper_profiles(draw: st.DrawFn, size: Size = SMALL) -> PaperProfile:
    """Make ballots as marked on paper: skipped ranks, overvotes, projects marked twice."""
    offered, people = draw(projects(size)), draw(electorates(size))
    rows = len(offered)
    ranks = draw(st.integers(0, rows + 1))
    several = st.frozensets(st.integers(0, rows - 1), min_size=2) if rows > 1 else st.nothing()
    overvotes = draw(st.lists(several | st.just(frozenset[int]()), max_size=2))
    kinds = 1 + rows + len(overvotes)
    marks = draw(grids(ranks, people.weights.size, largest=kinds - 1)) - 1 - len(overvotes)
    return PaperProfile(
        offered, people, marks.astype(np.int32), tuple(tuple(sorted(each)) for each in overvotes)
    )


@st.composite
def approval_profiles(draw: st.DrawFn, size: Size = SMALL) -> ApprovalProfile:
    """Make ballots that mark any number of projects, none included."""
    offered, people = draw(projects(size)), draw(electorates(size))
    marks = draw(grids(len(offered), people.weights.size, largest=1))
    if draw(st.booleans()):
        marks = marks * draw(grids(len(offered), people.weights.size, largest=1))
    return ApprovalProfile(offered, people, marks.astype(np.bool_))


@st.composite
def dot_profiles(draw: st.DrawFn, size: Size = SMALL) -> DotProfile:
    """Make ballots with up to 3 dots beside a project, some posters perhaps added late."""
    offered, people = draw(projects(size)), draw(electorates(size))
    rows, columns = len(offered), people.weights.size
    dots = draw(grids(rows, columns, largest=draw(st.sampled_from((1, 3)))))
    if draw(st.booleans()):
        return DotProfile(offered, people, dots)
    shown = draw(grids(rows, columns, largest=3)) > 0
    return DotProfile(offered, people, np.where(shown, dots, 0), shown)


@st.composite
def score_profiles(draw: st.DrawFn, size: Size = SMALL) -> ScoreProfile:
    """Make ballots with scores from 0 to 5, whole or halves, some left blank."""
    offered, people = draw(projects(size)), draw(electorates(size))
    rows, columns = len(offered), people.weights.size
    unit = draw(st.sampled_from((Fraction(1), Fraction(1, 2))))
    scores = draw(grids(rows, columns, largest=int(_SCORES / unit)))
    given = draw(grids(rows, columns, largest=draw(st.sampled_from((1, 5))))) > 0
    ends = draw(st.sampled_from(((None, None), (Fraction(0), Fraction(_SCORES)))))
    return ScoreProfile(offered, people, np.where(given, scores, 0), given, unit, *ends)
