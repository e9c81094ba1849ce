"""What one ballot pays for, and which of its projects are among those chosen."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from prioritize.model.outcome import Allocation, Outcome
from prioritize.report.naming import Naming
from prioritize.report.numbers import amount
from prioritize.report.row import chosen, rows
from prioritize.report.template import filled
from prioritize.tally.cast import Cast
from prioritize.tally.follow_money import follow_money, share_of, support_of
from prioritize.tally.result import Result
from prioritize.tally.step import Earned, Paid
from prioritize.text import Message, message


__all__ = ["chosen_story", "money_story"]

_FUNDED: Final = (
    message("It supports, and they are funded: {projects}."),
    message("It supports, and they are not funded: {projects}."),
)
_ELECTED: Final = (
    message("It supports, and they are elected: {projects}."),
    message("It supports, and they are not elected: {projects}."),
)


def money_story(result: Result[Outcome], cast: Cast, names: Naming) -> Iterator[Message]:
    """Say what a ballot pays for every project that voters pay for, and what it has left."""
    share = share_of(result)
    if share is not None and any(isinstance(step, Paid) for step in result.steps):
        yield message("Every voter has a share of {share}.", share=amount(share, names.currency))
    paid = Fraction(0)
    for payment in follow_money(result, cast):
        paid += payment.amount
        yield message(
            "For {project}, each of its ballots pays {price}, and has {left} left.",
            project=names.project(payment.project),
            price=amount(payment.amount, names.currency),
            left=amount(payment.left, names.currency),
        )
    if any(isinstance(step, (Paid, Earned)) for step in result.steps):
        yield message(
            "In all, each of its ballots has paid {paid}.", paid=amount(paid, names.currency)
        )


def chosen_story(result: Result[Outcome], cast: Cast, names: Naming) -> Iterator[Message]:
    """Say which of the projects chosen the ballot supports, and which of its own are not chosen."""
    outcome = result.outcome
    picked = chosen(outcome)
    support = support_of(result.profile, cast)
    if picked is None or not support:
        return
    order = tuple(row.project for row in rows(result) if row.project in support)
    yes, no = _FUNDED if isinstance(outcome, Allocation) else _ELECTED
    for text, ids in (
        (yes, tuple(each for each in order if each in picked)),
        (no, tuple(each for each in order if each not in picked)),
    ):
        if ids:
            yield filled(text, projects=tuple(names.project(each) for each in ids))
