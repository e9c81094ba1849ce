"""The best and the worst that a project could have on a criterion: of those compared, or at all."""

from fractions import Fraction
from math import lcm
from typing import Final

from attrs import frozen

from prioritize.errors import InputError, finding
from prioritize.tally.criteria_matrix import Column
from prioritize.tally.normalization import without_scale
from prioritize.tally.whole_numbers import Whole, fitting
from prioritize.text import message


__all__ = ["IDEALS", "IDEALS_HELP", "Ideals", "ideals_of"]

IDEALS: Final = ("data", "scale")
"""``data``: the best and the worst mean among the projects; ``scale``: the ends of the scale."""

IDEALS_HELP: Final = message(
    "What a project is measured by: the best and the worst of the projects (data), or the ends of"
    " the declared scale, which do not change when a project withdraws."
)


@frozen
class Ideals:
    """The best and the worst of one criterion, in the multiples of a unit that hold the scores."""

    best: int
    worst: int
    numbers: Whole
    unit: Fraction

    @property
    def range(self) -> Fraction:
        """How far the worst is from the best; below 0 for a cost."""
        return (self.best - self.worst) * self.unit


def ideals_of(column: Column, ideals: str) -> Ideals:
    """Return the best and the worst of a criterion.

    Parameters
    ----------
    ideals
        One of `IDEALS`.

    Raises
    ------
    InputError
        The scale is asked for, and none is declared.

    """
    low, high = column.least, column.most
    if ideals == "scale":
        criterion = column.criterion
        if criterion.lowest is None or criterion.highest is None:
            what = message(
                "No scale is declared for {criteria}", criteria=without_scale([criterion])
            )
            remedy = message("Declare the lowest and the highest score, or ideals=data.")
            raise InputError(finding(what, remedy=remedy))
        low, high = criterion.lowest, criterion.highest
    # The ends of a scale need not be multiples of the unit of the means.
    finer = lcm(*((end / column.unit).denominator for end in (low, high)))
    unit = column.unit / finer
    ends = int(low / unit), int(high / unit)
    worst, best = ends[::-1] if column.is_cost else ends
    return Ideals(best, worst, fitting(column.numbers, finer) * finer, unit)
