"""Criteria on one footing: scores turned into values that can be weighed against each other."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final, TypeAlias

from prioritize.errors import Finding, InputError, finding
from prioritize.model.scoresheet import Criterion
from prioritize.tally.roots import Term
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["NORMALIZATIONS", "Column", "Values", "normalized", "without_scale"]

Column: TypeAlias = Mapping[str, Fraction]
"""The scores of the projects on one criterion."""

Values: TypeAlias = dict[str, tuple[Term, ...]]
"""By project a sum of multiples of square roots: of the root of 1 where no roots are needed."""

NORMALIZATIONS: Final = ("scale", "none", "min-max", "max", "sum", "vector")
"""How scores become values.

``scale``: how far the score lies from the worse to the better end of the declared scale. ``none``:
the score itself, a cost with a minus sign. The others compare projects with each other, so that a
project that withdraws can turn the order of the rest: ``min-max``: how far from the worst to the
best. ``max``: the part of the best. ``sum``: the part of all together. ``vector``: the part of the
root of the sum of squares.
"""

_ONE: Final = Fraction(1)


def without_scale(criteria: Mapping[str, Criterion]) -> list[str]:
    """Name the criteria whose scale is not declared."""
    return [id for id, each in criteria.items() if each.lowest is None or each.highest is None]


def normalized(column: Column, criterion: Criterion, how: str, tally: Tally) -> Values:
    """Turn the scores on one criterion into values of which more is better.

    Parameters
    ----------
    how
        One of `NORMALIZATIONS`.

    Raises
    ------
    InputError
        A score is below 0, or a cost is 0, where parts are taken of it.

    """
    if not column:
        return {}
    _check(column, criterion, how)
    values = _RULES[how, criterion.direction](column, criterion)
    if values is None:
        what = message("Criterion {id} tells nothing apart and counts nothing", id=criterion.id)
        tally.notice(finding(what))
        return dict.fromkeys(column, ())
    return values


def _check(column: Column, criterion: Criterion, how: str) -> None:
    if how not in ("max", "sum"):
        return
    findings: list[Finding] = []
    for project, score in column.items():
        if score < 0 or (score == 0 and criterion.direction == "cost"):
            what = message(
                "{project} has {score} on {criterion}, and normalisation={how} takes parts of it",
                project=project,
                score=score,
                criterion=criterion.id,
                how=how,
            )
            findings.append(finding(what, remedy=message("Use normalisation=scale or none.")))
    if findings:
        raise InputError(findings)


def _multiples(column: Column, value: Callable[[Fraction], Fraction]) -> Values:
    return {project: ((value(score), _ONE),) for project, score in column.items()}


def _scaled(column: Column, criterion: Criterion) -> Values | None:
    """Place scores on the declared scale; it is declared."""
    low, high = criterion.lowest or Fraction(0), criterion.highest or Fraction(0)
    return _between(column, low, high, criterion)


def _plain(column: Column, criterion: Criterion) -> Values | None:
    sign = -1 if criterion.direction == "cost" else 1
    return _multiples(column, lambda score: sign * score)


def _min_max(column: Column, criterion: Criterion) -> Values | None:
    low, high = min(column.values()), max(column.values())
    return None if low == high else _between(column, low, high, criterion)


def _between(column: Column, low: Fraction, high: Fraction, criterion: Criterion) -> Values:
    if criterion.direction == "cost":
        return _multiples(column, lambda score: (high - score) / (high - low))
    return _multiples(column, lambda score: (score - low) / (high - low))


def _part_of_best(column: Column, _criterion: Criterion) -> Values | None:
    best = max(column.values())
    return _multiples(column, lambda score: score / best) if best else None


def _part_of_cheapest(column: Column, _criterion: Criterion) -> Values | None:
    cheapest = min(column.values())
    return _multiples(column, lambda score: cheapest / score)


def _part_of_all(column: Column, _criterion: Criterion) -> Values | None:
    total = sum(column.values(), Fraction(0))
    return _multiples(column, lambda score: score / total) if total else None


def _part_of_all_inverse(column: Column, criterion: Criterion) -> Values | None:
    return _part_of_all({each: 1 / score for each, score in column.items()}, criterion)


def _part_of_length(column: Column, _criterion: Criterion) -> Values | None:
    squares = sum((score * score for score in column.values()), Fraction(0))
    if not squares:
        return None
    # x / √s is written x/s · √s.
    return {each: ((score / squares, squares),) for each, score in column.items()}


def _rest_of_length(column: Column, criterion: Criterion) -> Values | None:
    parts = _part_of_length(column, criterion)
    if parts is None:
        return None
    return {
        each: ((_ONE, _ONE), *((-multiple, root) for multiple, root in terms))
        for each, terms in parts.items()
    }


_RULES: Final[Mapping[tuple[str, str], Callable[[Column, Criterion], Values | None]]] = {
    ("scale", "benefit"): _scaled,
    ("scale", "cost"): _scaled,
    ("none", "benefit"): _plain,
    ("none", "cost"): _plain,
    ("min-max", "benefit"): _min_max,
    ("min-max", "cost"): _min_max,
    ("max", "benefit"): _part_of_best,
    ("max", "cost"): _part_of_cheapest,
    ("sum", "benefit"): _part_of_all,
    ("sum", "cost"): _part_of_all_inverse,
    ("vector", "benefit"): _part_of_length,
    ("vector", "cost"): _rest_of_length,
}
