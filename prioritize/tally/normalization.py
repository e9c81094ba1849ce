"""Criteria on one footing: scores turned into values that can be weighed against each other."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from math import lcm
from typing import Final

from attrs import frozen

from prioritize.errors import Finding, InputError, finding
from prioritize.model.scoresheet import Criterion
from prioritize.tally.criteria_matrix import Column
from prioritize.tally.tally import Tally
from prioritize.tally.whole_numbers import Whole, added_up, squared, whole_array
from prioritize.text import message


__all__ = [
    "LASTING",
    "NORMALIZATIONS",
    "NORMALIZATION_HELP",
    "Values",
    "normalized",
    "warn_of_reversal",
    "without_scale",
]

NORMALIZATIONS: Final = ("scale", "none", "min-max", "max", "sum", "vector")
"""How scores become values.

``scale``: how far the score lies from the worse to the better end of the declared scale. ``none``:
the score itself, a cost with a minus sign. The others compare projects with each other, so that a
project that withdraws can turn the order of the rest: ``min-max``: how far from the worst to the
best. ``max``: the part of the best. ``sum``: the part of all together. ``vector``: the part of the
root of the sum of squares.
"""

NORMALIZATION_HELP: Final = message(
    "How means become values: place on the declared scale, as they are (none), or compared"
    " with the other projects."
)

LASTING: Final = ("scale", "none")
"""Those that do not depend on the other projects."""

_ONE: Final = Fraction(1)


@frozen
class Values:
    """What scores are worth: `offset` + `slope` × score × √`root`, or with 1/score instead.

    More is better. A slope of 0 says that the criterion tells nothing apart.
    """

    slope: Fraction
    offset: Fraction = Fraction(0)
    root: Fraction = _ONE
    is_inverse: bool = False

    def numbers(self, column: Column) -> tuple[Fraction, Whole]:
        """Return what is to be multiplied by what to have slope × score, without the root."""
        if not self.is_inverse:
            return self.slope * column.unit, column.numbers
        listed = column.numbers.tolist()
        size = lcm(*set(listed))
        return self.slope / column.unit / size, whole_array([size // each for each in listed])


def without_scale(criteria: Iterable[Criterion]) -> tuple[str, ...]:
    """Name the criteria whose scale is not declared."""
    return tuple(each.id for each in criteria if each.lowest is None or each.highest is None)


def warn_of_reversal(tally: Tally) -> None:
    """Warn that the order of two projects depends on the others."""
    what = message(
        "The values depend on which projects are compared: if one of them withdraws, the order of"
        " the others may change"
    )
    tally.notice(finding(what))


def normalized(column: Column, how: str) -> Values:
    """Turn the scores on one criterion into values of which more is better.

    Parameters
    ----------
    how
        One of `NORMALIZATIONS`.

    Raises
    ------
    InputError
        No scale is declared; or a score is below 0, or a cost is 0, where parts are taken of it.

    """
    _check(column, how)
    return _RULES[how, column.criterion.direction](column) or Values(Fraction(0))


def _check(column: Column, how: str) -> None:
    findings: list[Finding] = []
    if how == "scale" and without_scale((column.criterion,)):
        what = message("No scale is declared for {criteria}", criteria=(column.criterion.id,))
        remedy = message("Declare the lowest and the highest score, or normalisation=none.")
        findings.append(finding(what, remedy=remedy))
    lowest = column.least
    if how in ("max", "sum") and (lowest < 0 or (column.is_cost and not lowest)):
        what = message(
            "A mean on {criterion} is {score}, and normalisation={how} takes parts of it",
            criterion=column.criterion.id,
            score=lowest,
            how=how,
        )
        findings.append(finding(what, remedy=message("Use normalisation=scale or none.")))
    if findings:
        raise InputError(findings)


def _scaled(column: Column) -> Values | None:
    """Place scores on the declared scale; it is declared."""
    criterion = column.criterion
    low, high = criterion.lowest or Fraction(0), criterion.highest or Fraction(0)
    return _between(column, low, high)


def _plain(column: Column) -> Values | None:
    return Values(-_ONE if column.is_cost else _ONE)


def _min_max(column: Column) -> Values | None:
    low, high = column.least, column.most
    return None if low == high else _between(column, low, high)


def _between(column: Column, low: Fraction, high: Fraction) -> Values:
    slope = 1 / (high - low)
    return Values(-slope, high * slope) if column.is_cost else Values(slope, -low * slope)


def _part_of_best(column: Column) -> Values | None:
    best = column.most
    return Values(1 / best) if best else None


def _part_of_cheapest(column: Column) -> Values | None:
    return Values(column.least, is_inverse=True)


def _part_of_all(column: Column) -> Values | None:
    total = added_up(column.numbers) * column.unit
    return Values(1 / total) if total else None


def _part_of_all_inverse(column: Column) -> Values | None:
    multiple, numbers = Values(_ONE, is_inverse=True).numbers(column)
    return Values(1 / (added_up(numbers) * multiple), is_inverse=True)


def _part_of_length(column: Column) -> Values | None:
    squares = added_up(squared(column.numbers)) * column.unit**2
    # x / √s is written x/s · √s.
    return Values(1 / squares, root=squares) if squares else None


def _rest_of_length(column: Column) -> Values | None:
    part = _part_of_length(column)
    return part and Values(-part.slope, _ONE, part.root)


_RULES: Final[Mapping[tuple[str, str], Callable[[Column], Values | None]]] = {
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
