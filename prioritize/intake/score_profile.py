"""The scores of a community as a profile: who scored what, and what is kept beside it."""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

import numpy as np

from prioritize.intake.scope import Scope
from prioritize.intake.score_row import ScoreRow, counting
from prioritize.model.consultation import Input
from prioritize.model.scoresheet import BLANK_REASONS, SCORED, ScoresheetProfile


__all__ = ["score_profile"]


def score_profile(scores: Sequence[ScoreRow], scope: Scope, input: Input) -> ScoresheetProfile:
    """Make the profile of one community.

    A reviewer who has no row for a project was not assigned to it; a criterion that such a row
    leaves out is missing.
    """
    found = counting(scores, input.stages)
    named = {each.project for each in scores}
    projects = tuple(each for each in scope.options if each.id in named)
    criteria = scope.consultation.criteria
    reviewers = tuple(dict.fromkeys(each.reviewer for each in scores if each.reviewer))
    axes = tuple(
        {name: position for position, name in enumerate(names)}
        for names in (reviewers, [each.id for each in projects], [each.id for each in criteria])
    )
    unit = Fraction(
        1, lcm(*(each.value.denominator for each in found.own if each.value is not None))
    )
    shape = (len(reviewers), len(projects), len(criteria))
    values = np.zeros(shape, np.int64)
    states = np.full(shape, BLANK_REASONS.index("not-assigned"), np.uint8)
    for each in found.own:
        states[axes[0][each.reviewer], axes[1][each.project]] = BLANK_REASONS.index("missing")
    for each in found.own:
        cell = (axes[0][each.reviewer], axes[1][each.project], axes[2][each.criterion])
        states[cell] = SCORED if each.value is not None else BLANK_REASONS.index(each.reason)
        values[cell] = 0 if each.value is None else int(each.value / unit)
    return ScoresheetProfile(
        projects,
        criteria,
        reviewers,
        values,
        states,
        unit,
        agreed=tuple(
            (each.project, each.criterion, each.value)
            for each in found.agreed
            if each.value is not None
        ),
        kept=tuple(each.kept for each in found.kept),
    )
