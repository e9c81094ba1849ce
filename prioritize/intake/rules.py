"""The rules of a consultation as one short text that can be written on a flip chart."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, TypeAlias

from prioritize.intake.consultation_methods import budget_options
from prioritize.model.consultation import BudgetRule, Combination, Consultation, Group, Input
from prioritize.model.digest import canonical_json, sha256
from prioritize.model.option import Stored
from prioritize.model.project import Project
from prioritize.model.scoresheet import Criterion, criterion_facts
from prioritize.model.stages import Stages
from prioritize.registry import build, stored_options
from prioritize.text import number_text


__all__ = ["rules_fingerprint"]

Record: TypeAlias = Mapping[str, object]


def rules_fingerprint(consultation: Consultation) -> str:
    """Return the SHA-256 of everything in a consultation that can decide a list.

    Methods with all their options (defaults included), levels and roll-ups, weights, views, the
    tie rule, the budget, criteria, and the ids of what is voted on with costs and directions take
    part. Titles, names, aliases, headings, dates and paths do not: they may be corrected or
    translated without changing the rules. The order of the file does not matter.

    Raises
    ------
    PrioritizeError
        A method cannot be built; a consultation that was read has none such.

    """
    rules = {
        "budget": _budget(consultation.budget, consultation.projects),
        "combination": _combination(consultation.combination),
        "communities": sorted(each.id for each in consultation.communities),
        "criteria": sorted(_criterion(each) for each in consultation.criteria),
        "currency": consultation.currency,
        "directions": sorted([each.id, sorted(each.problems)] for each in consultation.directions),
        "groups": _groups(consultation.groups),
        "inputs": sorted(
            (_input(each) for each in consultation.inputs),
            key=lambda each: (each["community"], each["id"]),
        ),
        "problems": sorted(each.id for each in consultation.problems),
        "projects": sorted(
            [each.id, _text(each.cost), each.direction, each.community]
            for each in consultation.projects
        ),
        "tie_break": consultation.tie_break,
    }
    return sha256(b"rules/v1\0" + canonical_json(rules))


def _groups(groups: Iterable[Group]) -> list[object]:
    """Return groups by id; a weight is told where it is not the usual one."""
    return [
        each.id if each.weight == 1 else [each.id, number_text(each.weight)]
        for each in sorted(groups, key=lambda group: group.id)
    ]


def _input(input: Input) -> dict[str, Any]:
    views: dict[str, Any] = {} if input.views is None else {"views": [*sorted(input.views)]}
    return {
        "community": input.community,
        "id": input.id,
        "instrument": input.instrument,
        "level": input.level,
        "method": _method(input.method, dict(input.options)),
        "roll_up": input.roll_up,
        **({} if input.stages is None else {"stages": _stages(input.stages)}),
        **views,
    }


def _stages(stages: Stages) -> list[list[object]]:
    """Return every stage as a pair of name and value, sorted by name."""
    return [
        ["consensus", stages.consensus],
        ["eligibility", sorted(stages.eligibility)],
        ["minimum_reviews", stages.minimum_reviews],
        ["quorum", _text(stages.quorum)],
        ["ranking_weights", _amounts(stages.ranking_weights)],
        ["round", stages.round],
        ["thresholds", _amounts(stages.thresholds)],
        ["ties", list(stages.ties)],
        ["total", _text(stages.total)],
        ["vetoes", _amounts(stages.vetoes)],
    ]


def _combination(combination: Combination | None) -> Record | None:
    if combination is None:
        return None
    return {
        "level": combination.level,
        "method": _method(combination.method, dict(combination.options)),
        "weights": _amounts(combination.weights),
    }


def _budget(budget: BudgetRule | None, projects: Iterable[Project]) -> Record | None:
    if budget is None:
        return None
    limited = any(name.startswith("budget_per_") for name, _ in budget.options)
    parts = [[each.id, sorted(each.categories), each.neighborhood] for each in projects]
    return {
        **({"parts": sorted(parts)} if limited else {}),
        "amounts": _amounts(budget.amounts),
        "instrument": budget.instrument,
        "method": _method(budget.method, budget_options(budget)),
    }


def _criterion(criterion: Criterion) -> list[str]:
    numbers = (criterion.weight, criterion.lowest, criterion.highest)
    further = criterion_facts(criterion)[5:]
    return [criterion.id, *map(_text, numbers), criterion.direction, *further]


def _method(id: str, options: Mapping[str, Stored]) -> list[object]:
    """Return a method with its options as pairs sorted by name, those left out too."""
    stored = stored_options(build(id, options))
    return [id, sorted([name, value] for name, value in stored.items())]


def _amounts(pairs: Iterable[tuple[str, Fraction]]) -> list[list[str]]:
    return sorted([name, number_text(amount)] for name, amount in pairs)


def _text(number: Fraction | None) -> str:
    return "" if number is None else number_text(number)
