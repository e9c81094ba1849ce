"""What is said about a budget: how much is spent, what is left, and where the line falls.

Of seats that are given away as if they were money it is said how many have been.
"""

from collections.abc import Iterator

from prioritize.model.outcome import Allocation, Outcome
from prioritize.report.naming import Naming
from prioritize.report.numbers import amount
from prioritize.report.row import gives_seats
from prioritize.tally.result import Result
from prioritize.tally.step import Considered
from prioritize.text import Message, counted, message


__all__ = ["first_beyond", "money_sentences"]


def money_sentences(result: Result[Outcome], names: Naming) -> Iterator[Message]:
    """Say what the budget pays for, and who is the first that it does not reach."""
    outcome = result.outcome
    if not isinstance(outcome, Allocation):
        return
    if gives_seats(result):
        yield _surely_elected(outcome) if result.undecided else _elected(outcome)
        return
    is_open = bool(result.undecided)
    yield _surely_funded(outcome, names) if is_open else _funded(outcome, names)
    for project, award in outcome.partial:
        yield message(
            "{project} gets {award}, a part of what it costs.",
            project=names.project(project),
            award=amount(award, names.currency),
        )
    first = first_beyond(result)
    if first is not None:
        yield message(
            "{project} is the first that the money does not reach: it costs {cost}, and {left}"
            " was left.",
            project=names.project(first.project),
            cost=amount(first.cost, names.currency),
            left=amount(first.left, names.currency),
        )


def _funded(outcome: Allocation, names: Naming) -> Message:
    return counted(
        "{number} project is funded with {spent} of {budget}; {left} is left.",
        "{number} projects are funded with {spent} of {budget}; {left} is left.",
        number=len(outcome.funded),
        spent=amount(outcome.spent, names.currency),
        budget=amount(outcome.budget, names.currency),
        left=amount(outcome.left, names.currency),
    )


def _surely_funded(outcome: Allocation, names: Naming) -> Message:
    """Say what is funded whichever way a tie falls that is still open."""
    return counted(
        "Whichever way it falls, {number} project is funded, with {spent} of {budget}.",
        "Whichever way it falls, {number} projects are funded, with {spent} of {budget}.",
        number=len(outcome.funded),
        spent=amount(outcome.spent, names.currency),
        budget=amount(outcome.budget, names.currency),
    )


def _elected(outcome: Allocation) -> Message:
    return counted(
        "{number} project is elected; number of seats: {seats}.",
        "{number} projects are elected; number of seats: {seats}.",
        number=len(outcome.funded),
        seats=outcome.budget,
    )


def _surely_elected(outcome: Allocation) -> Message:
    return counted(
        "Whichever way it falls, {number} project is elected; number of seats: {seats}.",
        "Whichever way it falls, {number} projects are elected; number of seats: {seats}.",
        number=len(outcome.funded),
        seats=outcome.budget,
    )


def first_beyond(result: Result[Outcome]) -> Considered | None:
    """Return the first project that was more expensive than what was left when it came up.

    `None` where everything was paid for, where a tie is open, or where the money did not follow an
    order and so draws no line.
    """
    considered = [step for step in result.steps if isinstance(step, Considered)]
    short = (step for step in considered if step.fate == "unaffordable")
    first = next(short, None)
    return None if first is None or result.undecided or first.cost <= first.left else first
