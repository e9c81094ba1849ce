"""Dots and marks as one matrix: how many each ballot puts beside each project."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from prioritize.model.profile import ApprovalProfile, DotProfile
from prioritize.model.totals import TotalsProfile
from prioritize.tally.step import Converted
from prioritize.tally.tally import Tally
from prioritize.tally.votes import notice_unequal_offer
from prioritize.text import message


__all__ = ["count_offered", "read_approvals", "read_marks"]


def read_marks(profile: ApprovalProfile | DotProfile, tally: Tally) -> NDArray[Any]:
    """Return (m, n) numbers of dots; a mark is one dot. Projects not offered to all are named."""
    if isinstance(profile, ApprovalProfile):
        return profile.approved
    notice_unequal_offer(profile.projects, profile.offered, tally)
    return profile.dots


def read_approvals(profile: ApprovalProfile | DotProfile, tally: Tally) -> NDArray[np.bool_]:
    """Return (m, n) booleans: who is marked on which ballot, or has at least one dot."""
    if isinstance(profile, ApprovalProfile):
        return profile.approved
    dots = read_marks(profile, tally)
    rule = message("A project with at least one dot is approved")
    tally.record(Converted(profile.kind, ApprovalProfile.kind, rule))
    return dots > 0


def count_offered(profile: ApprovalProfile | DotProfile | TotalsProfile) -> int:
    """Count the projects that somebody was offered."""
    offered: NDArray[np.bool_] | None = getattr(profile, "offered", None)
    if offered is None or not offered.shape[1]:
        return len(profile.projects)
    return int(np.count_nonzero(offered.any(axis=1)))
