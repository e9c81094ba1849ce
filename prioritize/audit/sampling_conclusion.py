"""What compared papers say about the typed ballots, by the plan that was fixed before."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from attrs import frozen

from prioritize.audit.sampling_plan import AnyTime, OneLook, Plan, papers_needed
from prioritize.errors import UsageError, finding
from prioritize.text import message


__all__ = ["Conclusion", "concluded"]


@frozen
class Conclusion:
    """What came of a comparison.

    Attributes
    ----------
    plan
        What was fixed before.
    papers
        How many were compared.
    mismatches
        The places in the stack whose papers did not agree, in the order of the stack.
    risk
        The measured risk: the largest chance of finding so few mismatches if the result is wrong.
    verdict
        ``confirmed``: the risk is at the limit or below; ``enlarge``: compare on, up to `enlarged`
        papers; ``recount``: count everything by hand.
    enlarged
        How many papers in all would do if no more mismatches are found; `None` where none would.

    """

    plan: Plan
    papers: int
    mismatches: tuple[int, ...]
    risk: Fraction
    verdict: Literal["confirmed", "enlarge", "recount"]
    enlarged: int | None = None


def concluded(plan: Plan, *, papers: int, mismatches: Sequence[int]) -> Conclusion:
    """Judge a comparison.

    A sample that is judged once ends with it. One that may be judged at any time is enlarged once
    at most, as long as that can help; after that everything is counted by hand.

    Parameters
    ----------
    plan
        What was fixed before.
    papers
        How many were compared, the first of the draw.
    mismatches
        The places of those that did not agree, missing papers among them.

    Raises
    ------
    UsageError
        The plan fixed another number of papers.

    Examples
    --------
    >>> from prioritize.audit.sampling_plan import planned
    >>> from prioritize.audit.sampling_risk import Stack
    >>> plan = planned(Stack(84, 3), limit=Fraction(1, 10), design=OneLook())
    >>> concluded(plan, papers=45, mismatches=[]).verdict
    'confirmed'
    >>> concluded(plan, papers=45, mismatches=[17]).verdict
    'recount'

    """
    _check(plan, papers, mismatches)
    risk = plan.design.risk(plan.stack, papers, len(mismatches))
    found = tuple(sorted(mismatches))
    if risk <= plan.limit:
        return Conclusion(plan, papers, found, risk, "confirmed")
    enlarged = _enlarged(plan, papers, len(mismatches))
    verdict: Literal["enlarge", "recount"] = "enlarge" if enlarged else "recount"
    return Conclusion(plan, papers, found, risk, verdict, enlarged)


def _check(plan: Plan, papers: int, mismatches: Sequence[int]) -> None:
    fits = 1 <= papers <= plan.stack.ballots and len(mismatches) <= papers
    if not fits:
        what = message(
            "{papers} papers with {mismatches} mismatches cannot come from {ballots} ballots",
            papers=papers,
            mismatches=len(mismatches),
            ballots=plan.stack.ballots,
        )
        raise UsageError(finding(what))
    if isinstance(plan.design, OneLook) and papers != plan.papers:
        what = message(
            "The plan fixed {planned} papers, and {papers} were compared",
            planned=plan.papers,
            papers=papers,
        )
        remedy = message("Compare as many as planned; whoever may go on must have planned it.")
        raise UsageError(finding(what, remedy=remedy))


def _enlarged(plan: Plan, papers: int, mismatches: int) -> int | None:
    """Return how far one may go on, where the plan allows it and fewer than all would do."""
    if not isinstance(plan.design, AnyTime) or papers > plan.papers:
        return None
    needed = papers_needed(plan.stack, plan.design, limit=plan.limit, mismatches=mismatches)
    return None if needed == plan.stack.ballots else needed
