"""Strategies for votes that are no ballots: tally sheets, score sheets, comparisons, lists."""

from fractions import Fraction
from itertools import combinations
from typing import Final, TypeAlias

import numpy as np
from hypothesis import strategies as st

from prioritize.model.judgment import Judgment, JudgmentProfile
from prioritize.model.lists import ListProfile, Part, PartsProfile
from prioritize.model.outcome import Ranking
from prioritize.model.pairwise import Comparison, PairwiseProfile
from prioritize.model.scoresheet import SCORED, Criterion, ScoresheetProfile
from prioritize.model.totals import TotalsColumn, TotalsProfile
from prioritize.testing.strategies.people import grids, projects
from prioritize.testing.strategies.size import SMALL, Size


__all__ = [
    "judgment_profiles",
    "list_profiles",
    "pairwise_profiles",
    "parts_profiles",
    "rankings",
    "scoresheet_profiles",
    "totals_profiles",
]

_GROUPS: Final = ("women", "men", "youth")
_WEIGHTS: Final = (Fraction(1), Fraction(1, 3), Fraction(5, 2))
_VERDICTS: Final = ("first", "second", "tie")
_RATIOS: Final = (
    *(Fraction(1), Fraction(2), Fraction(5), Fraction(9)),
    *(Fraction(1, 2), Fraction(1, 3), Fraction(1, 9)),
)

Sheet: TypeAlias = "tuple[tuple[Criterion, ...], list[int], Fraction]"
"""Criteria, the largest whole number that each takes, and what the number 1 stands for."""

_HANLON: Final[Sheet] = (
    (
        Criterion("a"),
        Criterion("b"),
        Criterion("c"),
        Criterion("law", lowest=Fraction(0), highest=Fraction(1), kind="boolean"),
    ),
    [5, 5, 1, 1],
    Fraction(1),
)


def _few(size: Size, most: int) -> st.SearchStrategy[int]:
    """Draw how many groups, reviewers, judges or parts there are: as ballots, but never many."""
    low, high = size.ballots
    return st.integers(min(low, most), min(high, most))


@st.composite
def totals_profiles(draw: st.DrawFn, size: Size = SMALL) -> TotalsProfile:
    """Make tally sheets of up to 3 groups; some projects were perhaps not offered to all."""
    offered, groups = draw(projects(size)), draw(_few(size, 3))
    votes = draw(grids(len(offered), groups, largest=9))
    shown = draw(grids(len(offered), groups, largest=draw(st.sampled_from((0, 3))))) < 3
    known = draw(st.booleans())
    columns = tuple(TotalsColumn(each, 12 if known else None) for each in _GROUPS[:groups])
    return TotalsProfile(offered, columns, np.where(shown, votes, 0), shown)


@st.composite
def scoresheet_profiles(draw: st.DrawFn, size: Size = SMALL) -> ScoresheetProfile:
    """Make score sheets of up to 4 reviewers and 4 criteria, blanks of every reason among them.

    Some are for Hanlon's formula, with a question of yes and no, and some answer 0, ½ or 1.
    """
    offered, reviewers = draw(projects(size)), draw(_few(size, 4))
    criteria, most, unit = draw(st.one_of(_criteria(), _criteria(), st.just(_HANLON), _answers()))
    shape = (reviewers, len(offered), len(criteria))
    cells = (reviewers, len(offered) * len(criteria))
    values = draw(grids(*cells, largest=max(most, default=0))).reshape(shape)
    values = np.minimum(values, np.array(most, np.int64))
    states = draw(grids(*cells, largest=draw(st.sampled_from((0, 40))))).reshape(shape)
    states = np.where(states == 0, SCORED, np.minimum(states, SCORED))
    return ScoresheetProfile(
        offered,
        criteria,
        tuple(f"r{number}" for number in range(reviewers)),
        np.where(states == SCORED, values, 0),
        states.astype(np.uint8),
        unit,
    )


@st.composite
def _criteria(draw: st.DrawFn) -> Sheet:
    """Make criteria with scales from 0 to 5."""
    weights = draw(st.lists(st.sampled_from(_WEIGHTS), min_size=1, max_size=3))
    lower = draw(st.sampled_from(("benefit", "cost")))
    directions = ("benefit", lower, "benefit")
    criteria = tuple(
        Criterion(
            f"k{number}",
            weight=weight,
            lowest=Fraction(0),
            highest=Fraction(5),
            direction=directions[number],
        )
        for number, weight in enumerate(weights)
    )
    return criteria, [5] * len(criteria), Fraction(1)


