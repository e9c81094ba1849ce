"""Profiles written in one line, in the shorthand of `prioritize.model.shorthand` where it fits."""

from collections.abc import Iterable
from fractions import Fraction
from functools import singledispatch

from prioritize.model.electorate import Electorate
from prioritize.model.judgment import JudgmentProfile
from prioritize.model.lists import ListProfile, PartsProfile
from prioritize.model.outcome import Tiers
from prioritize.model.pairwise import PairwiseProfile
from prioritize.model.profile import (
    ApprovalProfile,
    DotProfile,
    PaperProfile,
    Profile,
    RankedProfile,
    ScoreProfile,
)
from prioritize.model.scoresheet import BLANK_REASONS, SCORED, ScoresheetProfile
from prioritize.model.totals import TotalsProfile
from prioritize.tally.positional import ranks_of
from prioritize.text import number_text


__all__ = ["shown", "tiers_shown"]


def shown(profile: Profile) -> str:
    """Write a profile in one line: its projects as listed, then its votes.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> shown(ranked("2: a > b = c", "c"))
    'projects a b c; votes 2: a > b = c; 1: c'

    """
    ids = " ".join(project.id for project in profile.projects)
    return f"projects {ids}; votes {'; '.join(_votes(profile)) or 'none'}"


def tiers_shown(tiers: Tiers) -> str:
    """Write tiers as ``a > b = c``."""
    return " > ".join(" = ".join(tier) for tier in tiers)


@singledispatch
def _votes(profile: Profile) -> list[str]:
    return [repr(profile)]


def _ballots(people: Electorate, marks: Iterable[str]) -> list[str]:
    weights = (int(weight) * people.unit for weight in people.weights)
    return [f"{number_text(weight)}: {mark}" for weight, mark in zip(weights, marks, strict=True)]


@_votes.register
def _(profile: RankedProfile) -> list[str]:
    ids = [project.id for project in profile.projects]
    marks = []
    for places in profile.places.T.tolist():
        tiers = tuple(tuple(ids[each] for each in rank) for rank in ranks_of(places))
        marks.append(tiers_shown(tiers))
    return _ballots(profile.electorate, marks)


@_votes.register
def _(profile: PaperProfile) -> list[str]:
    ids = [project.id for project in profile.projects]
    marks = [
        " ".join("=".join(ids[each] for each in rank) or "-" for rank in profile.ranks(ballot))
        for ballot in range(profile.electorate.weights.size)
    ]
    return _ballots(profile.electorate, marks)


@_votes.register
def _(profile: ApprovalProfile) -> list[str]:
    ids = [project.id for project in profile.projects]
    columns = profile.approved.T.tolist()
    marks = (
        " ".join(each for each, marked in zip(ids, column, strict=True) if marked)
        for column in columns
    )
    return _ballots(profile.electorate, marks)


@_votes.register
def _(profile: DotProfile) -> list[str]:
    shape = profile.dots.shape
    offered = [[True] * shape[0]] * shape[1] if profile.offered is None else profile.offered.T
    marks = (
        " ".join(
            f"{project.id}*{number}" if seen else f"{project.id} not offered"
            for project, number, seen in zip(profile.projects, column, posters, strict=True)
            if number or not seen
        )
        for column, posters in zip(profile.dots.T.tolist(), offered, strict=True)
    )
    return _ballots(profile.electorate, marks)


@_votes.register
def _(profile: ScoreProfile) -> list[str]:
    columns = zip(profile.scores.T.tolist(), profile.given.T.tolist(), strict=True)
    marks = (
        " ".join(
            f"{project.id}={number_text(score * profile.unit)}"
            for project, score, seen in zip(profile.projects, scores, given, strict=True)
            if seen
        )
        for scores, given in columns
    )
    return _ballots(profile.electorate, marks)


@_votes.register
def _(profile: TotalsProfile) -> list[str]:
    votes, offered = profile.votes.T.tolist(), profile.offered.T.tolist()
    return [
        f"{column.group or 'all'} "
        + " ".join(
            f"{project.id}={_number(number, profile.unit) if seen else '-'}"
            for project, number, seen in zip(profile.projects, numbers, posters, strict=True)
        )
        for column, numbers, posters in zip(profile.columns, votes, offered, strict=True)
    ]


def _number(count: int, unit: Fraction) -> str:
    return number_text(count * unit)


@_votes.register
def _(profile: ScoresheetProfile) -> list[str]:
    return [
        f"{reviewer} {project.id} "
        + " ".join(
            f"{criterion.id}={_cell(profile, (row, line, column))}"
            for column, criterion in enumerate(profile.criteria)
        )
        for row, reviewer in enumerate(profile.reviewers)
        for line, project in enumerate(profile.projects)
    ]


def _cell(profile: ScoresheetProfile, place: tuple[int, int, int]) -> str:
    state = int(profile.states[place])
    return (
        _number(int(profile.values[place]), profile.unit)
        if state == SCORED
        else BLANK_REASONS[state]
    )


@_votes.register
def _(profile: PairwiseProfile) -> list[str]:
    signs = {"first": ">", "second": "<", "tie": "="}
    return [
        f"{each.count}: {each.first} {signs[each.verdict]} {each.second} {each.judge}".strip()
        for each in profile.comparisons
    ]


@_votes.register
def _(profile: JudgmentProfile) -> list[str]:
    return [
        f"{each.judge} {each.about} {each.first}/{each.second}={number_text(each.ratio)}".strip()
        for each in profile.judgments
    ]


@_votes.register
def _(profile: ListProfile) -> list[str]:
    return [tiers_shown(profile.ranking.tiers)]


@_votes.register
def _(profile: PartsProfile) -> list[str]:
    return [
        f"{each.instrument} × {number_text(each.weight)}: {tiers_shown(each.ranking.tiers)}"
        for each in profile.parts
    ]
