"""Products of the scores of projects, each score raised to the power of its weight."""

from collections.abc import Sequence
from fractions import Fraction

from prioritize.errors import InputError, finding
from prioritize.model.outcome import Ranking
from prioritize.tally.criteria_matrix import CriteriaMatrix
from prioritize.tally.powers import Power, Powers, is_one
from prioritize.tally.rising_precision import DIGITS, ranked_numbers, shown, sign
from prioritize.text import message


__all__ = ["products", "quotient", "ranked_by_product", "require_positive"]


def require_positive(matrix: CriteriaMatrix) -> None:
    """Require means above 0, of which alone powers can be multiplied.

    Raises
    ------
    InputError
        With every mean that is not.

    """
    findings = [
        finding(
            message(
                "{project} has {score} on {criterion}, and products are of numbers above 0",
                project=project,
                score=score,
                criterion=column.criterion.id,
            ),
            remedy=message("Score from 1 upwards, or use the weighted sum."),
        )
        for column in matrix.columns
        if column.least <= 0
        for project, score in zip(matrix.projects, column.scores(), strict=True)
        if score <= 0
    ]
    if findings:
        raise InputError(findings)


def products(
    columns: Sequence[Sequence[Fraction]], exponents: Sequence[Fraction]
) -> list[list[Power]]:
    """Return the product of every project, as its factors.

    Parameters
    ----------
    columns
        For every criterion the values of all projects.
    exponents
        One for every criterion.

    """
    return [list(zip(row, exponents, strict=True)) for row in zip(*columns, strict=True)]


def quotient(one: Sequence[Power], other: Sequence[Power]) -> list[Power]:
    """Divide a product by another."""
    return [*one, *((base, -exponent) for base, exponent in other)]


def ranked_by_product(projects: Sequence[str], factors: Sequence[Sequence[Power]]) -> Ranking:
    """Rank projects by products, the largest first; the products are rounded, the tiers exact."""

    def compare(one: int, other: int) -> int:
        ratio = quotient(factors[one], factors[other])
        return 0 if is_one(ratio) else sign(lambda digits: _log(ratio, digits))

    powers = Powers.to(DIGITS)
    logs = [powers.log(each) for each in factors]
    ranking = ranked_numbers(projects, logs, powers.error, compare)
    by_project = dict(zip(projects, logs, strict=True))
    values = {
        project: shown(powers.exp(by_project[tier[0]]))
        for tier in ranking.tiers
        for project in tier
    }
    return Ranking(ranking.tiers, tuple(sorted(values.items())))


def _log(product: Sequence[Power], digits: int) -> tuple[Fraction, Fraction]:
    powers = Powers.to(digits)
    return powers.log(product), 2 * powers.error
