"""Which weights of two instruments would put which project first."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

from attrs import frozen

from prioritize.tally.tally import Tally
from prioritize.text import Message, message


__all__ = ["Lead", "leads", "remark_leads"]

Line: TypeAlias = "tuple[Fraction, Fraction]"


@frozen
class Lead:
    """Projects that lead while the first instrument has a share of the weight between two ends."""

    low: Fraction
    high: Fraction
    projects: tuple[str, ...]


def leads(points: Mapping[str, Line]) -> tuple[Lead, ...]:
    """Cut the weights from 0 to 1 into the stretches that one project, or several, lead.

    Parameters
    ----------
    points
        Per project what the first and the second instrument give it. With the share t of the
        weight on the first, a project has t · first + (1 − t) · second.

    Examples
    --------
    >>> half = leads({"road": (Fraction(3), Fraction(0)), "well": (Fraction(1), Fraction(2))})
    >>> [(str(each.low), str(each.high), each.projects) for each in half]
    [('0', '1/2', ('well',)), ('1/2', '1', ('road',))]

    """
    stretches: list[Lead] = []
    for low, high in _pieces(points):
        first = _leaders(points, (low + high) / 2)
        if stretches and stretches[-1].projects == first:
            low = stretches.pop().low  # noqa: PLW2901  # the stretch before goes on
        stretches.append(Lead(low, high, first))
    return tuple(stretches)


def _pieces(points: Mapping[str, Line]) -> Iterator[tuple[Fraction, Fraction]]:
    """Yield the stretches between the weights at which any two projects are equal."""
    lines = sorted(set(points.values()))
    cuts = {Fraction(0), Fraction(1)}
    for index, (one_first, one_second) in enumerate(lines):
        for other_first, other_second in lines[:index]:
            turn = (one_first - one_second) - (other_first - other_second)
            if turn and 0 < (cut := (other_second - one_second) / turn) < 1:
                cuts.add(cut)
    ends = sorted(cuts)
    return pairwise(ends)


def _leaders(points: Mapping[str, Line], share: Fraction) -> tuple[str, ...]:
    values = {each: share * one + (1 - share) * other for each, (one, other) in points.items()}
    most = max(values.values())
    return tuple(sorted(each for each, value in values.items() if value == most))


def remark_leads(points: Mapping[str, Line], *, instrument: str, tally: Tally) -> None:
    """Remark for every stretch of weights who would be first."""
    if not points:
        return
    for lead in leads(points):
        tally.remark(
            message(
                "With {low} to {high} of the weight on {instrument}, first would be {projects}",
                low=_percent(lead.low),
                high=_percent(lead.high),
                instrument=instrument,
                projects=lead.projects,
            )
        )


def _percent(share: Fraction) -> Message:
    """Write a share in percent, rounded half up to one decimal where it has more."""
    tenths = int(share * 1000 + Fraction(1, 2))
    whole, rest = divmod(tenths, 10)
    number = message("{whole}.{decimals}", whole=whole, decimals=rest) if rest else whole
    return message("{number} %", number=number)
