"""What ballots with marks and dots give to projects, and what they could give."""

from collections.abc import Mapping
from fractions import Fraction
from math import lcm
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from prioritize.model.outcome import Outcome
from prioritize.model.profile import ApprovalProfile, DotProfile, RankedProfile
from prioritize.tally.margins.additive import CELLS, Points
from prioritize.tally.margins.decisive import sums_of
from prioritize.tally.positional import first_places
from prioritize.tally.result import Result


__all__ = ["approval_points", "dot_points", "plurality_points"]

Options = Mapping[str, Any]

_LARGEST: Final = 2**40
"""Parts of votes are spread out in units no smaller than one over this."""


def plurality_points(result: Result[Outcome], _options: Options) -> Points | None:
    """Return one vote for the one project that a ballot marks; a ballot can give it to any."""
    profile = result.profile
    if not isinstance(profile, (ApprovalProfile, RankedProfile)):
        return None
    spread = None
    if _marks(profile).size <= CELLS:
        ranked = isinstance(profile, RankedProfile)
        marks = first_places(_marks(profile)) if ranked else _marks(profile)
        spread = np.where(marks.sum(axis=0, dtype=np.int64) == 1, marks, 0).astype(np.int64)
    return _points(result, profile, most=1, spread=spread)


def approval_points(result: Result[Outcome], options: Options) -> Points | None:
    """Return a vote for all that a ballot marks, or its part of one vote."""
    profile = result.profile
    if not isinstance(profile, (ApprovalProfile, DotProfile)):
        return None
    marks = _marks(profile) > 0 if _marks(profile).size <= CELLS else None
    if options["split"] == "none":
        spread = None if marks is None else marks.astype(np.int64)
        return _points(result, profile, most=1, spread=spread)
    if marks is None:
        return _points(result, profile, most=1, spread=None)
    marked = marks.sum(axis=0, dtype=np.int64)
    parts = lcm(*np.unique(marked[marked > 0]).tolist())
    if parts > _LARGEST:
        return _points(result, profile, most=1, spread=None)
    shares = np.where(marks, parts // np.maximum(marked, 1), 0)
    return _points(result, profile, most=parts, spread=shares, unit=Fraction(1, parts))


def dot_points(result: Result[Outcome], options: Options) -> Points | None:
    """Return the dots of a ballot that keeps the rules."""
    profile = result.profile
    if not isinstance(profile, (ApprovalProfile, DotProfile)):
        return None
    offered = getattr(profile, "offered", None)
    if options["exactly"] and offered is not None:
        return None
    most = _most_dots(options, len(profile.projects), marks=isinstance(profile, ApprovalProfile))
    if _marks(profile).size > CELLS:
        return _points(result, profile, most=most, spread=None)
    dots = _marks(profile).astype(np.int64)
    used = dots.sum(axis=0, dtype=np.int64)
    allowed = options["per_voter"]
    valid = np.ones(used.shape, np.bool_)
    if options["cap"] is not None:
        valid &= dots.max(axis=0, initial=0) <= options["cap"]
    if options["exactly"]:
        valid &= used >= allowed
    over = used > allowed
    if options["over_full"] == "set-aside" or not over.any():
        return _points(result, profile, most=most, spread=np.where(valid & ~over, dots, 0))
    parts = lcm(*np.unique(used[over]).tolist())
    if parts * max(allowed, most) > _LARGEST:
        return _points(result, profile, most=most, spread=None)
    scaled = np.where(over, dots * (parts // np.maximum(used, 1)) * allowed, dots * parts)
    spread = np.where(valid, scaled, 0)
    return _points(result, profile, most=most * parts, spread=spread, unit=Fraction(1, parts))


def _most_dots(options: Options, projects: int, *, marks: bool) -> int:
    """Return how many dots more than another project one project can get on one ballot.

    Where all dots must be used, those that find no other place go to the other project.
    """
    allowed: int = options["per_voter"]
    caps = (allowed, options["cap"], 1 if marks else None)
    cap = min(each for each in caps if each is not None)
    if not options["exactly"]:
        return cap
    return max(0, cap - max(0, allowed - cap - max(0, projects - 2) * cap))


def _marks(profile: ApprovalProfile | DotProfile | RankedProfile) -> NDArray[Any]:
    if isinstance(profile, ApprovalProfile):
        return profile.approved
    return profile.dots if isinstance(profile, DotProfile) else profile.places


def _points(
    result: Result[Outcome],
    profile: ApprovalProfile | DotProfile | RankedProfile,
    *,
    most: int,
    spread: NDArray[np.int64] | None,
    unit: Fraction = Fraction(1),
) -> Points:
    ids = tuple(project.id for project in profile.projects)
    sums = sums_of(result, unit * profile.electorate.unit)
    reach = getattr(profile, "offered", None)
    return Points(ids, profile.electorate, sums, most, spread, reach)
