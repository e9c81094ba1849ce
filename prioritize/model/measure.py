"""From what was measured to points: the steps of a regulation, a count with a cap, a share."""

from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

from attrs import field, frozen

from prioritize.errors import Finding, InputError, finding
from prioritize.text import message


__all__ = ["Band", "Bands", "Count", "Linear", "Measure"]


@frozen
class Band:
    """Whoever measures between `low` and `high` gets the points."""

    low: Fraction
    high: Fraction
    points: Fraction


def _tiling(_instance: object, _attribute: object, bands: tuple[Band, ...]) -> None:
    """Refuse bands with gaps, with overlaps, or without extent; every fault is named."""
    findings: list[Finding] = []
    if not bands:
        findings.append(finding(message("There are no bands")))
    for each in bands:
        if each.low >= each.high:
            what = message(
                "The band from {low} to {high} has no extent", low=each.low, high=each.high
            )
            findings.append(finding(what))
    for one, other in pairwise(bands):
        if one.high != other.low:
            what = message(
                "One band ends at {end}, and the next begins at {start}",
                end=one.high,
                start=other.low,
            )
            remedy = message("Each band begins where the one before it ends.")
            findings.append(finding(what, remedy=remedy))
    if findings:
        raise InputError(findings)


@frozen
class Bands:
    """Points by bands that tile a range.

    `edge` says to which of two bands a shared edge belongs: ``upper`` to the one that ends there,
    ``lower`` to the one that begins there. Both ends of the range belong to it. Outside it there
    are `outside` points.

    Examples
    --------
    >>> share = Bands((Band(5, 10, 1), Band(10, 20, 3)), edge="upper")
    >>> [share.points_for(Fraction(each)) for each in ("5", "10", "10.0001", "21")]
    [1, 1, 3, Fraction(0, 1)]

    """

    bands: tuple[Band, ...] = field(validator=_tiling)
    edge: str = "upper"
    outside: Fraction = Fraction(0)

    @property
    def span(self) -> tuple[Fraction, Fraction]:
        """The fewest and the most points that it gives."""
        points = [self.outside, *(each.points for each in self.bands)]
        return min(points), max(points)

    @property
    def facts(self) -> str:
        """What decides, as text for the record."""
        bands = " ".join(f"{each.low}:{each.high}={each.points}" for each in self.bands)
        return f"bands {bands} edge={self.edge} outside={self.outside}"

    def points_for(self, value: Fraction) -> Fraction:
        """Return the points of what was measured."""
        first, last = self.bands[0], self.bands[-1]
        for each in self.bands:
            above = value > each.low or (value == each.low and self._begins(each, first))
            below = value < each.high or (value == each.high and self._ends(each, last))
            if above and below:
                return each.points
        return self.outside

    def _begins(self, band: Band, first: Band) -> bool:
        return self.edge == "lower" or band is first

    def _ends(self, band: Band, last: Band) -> bool:
        return self.edge == "upper" or band is last


@frozen
class Count:
    """Points for a number of things: `points` for each whole `each` of them, at most `cap`.

    Examples
    --------
    >>> people = Count(each=Fraction(10), points=Fraction(1), cap=Fraction(20), base=Fraction(5))
    >>> [people.points_for(Fraction(each)) for each in (9, 10, 37, 900)]
    [Fraction(5, 1), Fraction(6, 1), Fraction(8, 1), Fraction(20, 1)]

    """

    each: Fraction
    points: Fraction
    cap: Fraction
    base: Fraction = Fraction(0)

    @property
    def span(self) -> tuple[Fraction, Fraction]:
        """The fewest and the most points that it gives."""
        return self.base, self.cap

    @property
    def facts(self) -> str:
        """What decides, as text for the record."""
        return f"count each={self.each} points={self.points} cap={self.cap} base={self.base}"

    def points_for(self, value: Fraction) -> Fraction:
        """Return the points of a number."""
        return min(self.cap, self.base + self.points * (value // self.each))


@frozen
class Linear:
    """Points in proportion: none at `low` and below, all of them at `high` and above.

    Where `low` is above `high`, less is better.

    Examples
    --------
    >>> distance = Linear(Fraction(0), Fraction(50), Fraction(10))
    >>> [distance.points_for(Fraction(each)) for each in (-1, 20, 80)]
    [Fraction(0, 1), Fraction(4, 1), Fraction(10, 1)]

    """

    low: Fraction
    high: Fraction
    points: Fraction

    def __attrs_post_init__(self) -> None:
        """Refuse a range without extent."""
        if self.low == self.high:
            raise InputError(
                finding(message("The measure begins and ends at {value}", value=self.low))
            )

    @property
    def span(self) -> tuple[Fraction, Fraction]:
        """The fewest and the most points that it gives."""
        return Fraction(0), self.points

    @property
    def facts(self) -> str:
        """What decides, as text for the record."""
        return f"linear {self.low}:{self.high}={self.points}"

    def points_for(self, value: Fraction) -> Fraction:
        """Return the points of what was measured."""
        share = (value - self.low) / (self.high - self.low)
        return self.points * min(Fraction(1), max(Fraction(0), share))


Measure: TypeAlias = Bands | Count | Linear
