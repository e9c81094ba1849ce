"""Plain sentences about voters who pay for projects out of equal shares."""

from typing import Final

from prioritize.report.naming import Naming
from prioritize.report.numbers import amount, shown
from prioritize.report.template import filled, in_turn
from prioritize.tally.step import Earned, Endowed, Paid, Short
from prioritize.text import Message, counted, message


__all__ = ["earned_sentence", "endowed_sentence", "paid_sentence", "short_sentence"]


def endowed_sentence(step: Endowed, names: Naming) -> Message:
    """Say what everyone can spend, and what that buys."""
    share = amount(step.share, names.currency)
    first = (
        counted(
            "Everyone has {share} to spend, {number} unit of money more than at first.",
            "Everyone has {share} to spend, {number} units of money more than at first.",
            number=step.increment,
            share=share,
        )
        if step.increment
        else message("Everyone has {share} to spend.", share=share)
    )
    return in_turn([first, _bought(step, names)])


def _bought(step: Endowed, names: Naming) -> Message:
    template = _BOUGHT["nothing" if not step.bought else "too much" if step.left < 0 else "fits"]
    return filled(
        template,
        projects=names.listed(step.bought),
        cost=amount(step.cost, names.currency),
        over=amount(-step.left, names.currency),
    )


_BOUGHT: Final = {
    "nothing": message("That pays for nothing."),
    "fits": message("That pays for {projects}, which cost {cost}."),
    "too much": message(
        "That would pay for {projects}, which cost {cost}: {over} more than there is."
    ),
}


def paid_sentence(step: Paid, names: Naming) -> Message:
    """Say who pays how much for a project."""
    return filled(
        _PAID[step.per, step.full == step.payers],
        project=names.project(step.project),
        price=amount(step.price, names.currency),
        payers=shown(step.payers),
        full=shown(step.full),
        support=shown(step.support),
    )


_PAID: Final = {
    ("voter", True): message("For {project} {payers} pay {price} each."),
    ("voter", False): message(
        "For {project} {payers} pay: {full} of them {price} each, the others all they have left."
        " It costs them as much as if {support} shared the cost alike."
    ),
    ("point", True): message("For {project} {payers} pay {price} per point."),
    ("point", False): message(
        "For {project} {payers} pay: {full} of them {price} per point, the others all they have"
        " left. It costs them as much as if {support} points shared the cost alike."
    ),
}


def earned_sentence(step: Earned, names: Naming) -> Message:
    """Say when the backers of a project can pay for it."""
    return message(
        "Once everyone has been given {share}, the {backers} who want {project} have its cost"
        " together and pay for it.",
        share=amount(step.share, names.currency),
        backers=shown(step.backers),
        project=names.project(step.project),
    )


def short_sentence(step: Short, names: Naming) -> Message:
    """Say what a project lacked in money, and in voters."""
    held = message(
        "{project} costs {cost}, and those who want it have {held} left.",
        project=names.project(step.project),
        cost=amount(step.cost, names.currency),
        held=amount(step.held, names.currency),
    )
    return held if step.more is None else in_turn([held, _more(step)])


def _more(step: Short) -> Message:
    if not step.more:
        return message("A tie decided against it.")
    return message(
        "With these shares it would have been paid for if {more} more had marked it.",
        more=shown(step.more),
    )
