"""What one criterion or one reviewer less would change, as a table."""

from typing import Final

from prioritize.report.block import Column, Table
from prioritize.report.naming import Naming
from prioritize.report.numbers import decimal_message
from prioritize.report.template import quoted
from prioritize.tally.robustness import LeftOut, Robustness
from prioritize.text import Message, message


__all__ = ["left_out_table"]

_BESIDE: Final = {
    "medians": message("Medians in the place of means"),
    "calibrated": message("Severity of the reviewers taken out"),
}


def left_out_table(found: Robustness, names: Naming) -> Table:
    """Lay out who would come in and go out, also by medians and without severity."""
    rows = [
        (_left(each, names), *_moved(each.entering, each.leaving, names), _tau(each.tau))
        if each.is_counted
        else (_left(each, names), message("cannot be counted"), quoted(""), quoted(""))
        for each in found.left_out
    ]
    rows += [
        (_BESIDE[each.name], *_moved(each.entering, each.leaving, names), _tau(each.tau))
        for each in found.beside
    ]
    return Table(
        (
            Column(message("Instead")),
            Column(message("Comes in")),
            Column(message("Goes out")),
            Column(message("Agreement"), "right"),
        ),
        tuple(rows),
    )


def _left(each: LeftOut, names: Naming) -> Message:
    if each.kind == "criterion":
        return message("Without {criterion}", criterion=names.measure(each.id))
    return message("Without {reviewer}", reviewer=each.id)


def _moved(
    entering: tuple[str, ...], leaving: tuple[str, ...], names: Naming
) -> tuple[Message, Message]:
    return (
        message("{projects}", projects=names.listed(entering)) if entering else quoted("–"),
        message("{projects}", projects=names.listed(leaving)) if leaving else quoted("–"),
    )


def _tau(tau: str | None) -> Message:
    return quoted("–") if tau is None else decimal_message(tau)
