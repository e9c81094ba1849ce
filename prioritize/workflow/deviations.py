"""Where a committee decided otherwise than its list: told always, and asked for the reason."""

from collections.abc import Iterable, Iterator

from prioritize.errors import Finding, finding
from prioritize.model.consultation import Decision
from prioritize.model.outcome import Allocation
from prioritize.tally.listing import Listing
from prioritize.text import message


__all__ = ["deviations"]


def deviations(decisions: Iterable[Decision], listings: Iterable[Listing]) -> Iterator[Finding]:
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
    for each in decisions:
        differs = (each.decided == "funded") != (each.project in funded)
        if money and differs and (each.project in listed or each.decided == "funded"):
            yield _told(each, is_funded=each.project in funded)


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
