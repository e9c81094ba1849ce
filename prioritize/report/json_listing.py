"""One ranked list as JSON, by the contract of ``prioritize/result/1``."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final

from prioritize.model.consultation import MapEvidence, MapPlace
from prioritize.model.outcome import Allocation, Outcome, Relation
from prioritize.model.project import Location
from prioritize.model.scoresheet import Criterion, ScoresheetProfile
from prioritize.registry import stored_options
from prioritize.report.json_finding import finding_json
from prioritize.report.json_step import StepWriter
from prioritize.report.json_text import Json
from prioritize.report.margin_sentence import listing_margins, margin_json
from prioritize.report.method_title import normalisation_of
from prioritize.report.money import first_beyond
from prioritize.report.numbers import exact_text, number_writer
from prioritize.report.row import chosen, side_scores
from prioritize.report.stage_sentence import excluded_from
from prioritize.report.turnout import turnout
from prioritize.tally.listing import Listing
from prioritize.tally.result import Result, Tie, ranking_of
from prioritize.tally.step import Considered
from prioritize.text import Catalog


__all__ = ["listing_json", "place_json", "ranking_json"]

Object = Mapping[str, Json]

_EXCLUDED: Final = {"excluded", "below-minimum", "ruled-out", "waiting", "unsupported"}
_RESERVE: Final = {"unaffordable", "unpaid", "stopped", "over-limit", "outweighed"}
"""Fates of projects that more money could have helped."""


def listing_json(listing: Listing, catalog: Catalog) -> dict[str, Json]:
    """Write one list: the keys of the contract in its order, then what we add."""
    return {
        **place_json(listing),
        **_counted(listing),
        **_outcome(listing),
        **_money(listing),
        **_made_of(listing),
        **_record(listing, catalog),
        **_more(listing, catalog),
    }


def place_json(listing: Listing) -> dict[str, Json]:
    """Write whose list it is."""
    return {
        "community": listing.community or None,
        "instrument": listing.instrument or None,
        "level": listing.level or None,
        "view": listing.view,
    }


def _counted(listing: Listing) -> Object:
    info = listing.method.info
    took_part = turnout(listing.result)
    options = stored_options(listing.method)
    method: dict[str, Json] = {"id": info.id, "version": info.version, "options": options}
    if how := normalisation_of(listing):
        method["normalisation"] = how
    return {
        "method": method,
        "profile": listing.result.profile_digest,
        "ballots": took_part.ballots,
        "weight": None if took_part.weight is None else exact_text(took_part.weight),
        "not_counted": took_part.not_counted,
    }


def _outcome(listing: Listing) -> Object:
    result = listing.result
    every_way = result.tie_break.rule == "all"
    picked = chosen(result.outcome)
    sets = result.ways.selections if every_way and picked is not None else None
    return {
        "ranking": ranking_json(result),
        "relation": result.outcome.pairs if isinstance(result.outcome, Relation) else None,
        "selected": picked,
        "undecided": result.undecided,
        "possible_winners": result.ways.winners if every_way else None,
        "possible_selections": sets,
        "complete": result.ways.complete,
    }


def ranking_json(result: Result[Outcome]) -> list[Json]:
    """Write the tiers of a list with their places and scores."""
    ranking = ranking_of(result.outcome)
    number = number_writer(result.method)
    scores = {project: number(score) for project, score in ranking.scores}
    tiers: list[Json] = []
    rank = 1
    for tier in ranking.tiers:
        tiers.append({"rank": rank, "projects": tier, **_tier_scores(tier, scores)})
        rank += len(tier)
    return tiers


def _tier_scores(tier: tuple[str, ...], scores: Mapping[str, str]) -> Object:
    """Write the score of a tier; projects may also share a place with different scores."""
    own = [[project, scores[project]] for project in tier if project in scores]
    if len({score for _, score in own}) == 1 and len(own) == len(tier):
        return {"score": own[0][1]}
    return {"score": None, "scores": own} if own else {"score": None}


def _money(listing: Listing) -> Object:
    outcome = listing.result.outcome
    if not isinstance(outcome, Allocation):
        return {"budget": None, "spent": None, "left": None}
    return {
        "budget": exact_text(outcome.budget),
        "spent": exact_text(outcome.spent),
        "left": exact_text(outcome.left),
    }


def _made_of(listing: Listing) -> Object:
    parts = [{"instrument": each, "weight": exact_text(weight)} for each, weight in listing.parts]
    agreement = [
        {"a": each.first, "b": each.second, "kendall_tau_b": each.kendall_tau_b}
        for each in listing.agreement
    ]
    return {
        "parts": parts or None,
        "agreement": agreement if parts or agreement else None,
        "criteria": _criteria(listing),
        **_kept(listing),
    }


def _kept(listing: Listing) -> Object:
    """Write the scores that do not count and are kept, where there are any."""
    profile = listing.result.profile
    if not isinstance(profile, ScoresheetProfile) or not profile.kept:
        return {}
    return {
        "kept": [
            {
                "reviewer": each.reviewer or None,
                "project": each.project,
                "criterion": each.criterion,
                "score": _optional(each.value),
                "blank": each.reason or None,
                "round": each.round,
                "time": each.time or None,
            }
            for each in profile.kept
        ]
    }


def _criteria(listing: Listing) -> list[Json] | None:
    profile = listing.result.profile
    if not isinstance(profile, ScoresheetProfile):
        return None
    write = StepWriter(number_writer(listing.method))
    scores = {step.measure: write.pairs(step.scores) for step in side_scores(listing.result)}
    return [_criterion(each, scores.get(each.id)) for each in profile.criteria]


def _criterion(criterion: Criterion, scores: Json) -> Object:
    """Write a criterion, with every project's score on it where the method tells."""
    return {
        "criterion": criterion.id,
        "weight": exact_text(criterion.weight),
        "direction": criterion.direction,
        "lowest": _optional(criterion.lowest),
        "highest": _optional(criterion.highest),
        "scores": scores,
        **_further(criterion),
    }


