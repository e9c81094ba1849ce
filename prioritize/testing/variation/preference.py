"""What votes prefer, and votes changed in favor of one project."""

from collections.abc import Iterator
from functools import singledispatch
from typing import Any, Final

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from prioritize.model.lists import Part, PartsProfile
from prioritize.model.outcome import Ranking
from prioritize.model.profile import (
    ApprovalProfile,
    DotProfile,
    Profile,
    RankedProfile,
    ScoreProfile,
)
from prioritize.model.scoresheet import SCORED, ScoresheetProfile
from prioritize.model.totals import TotalsProfile
from prioritize.testing.variation.layout import changed


__all__ = ["Preferences", "completed", "lifts", "preferences"]

# What a project has on a ballot, by the field that holds it, and whether more of it is better.
_MERITS: Final = {
    ApprovalProfile: ("approved", 1),
    DotProfile: ("dots", 1),
    RankedProfile: ("places", -1),
    ScoreProfile: ("scores", 1),
    TotalsProfile: ("votes", 1),
}


@frozen
class Preferences:
    """Who stands strictly above whom: (n, m, m) booleans, with n whole weights."""

    above: NDArray[np.bool_]
    weights: NDArray[np.int64]

    @property
    def unanimous(self) -> NDArray[np.bool_]:
        """Which project everyone puts above which; without anyone nobody does."""
        everyone: NDArray[np.bool_] = np.logical_and.reduce(self.above, axis=0)
        return everyone if self.weights.size else np.zeros_like(everyone)

    @property
    def support(self) -> NDArray[np.int64]:
        """The weight of those who put the one above the other."""
        return np.tensordot(self.weights, self.above.astype(np.int64), axes=1)

    @property
    def first(self) -> NDArray[np.int64]:
        """The weight of those who put a project above every other one."""
        others = self.above | np.eye(self.above.shape[1], dtype=np.bool_)
        return self.weights @ others.all(axis=2).astype(np.int64)


def completed(profile: Profile) -> Profile:
    """Put those whom a ranked ballot does not name below all others, in so many words."""
    if not isinstance(profile, RankedProfile):
        return profile
    last = np.int16(len(profile.projects) + 1)
    return changed(profile, {"places": np.where(profile.places == 0, last, profile.places)})


def _preferences(merits: NDArray[Any], weights: NDArray[np.int64]) -> Preferences:
    """Compare (n, m) merits of which more is better."""
    return Preferences(merits[:, :, None] > merits[:, None, :], weights)


def _nobodys(profile: Profile) -> Preferences:
    size = len(profile.projects)
    return Preferences(np.zeros((0, size, size), np.bool_), np.zeros(0, np.int64))


@singledispatch
def preferences(profile: Profile) -> Preferences:
    """Say who stands above whom; where blanks leave it open, nobody says anything."""
    return _nobodys(profile)


@preferences.register
def _(profile: RankedProfile) -> Preferences:
    return _preferences(-profile.places.T.astype(np.int64), profile.electorate.weights)


@preferences.register
def _(profile: ApprovalProfile) -> Preferences:
    return _preferences(profile.approved.T, profile.electorate.weights)


@preferences.register
def _(profile: DotProfile) -> Preferences:
    if profile.offered is not None:
        return _nobodys(profile)
    return _preferences(profile.dots.T, profile.electorate.weights)


@preferences.register
def _(profile: ScoreProfile) -> Preferences:
    if not profile.given.all():
        return _nobodys(profile)
    return _preferences(profile.scores.T, profile.electorate.weights)


@preferences.register
def _(profile: ScoresheetProfile) -> Preferences:
    if not (profile.states == SCORED).all():
        return _nobodys(profile)
    signs = np.array([-1 if each.direction == "cost" else 1 for each in profile.criteria])
    merits = np.swapaxes(profile.values * signs, 1, 2).reshape(-1, len(profile.projects))
    return _preferences(merits, np.ones(len(merits), np.int64))


@preferences.register
def _(profile: PartsProfile) -> Preferences:
    places = [each.ranking.places() for each in profile.parts]
    merits = np.array([[-row[each.id] for each in profile.projects] for row in places], np.int64)
    size = (len(places), len(profile.projects))
    return _preferences(merits.reshape(size), np.ones(len(places), np.int64))


def lifts(profile: Profile, project: str) -> Iterator[Profile]:
    """Yield the votes with one of them changed in favor of a project and in nothing else.

    It changes places with one that stood just above it, so that a ballot stays as full as it was.
    """
    if isinstance(profile, PartsProfile):
        yield from _lifted_parts(profile, project)
    elif type(profile) in _MERITS:
        yield from _lifted_ballots(profile, project)


def _lifted_ballots(profile: Profile, project: str) -> Iterator[Profile]:
    name, sign = _MERITS[type(profile)]
    marks: NDArray[Any] = getattr(profile, name)
    row = [each.id for each in profile.projects].index(project)
    for column in range(marks.shape[1]):
        merits = marks[:, column].astype(np.int64) * sign
        higher = np.flatnonzero((merits > merits[row]) & _comparable(profile, column, row))
        if not higher.size:
            continue
        other = int(higher[np.argmin(merits[higher])])
        if isinstance(profile, RankedProfile) and not _alone(merits, row, other):
            continue
        changes = marks.copy()
        changes[[row, other], column] = changes[[other, row], column]
        yield changed(profile, {name: changes})


def _comparable(profile: Profile, column: int, row: int) -> NDArray[np.bool_]:
    """Say which projects the ballot could mark as it could the one in this row."""
    seen: NDArray[np.bool_] | None = getattr(profile, "offered", getattr(profile, "given", None))
    if seen is None:
        return np.ones(len(profile.projects), np.bool_)
    comparable: NDArray[np.bool_] = seen[:, column] & seen[row, column]
    return comparable


def _alone(merits: NDArray[np.int64], row: int, other: int) -> bool:
    """Say whether two projects share their places with nobody, so that only they change."""
    return all(np.count_nonzero(merits == merits[each]) == 1 for each in (row, other))


def _lifted_parts(profile: PartsProfile, project: str) -> Iterator[Profile]:
    for position, part in enumerate(profile.parts):
        tiers = part.ranking.tiers
        place = next(index for index, tier in enumerate(tiers) if project in tier)
        if place and len(tiers[place]) == len(tiers[place - 1]) == 1:
            (other,) = tiers[place - 1]
            parts = list(profile.parts)
            parts[position] = _exchanged(part, project, other)
            yield changed(profile, {"parts": tuple(parts)})


def _exchanged(part: Part, project: str, other: str) -> Part:
    names = {project: other, other: project}
    tiers = [[names.get(each, each) for each in tier] for tier in part.ranking.tiers]
    scores = sorted((names.get(each, each), score) for each, score in part.ranking.scores)
    return evolve(part, ranking=Ranking(tiers, tuple(scores)))
