"""The same votes with their ballots in another order, split, repeated, or left blank."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final, TypeVar

import numpy as np
from attrs import evolve

from prioritize.model.electorate import Electorate
from prioritize.model.lists import ListProfile, PartsProfile
from prioritize.model.outcome import Ranking
from prioritize.model.profile import SKIPPED, BallotProfile, PaperProfile, Profile, RankedProfile
from prioritize.model.scoresheet import BLANK_REASONS, ScoresheetProfile
from prioritize.model.totals import TotalsProfile
from prioritize.testing.variation.layout import LAYOUTS, ROWS, changed


__all__ = ["ballot_count", "blanked", "first_choices", "halved", "taking", "unfolded"]

P = TypeVar("P", bound=Profile)
B = TypeVar("B", bound=BallotProfile)

_BLANK: Final[Mapping[str, int]] = {
    "approved": 0,
    "dots": 0,
    "given": 0,
    "marks": SKIPPED,
    "offered": 1,
    "places": 0,
    "scores": 0,
    "states": BLANK_REASONS.index("missing"),
    "values": 0,
    "votes": 0,
}


def ballot_count(profile: Profile) -> int:
    """Count what can be put in another order: ballots, columns, reviewers, comparisons, lists."""
    layout = LAYOUTS.get(type(profile))
    if layout:
        return int(getattr(profile, layout.arrays[0]).shape[layout.ballot_axis])
    if type(profile) in ROWS:
        return len(getattr(profile, ROWS[type(profile)]))
    return len(profile.parts) if isinstance(profile, PartsProfile) else 0


def taking(profile: P, positions: Sequence[int]) -> P:
    """Return the profile with these of its ballots, in this order, some perhaps repeatedly."""
    index = np.array(positions, np.intp)
    changes: dict[str, object] = {}
    layout = LAYOUTS.get(type(profile))
    if layout:
        for name in layout.arrays:
            array = getattr(profile, name)
            if array is not None:
                changes[name] = np.take(array, index, axis=layout.ballot_axis)
    return changed(profile, {**changes, **_people(profile, positions)})


def _people(profile: Profile, positions: Sequence[int]) -> dict[str, object]:
    """Take those who stand behind the ballots; whoever comes twice is told apart by a stroke."""
    strokes = [
        "'" * list(positions[:place]).count(position) for place, position in enumerate(positions)
    ]
    if isinstance(profile, BallotProfile):
        return {"electorate": _electorate(profile.electorate, positions)}
    if isinstance(profile, TotalsProfile):
        columns = _taken(profile.columns, positions)
        named = [
            evolve(each, group=each.group + stroke)
            for each, stroke in zip(columns, strokes, strict=True)
        ]
        return {"columns": tuple(named)}
    if isinstance(profile, ScoresheetProfile):
        reviewers = _taken(profile.reviewers, positions)
        return {
            "reviewers": tuple(a + stroke for a, stroke in zip(reviewers, strokes, strict=True))
        }
    if type(profile) in ROWS:
        rows = ROWS[type(profile)]
        return {rows: tuple(_taken(getattr(profile, rows), positions))}
    if isinstance(profile, PartsProfile):
        parts = _taken(profile.parts, positions)
        renamed = [
            evolve(each, instrument=each.instrument + stroke)
            for each, stroke in zip(parts, strokes, strict=True)
        ]
        return {"parts": tuple(renamed)}
    return {}


T = TypeVar("T")


def _taken(values: Sequence[T], positions: Iterable[int]) -> list[T]:
    return [values[position] for position in positions]


def _electorate(people: Electorate, positions: Sequence[int]) -> Electorate:
    index = np.array(positions, np.intp)
    return Electorate(people.weights[index], people.unit, people.counts[index])


def unfolded(profile: B) -> B:
    """Return the profile with every ballot by itself instead of in bundles of equal ones."""
    people = profile.electorate
    counts = people.counts.tolist()
    positions = [place for place, count in enumerate(counts) for _ in range(count)]
    weights = [Fraction(int(people.weights[place]), counts[place]) for place in positions]
    single = Electorate.weighted((each * people.unit for each in weights), [1] * len(positions))
    return changed(taking(profile, positions), {"electorate": single})


def halved(profile: B) -> B:
    """Return the profile with two ballots of half the weight in place of each."""
    people = profile.electorate
    positions = [place for place in range(people.weights.size) for _ in range(2)]
    twice = taking(profile, positions)
    return changed(twice, {"electorate": evolve(twice.electorate, unit=people.unit / 2)})


def blanked(profile: P) -> P:
    """Return the profile with every ballot handed in blank, every list without a difference."""
    if type(profile) in ROWS:
        return changed(profile, {ROWS[type(profile)]: ()})
    if isinstance(profile, ListProfile):
        return changed(profile, {"ranking": _level(profile.ranking)})
    if isinstance(profile, PartsProfile):
        parts = tuple(evolve(each, ranking=_level(each.ranking)) for each in profile.parts)
        return changed(profile, {"parts": parts})
    layout = LAYOUTS.get(type(profile))
    blank = {
        name: np.full_like(getattr(profile, name), _BLANK[name])
        for name in (layout.arrays if layout else ())
        if getattr(profile, name) is not None
    }
    return changed(profile, blank)


def _level(ranking: Ranking) -> Ranking:
    """Put everyone into one place, without points where there were some."""
    tiers = [ranking.projects] if ranking.projects else []
    return Ranking(tiers, tuple((project, Fraction(0)) for project, _ in ranking.scores))


def first_choices(profile: P) -> P:
    """Return ranked ballots cut after their first rank, blank where several share it."""
    if isinstance(profile, RankedProfile):
        first = profile.places == 1
        alone = first & (first.sum(axis=0) == 1)
        return changed(profile, {"places": np.where(alone, profile.places, 0)})
    if isinstance(profile, PaperProfile):
        first = profile.marks[:1]
        return changed(profile, {"marks": np.where(first >= 0, first, SKIPPED)})
    return profile