def _further(criterion: Criterion) -> Object:
    """Write what only some criteria have: another kind, decimals, a paragraph, a heading."""
    facts: dict[str, Json] = {
        "kind": None if criterion.kind == "expert-scale" else criterion.kind,
        "decimals": criterion.decimals,
        "paragraph": criterion.paragraph or None,
        "part_of": criterion.part_of or None,
    }
    return {name: fact for name, fact in facts.items() if fact is not None}


def _optional(value: Fraction | None) -> str | None:
    return None if value is None else exact_text(value)


def _record(listing: Listing, catalog: Catalog) -> Object:
    result = listing.result
    steps = StepWriter(number_writer(listing.method), catalog)
    last = {step.project: step for step in result.steps if isinstance(step, Considered)}
    open_ones = [step for step in last.values() if step.project not in result.undecided]
    return {
        "excluded": [
            *listing.withdrawn,
            *excluded_from(result.steps),
            *_with_fate(open_ones, _EXCLUDED.__contains__),
        ],
        "reserve": _with_fate(open_ones, _RESERVE.__contains__),
        "ties": [_tie(each) for each in result.ties],
        "steps": [steps.written(each) for each in result.steps],
        "notices": [finding_json(each, catalog) for each in result.notices],
    }


def _with_fate(considered: list[Considered], fits: Callable[[str], bool]) -> list[Json]:
    return [step.project for step in considered if fits(step.fate)]


def _tie(tie: Tie) -> Object:
    return {"tied": tie.tied, "purpose": tie.purpose, "effect": tie.effect}


def _more(listing: Listing, catalog: Catalog) -> Object:
    overlap = [
        {"a": each.first, "b": each.second, "people": each.people} for each in listing.overlap
    ]
    more: dict[str, Json] = {
        "tie_break": str(listing.result.tie_break),
        "cast": listing.cast or None,
        "overlap": overlap,
        "map": [_evidence(each) for each in listing.map_evidence],
        "findings": [finding_json(each, catalog) for each in listing.findings],
        "margins": [margin_json(each) for each in listing_margins(listing)],
    }
    more |= _line(listing)
    if listing.changes_first is not None:
        more["changes_first"] = listing.changes_first
    return more | {"what_if": True} if listing.what_if else more


def _line(listing: Listing) -> Object:
    """Write who gets a part of the money, and who is the first that it does not reach."""
    outcome = listing.result.outcome
    if not isinstance(outcome, Allocation):
        return {}
    first = first_beyond(listing.result)
    return {
        "partial": [[project, exact_text(award)] for project, award in outcome.partial],
        "line": [first.project, exact_text(first.cost), exact_text(first.left)] if first else None,
    }


def _evidence(evidence: MapEvidence) -> Object:
    return {
        "project": evidence.project,
        "marks": evidence.marks,
        "people": evidence.participants,
        "places": [_map_place(each) for each in evidence.places],
    }


def _map_place(place: MapPlace) -> Object:
    center = _point(place.center) if place.center else None
    return {"center": center, "marks": place.marks, "people": place.participants}


def _point(location: Location) -> list[Json]:
    return [exact_text(location.latitude), exact_text(location.longitude)]
