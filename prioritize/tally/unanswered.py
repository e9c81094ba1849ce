"""Ballots that rank nobody: an unanswered form is not counted, whatever the method."""

from itertools import compress
from typing import Any, TypeVar

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from prioritize.model.electorate import Electorate
from prioritize.model.profile import SKIPPED, PaperProfile, Profile, RankedProfile
from prioritize.model.voters import VoterTable
from prioritize.tally.step import SetAside


__all__ = ["without_unanswered"]

P = TypeVar("P", bound=Profile)


def without_unanswered(profile: P) -> tuple[P, tuple[SetAside, ...]]:
    """Leave out the ballots of a ranked or paper profile that rank nobody, and say how many.

    What the numbers of other kinds of ballots mean where they are blank is said by the methods
    that count them.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> answered, aside = without_unanswered(ranked("3: a > b", "2:", projects="a b"))
    >>> answered.places.tolist(), aside
    ([[1], [2]], (SetAside(reason='blank', ballots=2),))

    """
    if not isinstance(profile, (RankedProfile, PaperProfile)):
        return profile, ()
    answered = _answered(profile)
    if answered.all():
        return profile, ()
    aside = SetAside("blank", int(profile.electorate.counts[~answered].sum()))
    kept: dict[str, Any] = {"electorate": _people(profile.electorate, answered)}
    name = "marks" if isinstance(profile, PaperProfile) else "places"
    kept[name] = np.compress(answered, getattr(profile, name), axis=1)
    return evolve(profile, **kept), (aside,)


def _answered(profile: RankedProfile | PaperProfile) -> NDArray[np.bool_]:
    """Return for each of n ballots whether it ranks anybody, or tries to."""
    is_mark = profile.marks != SKIPPED if isinstance(profile, PaperProfile) else profile.places != 0
    answered: NDArray[np.bool_] = np.logical_or.reduce(is_mark, axis=0)
    return answered


def _people(people: Electorate, kept: NDArray[np.bool_]) -> Electorate:
    return evolve(
        people,
        weights=people.weights[kept],
        counts=people.counts[kept],
        voters=people.voters and _rows(people.voters, kept),
    )


def _rows(voters: VoterTable, kept: NDArray[np.bool_]) -> VoterTable:
    return VoterTable(
        voters.names,
        lambda: {name: tuple(compress(voters.column(name), kept)) for name in voters.names},
    )
