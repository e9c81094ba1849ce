"""Points from places, for rules that add points although people ranked."""

import numpy as np

from prioritize.errors import Finding, InputError
from prioritize.model.profile import DotProfile, RankedProfile
from prioritize.text import message


__all__ = ["points_from_places"]


def points_from_places(profile: RankedProfile, *, first: int) -> DotProfile:
    """Give a first place so many points and each next place one less.

    A project that is not ranked, or whose place would earn less than one point, gets none.
    Projects that share a place get the same points.

    Parameters
    ----------
    profile
        Ranked ballots.
    first
        The points of a first place: the number of projects that a ballot could rank.

    Raises
    ------
    InputError
        `first` is below 1 or larger than any ballot.

    Examples
    --------
    >>> from prioritize.model.electorate import Electorate
    >>> from prioritize.model.project import projects_of
    >>> places = np.array([[1], [0], [2]], dtype=np.uint8)
    >>> ranked = RankedProfile(projects_of(["road", "well", "school"]), Electorate.of([1]), places)
    >>> points_from_places(ranked, first=3).dots.tolist()
    [[3], [0], [2]]

    """
    if not 1 <= first < 2**31:
        raise InputError(
            Finding(message("A first place cannot give {points} points", points=first))
        )
    place = profile.places.astype(np.int32)
    points = np.where(place > 0, np.maximum(first + 1 - place, 0), 0).astype(np.int32)
    return DotProfile(profile.projects, profile.electorate, points)
