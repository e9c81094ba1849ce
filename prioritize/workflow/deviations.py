"""Where a committee decided otherwise than its list: told always, and asked for the reason."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from prioritize.errors import Finding, finding
from prioritize.model.consultation import Decision
from prioritize.model.outcome import Allocation, Outcome
from prioritize.tally.listing import Listing
from prioritize.tally.result import Result
from prioritize.text import message


__all__ = ["deviations"]


def deviations(decisions: Sequence[Decision], listings: Iterable[Listing]) -> Iterator[Finding]:
    """Yield every decision that is not what a list under the budget says.

    A committee may decide otherwise than its list; that it did, and why, is not to be overlooked.
    """
    money = [each.result for each in listings if isinstance(each.result.outcome, Allocation)]
    funded = {
        project
        for result in money
        if isinstance(result.outcome, Allocation)
        for project in result.outcome.funded
    }
    listed = {project.id for result in money for project in result.profile.projects}
    yield from _too_much(decisions, money)
    for each in decisions:
        differs = (each.decided == "funded") != (each.project in funded)
        if money and differs and (each.project in listed or each.decided == "funded"):
            yield _told(each, is_funded=each.project in funded)


def _too_much(decisions: Sequence[Decision], money: Sequence[Result[Outcome]]) -> Iterator[Finding]:
    """Yield grants above what a project costs, and all of them together above the budget."""
    costs = {project.id: project.cost for result in money for project in result.profile.projects}
    granted = Fraction(0)
    for each in decisions:
        cost = costs.get(each.project)
        grant = cost if each.amount is None else each.amount
        if each.decided != "funded" or grant is None:
            continue
        granted += grant
        if cost is not None and grant > cost:
            what = message(
                "{project} is granted {amount}, more than the {cost} that it costs",
                project=each.project,
                amount=grant,
                cost=cost,
            )
            yield finding(what)
    budgets = [each.outcome.budget for each in money if isinstance(each.outcome, Allocation)]
    if budgets and granted > sum(budgets, Fraction(0)):
        what = message(
            "What was granted adds up to {granted}, more than the budget of {budget}",
            granted=granted,
            budget=sum(budgets, Fraction(0)),
        )
        yield finding(what)


def _told(decision: Decision, *, is_funded: bool) -> Finding:
    if is_funded:
        what = message(
            "The list funds {project}, and the committee decided otherwise",
            project=decision.project,
        )
    else:
        what = message(
            "The list does not fund {project}, and the committee decided to",
            project=decision.project,
        )
    if decision.reason:
        return finding(what, remedy=message("Its reason: {reason}", reason=decision.reason))
    return finding(what, remedy=message("No reason is given: write it down."))
