"""The margins of a result: which family of methods knows how to tell them."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final, Protocol, runtime_checkable

import attrs

from prioritize.model.margin import Margin
from prioritize.model.outcome import Outcome
from prioritize.model.totals import TotalsProfile
from prioritize.tally.margins.additive import Additive, Points
from prioritize.tally.margins.line import line_margins
from prioritize.tally.margins.marks import approval_points, dot_points, plurality_points
from prioritize.tally.margins.pairs import condorcet_margins, first_margins, ranked_margins
from prioritize.tally.margins.runoff import runoff_margins
from prioritize.tally.margins.scores import borda_points, score_points
from prioritize.tally.margins.sheet import sheet_margins
from prioritize.tally.result import Result, ranking_of


__all__ = ["KnowsMargins", "margins_of"]

_Options = Mapping[str, Any]
_Teller = Callable[[Result[Outcome], _Options], tuple[Margin, ...]]


@runtime_checkable
class KnowsMargins(Protocol):
    """A method that tells its margins itself."""

    def margins(self, result: Result[Outcome], /) -> tuple[Margin, ...]:
        """Tell how far a result of this method is from another one."""
        ...


def margins_of(result: Result[Outcome]) -> tuple[Margin, ...]:
    """Tell how many ballots would have to be different to change a result.

    Nothing is told where no bound is known. Nothing is counted again.

    Examples
    --------
    >>> from prioritize import build
    >>> from prioritize.model.shorthand import approvals
    >>> from prioritize.tally.engine import run
    >>> result = run(build("plurality", {}), approvals("32: transparency", "27: roads"))
    >>> margins_of(result)[0].tie, margins_of(result)[0].exact
    (3, True)

    """
    method = result.method
    if isinstance(method, KnowsMargins):
        return method.margins(result)
    teller = _TELLERS.get(method.info.id)
    kind = type(method)
    if teller is None or not attrs.has(kind):
        return ()
    return teller(result, {each.name: getattr(method, each.name) for each in attrs.fields(kind)})


def _added(
    points: Callable[[Result[Outcome], _Options], Points | None],
    result: Result[Outcome],
    options: _Options,
) -> tuple[Margin, ...]:
    if isinstance(result.profile, TotalsProfile):
        return sheet_margins(result)
    found = points(result, options)
    return () if found is None else tuple(Additive(found).margins(ranking_of(result.outcome).tiers))


_TELLERS: Final[Mapping[str, _Teller]] = {
    "approval": partial(_added, approval_points),
    "benham": condorcet_margins,
    "black": condorcet_margins,
    "borda": partial(_added, borda_points),
    "condorcet": condorcet_margins,
    "copeland": ranked_margins,
    "dots": partial(_added, dot_points),
    "greedy-budget": line_margins,
    "instant-runoff": runoff_margins,
    "kemeny": condorcet_margins,
    "minimax": ranked_margins,
    "plurality": partial(_added, plurality_points),
    "ranked-pairs": first_margins,
    "schulze": first_margins,
    "score": partial(_added, score_points),
    "split-cycle": first_margins,
    "stable-voting": condorcet_margins,
}
