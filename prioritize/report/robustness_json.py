"""How sure the lists of a committee are, as JSON: ``prioritize/robustness/1``."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from prioritize.report.json_finding import finding_json
from prioritize.report.json_listing import place_json
from prioritize.report.json_text import Json, json_bytes
from prioritize.report.numbers import decimal_text, exact_text
from prioritize.tally.listing import Lists
from prioritize.tally.robustness import (
    Beside,
    Calibration,
    Interval,
    LeftOut,
    Reviewer,
    Robustness,
    Sureness,
    Swap,
    WeightRange,
)
from prioritize.text import ENGLISH, Catalog


__all__ = ["robustness_json"]

_DIGITS = 4


def robustness_json(
    lists: Lists,
    found: Sequence[Robustness],
    *,
    language: str = "",  # noqa: ARG001  # as the other writers are called
    catalog: Catalog = ENGLISH,
) -> bytes:
    """Write how sure lists are, for programs; the parameters are those of `robustness_text`."""
    return json_bytes(
        {
            "schema": "prioritize/robustness/1",
            "kind": lists.kind,
            "rules": lists.rules,
            "lists": [_list(each, catalog) for each in found],
        }
    )


def _list(found: Robustness, catalog: Catalog) -> Mapping[str, Json]:
    info = found.listing.method.info
    return {
        **place_json(found.listing),
        "method": {"id": info.id, "version": info.version},
        "line": found.line,
        "money": found.is_money,
        "panels": found.draws,
        "not_counted": found.failed,
        "weightings": found.weightings,
        "projects": [_project(each) for each in found.projects],
        "band": found.band,
        "weights": [_weight(each) for each in found.weights],
        "swaps": [_swap(each) for each in found.swaps],
        "left_out": [_left_out(each) for each in found.left_out],
        "beside": [_beside(each) for each in found.beside],
        "calibrations": [_calibration(each) for each in found.calibrations],
        "reviewers": [_reviewer(each) for each in found.reviewers],
        "agreement": {
            "icc_2_1": _optional(found.agreement.single),
            "icc_2_k": _optional(found.agreement.mean),
            "kendall_w": _optional(found.agreement.concordance),
            "krippendorff_alpha": _optional(found.agreement.alpha),
        },
        "findings": [finding_json(each, catalog) for each in found.findings],
    }


def _swap(each: Swap) -> Mapping[str, Json]:
    return {
        "criterion": each.criterion,
        "above": each.above,
        "below": each.below,
        "change": exact_text(each.change),
        "possible": each.is_possible,
    }


def _left_out(each: LeftOut) -> Mapping[str, Json]:
    return {
        "kind": each.kind,
        "id": each.id,
        "counted": each.is_counted,
        "entering": each.entering,
        "leaving": each.leaving,
        "kendall_tau_b": each.tau,
    }


def _beside(each: Beside) -> Mapping[str, Json]:
    return {
        "by": each.name,
        "entering": each.entering,
        "leaving": each.leaving,
        "kendall_tau_b": each.tau,
    }


def _calibration(each: Calibration) -> Mapping[str, Json]:
    return {
        "project": each.project,
        "raw": _optional(each.raw),
        "centered": _optional(each.centered),
        "additive": _optional(each.additive),
        "shrunken": _optional(each.shrunken),
        "standardized": _optional(each.standardized),
    }


def _reviewer(each: Reviewer) -> Mapping[str, Json]:
    return {
        "reviewer": each.id,
        "reviews": each.projects,
        "mean": _optional(each.mean),
        "severity": _optional(each.severity),
    }


def _project(each: Sureness) -> Mapping[str, Json]:
    return {
        "project": each.project,
        "rank": each.place or None,
        "chosen": each.is_chosen,
        "by_panels": exact_text(each.drawn),
        "frequency": each.frequency,
        "expected_rank": exact_text(each.expected_rank),
        "ranks_95": each.wide,
        "ranks_50": each.middle,
        "by_weightings": None if each.weighted is None else exact_text(each.weighted),
    }


def _weight(each: WeightRange) -> Mapping[str, Json]:
    return {
        "criterion": each.criterion,
        "weight": exact_text(each.weight),
        "first": _ends(each.first),
        "line": _ends(each.line),
        "order": _ends(each.order),
    }


def _ends(interval: Interval) -> list[Json]:
    return [exact_text(interval.low), exact_text(interval.high)]


def _optional(value: Fraction | None) -> str | None:
    """Write a statistic with four decimals; it decides nothing."""
    return None if value is None else decimal_text(value, _DIGITS)
