"""The VOTES table of a Pabulib file: every different vote is read once, whoever cast it."""

from collections.abc import Sequence

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


@frozen
class Votes:
    """The different votes, and which of them each voter cast.

    `cast` has one entry per voter, a position in `different`.
    """

    different: tuple[Vote, ...]
    cast: NDArray[np.intp]

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
    if not section.lines:
        faults.fault(message("There are no votes in the file"))
    if missing:
        return Votes((), np.zeros(0, dtype=np.intp))
    _check_voters(section, faults)
    marks = section.column("vote")
    points = section.column("points") if meta.adds_points else None
    position: dict[tuple[str, str] | str, int] = {}
    keys = marks if points is None else list(zip(marks, points, strict=True))
    positions = (position.setdefault(key, len(position)) for key in keys)
    cast = np.fromiter(positions, dtype=np.intp, count=len(keys))
    reader = VoteReader.of(meta, projects)
    different = (
        reader.read(key, "") if isinstance(key, str) else reader.read(*key) for key in position
    )
    votes = Votes(tuple(different), cast)
    _tell(votes, section.rows, faults)
    return votes


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
