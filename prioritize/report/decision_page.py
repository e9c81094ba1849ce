"""What a committee decided, apart from the list."""

from collections.abc import Iterator, Sequence
from typing import Final

from prioritize.model.consultation import Decision
from prioritize.report.block import Block, Column, Heading, Table
from prioritize.report.json_text import Json
from prioritize.report.naming import Naming
from prioritize.report.numbers import amount, exact_text
from prioritize.report.template import quoted
from prioritize.text import message


__all__ = ["decision_page", "decisions_json"]

_DECIDED: Final = {
    "funded": message("funded"),
    "reserve": message("in reserve"),
    "rejected": message("rejected"),
}


def decision_page(decisions: Sequence[Decision], names: Naming) -> Iterator[Block]:
    """Lay out the decisions, where there are any."""
    if not decisions:
        return
    yield Heading(message("What the committee decided"), 2)
    yield Table(
        (
            Column(message("Project")),
            Column(message("Decided")),
            Column(message("Granted"), "right"),
            Column(message("Reason")),
        ),
        tuple(
            (
                quoted(names.project(each.project)),
                _DECIDED[each.decided],
                quoted("") if each.amount is None else amount(each.amount, names.currency),
                quoted(each.reason),
            )
            for each in decisions
        ),
    )


def decisions_json(decisions: Sequence[Decision]) -> list[Json]:
    """Write the decisions for programs."""
    return [
        {
            "project": each.project,
            "decided": each.decided,
            "amount": None if each.amount is None else exact_text(each.amount),
            "reason": each.reason or None,
        }
        for each in decisions
    ]
