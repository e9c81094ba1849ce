"""Votes that were counted together: dots on a wall, hands raised, a tally sheet.

Totals are not a set of ballots: who voted for what together is not known, so they admit sums and
shares, and neither rankings by voter nor samples of voters.
"""

from fractions import Fraction
from typing import ClassVar

import attrs
import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from prioritize.model.digest import canonical_json, sha256
from prioritize.model.electorate import same_array
from prioritize.model.profile import checked_projects, require_shape
from prioritize.model.project import Project


__all__ = ["TotalsColumn", "TotalsProfile"]


@frozen
class TotalsColumn:
    """One column of a tally sheet: a group of people, with its control numbers where known.

    `voters` is how many people of the group voted; `issued`, `unused` and `spoiled` count dots or
    hands; `stated` is the sheet's own total row. `None` is "not written down", never zero.
    """

    group: str = ""
    voters: int | None = None
    issued: int | None = None
    unused: int | None = None
    spoiled: int | None = None
    stated: Fraction | None = None


@frozen
class TotalsProfile:
    """Votes per project and group, without ballots.

    Attributes
    ----------
    votes
        (m, g) integers in multiples of `unit`: the votes for project i in group j; what stands in
        a cell that was not offered is 0 and means nothing.
    offered
        (m, g) booleans: whether the project was offered to the group.

    """

    kind: ClassVar[str] = "totals"
    projects: tuple[Project, ...] = attrs.field(validator=checked_projects)
    columns: tuple[TotalsColumn, ...]
    votes: NDArray[np.int64] = attrs.field(eq=same_array)
    offered: NDArray[np.bool_] = attrs.field(
        eq=same_array,
        default=attrs.Factory(lambda self: np.ones(self.votes.shape, np.bool_), takes_self=True),
    )
    unit: Fraction = Fraction(1)

    def __attrs_post_init__(self) -> None:
        """Make the arrays read-only, and refuse those that do not fit."""
        shape = (len(self.projects), len(self.columns))
        require_shape(self.votes, shape, name="votes")
        require_shape(self.offered, shape, name="offered")
        self.votes.setflags(write=False)
        self.offered.setflags(write=False)

    @property
    def digest(self) -> str:
        """SHA-256 over what is counted."""
        rows = sorted(
            [project.id, column.group, str(int(votes) * self.unit) if offered else ""]
            for project, line, marks in zip(self.projects, self.votes, self.offered, strict=True)
            for column, votes, offered in zip(self.columns, line, marks, strict=True)
        )
        voters = sorted([each.group, str(each.voters)] for each in self.columns)
        return sha256(b"totals/v1\0" + canonical_json({"rows": rows, "voters": voters}))
