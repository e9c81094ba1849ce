"""One plain sentence about a project that came up for money."""

from typing import Final

from prioritize.report.naming import Naming
from prioritize.report.numbers import amount
from prioritize.report.template import filled
from prioritize.tally.step import Considered
from prioritize.text import Message, message


__all__ = ["FATES", "PARTLY", "considered_sentence"]

FATES: Final = {
    "funded": message("funded"),
    "unaffordable": message("not enough money"),
    "stopped": message("below the line"),
    "below-minimum": message("below the minimum"),
    "excluded": message("excluded"),
    "ruled-out": message("ruled out by another project"),
    "waiting": message("needs another project"),
    "over-limit": message("more than its part of the money"),
    "outweighed": message("others bring more for the money"),
    "unsupported": message("no votes"),
    "unpaid": message("its voters cannot pay for it"),
}
"""What became of a project that came up for money, in a cell of a table."""

PARTLY: Final = message("funded in part")
"""What became of a project that gets less than it costs."""

_SENTENCES: Final = {
    "funded": message("{project} costs {cost} and is funded; {left} is left."),
    "unaffordable": message("{project} costs {cost} and cannot be paid for; {left} is left."),
    "stopped": message("{project}, at {cost}, stands below the line; {left} is left."),
    "below-minimum": message("{project}, at {cost}, does not reach the minimum; {left} is left."),
    "excluded": message("{project}, at {cost}, is excluded; {left} is left."),
    "ruled-out": message("{project}, at {cost}, cannot be funded beside {others}; {left} is left."),
    "waiting": message(
        "{project}, at {cost}, is funded only together with {others}; {left} is left."
    ),
    "over-limit": message(
        "{project} costs {cost}, which is more than is left for {limit}; {left} is left in all."
    ),
    "outweighed": message(
        "{project}, at {cost}, is not funded, because others bring more for the money; {left} is"
        " left."
    ),
    "unsupported": message("{project}, at {cost}, has no votes; {left} is left."),
    "unpaid": message("{project}, at {cost}, is not paid for by its voters; {left} is left."),
}
_PARTLY: Final = message("{project} costs {cost} and gets {award} of it; {left} is left.")


def considered_sentence(step: Considered, names: Naming) -> Message:
    """Say what became of a project that came up for money, and what stood in its way."""
    return filled(
        _SENTENCES[step.fate] if step.award is None else _PARTLY,
        project=names.project(step.project),
        cost=amount(step.cost, names.currency),
        left=amount(step.left, names.currency),
        award=amount(step.paid, names.currency),
        others=names.listed(step.because),
        limit=step.limit,
    )
