"""Ranked votes turned so that one project has to win, and many counts give it to another."""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from prioritize.model.profile import Profile, RankedProfile
from prioritize.testing.variation.layout import changed


__all__ = ["contested", "second_to_all"]

P = TypeVar("P", bound=Profile)


def contested(profile: P, row: int) -> P:
    """Put a project first on just more than half of the weight, and last on the rest."""
    if not isinstance(profile, RankedProfile):
        return profile
    weights = profile.electorate.weights
    before = np.cumsum(weights) - weights
    majority = 2 * before <= weights.sum()
    places = _spread(profile)
    places[row] = np.where(majority, 0, places.max(initial=0) + 1)
    return changed(profile, {"places": places + 1})


def second_to_all(profile: P, row: int) -> P:
    """Put a project just below the first place of every ballot."""
    if not isinstance(profile, RankedProfile):
        return profile
    places = _spread(profile)
    others = np.delete(places, row, axis=0)
    places[row] = others.min(axis=0, initial=places.max(initial=0)) + 1
    return changed(profile, {"places": places + 1})


def _spread(profile: RankedProfile) -> NDArray[np.int16]:
    """Leave a place free between any two, those that are not ranked below the others."""
    last = len(profile.projects) + 1
    places = np.where(profile.places == 0, last, profile.places)
    return (2 * places).astype(np.int16)
