"""Margins of tally sheets: how many single entries would have to be wrong.

A dot that belongs to the other project moves the difference by two, one that is missing or too many
by one; so half the difference is needed, and enough.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Final

from prioritize.model.margin import Change, Margin, Unit
from prioritize.model.outcome import Outcome, Tiers
from prioritize.model.totals import TotalsProfile
from prioritize.tally.margins.decisive import decisive_scores
from prioritize.tally.result import Result, ranking_of


__all__ = ["sheet_margins"]

_UNITS: Final[dict[str, Unit]] = {"approvals": "approvals", "dots": "dots", "votes": "votes"}


def sheet_margins(result: Result[Outcome]) -> tuple[Margin, ...]:
    """Tell how far the places of a tally sheet are from each other, where it counts one by one."""
    profile, decisive = result.profile, decisive_scores(result)
    if not isinstance(profile, TotalsProfile) or profile.unit != 1 or decisive is None:
        return ()
    unit = _UNITS.get(decisive.measure)
    if unit is None:
        return ()
    tiers = ranking_of(result.outcome).tiers
    return tuple(_between(tiers, dict(decisive.scores), unit))


def _between(tiers: Tiers, scores: dict[str, Fraction], unit: Unit) -> Iterator[Margin]:
    for number, (above, below) in enumerate(pairwise(tiers)):
        difference = scores[above[0]] - scores[below[0]]
        if difference <= 0:
            continue
        changes: tuple[Change, ...] = ("first", "pair") if not number else ("pair",)
        for change in changes:
            if change == "pair" or len(above) == 1:
                tie, reversal = -(-difference // 2), difference // 2 + 1
                yield Margin(change, above[0], below[0], unit, tie, reversal, exact=True)
