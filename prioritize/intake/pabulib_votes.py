"""The VOTES table of a Pabulib file: every different vote is read once, whoever cast it."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import TypeVar

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from prioritize.errors import Spot
from prioritize.intake.faults import Faults
from prioritize.intake.pabulib_meta import Meta
from prioritize.intake.pabulib_sections import Section
from prioritize.intake.pabulib_vote import Vote, VoteReader
from prioritize.model.project import Project
from prioritize.text import message


__all__ = ["Votes", "read_votes"]

T = TypeVar("T")


@frozen
class Votes:
    """The different votes, and which of them each voter cast.

    `cast` has one entry per voter, a position in `different`. `lengths` is how many projects each
    of the different votes names, and `projects` are these, one vote after the other.
    """

    different: tuple[Vote, ...]
    cast: NDArray[np.intp]
    lengths: NDArray[np.int64]
    projects: NDArray[np.intp]

    @classmethod
    def of(cls, different: Sequence[Vote], cast: NDArray[np.intp]) -> "Votes":
        """Put together what the different votes name."""
        lengths = np.array([len(vote.projects) for vote in different], dtype=np.int64)
        named = chain.from_iterable(vote.projects for vote in different)
        projects = np.fromiter(named, dtype=np.intp, count=int(lengths.sum()))
        return cls(tuple(different), cast, lengths, projects)

    @property
    def often(self) -> NDArray[np.int64]:
        """How often each of the different votes was cast."""
        return np.bincount(self.cast, minlength=len(self.different)).astype(np.int64)


def read_votes(section: Section, meta: Meta, projects: Sequence[Project], faults: Faults) -> Votes:
    """Read the table; what is wrong with a vote is recorded for each row that holds it."""
    needed = ("voter_id", "vote", *(("points",) if meta.adds_points else ()))
    missing = [each for each in needed if each not in section.headings]
    for each in missing:
        faults.fault(message("VOTES has no column {heading}", heading=each))
    if not section.rows:
        faults.fault(message("There are no votes in the file"))
    if missing:
        return Votes.of((), np.zeros(0, dtype=np.intp))
    _check_voters(section, faults)
    reader = VoteReader.of(meta, projects)
    marks = section.column("vote")
    if meta.adds_points:
        points = section.column("points")
        pairs, cast = _numbered(lambda: zip(marks, points, strict=True), len(marks))
        different = [reader.read(*pair) for pair in pairs]
    else:
        single, cast = _numbered(lambda: marks, len(marks))
        different = [reader.read(each) for each in single]
    votes = Votes.of(different, cast)
    _tell(votes, section.rows, faults)
    return votes


def _numbered(keys: Callable[[], Iterable[T]], count: int) -> tuple[list[T], NDArray[np.intp]]:
    """Return the different keys in the order in which they come, and which of them each is."""
    number = {key: at for at, key in enumerate(dict.fromkeys(keys()))}
    return list(number), np.fromiter(map(number.__getitem__, keys()), dtype=np.intp, count=count)


def _check_voters(section: Section, faults: Faults) -> None:
    ids = section.column("voter_id")
    if len(set(ids)) == len(ids):
        return
    first: dict[str, int] = {}
    for id, row in zip(ids, section.rows, strict=True):
        if first.setdefault(id, row) != row:
            what = message(
                "Voter {id} stands already in row {first}", id=repr(id[:60]), first=first[id]
            )
            faults.fault(what, Spot(row=row), code="V05")


def _tell(votes: Votes, rows: Sequence[int], faults: Faults) -> None:
    """Record what is wrong or odd about votes, for each voter who cast such a one."""
    told = {at for at, vote in enumerate(votes.different) if vote.faults or vote.oddities}
    if not told:
        return
    for at, row in zip(votes.cast.tolist(), rows, strict=True):
        if at in told:
            for each in votes.different[at].faults:
                faults.add(each.at(Spot(row=row)))
            for what in votes.different[at].oddities:
                faults.odd(what, Spot(row=row))
