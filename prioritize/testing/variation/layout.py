"""Where projects and ballots stand in the arrays of each kind of profile."""

from collections.abc import Mapping
from typing import Any, Final, TypeVar

import attrs
from attrs import frozen

from prioritize.model.judgment import JudgmentProfile
from prioritize.model.pairwise import PairwiseProfile
from prioritize.model.profile import (
    ApprovalProfile,
    DotProfile,
    PaperProfile,
    Profile,
    RankedProfile,
    ScoreProfile,
)
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.model.totals import TotalsProfile


__all__ = ["LAYOUTS", "ROWS", "Layout", "changed"]

P = TypeVar("P", bound=Profile)


@frozen
class Layout:
    """The arrays of a kind, with the axes along which its projects and its ballots lie."""

    arrays: tuple[str, ...]
    project_axis: int | None = 0
    ballot_axis: int = 1


LAYOUTS: Final[Mapping[type, Layout]] = {
    ApprovalProfile: Layout(("approved",)),
    DotProfile: Layout(("dots", "offered")),
    PaperProfile: Layout(("marks",), project_axis=None),
    RankedProfile: Layout(("places",)),
    ScoreProfile: Layout(("scores", "given")),
    ScoresheetProfile: Layout(("values", "states"), project_axis=1, ballot_axis=0),
    TotalsProfile: Layout(("votes", "offered")),
}
"""The kinds whose votes are arrays; a reviewer or a column of a tally sheet lies as a ballot."""

ROWS: Final[Mapping[type, str]] = {
    JudgmentProfile: "judgments",
    PairwiseProfile: "comparisons",
}
"""The kinds whose votes are rows, each with its judge."""


def changed(profile: P, changes: Mapping[str, object]) -> P:
    """Return a profile with some of its fields changed."""
    value: Any = profile
    other: P = attrs.evolve(value, **changes)
    return other
