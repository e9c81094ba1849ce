"""What reviewers scored: a value or a blank with its reason, per project and criterion."""

from fractions import Fraction
from typing import ClassVar, Final

import attrs
import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from prioritize.errors import Finding, InputError
from prioritize.model.digest import canonical_json, sha256
from prioritize.model.electorate import same_array
from prioritize.model.measure import Measure
from prioritize.model.profile import checked_projects, require_shape
from prioritize.model.project import Names, Project
from prioritize.text import message


__all__ = [
    "BLANK_REASONS",
    "KINDS",
    "SCORED",
    "Criterion",
    "KeptScore",
    "ScoresheetProfile",
    "criterion_facts",
]

BLANK_REASONS: Final = (
    "missing",
    "recused",
    "absent",
    "not-assigned",
    "not-applicable",
    "withdrawn",
)
"""Why a cell holds no score; the state of a cell is the position here, and `SCORED` otherwise."""
SCORED: Final = len(BLANK_REASONS)

KINDS: Final = ("expert-scale", "linear", "bands", "count-with-cap", "boolean")
"""What stands on a sheet for a criterion: a judgment, or a measure that becomes points; yes or no.

``linear``, ``bands`` and ``count-with-cap`` are measures; ``boolean`` is 1 for yes and 0 for no.
"""


@frozen
class Criterion:
    """One criterion with its exact weight, its scale, and whether more is better.

    Attributes
    ----------
    kind
        One of `KINDS`.
    measure
        How what was measured becomes points; the scale is then that of the points.
    decimals
        To how many decimals the mean is rounded, half up, where a regulation says so.
    paragraph
        The paragraph of the regulation that it carries out.
    part_of
        The heading under which it stands with others, such as "Budget".

    """

    id: str
    names: Names = Names()
    weight: Fraction = Fraction(1)
    lowest: Fraction | None = None
    highest: Fraction | None = None
    direction: str = "benefit"
    kind: str = "expert-scale"
    measure: Measure | None = None
    decimals: int | None = None
    paragraph: str = ""
    part_of: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse a negative weight and a scale without extent."""
        if self.weight < 0:
            raise InputError(
                Finding(message("The weight of criterion {id} is below 0", id=self.id))
            )
        if None not in (self.lowest, self.highest) and not self.lowest < self.highest:  # type: ignore[operator]  # both are known here
            raise InputError(
                Finding(message("The scale of criterion {id} has no extent", id=self.id))
            )

    def points_for(self, value: Fraction) -> Fraction:
        """Return what a value on the sheet is worth: its points, or itself."""
        return value if self.measure is None else self.measure.points_for(value)


@frozen
class KeptScore:
    """A score that does not count and is kept: one that another replaced, or one agreed on.

    `value` is `None` for a blank, whose `reason` is then one of `BLANK_REASONS`. Where the
    reviewers agreed on it together, `reviewer` is empty.
    """

    reviewer: str
    project: str
    criterion: str
    value: Fraction | None
    reason: str = ""
    round: int = 1
    time: str = ""


@frozen
class ScoresheetProfile:
    """Scores of r reviewers for m projects on c criteria.

    Attributes
    ----------
    values
        (r, m, c) integers in multiples of `unit`; meaningless where the cell is blank.
    states
        (r, m, c) small integers: `SCORED`, or a position in `BLANK_REASONS`.
    agreed
        (project, criterion, value): what the reviewers agreed on, which takes the place of their
        mean.
    kept
        Scores that do not count, such as those before a discussion.

    """

    kind: ClassVar[str] = "criteria"
    projects: tuple[Project, ...] = attrs.field(validator=checked_projects)
    criteria: tuple[Criterion, ...]
    reviewers: tuple[str, ...]
    values: NDArray[np.int64] = attrs.field(eq=same_array)
    states: NDArray[np.uint8] = attrs.field(eq=same_array)
    unit: Fraction = Fraction(1)
    agreed: tuple[tuple[str, str, Fraction], ...] = ()
    kept: tuple[KeptScore, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Make the arrays read-only, and refuse those that do not fit."""
        shape = (len(self.reviewers), len(self.projects), len(self.criteria))
        require_shape(self.values, shape, name="values")
        require_shape(self.states, shape, name="states")
        self.values.setflags(write=False)
        self.states.setflags(write=False)

    @property
    def digest(self) -> str:
        """SHA-256 over what is counted."""
        cells = sorted(
            [reviewer, project.id, criterion.id, self._cell(row, line, column)]
            for row, reviewer in enumerate(self.reviewers)
            for line, project in enumerate(self.projects)
            for column, criterion in enumerate(self.criteria)
        )
        record: dict[str, object] = {
            "cells": cells,
            "criteria": sorted(criterion_facts(each) for each in self.criteria),
        }
        if self.agreed:
            record["agreed"] = sorted([*names, str(value)] for *names, value in self.agreed)
        return sha256(b"criteria/v1\0" + canonical_json(record))

    def _cell(self, row: int, line: int, column: int) -> str:
        state = int(self.states[row, line, column])
        if state != SCORED:
            return BLANK_REASONS[state]
        return str(int(self.values[row, line, column]) * self.unit)


def criterion_facts(criterion: Criterion) -> list[str]:
    """Return everything about a criterion that can decide, as text."""
    each = criterion
    facts = [each.id, str(each.weight), str(each.lowest), str(each.highest), each.direction]
    if each.measure is not None:
        facts.append(each.measure.facts)
    if each.decimals is not None:
        facts.append(f"decimals={each.decimals}")
    return facts
