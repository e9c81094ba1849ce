"""Profiles: all the ballots of one list, one class per kind of ballot.

A kind is a type and not a flag, because what may be counted depends on it: a tally sheet is not a
set of ballots, and a method says in its signature which kinds it takes. Ballots are columns and
projects are rows, so that a project's marks lie side by side in memory; the integers are the
smallest that fit. All arrays are read-only.
"""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import Any, ClassVar, Final, Protocol, TypeAlias

import attrs
import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from prioritize.errors import Finding, InputError
from prioritize.model.digest import digest
from prioritize.model.electorate import Electorate, same_array
from prioritize.model.project import Project
from prioritize.text import message


__all__ = [
    "OVERVOTE",
    "SKIPPED",
    "ApprovalProfile",
    "BallotProfile",
    "DotProfile",
    "PaperProfile",
    "Profile",
    "RankedProfile",
    "ScoreProfile",
]

SKIPPED: Final = -1
"""In `PaperProfile.marks`: no mark at this rank."""
OVERVOTE: Final = -2
"""In `PaperProfile.marks`: `OVERVOTE - k` points to the k-th entry of `overvotes`."""


class Profile(Protocol):
    """What every kind of profile tells about itself."""

    kind: ClassVar[str]

    @property
    def projects(self) -> tuple[Project, ...]:
        """The projects that could be chosen, in the order of the source."""
        ...

    @property
    def digest(self) -> str:
        """SHA-256 over what is counted, the same for every order of ballots and projects."""
        ...


def checked_projects(_instance: object, _attribute: object, projects: tuple[Project, ...]) -> None:
    """Refuse two projects of one id."""
    often = Counter(project.id for project in projects)
    repeated = [each for each, count in often.items() if count > 1]
    if repeated:
        raise InputError(
            [Finding(message("Project {id} is named twice", id=each)) for each in repeated]
        )


def _matrix(dtype: Any = None) -> Any:  # noqa: ANN401  # attrs' field() is typed as the field's value
    """Make the field of a read-only matrix with one row per project and one column per ballot."""
    converter = np.ascontiguousarray if dtype is None else _as(dtype)
    return attrs.field(eq=same_array, converter=converter, validator=_shaped)


def _as(dtype: Any) -> Any:  # noqa: ANN401  # any numpy dtype
    return lambda array: np.ascontiguousarray(array, dtype=dtype)


def _as_marks(array: object) -> NDArray[np.int32]:
    marks = np.ascontiguousarray(array, dtype=np.int32)
    marks.setflags(write=False)
    return marks


def _shaped(instance: Any, attribute: "attrs.Attribute[Any]", array: NDArray[Any]) -> None:  # noqa: ANN401  # any profile
    array.setflags(write=False)
    shape = (len(instance.projects), instance.electorate.weights.size)
    require_shape(array, shape, name=attribute.name)


def _by_ballot(instance: Any, attribute: "attrs.Attribute[Any]", marks: NDArray[Any]) -> None:  # noqa: ANN401  # any profile
    marks.setflags(write=False)
    shape = (len(marks), instance.electorate.weights.size)
    require_shape(marks, shape, name=attribute.name)


def require_shape(array: NDArray[Any], shape: tuple[int, ...], *, name: str) -> None:
    """Refuse an array that does not fit its profile; a reader that makes one is at fault."""
    if array.shape != shape:
        text = f"{name} has shape {array.shape}, not {shape}"
        raise ValueError(text)


@frozen
class RankedProfile:
    """Ballots that order projects, ties and missing ones allowed.

    Attributes
    ----------
    places
        (m, n) small integers: the place of project i on ballot j; 1 is first, equal numbers are
        tied, 0 is not ranked. The places of a ballot need not be dense.

    """

    kind: ClassVar[str] = "ranked"
    projects: tuple[Project, ...] = attrs.field(validator=checked_projects)
    electorate: Electorate
    places: NDArray[np.uint8] | NDArray[np.int16] = _matrix()

    @property
    def digest(self) -> str:
        """SHA-256 over what is counted."""
        return digest(self.kind, self.projects, (self.places,), electorate=self.electorate)


@frozen
class ApprovalProfile:
    """Ballots that mark some projects and not others.

    Attributes
    ----------
    approved
        (m, n) booleans: whether ballot j marks project i.

    """

    kind: ClassVar[str] = "approval"
    projects: tuple[Project, ...] = attrs.field(validator=checked_projects)
    electorate: Electorate
    approved: NDArray[np.bool_] = _matrix(np.bool_)

    @property
    def digest(self) -> str:
        """SHA-256 over what is counted."""
        return digest(self.kind, self.projects, (self.approved,), electorate=self.electorate)