@st.composite
def _answers(draw: st.DrawFn) -> Sheet:
    """Make questions that are answered with 0, ½ or 1."""
    weights = draw(st.lists(st.sampled_from(_WEIGHTS), min_size=1, max_size=2))
    criteria = tuple(
        Criterion(f"k{number}", weight=weight, lowest=Fraction(0), highest=Fraction(1))
        for number, weight in enumerate(weights)
    )
    return criteria, [2] * len(criteria), Fraction(1, 2)


@st.composite
def pairwise_profiles(draw: st.DrawFn, size: Size = SMALL) -> PairwiseProfile:
    """Make comparisons that a group agreed on, or those of up to 3 judges; pairs may lack."""
    offered = draw(projects(size))
    judges = draw(_few(size, 3))
    names = [""] if judges == 1 else [f"j{number}" for number in range(judges)]
    pairs = list(combinations((each.id for each in offered), 2))
    answers = draw(grids(len(names), len(pairs), largest=draw(st.sampled_from((1, 3)))))
    return PairwiseProfile(
        offered,
        tuple(
            Comparison(first, second, _VERDICTS[answer], judge=name)
            for name, row in zip(names, answers.tolist(), strict=True)
            for (first, second), answer in zip(pairs, row, strict=True)
            if answer < len(_VERDICTS)
        ),
    )


@st.composite
def judgment_profiles(draw: st.DrawFn, size: Size = SMALL) -> JudgmentProfile:
    """Make judgments of up to 2 judges, who compare all with all, or with a best and a worst.

    Some pairs may lack, and projects may be compared under two criteria.
    """
    offered = draw(projects(size))
    judges = draw(_few(size, 2))
    names = [""] if judges == 1 else [f"j{number}" for number in range(judges)]
    ids = [each.id for each in offered]
    under = draw(st.sampled_from(((), ("k0", "k1")))) if len(ids) > 1 else ()
    found: list[Judgment] = []
    for name in names:
        if under:
            found.append(Judgment("k0", "k1", draw(st.sampled_from(_RATIOS)), name))
        for about in under or ("",):
            found.extend(Judgment(*pair, name, about) for pair in draw(_ratios(ids)))
    return JudgmentProfile(offered, tuple(found))


@st.composite
def _ratios(draw: st.DrawFn, ids: list[str]) -> list[tuple[str, str, Fraction]]:
    """Compare all pairs, or the best and the worst with everyone; then perhaps leave one out."""
    pairs = list(combinations(draw(st.permutations(ids)), 2))
    whole = draw(st.booleans())
    if not whole:
        # Of the pairs in order, those of the first and those of the last.
        ends = {pair[0] for pair in pairs[:1]} | {pair[1] for pair in pairs[-1:]}
        pairs = [pair for pair in pairs if ends.intersection(pair)]
    ratios = _RATIOS if whole else _RATIOS[:4]
    found = [(*pair, draw(st.sampled_from(ratios))) for pair in pairs]
    return found[draw(st.sampled_from((0, 0, 0, 1))) :]


@st.composite
def rankings(draw: st.DrawFn, ids: tuple[str, ...]) -> Ranking:
    """Make rankings of these projects, ties among them, with scores that follow the places."""
    points = draw(grids(1, len(ids), largest=len(ids))).ravel().tolist()
    levels = sorted(set(points), reverse=True)
    tiers = [
        [project for project, point in zip(ids, points, strict=True) if point == level]
        for level in levels
    ]
    scores = tuple(sorted((each, Fraction(point)) for each, point in zip(ids, points, strict=True)))
    return Ranking(tiers, scores)


@st.composite
def list_profiles(draw: st.DrawFn, size: Size = SMALL) -> ListProfile:
    """Make ranked lists."""
    offered = draw(projects(size))
    return ListProfile(offered, draw(rankings(tuple(each.id for each in offered))))


@st.composite
def parts_profiles(draw: st.DrawFn, size: Size = SMALL) -> PartsProfile:
    """Make the lists of up to 3 instruments about the same projects, with weights."""
    offered, instruments = draw(projects(size)), draw(_few(size, 3))
    ids = tuple(each.id for each in offered)
    return PartsProfile(
        offered,
        tuple(
            Part(f"i{number}", draw(st.sampled_from(_WEIGHTS)), draw(rankings(ids)))
            for number in range(instruments)
        ),
    )
