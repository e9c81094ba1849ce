"""The rules of an evening as they are written down on the sheet of the meeting."""

from collections.abc import Mapping
from fractions import Fraction

from attrs import frozen

from prioritize.errors import Spot
from prioritize.model.project import Names


__all__ = ["Rules"]


@frozen
class Rules:
    """The rules, and what else the sheet says about the vote.

    Attributes
    ----------
    title, kind
        What the meeting is called, and whether it is a training.
    electorate
        Who may vote; empty where that is not written down.
    casts, weights
        By instrument: how votes were cast, and what a list weighs in a combined one.
    spots
        Where each field stands.

    """

    title: Names
    kind: str
    electorate: str
    level: str
    tie_rule: str
    hands_method: str
    ranks_method: str
    dots_per_voter: int | None
    cap: int | None
    casts: Mapping[str, str]
    weights: Mapping[str, Fraction | None]
    budget: Fraction | None
    currency: str
    spots: Mapping[str, Spot]

    def spot(self, field: str) -> Spot:
        """Return where a field stands."""
        return self.spots.get(field, Spot())
