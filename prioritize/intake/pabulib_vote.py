"""One vote of a Pabulib file: the projects it names, their points, and what is odd about it."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from attrs import frozen

from prioritize.errors import Finding, InputError, closest
from prioritize.intake.pabulib_meta import Meta
from prioritize.model.number import exact
from prioritize.model.project import Project, index_by_id
from prioritize.text import Message, message, number_text


__all__ = ["Vote", "VoteReader"]

_MOST_POINTS: Final = 10**9


@frozen
class Vote:
    """What one vote says.

    `projects` are positions, each once, `places` where each stands in the vote, from 1, and
    `points` what each is given where votes give points. `faults` and `oddities` are findings
    without a row.
    """

    projects: Sequence[int]
    places: Sequence[int]
    points: Sequence[Fraction | int] = ()
    faults: tuple[Finding, ...] = ()
    oddities: tuple[Message, ...] = ()


@frozen
class VoteReader:
    """Reads votes, given the projects and what META allows, in whole numbers where it can be."""

    meta: Meta
    position: Mapping[str, int]
    costs: tuple[Fraction | int, ...]
    limits: Mapping[str, Fraction | int]

    @classmethod
    def of(cls, meta: Meta, projects: Sequence[Project]) -> "VoteReader":
        """Make a reader of votes on these projects."""
        costs = tuple(_quick(each.cost or Fraction(0)) for each in projects)
        limits = {key: _quick(limit) for key, limit in meta.limits.items()}
        return cls(meta, index_by_id(projects), costs, limits)

    def read(self, named: str, given: str = "") -> Vote:
        """Read the cells ``vote`` and ``points``; a project named again counts once."""
        ids = named.split(",") if named.strip() else []
        try:
            found = [self.position[each] for each in ids]
        except KeyError:
            ids = [each.strip() for each in ids]
            unknown = [each for each in ids if each not in self.position]
            if unknown:
                return Vote((), (), faults=tuple(self._unknown(each) for each in unknown))
            found = [self.position[each] for each in ids]
        points: list[Fraction | int] = []
        if self.meta.adds_points:
            try:
                points = self._points(given, len(ids))
            except InputError as error:
                return Vote((), (), faults=error.findings)
        return self._vote(found, points)

    def _vote(self, found: Sequence[int], points: Sequence[Fraction | int]) -> Vote:
        faults = tuple(self._too_many(points)) if points else ()
        odd_points = tuple(self._odd_points(points)) if points else ()
        if len(set(found)) == len(found):
            oddities = (*self._misfits(found), *odd_points)
            return Vote(found, range(1, len(found) + 1), points, faults, oddities)
        place_of: dict[int, int] = {}
        for place, each in enumerate(found, 1):
            place_of.setdefault(each, place)
        once = [points[place - 1] for place in place_of.values()] if points else []
        repeated = message("The vote names a project twice; it counts once")
        oddities = (repeated, *self._misfits(tuple(place_of)), *odd_points)
        return Vote(tuple(place_of), tuple(place_of.values()), once, faults, oddities)

    def _unknown(self, id: str) -> Finding:
        what = message("The vote names an unknown project: {id}", id=repr(id[:60]))
        return Finding(what, remedy=closest(id, self.position), code="V03")

    def _points(self, given: str, wanted: int) -> list[Fraction | int]:
        texts = given.split(",") if given.strip() else []
        if len(texts) != wanted:
            what = message(
                "The vote names {projects} projects and gives points to {points}",
                projects=wanted,
                points=len(texts),
            )
            raise InputError(Finding(what))
        points = [_number(each) for each in texts]
        is_dots = self.meta.vote_type == "cumulative"
        for each in points:
            is_large = not -_MOST_POINTS <= each <= _MOST_POINTS
            if is_large or (is_dots and (each < 0 or each.denominator > 1)):
                what = message("{points} is no number of points", points=number_text(each))
                remedy = message("Points are whole numbers from 0 to {most}.", most=_MOST_POINTS)
                raise InputError(Finding(what, remedy=remedy))
        return points

    def _too_many(self, points: Sequence[Fraction | int]) -> Iterator[Finding]:
        most = self.limits.get("max_sum_points")
        given = sum(points)
        if most is not None and given > most:
            what = message(
                "The vote gives {points} points, and {most} are allowed",
                points=Fraction(given),
                most=Fraction(most),
            )
            yield Finding(what, code="V02")

    def _misfits(self, named: Sequence[int]) -> Iterator[Message]:
        limits = self.limits
        if len(named) > limits.get("max_length", len(named)):
            yield message("The vote names more projects than META allows; it counts")
        if len(named) < limits.get("min_length", 0):
            yield message("The vote names fewer projects than META allows; it counts")
        if "max_sum_cost" in limits or "min_sum_cost" in limits:
            cost = sum([self.costs[each] for each in named])
            if cost > limits.get("max_sum_cost", cost):
                yield message("The projects of the vote cost more than META allows; it counts")
            if cost < limits.get("min_sum_cost", cost):
                yield message("The projects of the vote cost less than META allows; it counts")

    def _odd_points(self, points: Sequence[Fraction | int]) -> Iterator[Message]:
        limits = self.limits
        given, most, least = sum(points), max(points), min(points)
        if given < limits.get("min_sum_points", given):
            yield message("The vote gives fewer points than META allows; it counts")
        if most > limits.get("max_points", most):
            yield message("The vote gives a project more points than META allows; it counts")
        if least < limits.get("min_points", least):
            yield message("The vote gives a project fewer points than META allows; it counts")


def _number(text: str) -> Fraction | int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else exact(text)


def _quick(number: Fraction) -> Fraction | int:
    """Make a whole number of one that is, which is many times faster to compare."""
    return number.numerator if number.denominator == 1 else number
