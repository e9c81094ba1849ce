"""Recusals that decide about money: who stands on the other side of the line because of one."""

from collections.abc import Iterator

import numpy as np
from attrs import evolve

from prioritize.errors import Finding, InputError, UnresolvedTieError, finding
from prioritize.model.consultation import Collected, Consultation
from prioritize.model.scoresheet import BLANK_REASONS, ScoresheetProfile
from prioritize.model.withdraw import without_reviewers
from prioritize.report.row import chosen
from prioritize.tally.listing import Listing
from prioritize.tally.ties import TieBreak
from prioritize.text import message
from prioritize.workflow.budget_list import budget_listing
from prioritize.workflow.part_count import count_part
from prioritize.workflow.request import Request


__all__ = ["with_recusals"]


def with_recusals(
    funded: Listing,
    part: Collected,
    *,
    consultation: Consultation,
    request: Request,
    tie_break: TieBreak,
) -> Listing:
    """Say of every recusal that alone moves its project across the line that it does.

    A recused reviewer is left out for one project and scores the others. Where the project would
    stand on the other side of the line if the reviewer were left out altogether, that is told: a
    harsh reviewer who is recused helps, a mild one harms.

    Parameters
    ----------
    funded
        The list under the budget.
    part
        The scores that it was made of.
    consultation, request, tie_break
        The rules, what was asked for beyond them, and the rule for ties.

    """
    profile = part.profile
    if not isinstance(profile, ScoresheetProfile):
        return funded
    found: list[Finding] = []
    for reviewer, projects in _recusals(profile):
        smaller = evolve(part, profile=without_reviewers(profile, [reviewer]))
        try:
            other = _funded(smaller, funded, consultation, request, tie_break)
        except (InputError, UnresolvedTieError):
            # Without this reviewer nothing can be ranked or paid for, so there is no other line.
            continue
        before, after = (set(chosen(each.result.outcome) or ()) for each in (funded, other))
        found.extend(
            _told(reviewer, each, is_funded=each in before)
            for each in projects
            if (each in before) != (each in after)
        )
    return evolve(funded, findings=(*funded.findings, *found))


def _recusals(profile: ScoresheetProfile) -> Iterator[tuple[str, tuple[str, ...]]]:
    recused = (profile.states == BLANK_REASONS.index("recused")).all(axis=2)
    for row, reviewer in enumerate(profile.reviewers):
        projects = tuple(profile.projects[each].id for each in np.flatnonzero(recused[row]))
        if projects:
            yield reviewer, projects


def _funded(
    part: Collected,
    funded: Listing,
    consultation: Consultation,
    request: Request,
    tie_break: TieBreak,
) -> Listing:
    listing = evolve(funded, result=count_part(part, request, tie_break), view="raw")
    other = budget_listing(
        consultation,
        {funded.instrument: listing},
        community=funded.community,
        tie_break=tie_break,
        budget=request.budget,
    )
    return other or funded


def _told(reviewer: str, project: str, *, is_funded: bool) -> Finding:
    if is_funded:
        what = message(
            "{project} is funded, and would not be if {reviewer}, who is recused from it, had"
            " scored no other either",
            project=project,
            reviewer=reviewer,
        )
    else:
        what = message(
            "{project} is not funded, and would be if {reviewer}, who is recused from it, had"
            " scored no other either",
            project=project,
            reviewer=reviewer,
        )
    return finding(what, remedy=message("Look at these scores again before you decide."))
