"""Score sheets as a table of projects by criteria: whole numbers that methods compute with.

All numbers of a table are whole multiples of one unit, so that sums, ranges and squares of a
thousand projects are made at once and still exactly.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from itertools import compress
from math import lcm
from typing import Final

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from prioritize.errors import Finding, InputError, finding
from prioritize.model.electorate import same_array
from prioritize.model.scoresheet import SCORED, Criterion, ScoresheetProfile
from prioritize.tally.scale_check import check_scales
from prioritize.tally.scoresheet import (
    Means,
    full_reviews,
    means_by_criterion,
    not_compared,
    reviews,
)
from prioritize.tally.step import Scored
from prioritize.tally.tally import Tally
from prioritize.tally.whole_numbers import (
    Whole,
    columns_of,
    fitting,
    fractions_of,
    whole_array,
)
from prioritize.text import message


__all__ = ["MINIMUM_REVIEWS_HELP", "Column", "CriteriaMatrix", "criteria_matrix"]

MINIMUM_REVIEWS_HELP: Final = message("How many reviews a project needs to be compared.")


@frozen
class Column:
    """The mean scores of the projects compared on one criterion, as multiples of a unit."""

    criterion: Criterion
    numbers: Whole = field(eq=same_array)
    unit: Fraction

    @property
    def is_cost(self) -> bool:
        """Whether less is better."""
        return self.criterion.direction == "cost"

    @cached_property
    def least(self) -> Fraction:
        """The lowest mean."""
        return int(self.numbers.min()) * self.unit

    @cached_property
    def most(self) -> Fraction:
        """The highest mean."""
        return int(self.numbers.max()) * self.unit

    def scores(self) -> list[Fraction]:
        """Return the mean of every project; equal ones are one object."""
        return fractions_of(self.numbers, self.unit)


@frozen
class CriteriaMatrix:
    """The projects that can be compared, by id, with their means on the criteria that count.

    Attributes
    ----------
    projects
        The projects compared, sorted by id.
    rest
        Those with too few scores to be compared.
    columns
        One for each criterion with a weight above 0; none where no project can be compared.
    declared
        What the weights of all criteria add up to, whatever can be compared.

    """

    projects: tuple[str, ...]
    rest: tuple[str, ...]
    columns: tuple[Column, ...]
    declared: Fraction

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria that count."""
        return tuple(column.criterion for column in self.columns)


def criteria_matrix(
    profile: ScoresheetProfile, tally: Tally, *, minimum: int, order: str = "criterion"
) -> CriteriaMatrix:
    """Average the scores of every project on every criterion, and record the means.

    A blank, whatever its reason, lowers the number of scores and never the mean. Of a project that
    has too few reviews, or no score on a criterion that counts, a notice says so.

    Parameters
    ----------
    minimum
        How many reviews a project needs to be compared.
    order
        ``criterion``: everyone who scored a project on a criterion counts there; ``reviewer``:
        only those who scored it on all criteria that count.

    Raises
    ------
    InputError
        No criterion has a weight, or a score lies outside the declared scale.

    """
    check_scales(profile, tally)
    weighed = _weighed(profile.criteria)
    reviewed = reviews(profile)
    if order == "reviewer":
        reviewed = full_reviews(profile, [profile.criteria[place].id for place in weighed])
    numbers, given, unit = _averaged(profile, reviewed)
    by_id = sorted(range(len(profile.projects)), key=lambda row: profile.projects[row].id)
    names = [profile.projects[row].id for row in by_id]
    numbers, given = numbers[by_id], given[by_id]
    tally.record(*_means(profile, names, numbers, given, unit))
    number = reviewed.sum(axis=0)[by_id]
    enough = (number >= minimum) & given[:, weighed].all(axis=1)
    for row in np.flatnonzero(~enough).tolist():
        missing = tuple(
            sorted(profile.criteria[place].id for place in weighed if not given[row, place])
        )
        tally.notice(not_compared(names[row], int(number[row]), minimum, missing))
    rows = np.flatnonzero(enough)
    columns = [
        Column(profile.criteria[place], numbers[rows, place], unit)
        for place in weighed
        if rows.size
    ]
    for column in columns:
        if rows.size > 1 and column.least == column.most:
            tally.notice(_alike(column))
    return CriteriaMatrix(
        tuple(names[row] for row in rows.tolist()),
        tuple(names[row] for row in np.flatnonzero(~enough).tolist()),
        tuple(columns),
        sum((each.weight for each in profile.criteria), Fraction(0)),
    )


def _weighed(criteria: tuple[Criterion, ...]) -> list[int]:
    """Return where the criteria with a weight are."""
    weighed = [place for place, each in enumerate(criteria) if each.weight]
    if criteria and not weighed:
        what = message(
            "All weights are 0: {criteria}", criteria=tuple(each.id for each in criteria)
        )
        raise InputError(finding(what, remedy=message("Give a criterion a weight above 0.")))
    return weighed


def _averaged(
    profile: ScoresheetProfile, reviewed: NDArray[np.bool_]
) -> tuple[Whole, NDArray[np.bool_], Fraction]:
    """Return (m, c) means as multiples of a unit, whether each is there, and the unit."""
    plain = all(each.measure is None and each.decimals is None for each in profile.criteria)
    if profile.agreed or not plain:
        return _read(profile, means_by_criterion(profile, reviewed))
    given = (profile.states == SCORED) & reviewed[:, :, np.newaxis]
    counts = given.sum(axis=0, dtype=np.int64)
    size = lcm(*set(counts.ravel().tolist()) - {0})
    values = fitting(np.where(given, profile.values, 0), size * len(profile.reviewers))
    parts = size // np.maximum(fitting(counts, size), 1)
    return values.sum(axis=0) * parts, counts > 0, profile.unit / size


def _read(profile: ScoresheetProfile, means: Means) -> tuple[Whole, NDArray[np.bool_], Fraction]:
    """Bring means made elsewhere to one unit."""
    cells = [
        means[criterion.id].get(project.id)
        for project in profile.projects
        for criterion in profile.criteria
    ]
    size = lcm(*(cell.denominator for cell in cells if cell is not None))
    shape = (len(profile.projects), len(profile.criteria))
    numbers = whole_array([0 if cell is None else int(cell * size) for cell in cells])
    given = np.array([cell is not None for cell in cells], np.bool_)
    return numbers.reshape(shape), given.reshape(shape), Fraction(1, size)


def _means(
    profile: ScoresheetProfile,
    names: list[str],
    numbers: Whole,
    given: NDArray[np.bool_],
    unit: Fraction,
) -> Iterator[Scored]:
    columns = columns_of(numbers, unit)
    for place, (each, column) in enumerate(zip(profile.criteria, columns, strict=True)):
        pairs = tuple(zip(names, column, strict=True))
        there = given[:, place]
        told = pairs if there.all() else tuple(compress(pairs, there.tolist()))
        yield Scored(each.id, told, decides=False)


def _alike(column: Column) -> Finding:
    what = message(
        "All projects have {score} on {criterion}, which tells nothing apart",
        score=column.least,
        criterion=column.criterion.id,
    )
    return finding(what)
