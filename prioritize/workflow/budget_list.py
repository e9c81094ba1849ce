"""A community's list is put under its budget."""

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from prioritize import registry
from prioritize.model.consultation import Consultation
from prioritize.model.lists import ListProfile
from prioritize.model.number import exact
from prioritize.model.project import Project
from prioritize.tally.constraint_rules import CONSTRAINTS, ConstraintRules
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing
from prioritize.tally.result import ranking_of
from prioritize.tally.ties import TieBreak
from prioritize.text import number_text


__all__ = ["BUDGET_VIEW", "budget_listing"]

BUDGET_VIEW = "budget"


def budget_listing(
    consultation: Consultation,
    lists: Mapping[str, Listing],
    *,
    community: str,
    tie_break: TieBreak,
    budget: str = "",
) -> Listing | None:
    """Fund the projects of a list in its order; nothing where no budget is declared.

    Parameters
    ----------
    consultation
        The rules.
    lists
        The community's lists by instrument.
    community
        Whose money it is.
    tie_break
        What is done with ties at the line.
    budget
        Another amount than the declared one, as a what-if.

    """
    rule = consultation.budget
    if rule is None:
        return None
    amount = exact(budget) if budget else dict(rule.amounts).get(community)
    source = lists.get(rule.instrument)
    if amount is None or source is None:
        return None
    options = {**dict(rule.options), "budget": number_text(amount)}
    ranking = ranking_of(source.result.outcome)
    ranked = tuple(each for each in source.result.profile.projects if each.id in ranking.projects)
    profile = ListProfile(ranked, ranking)
    method = _within(registry.build(rule.method, options), profile.projects)
    return Listing(
        run(method, profile, tie_break=tie_break),
        community=community,
        instrument=rule.instrument,
        level=source.level,
        view=BUDGET_VIEW,
        what_if=bool(budget),
    )


def _within(method: Any, projects: Sequence[Project]) -> Any:  # noqa: ANN401  # any method
    """Return the method without the side constraints of other communities' projects."""
    rules = ConstraintRules.of(method).within(projects)
    own = {each: getattr(rules, each) for each in CONSTRAINTS if hasattr(method, each)}
    return attrs.evolve(method, **own)
