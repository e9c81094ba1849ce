"""Weights made of the scores themselves: entropy, CRITIC and MEREC, for research only.

Logarithms and roots are taken to sixty digits and added up exactly, so that the order of the
projects cannot matter; the weights are then rounded to twelve decimals, and are exact from there.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from itertools import combinations
from typing import Final

from prioritize.errors import Finding, InputError, finding
from prioritize.tally.criteria_matrix import Column
from prioritize.tally.normalization import normalized
from prioritize.text import message


__all__ = ["DATA_WEIGHTS", "RESEARCH", "critic", "entropy", "merec"]

RESEARCH: Final = message(
    "These weights are made of the scores of the projects compared, and are for research only:"
    " nobody decided them, and they change when a project withdraws"
)

_DIGITS: Final = 60
_ROUNDED: Final = 12
_PRECISE: Final = Context(prec=_DIGITS)


def entropy(columns: Sequence[Column]) -> tuple[Fraction, ...]:
    """Weigh a criterion by how unevenly its total is spread over the projects.

    With p = x / Σx and e = −Σ p ln p / ln m the weight is (1 − e) / Σ(1 − e); whether a criterion
    is a cost plays no part (Shannon 1948; Zeleny 1982).

    Raises
    ------
    InputError
        A score is below 0.

    """
    _require(columns, "entropy", _not_negative)
    return _shared([1 - _evenness(column) for column in columns])


def critic(columns: Sequence[Column]) -> tuple[Fraction, ...]:
    """Weigh a criterion by how far projects differ on it, and how little others say the same.

    On min-max values C = σ Σ(1 − r), with the standard deviation σ and the correlations r with the
    other criteria (Diakoulaki, Mavrotas & Papayannakis 1995).
    """
    values = [_values(column) for column in columns]
    centered = [_centered(each) for each in values]
    variances = [sum((each * each for each in own), Fraction(0)) for own in centered]
    roots = [_root(each) for each in variances]
    contrast = [Fraction(0)] * len(columns)
    for one, other in combinations(range(len(columns)), 2):
        if not variances[one] or not variances[other]:
            continue
        product = sum(
            (a * b for a, b in zip(centered[one], centered[other], strict=True)), Fraction(0)
        )
        if product > 0 and product**2 == variances[one] * variances[other]:
            # They say the same, exactly; what is left of rounding would be taken for a weight.
            continue
        apart = 1 - product / (roots[one] * roots[other])
        contrast[one] += roots[one] * apart
        contrast[other] += roots[other] * apart
    return _shared(contrast)


def merec(columns: Sequence[Column]) -> tuple[Fraction, ...]:
    """Weigh a criterion by how much leaving it out changes the standing of all projects.

    With n = min / x for a benefit and x / max for a cost, S = ln(1 + Σ|ln n| / c); the weight is
    the part of Σ|S without the criterion − S| (Keshavarz-Ghorabaee et al. 2021).

    Raises
    ------
    InputError
        A score is not above 0.

    """
    _require(columns, "merec", _positive)
    logs = [_distances(column) for column in columns]
    size = len(columns)
    together = [sum(row, Fraction(0)) for row in zip(*logs, strict=True)]
    effects = []
    for own in logs:
        changes = (
            abs(_log(1 + (total - without) / size) - _log(1 + total / size))
            for total, without in zip(together, own, strict=True)
        )
        effects.append(sum(changes, Fraction(0)))
    return _shared(effects)


DATA_WEIGHTS: Final[Mapping[str, Callable[[Sequence[Column]], tuple[Fraction, ...]]]] = {
    "entropy": entropy,
    "critic": critic,
    "merec": merec,
}
"""Methods that make weights of scores, by name."""


def _evenness(column: Column) -> Fraction:
    """Return e, which is 1 where all projects have the same."""
    scores = column.scores()
    total = sum(scores, Fraction(0))
    if len(set(scores)) == 1 or not total:
        return Fraction(1)
    parts = [each / total for each in scores if each]
    return -sum((part * _log(part) for part in parts), Fraction(0)) / _log(Fraction(len(scores)))


def _values(column: Column) -> list[Fraction]:
    values = normalized(column, "min-max")
    return [values.slope * score + values.offset for score in column.scores()]


def _centered(values: Sequence[Fraction]) -> list[Fraction]:
    mean = sum(values, Fraction(0)) / len(values)
    return [each - mean for each in values]


def _distances(column: Column) -> list[Fraction]:
    scores = column.scores()
    best = max(scores) if column.is_cost else min(scores)
    logs = {score: abs(_log(score / best)) for score in set(scores)}
    return [logs[score] for score in scores]


def _log(number: Fraction) -> Fraction:
    return Fraction(_PRECISE.ln(_decimal(number)))


def _root(number: Fraction) -> Fraction:
    return Fraction(_PRECISE.sqrt(_decimal(number)))


def _decimal(number: Fraction) -> Decimal:
    return _PRECISE.divide(Decimal(number.numerator), Decimal(number.denominator))


def _shared(parts: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """Return parts of the sum, rounded; equal ones where nothing is told apart."""
    total = sum(parts, Fraction(0))
    if not total:
        return (Fraction(1, len(parts)),) * len(parts)
    return tuple(round(each / total, _ROUNDED) for each in parts)


def _not_negative(score: Fraction) -> bool:
    return score >= 0


def _positive(score: Fraction) -> bool:
    return score > 0


def _require(columns: Sequence[Column], how: str, holds: Callable[[Fraction], bool]) -> None:
    findings: list[Finding] = []
    for column in columns:
        if not holds(column.least):
            what = message(
                "A mean on {criterion} is {score}, and weights={how} cannot be made of it",
                criterion=column.criterion.id,
                score=column.least,
                how=how,
            )
            findings.append(finding(what))
    if findings:
        raise InputError(findings)
