"""What two projects have on every criterion, and how many points of a weighted sum that makes."""

from collections.abc import Container, Iterator
from fractions import Fraction
from math import isqrt
from typing import Final

from attrs import frozen

from prioritize.model.outcome import Outcome
from prioritize.report.naming import Naming
from prioritize.report.numbers import as_decimal, in_one_form
from prioritize.report.template import filled
from prioritize.tally.result import Result
from prioritize.tally.step import Scored, Weighed
from prioritize.text import Fact, Message, message


__all__ = ["mean_pairs", "points_story", "weighed_sentence"]

_ROOT_UNIT: Final = 10**12


@frozen
class _Row:
    """The means of two projects on a criterion; points where a weighted sum gives them."""

    criterion: str
    weight: Fraction
    means: tuple[Fraction, Fraction]
    points: tuple[Fraction, Fraction] | None

    @property
    def lead(self) -> Fraction:
        """By how many points the first is ahead."""
        return self.points[0] - self.points[1] if self.points else Fraction(0)


def points_story(
    result: Result[Outcome], above: str, below: str, names: Naming
) -> Iterator[Message]:
    """Compare two projects criterion by criterion, where reviewers scored them.

    Where a weighted sum made the order, each criterion tells its points too, and their differences
    add up to the difference of the sums.
    """
    rows = tuple(_rows(result, above, below))
    for row in rows:
        yield _compared(row, (above, below), names)
    if any(row.lead for row in rows):
        yield _together([row.lead for row in rows], (above, below), names)


def _rows(result: Result[Outcome], above: str, below: str) -> Iterator[_Row]:
    weighed = {each.criterion: each for each in result.steps if isinstance(each, Weighed)}
    weights = {each.id: each.weight for each in getattr(result.profile, "criteria", ())}
    weights |= {id: each.weight for id, each in weighed.items()}
    for criterion, means in mean_pairs(result, weights, (above, below)):
        points = _points(weighed.get(criterion), means)
        yield _Row(criterion, weights[criterion], means, points)


def mean_pairs(
    result: Result[Outcome], criteria: Container[str], pair: tuple[str, str]
) -> Iterator[tuple[str, tuple[Fraction, Fraction]]]:
    """Yield the criteria on which both of two projects have a mean, with the two means."""
    for step in result.steps:
        scores = dict(step.scores) if isinstance(step, Scored) else {}
        if isinstance(step, Scored) and step.measure in criteria and scores.keys() >= {*pair}:
            yield step.measure, (scores[pair[0]], scores[pair[1]])


def _points(
    weighed: Weighed | None, means: tuple[Fraction, Fraction]
) -> tuple[Fraction, Fraction] | None:
    if weighed is None:
        return None
    one, other = map(weighed.points, means)
    return None if one is None or other is None else (one, other)


_COMPARED: Final = {
    "means": message("{criterion}, weight {weight}: {above} {more}, {below} {fewer}."),
    "ahead": message(
        "{criterion}, weight {weight}: {above} {more}, in points {points}; {below} {fewer}, in"
        " points {others}. {leader} is ahead by {lead}."
    ),
    "equal": message(
        "{criterion}, weight {weight}: {above} {more}, in points {points}; {below} {fewer}, in"
        " points {others}. Neither is ahead."
    ),
}


def _compared(row: _Row, pair: tuple[str, str], names: Naming) -> Message:
    more, fewer = _two(row.means)
    facts: dict[str, Fact] = {
        "criterion": names.measure(row.criterion),
        "weight": as_decimal(row.weight),
        "above": names.project(pair[0]),
        "more": more,
        "below": names.project(pair[1]),
        "fewer": fewer,
    }
    if row.points is None:
        return filled(_COMPARED["means"], **facts)
    facts["points"], facts["others"] = _two(row.points)
    return filled(
        _COMPARED["ahead" if row.lead else "equal"],
        **facts,
        leader=names.project(pair[row.lead < 0]),
        lead=as_decimal(abs(row.lead)),
    )


def _two(numbers: tuple[Fraction, Fraction]) -> list[Message]:
    return in_one_form(numbers, as_decimal)


_TOGETHER: Final = {
    "both": message(
        "Together {leader} is ahead by {ahead} and {other} by {behind}: a difference of"
        " {difference}."
    ),
    "even": message("Together each of the two is ahead by {ahead}: the sums are equal."),
    "one": message("{other} is ahead on no criterion: together a difference of {difference}."),
}


def _together(leads: list[Fraction], pair: tuple[str, str], names: Naming) -> Message:
    """Add the differences up, in both directions."""
    ahead = sum((each for each in leads if each > 0), Fraction(0))
    behind = sum((-each for each in leads if each < 0), Fraction(0))
    difference = ahead - behind
    more, less = max(ahead, behind), min(ahead, behind)
    told = "one" if not less else "both" if difference else "even"
    first, second = in_one_form((more, less), as_decimal)
    return filled(
        _TOGETHER[told],
        leader=names.project(pair[difference < 0]),
        other=names.project(pair[difference >= 0]),
        ahead=first,
        behind=second,
        difference=as_decimal(abs(difference)),
    )


_WORTH: Final = {
    "more": message("{criterion}, weight {weight}: one more in the mean makes {points} more."),
    "less": message("{criterion}, weight {weight}: one less in the mean makes {points} more."),
    "half": message("{criterion}, weight {weight}: half the mean makes twice as much."),
    "nothing": message("{criterion}, weight {weight}: it tells nothing apart."),
}


def weighed_sentence(step: Weighed, names: Naming) -> Message:
    """Say what a mean on a criterion is worth."""
    told = "nothing" if not step.slope * step.weight else "more" if step.slope > 0 else "less"
    return filled(
        _WORTH["half" if step.is_inverse and told == "more" else told],
        criterion=names.measure(step.criterion),
        weight=as_decimal(step.weight),
        points=as_decimal(abs(step.weight * step.slope) * _root(step.root)),
    )


def _root(number: Fraction) -> Fraction:
    """Return a square root to twelve decimals."""
    square = number * _ROOT_UNIT**2
    return Fraction(isqrt(square.numerator // square.denominator), _ROOT_UNIT)
