"""What is known of the reviewers of a committee: severity, agreement, calibrated scores."""

from collections.abc import Iterator
from fractions import Fraction

from prioritize.report.block import Column, Table
from prioritize.report.naming import Naming
from prioritize.report.numbers import decimal_message, decimal_text
from prioritize.report.template import quoted
from prioritize.tally.robustness import Robustness
from prioritize.text import Message, message


__all__ = ["agreement_messages", "calibration_table", "reviewer_table"]


def calibration_table(found: Robustness, names: Naming) -> Table:
    """Lay out what projects have in all, raw and freed of severity by several rules."""
    return Table(
        (
            Column(message("Project")),
            Column(message("Raw"), "right"),
            Column(message("Centered"), "right"),
            Column(message("Additive"), "right"),
            Column(message("Shrunken"), "right"),
            Column(message("Standardized"), "right"),
        ),
        tuple(
            (
                quoted(names.project(each.project)),
                *map(_number, (each.raw, each.centered, each.additive, each.shrunken)),
                _number(each.standardized),
            )
            for each in sorted(found.calibrations, key=lambda each: (-each.raw, each.project))
        ),
    )


def reviewer_table(found: Robustness) -> Table:
    """Lay out how much each reviewer scored, how high and how severely."""
    return Table(
        (
            Column(message("Reviewer")),
            Column(message("Reviews"), "right"),
            Column(message("Mean"), "right"),
            Column(message("Severity"), "right"),
        ),
        tuple(
            (
                quoted(each.id),
                quoted(str(each.projects)),
                _number(each.mean),
                _number(each.severity),
            )
            for each in found.reviewers
        ),
    )


def _number(value: Fraction | None) -> Message:
    return quoted("–") if value is None else decimal_message(decimal_text(value, 2))


def agreement_messages(found: Robustness) -> Iterator[Message]:
    """Say how far the reviewers agree."""
    yield message(
        "A reviewer below 0 is more severe than the others on the same projects, above 0 milder."
    )
    own = found.agreement
    yield message(
        "Agreement of one reviewer with the others, ICC(2,1): {single}; of the mean of all,"
        " ICC(2,k): {mean}; of the orders, Kendall's W: {w}; with blanks, Krippendorff's α: {a}.",
        single=_number(own.single),
        mean=_number(own.mean),
        w=_number(own.concordance),
        a=_number(own.alpha),
    )
