"""Ranked ballots as they stand on paper, read as orders of projects."""

import numpy as np
from numpy.typing import NDArray

from prioritize.model.profile import OVERVOTE, PaperProfile, RankedProfile


__all__ = ["ranked_from_paper"]


def ranked_from_paper(profile: PaperProfile) -> RankedProfile:
    """Read marks on paper as orders, for methods that take no paper marks.

    Several known marks at one rank are equal places. Skipped ranks are ignored, so that places
    follow each other without gaps. A project marked again counts at its first mark. An overvote
    whose projects are not known ends the ballot there: nothing below it is ranked.

    Examples
    --------
    One ballot marks the road first, nothing second, the well and the road third:

    >>> from prioritize.model.electorate import Electorate
    >>> from prioritize.model.project import projects_of
    >>> projects = projects_of(["road", "well", "school"])
    >>> marks = np.array([[0], [-1], [-2]])
    >>> paper = PaperProfile(projects, Electorate.of([1]), marks, ((1, 0),))
    >>> ranked_from_paper(paper).places.tolist()
    [[1], [2], [0]]

    """
    ballots = profile.marks.shape[1]
    places = np.zeros((len(profile.projects), ballots), dtype=np.int16)
    reached = np.zeros(ballots, dtype=np.int16)
    going_on = np.ones(ballots, dtype=np.bool_)
    for marks in profile.marks:
        newly = np.zeros(ballots, dtype=np.bool_)
        for project, columns in _marked(marks, profile.overvotes):
            fresh = columns[going_on[columns] & (places[project, columns] == 0)]
            places[project, fresh] = reached[fresh] + 1
            newly[fresh] = True
        reached += newly
        going_on &= ~_ends_here(marks, profile.overvotes)
    narrow = places.astype(np.uint8) if len(profile.projects) < 255 else places
    return RankedProfile(profile.projects, profile.electorate, narrow)


def _marked(
    marks: NDArray[np.int32], overvotes: tuple[tuple[int, ...], ...]
) -> list[tuple[int, NDArray[np.intp]]]:
    """Pair every project with the ballots that mark it at one rank."""
    columns_by_mark = {mark: np.flatnonzero(marks == mark) for mark in np.unique(marks).tolist()}
    return [
        (project, columns)
        for mark, columns in columns_by_mark.items()
        for project in ((mark,) if mark >= 0 else _overvoted(mark, overvotes))
    ]


def _overvoted(mark: int, overvotes: tuple[tuple[int, ...], ...]) -> tuple[int, ...]:
    return overvotes[OVERVOTE - mark] if mark <= OVERVOTE else ()


def _ends_here(
    marks: NDArray[np.int32], overvotes: tuple[tuple[int, ...], ...]
) -> NDArray[np.bool_]:
    unknown = [OVERVOTE - index for index, projects in enumerate(overvotes) if not projects]
    return np.isin(marks, np.array(unknown, dtype=np.int32))
