"""How sure the lists of a committee are: recounted under other weights, panels and criteria."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import evolve, frozen

from prioritize import registry
from prioritize.analysis.fitting import fitting
from prioritize.analysis.recount import Count
from prioritize.analysis.robustness import robustness
from prioritize.analysis.values import values_of
from prioritize.audit.material import Material
from prioritize.errors import InputError, UnresolvedTieError, UsageError, finding
from prioritize.model.consultation import Collected, Consultation
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.model.withdraw import without
from prioritize.report.row import chosen
from prioritize.tally.listing import Listing, Lists
from prioritize.tally.result import ranking_of
from prioritize.tally.robustness import Robustness
from prioritize.tally.ties import TieBreak
from prioritize.text import message
from prioritize.workflow.budget_list import BUDGET_VIEW, budget_listing
from prioritize.workflow.part_count import count_part
from prioritize.workflow.rank import rank
from prioritize.workflow.request import Request, request_from
from prioritize.workflow.source import collected, open_material, wanted_inputs


__all__ = ["how_sure"]


@frozen
class _Rule:
    """The rule of one input, to be applied again to other sheets."""

    consultation: Consultation
    request: Request
    part: Collected
    listing: Listing
    tie_break: TieBreak

    def __call__(self, profile: ScoresheetProfile) -> Count | None:
        """Count sheets; nothing where they cannot be ranked or paid for."""
        stages = fitting(self.part.input.stages, self.part.profile, profile)
        part = evolve(self.part, profile=profile, input=evolve(self.part.input, stages=stages))
        try:
            result = count_part(part, self.request, self.tie_break)
            listing = evolve(self.listing, result=result)
            funded = budget_listing(
                self.consultation,
                {listing.instrument: listing},
                community=listing.community,
                tie_break=self.tie_break,
                budget=self.request.budget,
            )
        except (InputError, UnresolvedTieError):
            return None
        return _count(listing, funded)


def _count(listing: Listing, funded: Listing | None) -> Count:
    ranking = ranking_of(listing.result.outcome)
    picked = chosen(funded.result.outcome) if funded else ranking.tiers[0]
    return Count(ranking, frozenset(picked or ()))


def how_sure(material: Material, *, draws: int) -> tuple[Lists, tuple[Robustness, ...]]:
    """Count, and count again under other circumstances.

    Parameters
    ----------
    material
        What is counted: a consultation with scores of reviewers.
    draws
        How many panels are drawn.

    Raises
    ------
    UsageError
        Nothing in it was scored by reviewers.
    PrioritizeError
        Something cannot be read or counted.

    """
    lists = rank(material)
    source, _ = open_material(material)
    found = tuple(_found(source, lists, material, draws)) if _scored(source) else ()
    if not found:
        what = message("Nothing here was scored by reviewers")
        remedy = message("How sure votes are stands with each list: see rank and groups.")
        raise UsageError(finding(what, remedy=remedy))
    return lists, found


def _scored(source: object) -> bool:
    return isinstance(source, Consultation) and any(
        each.instrument == "scores" for each in source.inputs
    )


def _found(source: Any, lists: Lists, material: Material, draws: int) -> Iterator[Robustness]:  # noqa: ANN401  # a consultation
    request = request_from(material.settings)
    official = {
        (each.community, each.instrument): each
        for each in lists.listings
        if each.view != BUDGET_VIEW
    }
    money = _money(lists.listings)
    inputs = [each for each in wanted_inputs(source, request) if each.instrument == "scores"]
    for parts in collected(source, tuple(inputs), material):
        for part in parts:
            listing = official.get((part.community, part.input.id))
            if listing is not None:
                funded = money.get((part.community, part.input.id))
                rule = _Rule(source, request, part, listing, listing.result.tie_break)
                yield _robustness(
                    rule, _count(listing, funded), is_money=funded is not None, draws=draws
                )


def _money(listings: Iterable[Listing]) -> Mapping[tuple[str, str], Listing]:
    return {
        (each.community, each.instrument): each for each in listings if each.view == BUDGET_VIEW
    }


def _robustness(rule: _Rule, base: Count, *, is_money: bool, draws: int) -> Robustness:
    profile: Any = rule.listing.result.profile
    gone = [each.id for each in profile.projects if each.id not in base.ranking.projects]
    ranked: Any = without(profile, gone) if gone else profile
    method = registry.build(rule.part.input.method, dict(rule.part.input.options))
    return robustness(
        rule.listing,
        profile,
        values_of(method, ranked),
        rule,
        base=base,
        is_money=is_money,
        draws=draws,
    )
