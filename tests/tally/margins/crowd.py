"""So many ballots that their points are not spread out again."""

import numpy as np

from prioritize.model.electorate import Electorate
from prioritize.model.profile import ApprovalProfile, RankedProfile
from prioritize.model.project import Project


SIZE = 200_001
"""With 25 projects these are just over five million marks."""

_PROJECTS = tuple(Project(f"p{n:02}") for n in range(25))
_FOR_FIRST = 150_000


def marking() -> ApprovalProfile:
    """Let 150 000 mark the first project, and 50 001 the second."""
    approved = np.zeros((len(_PROJECTS), SIZE), np.bool_)
    approved[0, :_FOR_FIRST] = True
    approved[1, _FOR_FIRST:] = True
    return ApprovalProfile(_PROJECTS, Electorate(np.ones(SIZE, np.int64)), approved)


def ranking() -> RankedProfile:
    """Let the same people rank that project and no other."""
    marks = marking()
    return RankedProfile(marks.projects, marks.electorate, marks.approved.view(np.uint8))
