"""Votes in which some projects are exactly alike, made from any votes.

The votes are told again with one project in the place of the next, in turn, and all that is told
counts together. Whoever then puts one of these projects above another had no reason in the votes.
"""

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import TypeVar

import numpy as np
from attrs import evolve

from prioritize.model.electorate import Electorate
from prioritize.model.lists import ListProfile, PartsProfile
from prioritize.model.outcome import Ranking
from prioritize.model.pairwise import Comparison, PairwiseProfile
from prioritize.model.profile import OVERVOTE, BallotProfile, PaperProfile, Profile
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.model.totals import TotalsProfile
from prioritize.testing.variation.layout import LAYOUTS, ROWS, changed
from prioritize.testing.variation.projects import project_ids, renamed, reordered


__all__ = ["equally_costly", "joined", "symmetric"]

P = TypeVar("P", bound=Profile)


def symmetric(profile: P, alike: Sequence[str]) -> P:
    """Return votes in which the projects named are alike.

    Moving each of them to the place of the next, and the last to that of the first, turns the
    votes into themselves: two projects are interchangeable, three may form a cycle.
    """
    level = equally_costly(profile, alike)
    if isinstance(level, ListProfile):
        return changed(level, {"ranking": _on_a_level(level.ranking, alike)})
    if isinstance(level, PairwiseProfile) and not any(each.judge for each in level.comparisons):
        return changed(level, {"comparisons": _agreed(level.comparisons, alike)})
    images = [level]
    for _ in alike[1:]:
        images.append(_moved(images[-1], alike))
    return reduce(joined, images)


def equally_costly(profile: P, alike: Sequence[str]) -> P:
    """Give projects everything but the id from the first of them."""
    model = next(each for each in profile.projects if each.id == alike[0])
    projects = tuple(
        evolve(model, id=each.id) if each.id in alike else each for each in profile.projects
    )
    return changed(profile, {"projects": projects})


def _next(ids: Sequence[str], alike: Sequence[str]) -> dict[str, str]:
    """Say which project takes the place of which."""
    return {
        **dict(zip(ids, ids, strict=True)),
        **dict(zip(alike, (*alike[1:], alike[0]), strict=True)),
    }


def _moved(profile: P, alike: Sequence[str]) -> P:
    ids = project_ids(profile)
    other = renamed(profile, _next(ids, alike))
    order = [project_ids(other).index(each) for each in ids]
    return reordered(other, order)


def joined(profile: P, other: P) -> P:
    """Count the ballots of two profiles of the same projects together."""
    changes: dict[str, object] = {}
    layout = LAYOUTS.get(type(profile))
    if layout:
        for name in layout.arrays:
            arrays = getattr(profile, name), getattr(other, name)
            if arrays[0] is not None:
                changes[name] = np.concatenate(arrays, axis=layout.ballot_axis)
    if isinstance(profile, PaperProfile) and isinstance(other, PaperProfile):
        changes |= _joined_paper(profile, other)
    return changed(profile, {**changes, **_joined_people(profile, other)})


def _joined_paper(profile: PaperProfile, other: PaperProfile) -> dict[str, object]:
    shifted = np.where(other.marks <= OVERVOTE, other.marks - len(profile.overvotes), other.marks)
    return {
        "marks": np.concatenate((profile.marks, shifted), axis=1),
        "overvotes": profile.overvotes + other.overvotes,
    }


def _joined_people(profile: Profile, other: Profile) -> dict[str, object]:
    if isinstance(profile, BallotProfile) and isinstance(other, BallotProfile):
        one, two = profile.electorate, other.electorate
        weights = np.concatenate((one.weights, two.weights))
        counts = np.concatenate((one.counts, two.counts))
        return {"electorate": Electorate(weights, one.unit, counts)}
    if isinstance(profile, TotalsProfile) and isinstance(other, TotalsProfile):
        more = tuple(evolve(each, group=f"{each.group}'") for each in other.columns)
        return {"columns": profile.columns + more}
    if isinstance(profile, ScoresheetProfile) and isinstance(other, ScoresheetProfile):
        return {"reviewers": profile.reviewers + tuple(f"{each}'" for each in other.reviewers)}
    if type(profile) in ROWS:
        rows = ROWS[type(profile)]
        judged = tuple(evolve(each, judge=f"{each.judge}'") for each in getattr(other, rows))
        return {rows: getattr(profile, rows) + judged}
    if isinstance(profile, PartsProfile) and isinstance(other, PartsProfile):
        parts = tuple(evolve(each, instrument=f"{each.instrument}'") for each in other.parts)
        return {"parts": profile.parts + parts}
    return {}


def _on_a_level(ranking: Ranking, alike: Sequence[str]) -> Ranking:
    """Put the projects where the first of them stands, with its score."""
    tiers = [
        [*(each for each in tier if each not in alike), *(alike if alike[0] in tier else ())]
        for tier in ranking.tiers
    ]
    score = dict(ranking.scores)
    scores = tuple(
        (project, score[alike[0]] if project in alike else own) for project, own in ranking.scores
    )
    return Ranking([tier for tier in tiers if tier], scores)


def _agreed(comparisons: Sequence[Comparison], alike: Sequence[str]) -> tuple[Comparison, ...]:
    """Let one answer stand for every pair that it becomes as the projects move."""
    ids = {project for each in comparisons for project in (each.first, each.second)} | set(alike)
    following = _next(sorted(ids), alike)
    answered: dict[tuple[str, str], Comparison] = {}
    for each in comparisons:
        pairs = _moving_pairs((each.first, each.second), following)
        # A pair that comes back turned round: only a tie is the same both ways.
        verdict = "tie" if pairs[0][::-1] in pairs else each.verdict
        for pair in pairs:
            if pair not in answered and pair[::-1] not in answered:
                answered[pair] = Comparison(*pair, verdict)
    return tuple(answered.values())


def _moving_pairs(pair: tuple[str, str], following: Mapping[str, str]) -> list[tuple[str, str]]:
    """List what a pair becomes as the projects move, until it is itself again."""
    pairs = [pair]
    while (moved := (following[pairs[-1][0]], following[pairs[-1][1]])) != pair:
        pairs.append(moved)
    return pairs
