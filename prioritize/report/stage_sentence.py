"""One plain sentence about a stage of a staged rule."""

from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Final

from prioritize.report.block import Column, Heading, Table
from prioritize.report.naming import Naming, shortened
from prioritize.report.numbers import amount, as_decimal, in_decimals
from prioritize.report.template import filled, quoted
from prioritize.tally.step import Excluded, Parted, Step
from prioritize.text import Message, message


__all__ = [
    "excluded_from",
    "excluded_reason",
    "excluded_sentence",
    "excluded_table",
    "parted_sentence",
    "reasons_message",
]

_STAGES: Final = {
    "eligibility": message("eligibility"),
    "veto": message("veto"),
    "reviews": message("too few reviews"),
    "threshold": message("below a threshold"),
    "total": message("below the total"),
}


def excluded_sentence(step: Excluded, names: Naming) -> Message:
    """Say that a project is not ranked, and why."""
    return message(
        "{project} is not ranked: {reasons}.",
        project=names.project(step.project),
        reasons=reasons_message(step, names),
    )


def reasons_message(step: Excluded, names: Naming) -> Message:
    """Say why a project is not ranked, in one line."""
    told = [in_decimals(names.called(each)) for each in step.reasons]
    return reduce(lambda one, other: message("{one}; {other}", one=one, other=other), told)


def excluded_reason(step: Excluded, names: Naming) -> Message:
    """Say which stage stopped a project, and why, without naming it."""
    return message(
        "{stage}: {reasons}", stage=_STAGES[step.stage], reasons=reasons_message(step, names)
    )


def excluded_from(steps: Iterable[Step]) -> dict[str, Excluded]:
    """Return who is not ranked, with the step that says why."""
    return {step.project: step for step in steps if isinstance(step, Excluded)}


def excluded_table(steps: Iterable[Step], names: Naming) -> Iterator[Heading | Table]:
    """Lay out who is not ranked, where there is anybody."""
    excluded = excluded_from(steps).values()
    if not excluded:
        return
    yield Heading(message("Not ranked"), 3)
    yield Table(
        (Column(message("Project")), Column(message("Stage")), Column(message("Why"))),
        tuple(
            (quoted(names.project(each.project)), _STAGES[each.stage], reasons_message(each, names))
            for each in excluded
        ),
    )


_PARTED: Final = {
    "cost": message("{tied} were equal; the cheaper one is first: {values}."),
    "criterion": message("{tied} were equal; {criterion} decided: {values}."),
}


def parted_sentence(step: Parted, names: Naming) -> Message:
    """Say by what equal projects were told apart."""
    is_cost = step.by == "cost"
    values = dict(step.values)
    told = tuple(
        message(
            "{project} {score}",
            project=names.project(each),
            score=amount(values[each], names.currency) if is_cost else as_decimal(values[each]),
        )
        for tier in step.tiers
        for each in tier
    )
    return filled(
        _PARTED["cost" if is_cost else "criterion"],
        tied=names.listed(tuple(sorted(values))),
        criterion=names.measure(step.by),
        values=shortened(told),
    )