@frozen
class DotProfile:
    """Ballots that put dots, or points, beside projects.

    Attributes
    ----------
    dots
        (m, n) integers from 0: the dots that ballot j gives to project i.
    offered
        (m, n) booleans, or `None` where every ballot offered every project. A poster added late
        was not offered to those who voted before.

    """

    kind: ClassVar[str] = "dots"
    projects: tuple[Project, ...] = attrs.field(validator=checked_projects)
    electorate: Electorate
    dots: NDArray[np.integer[Any]] = _matrix()
    offered: NDArray[np.bool_] | None = attrs.field(
        default=None, eq=same_array, validator=attrs.validators.optional(_shaped)
    )

    @property
    def digest(self) -> str:
        """SHA-256 over what is counted."""
        layers = (self.dots,) if self.offered is None else (self.dots, self.offered)
        return digest(self.kind, self.projects, layers, electorate=self.electorate)


@frozen
class ScoreProfile:
    """Ballots that give projects scores on one scale; a blank is no score and never zero.

    Attributes
    ----------
    scores
        (m, n) integers in multiples of `unit`; what stands in a blank cell is 0 and means nothing.
    given
        (m, n) booleans: whether ballot j scores project i.
    lowest, highest
        The ends of the scale, where declared.

    """

    kind: ClassVar[str] = "score"
    projects: tuple[Project, ...] = attrs.field(validator=checked_projects)
    electorate: Electorate
    scores: NDArray[np.int64] = _matrix(np.int64)
    given: NDArray[np.bool_] = _matrix(np.bool_)
    unit: Fraction = Fraction(1)
    lowest: Fraction | None = None
    highest: Fraction | None = None

    @property
    def digest(self) -> str:
        """SHA-256 over what is counted."""
        facts = (str(self.unit), str(self.lowest), str(self.highest))
        layers = (np.where(self.given, self.scores, 0), self.given)
        return digest(self.kind, self.projects, layers, electorate=self.electorate, facts=facts)


@frozen
class PaperProfile:
    """Ranked ballots as they stand on paper: skipped ranks, overvotes, repeated projects.

    Which marks count depends on who is still in the count, so methods that eliminate take this
    kind itself; the others take the `RankedProfile` that a declared conversion makes of it.

    Attributes
    ----------
    marks
        (r, n) integers: the project marked at each rank, by position; `SKIPPED` where nothing is
        marked, ``OVERVOTE - k`` where several are.
    overvotes
        The projects of each overvote, by position; empty where the source does not say which.

    """

    kind: ClassVar[str] = "paper"
    projects: tuple[Project, ...] = attrs.field(validator=checked_projects)
    electorate: Electorate
    marks: NDArray[np.int32] = attrs.field(eq=same_array, converter=_as_marks, validator=_by_ballot)
    overvotes: tuple[tuple[int, ...], ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 over what is counted."""
        by_id = sorted(range(len(self.projects)), key=lambda index: self.projects[index].id)
        new = {old: position for position, old in enumerate(by_id)}
        overvotes = tuple(tuple(sorted(new[each] for each in tied)) for tied in self.overvotes)
        used = np.unique(OVERVOTE - self.marks[self.marks <= OVERVOTE]).tolist()
        distinct = sorted({overvotes[each] for each in used})
        codes = {tied: OVERVOTE - code for code, tied in enumerate(distinct)}
        lookup = np.array(
            [*(codes.get(each, SKIPPED) for each in reversed(overvotes)), SKIPPED]
            + [new[index] for index in range(len(self.projects))],
            dtype=np.int32,
        )
        marks = lookup[self.marks + len(overvotes) + 1]
        facts = tuple(str(each) for each in distinct)
        return digest(self.kind, self.projects, (marks,), electorate=self.electorate, facts=facts)

    def ranks(self, ballot: int) -> Iterator[tuple[int, ...]]:
        """Yield the projects marked at each rank of one ballot, by position."""
        for mark in self.marks[:, ballot].tolist():
            if mark == SKIPPED:
                yield ()
            else:
                yield (mark,) if mark >= 0 else self.overvotes[OVERVOTE - mark]


BallotProfile: TypeAlias = (
    RankedProfile | ApprovalProfile | DotProfile | ScoreProfile | PaperProfile
)
"""The kinds made of ballots, and not of totals or of other lists."""
