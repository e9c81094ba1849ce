"""What two projects have on every criterion, and how many times as much that makes in a product."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from prioritize.model.outcome import Outcome
from prioritize.report.naming import Naming
from prioritize.report.numbers import as_decimal, in_one_form
from prioritize.report.points_story import mean_pairs
from prioritize.report.template import filled
from prioritize.tally.powers import Power, Powers, is_one
from prioritize.tally.result import Result
from prioritize.tally.rising_precision import DIGITS, shown
from prioritize.tally.step import Raised
from prioritize.text import Fact, Message, message


__all__ = ["product_story", "raised_sentence"]


def product_story(result: Result[Outcome], above: str, below: str, names: Naming) -> list[Message]:
    """Compare two projects criterion by criterion, where a weighted product made the order.

    Each criterion tells how many times as much its means make of one product as of the other;
    multiplied these are the quotient of the products. Says nothing of other methods.
    """
    raised = {each.criterion: each for each in result.steps if isinstance(each, Raised)}
    pair = (above, below)
    told: list[Message] = []
    powers: list[Power] = []
    for criterion, means in mean_pairs(result, raised, pair):
        step = raised[criterion]
        powers.append((means[0] / means[1], step.exponent))
        told.append(_compared(step, means, pair, names))
    if len(powers) == len(raised) and any(not is_one([each]) for each in powers):
        told.append(_together(powers, pair, names))
    return told


_COMPARED: Final = {
    "ahead": message(
        "{criterion}, weight {weight}: {above} {more}, {below} {fewer}. That makes the product of"
        " {leader} {times} times as large."
    ),
    "equal": message(
        "{criterion}, weight {weight}: {above} {more}, {below} {fewer}. Neither is ahead."
    ),
}


def _compared(
    step: Raised, means: tuple[Fraction, Fraction], pair: tuple[str, str], names: Naming
) -> Message:
    power = means[0] / means[1], step.exponent
    more, fewer = in_one_form(means, as_decimal)
    facts: dict[str, Fact] = {
        "criterion": names.measure(step.criterion),
        "weight": as_decimal(step.weight),
        "above": names.project(pair[0]),
        "more": more,
        "below": names.project(pair[1]),
        "fewer": fewer,
    }
    if is_one([power]):
        return filled(_COMPARED["equal"], **facts)
    behind = _is_below_one(power)
    facts["leader"], facts["times"] = names.project(pair[behind]), _told([power])
    return filled(_COMPARED["ahead"], **facts)


def _is_below_one(power: Power) -> bool:
    base, exponent = power
    return (base < 1) == (exponent > 0)


_TOGETHER: Final = {
    "both": message(
        "Together {leader} is ahead {ahead} times and {other} {behind} times: multiplied, the"
        " product of {leader} is {times} times as large."
    ),
    "even": message("Together each of the two is ahead {ahead} times: the products are equal."),
    "one": message(
        "{other} is ahead on no criterion: multiplied, the product of {leader} is {times} times as"
        " large."
    ),
}


def _together(powers: Sequence[Power], pair: tuple[str, str], names: Naming) -> Message:
    """Multiply what speaks for the one, and what for the other."""
    sides = [
        [each for each in powers if not is_one([each]) and _is_below_one(each) is below]
        for below in (False, True)
    ]
    ahead, behind = map(_times, sides)
    told = "even" if is_one(powers) else "both" if all(sides) else "one"
    behind_leads = told != "even" and behind > ahead
    first, second = in_one_form(sorted((ahead, behind), reverse=True), as_decimal)
    return filled(
        _TOGETHER[told],
        leader=names.project(pair[behind_leads]),
        other=names.project(pair[not behind_leads]),
        ahead=first,
        behind=second,
        times=_told(powers),
    )


def _told(powers: Sequence[Power]) -> Message:
    """Write how many times as large something is, so that it does not look like once."""
    return in_one_form((Fraction(1), _times(powers)), as_decimal)[1]


def _times(powers: Sequence[Power]) -> Fraction:
    """Return a product of powers, or 1 divided by it, whichever is above 1, to twelve decimals."""
    exact = Powers.to(DIGITS)
    return shown(exact.exp(abs(exact.log(powers))))


_WORTH: Final = {
    False: message(
        "{criterion}, weight {weight}: twice the mean makes the product {times} times as large."
    ),
    True: message(
        "{criterion}, weight {weight}: half the mean makes the product {times} times as large."
    ),
}


def raised_sentence(step: Raised, names: Naming) -> Message:
    """Say what a mean on a criterion does to the product."""
    return filled(
        _WORTH[step.exponent < 0],
        criterion=names.measure(step.criterion),
        weight=as_decimal(step.weight),
        times=_told([(Fraction(2), step.exponent)]),
    )
